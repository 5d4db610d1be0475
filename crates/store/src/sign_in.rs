//! Signing in: single-use links and the sessions of browsers. Only hashes of
//! secrets are stored, so a stolen database signs nobody in.

use std::fmt;

use askback_core::PersonId;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::Result;

/// The hash of a secret that was drawn at random. A plain hash is enough for
/// those: there is nothing to guess, unlike with a password.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct SecretHash(pub [u8; 32]);

impl SecretHash {
    /// The hash of a secret.
    pub fn of(secret: &str) -> Self {
        Self(Sha256::digest(secret.as_bytes()).into())
    }
}

impl fmt::Debug for SecretHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretHash(..)")
    }
}

/// A sign-in link to be added.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the names say it")]
pub struct NewLink {
    pub secret: SecretHash,
    pub person: PersonId,
    pub at: Timestamp,
    pub expires_at: Timestamp,
}

/// What became of an attempt to use a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkUse {
    /// It was good, and is now used up.
    SignedIn(PersonId),
    /// It was used before.
    AlreadyUsed,
    /// Its time is over.
    Expired,
    /// There was never such a link.
    Unknown,
}

/// A browser's session to be added.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the names say it")]
pub struct NewWebSession {
    pub id: Uuid,
    pub secret: SecretHash,
    pub person: PersonId,
    pub at: Timestamp,
    pub expires_at: Timestamp,
    pub user_agent: Option<String>,
}

/// A browser's session.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct WebSession {
    pub id: Uuid,
    pub person: PersonId,
    pub created_at: Timestamp,
    pub last_seen_at: Timestamp,
    pub expires_at: Timestamp,
    pub revoked_at: Option<Timestamp>,
    pub user_agent: Option<String>,
}

/// Links and sessions.
#[async_trait::async_trait]
pub trait SignIn {
    /// Adds a link.
    async fn add_link(&self, link: NewLink) -> Result<()>;

    /// Uses a link up. Of two at once, one wins.
    async fn use_link(&self, secret: SecretHash, now: Timestamp) -> Result<LinkUse>;

    /// Adds a browser's session.
    async fn add_web_session(&self, session: NewWebSession) -> Result<WebSession>;

    /// The session with that secret, if it is neither revoked nor over.
    async fn web_session(&self, secret: SecretHash, now: Timestamp) -> Result<Option<WebSession>>;

    /// Notes that a session was seen. Call it now and then, not on each request.
    async fn touch_web_session(&self, id: Uuid, now: Timestamp) -> Result<()>;

    /// A person's sessions that are neither revoked nor over, last seen first.
    async fn web_sessions(&self, person: PersonId, now: Timestamp) -> Result<Vec<WebSession>>;

    /// Ends a session of that person; whether there was one to end.
    async fn revoke_web_session(&self, person: PersonId, id: Uuid, now: Timestamp) -> Result<bool>;
}
