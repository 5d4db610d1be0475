//! Answers and their reviews, in SQL.

use askback_core::{AnswerId, AttemptId, PersonId, ReviewId};
use serde_json::json;

use super::{Database, Row, SqlStore, statements as sql, value::args};
use crate::{Answer, Answers, Attempts, Created, NewAnswer, NewReview, Result, Review, StoreError};

#[async_trait::async_trait]
impl<D: Database> Answers for SqlStore<D> {
    async fn add_answer(&self, owner: PersonId, new: NewAnswer) -> Result<Created<Answer>> {
        let (spent, limit) = (milliseconds(new.spent_ms), new.limit_ms.map(milliseconds));
        let text = new.text.clone().into_bytes();
        let row = args![new.id, owner, new.attempt, new.follow_up.as_ref(), text, spent, limit, new.at];
        let added = self.database.write(sql::ANSWERS_ADD, row).await?;
        let key = args![owner, new.attempt, new.id];
        match self.one(sql::ANSWERS_ANSWER, key, answer).await? {
            Some(stored) if !added.is_empty() => Ok(Created::New(stored)),
            Some(stored) if (&stored.text, &stored.follow_up) == (&new.text, &new.follow_up) => {
                Ok(Created::Existing(stored))
            }
            None => Err(self.no_attempt_or(owner, new.attempt, "answer").await?),
            _ => Err(StoreError::Conflict { what: "answer" }),
        }
    }

    async fn add_review(&self, owner: PersonId, new: NewReview) -> Result<Answer> {
        let (points, mistakes) = (json!(new.points), json!(new.mistakes));
        let (estimate, level) = (new.estimate.map(u32::from), new.level.map(u32::from));
        let row = args![new.id, owner, new.attempt, new.answer, &points, &mistakes, estimate, level, new.at];
        if self.database.write(sql::ANSWERS_ADD_REVIEW, row).await?.is_empty() {
            let stored = |row: &Row| Ok((row.id::<AnswerId>("answer_id")?, review(row)?));
            let stored = self.one(sql::ANSWERS_REVIEW, args![owner, new.id], stored).await?;
            // Else the id is somebody else's, or there is no such answer of theirs.
            let Some((of, Some(stored))) = stored else {
                return Err(StoreError::NotFound { what: "answer" });
            };
            let same =
                (&stored.points, &stored.mistakes, stored.level) == (&new.points, &new.mistakes, new.level);
            if of != new.answer || !same {
                return Err(StoreError::Conflict { what: "review" });
            }
        }
        let key = args![owner, new.attempt, new.answer];
        self.one(sql::ANSWERS_ANSWER, key, answer).await?.ok_or(StoreError::NotFound { what: "answer" })
    }

    async fn answers(&self, owner: PersonId, attempt: AttemptId) -> Result<Vec<Answer>> {
        self.all(sql::ANSWERS_ALL, args![owner, attempt], answer).await
    }
}

impl<D: Database> SqlStore<D> {
    /// Why a row with a client's id could be neither added nor found.
    pub(super) async fn no_attempt_or(
        &self,
        owner: PersonId,
        attempt: AttemptId,
        what: &'static str,
    ) -> Result<StoreError> {
        Ok(match self.attempt(owner, attempt).await? {
            None => StoreError::NotFound { what: "attempt" },
            Some(_) => StoreError::Conflict { what },
        })
    }
}

pub(super) fn answer(row: &Row) -> Result<Answer> {
    Ok(Answer {
        id: row.id("id")?,
        follow_up: row.opt_text("follow_up")?.map(str::to_owned),
        text: row.source("text")?,
        spent_ms: row.count("spent_ms")?,
        limit_ms: row.opt_count("limit_ms")?,
        answered_at: row.time("answered_at")?,
        review: review(row)?,
    })
}

pub(super) fn review(row: &Row) -> Result<Option<Review>> {
    let Some(id) = row.opt_id::<ReviewId>("review_id")? else { return Ok(None) };
    Ok(Some(Review {
        id,
        points: ids(row, "points")?,
        mistakes: ids(row, "mistakes")?,
        estimate: row.opt_count("estimate")?,
        level: row.opt_count("level")?,
        reviewed_at: row.time("reviewed_at")?,
    }))
}

fn ids(row: &Row, column: &str) -> Result<Vec<String>> {
    serde_json::from_value(row.json(column)?)
        .map_err(|_| StoreError::Corrupt { detail: format!("the column {column} is not a list of ids") })
}

fn milliseconds(spent: u64) -> i64 {
    i64::try_from(spent).unwrap_or(i64::MAX)
}
