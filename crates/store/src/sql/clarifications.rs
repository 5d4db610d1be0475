//! Clarifications, in SQL.

use askback_core::{AttemptId, PersonId};

use super::{Database, Row, SqlStore, statements as sql, value::args};
use crate::{Clarification, Clarifications, Created, Result, StoreError};

#[async_trait::async_trait]
impl<D: Database> Clarifications for SqlStore<D> {
    async fn add_clarification(
        &self,
        owner: PersonId,
        attempt: AttemptId,
        new: Clarification,
    ) -> Result<Created<Clarification>> {
        let text = new.text.clone().into_bytes();
        let before_code = i64::from(new.before_code);
        let row = args![new.id, owner, attempt, text, new.item, before_code, new.at];
        let added = self.database.write(sql::CLARIFICATIONS_ADD, row).await?;
        let key = args![owner, attempt, new.id];
        match self.one(sql::CLARIFICATIONS_CLARIFICATION, key, clarification).await? {
            Some(stored) if !added.is_empty() => Ok(Created::New(stored)),
            Some(stored) if stored.text == new.text => Ok(Created::Existing(stored)),
            None => Err(self.no_attempt_or(owner, attempt, "clarification").await?),
            _ => Err(StoreError::Conflict { what: "clarification" }),
        }
    }
}

pub(super) fn clarification(row: &Row) -> Result<Clarification> {
    Ok(Clarification {
        id: row.id("id")?,
        text: row.source("text")?,
        item: row.opt_count("item")?,
        before_code: row.int("before_code")? != 0,
        at: row.time("asked_at")?,
    })
}
