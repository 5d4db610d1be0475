//! Links and browsers' sessions, in SQL.

use askback_core::PersonId;
use jiff::Timestamp;
use uuid::Uuid;

use super::{Database, Row, SqlStore, statements as sql, value::args};
use crate::{LinkUse, NewLink, NewWebSession, Result, SecretHash, SignIn, StoreError, WebSession};

#[async_trait::async_trait]
impl<D: Database> SignIn for SqlStore<D> {
    async fn add_link(&self, link: NewLink) -> Result<()> {
        let new = args![link.secret, link.person, link.at, link.expires_at];
        self.database.write(sql::SIGN_IN_ADD_LINK, new).await.map(drop)
    }

    async fn use_link(&self, secret: SecretHash, now: Timestamp) -> Result<LinkUse> {
        let used = self.database.write(sql::SIGN_IN_USE_LINK, args![secret, now]).await?;
        if let Some(row) = used.first() {
            return Ok(LinkUse::SignedIn(row.id("person_id")?));
        }
        let link = self.one(sql::SIGN_IN_LINK, args![secret], |row| row.opt_time("used_at")).await?;
        Ok(match link {
            None => LinkUse::Unknown,
            Some(None) => LinkUse::Expired,
            Some(Some(_)) => LinkUse::AlreadyUsed,
        })
    }

    async fn add_web_session(&self, new: NewWebSession) -> Result<WebSession> {
        let row = args![new.id, new.secret, new.person, new.at, new.expires_at, new.user_agent.as_ref()];
        self.database.write(sql::SIGN_IN_ADD_WEB_SESSION, row).await?;
        let stored = self.web_session(new.secret, new.at).await?;
        stored.ok_or(StoreError::Invalid { what: "session", why: "it is over before it starts".to_owned() })
    }

    async fn web_session(&self, secret: SecretHash, now: Timestamp) -> Result<Option<WebSession>> {
        self.one(sql::SIGN_IN_WEB_SESSION, args![secret, now], web_session).await
    }

    async fn touch_web_session(&self, id: Uuid, now: Timestamp) -> Result<()> {
        self.database.write(sql::SIGN_IN_TOUCH_WEB_SESSION, args![id, now]).await.map(drop)
    }

    async fn web_sessions(&self, person: PersonId, now: Timestamp) -> Result<Vec<WebSession>> {
        self.all(sql::SIGN_IN_WEB_SESSIONS, args![person, now], web_session).await
    }

    async fn revoke_web_session(&self, person: PersonId, id: Uuid, now: Timestamp) -> Result<bool> {
        let revoked = self.database.write(sql::SIGN_IN_REVOKE_WEB_SESSION, args![person, id, now]).await?;
        Ok(!revoked.is_empty())
    }
}

fn web_session(row: &Row) -> Result<WebSession> {
    Ok(WebSession {
        id: row.uuid("id")?,
        person: row.id("person_id")?,
        created_at: row.time("created_at")?,
        last_seen_at: row.time("last_seen_at")?,
        expires_at: row.time("expires_at")?,
        revoked_at: row.opt_time("revoked_at")?,
        user_agent: row.opt_text("user_agent")?.map(str::to_owned),
    })
}
