//! Progress, in SQL.

use askback_core::PersonId;

use super::{Database, Row, SqlStore, statements as sql, value::args};
use crate::{Progress, QuestionProgress, QuestionState, Result};

#[async_trait::async_trait]
impl<D: Database> Progress for SqlStore<D> {
    async fn progress(&self, owner: PersonId) -> Result<Vec<QuestionProgress>> {
        let rows = self.all(sql::PROGRESS_PROGRESS, args![owner, None::<&str>], progress).await?;
        Ok(fold(rows))
    }

    async fn progress_with(&self, owner: PersonId, question: &str) -> Result<Option<QuestionProgress>> {
        let rows = self.all(sql::PROGRESS_PROGRESS, args![owner, question], progress).await?;
        Ok(fold(rows).pop())
    }
}

/// What is known of a question with one maximum.
fn progress(row: &Row) -> Result<QuestionProgress> {
    let solved_in_us: Option<u64> = row.opt_count("solved_in")?;
    let level: Option<u8> = row.opt_count("level")?;
    let done = solved_in_us.is_some() || level.is_some_and(|it| it >= 4);
    Ok(QuestionProgress {
        question: row.string("question")?,
        state: if done { QuestionState::Done } else { QuestionState::InPart },
        attempts: row.count("attempts")?,
        best_score: row.opt_count("best_score")?,
        max_score: row.opt_count("max_score")?,
        solved_in_seconds: solved_in_us.map(|us| us / 1_000_000),
        level,
        last_at: row.time("last_at")?,
    })
}

/// Rows of one question follow each other; one remains.
fn fold(rows: Vec<QuestionProgress>) -> Vec<QuestionProgress> {
    let mut all: Vec<QuestionProgress> = Vec::new();
    for row in rows {
        match all.last_mut() {
            Some(last) if last.question == row.question => merge(last, &row),
            _ => all.push(row),
        }
    }
    all
}

fn merge(into: &mut QuestionProgress, other: &QuestionProgress) {
    if share(other) >= share(into) {
        (into.best_score, into.max_score) = (other.best_score, other.max_score);
    }
    if other.state == QuestionState::Done {
        into.state = QuestionState::Done;
    }
    let times = [into.solved_in_seconds, other.solved_in_seconds];
    into.solved_in_seconds = times.into_iter().flatten().min();
}

fn share(of: &QuestionProgress) -> f64 {
    match (of.best_score, of.max_score) {
        (Some(score), Some(max)) if max > 0 => f64::from(score) / f64::from(max),
        _ => 0.0,
    }
}
