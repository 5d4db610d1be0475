//! Predictions, in SQL.

use askback_core::{AttemptId, PersonId};

use super::{Database, Row, SqlStore, statements as sql, value::args};
use crate::{Created, Prediction, Predictions, Result, StoreError};

#[async_trait::async_trait]
impl<D: Database> Predictions for SqlStore<D> {
    async fn add_prediction(
        &self,
        owner: PersonId,
        attempt: AttemptId,
        new: Prediction,
    ) -> Result<Created<Prediction>> {
        let (text, actual) = (new.text.clone().into_bytes(), new.actual.into_bytes());
        let row = args![new.id, owner, attempt, text, actual, i64::from(new.matched), new.at];
        let added = self.database.write(sql::PREDICTIONS_ADD, row).await?;
        match self.one(sql::PREDICTIONS_PREDICTION, args![owner, attempt, new.id], prediction).await? {
            Some(stored) if !added.is_empty() => Ok(Created::New(stored)),
            Some(stored) if stored.text == new.text => Ok(Created::Existing(stored)),
            None => Err(self.no_attempt_or(owner, attempt, "prediction").await?),
            _ => Err(StoreError::Conflict { what: "prediction" }),
        }
    }
}

pub(super) fn prediction(row: &Row) -> Result<Prediction> {
    Ok(Prediction {
        id: row.id("id")?,
        text: row.source("text")?,
        actual: row.source("actual")?,
        matched: row.int("matched")? != 0,
        at: row.time("predicted_at")?,
    })
}
