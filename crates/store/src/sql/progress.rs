//! Progress, in SQL.

use askback_core::PersonId;

use super::{Database, Row, SqlStore, statements as sql, value::args};
use crate::{Progress, QuestionProgress, QuestionState, Result};

#[async_trait::async_trait]
impl<D: Database> Progress for SqlStore<D> {
    async fn progress(&self, owner: PersonId) -> Result<Vec<QuestionProgress>> {
        self.all(sql::PROGRESS_PROGRESS, args![owner, None::<&str>], progress).await
    }

    async fn progress_with(&self, owner: PersonId, question: &str) -> Result<Option<QuestionProgress>> {
        self.one(sql::PROGRESS_PROGRESS, args![owner, question], progress).await
    }
}

fn progress(row: &Row) -> Result<QuestionProgress> {
    let solved_in_us: Option<u64> = row.opt_count("solved_in")?;
    Ok(QuestionProgress {
        question: row.string("question")?,
        state: if solved_in_us.is_some() { QuestionState::Done } else { QuestionState::InPart },
        attempts: row.count("attempts")?,
        best_score: row.opt_count("best_score")?,
        max_score: row.opt_count("max_score")?,
        solved_in_seconds: solved_in_us.map(|us| us / 1_000_000),
        last_at: row.time("last_at")?,
    })
}
