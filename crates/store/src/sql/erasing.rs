//! Erasing, in SQL. What belongs to an attempt goes with it, by the tables' own rules.

use askback_core::{AttemptId, PersonId};

use super::{Database, SqlStore, statements as sql, value::args};
use crate::{Erasing, Result};

#[async_trait::async_trait]
impl<D: Database> Erasing for SqlStore<D> {
    async fn erase_attempt(&self, owner: PersonId, attempt: AttemptId) -> Result<bool> {
        Ok(!self.database.write(sql::ERASING_ATTEMPT, args![owner, attempt]).await?.is_empty())
    }

    async fn erase_practice(&self, owner: PersonId) -> Result<u64> {
        let mut all = self.database.begin().await?;
        let attempts = all.run(sql::ERASING_ATTEMPTS.into(), args![owner]).await?;
        all.run(sql::ERASING_EVENTS.into(), args![owner]).await?;
        all.run(sql::ERASING_PREFERENCES.into(), args![owner]).await?;
        all.commit().await?;
        Ok(attempts.len() as u64)
    }
}
