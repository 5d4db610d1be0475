//! Predictions: what somebody expected a program to print, beside what it did.

use askback_core::{AttemptId, PersonId, PredictionId};
use jiff::Timestamp;

use crate::{Created, Result};

/// A prediction, made before the program ran.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prediction {
    /// Made by the client; the same one again is a retry.
    pub id: PredictionId,
    /// What was expected.
    pub text: String,
    /// What the program printed.
    pub actual: String,
    /// Whether the two say the same.
    pub matched: bool,
    /// When it was received.
    pub at: Timestamp,
}

/// A person's predictions.
#[async_trait::async_trait]
pub trait Predictions {
    /// Adds a prediction. The same id with the same words is a retry; with
    /// other words a conflict.
    async fn add_prediction(
        &self,
        owner: PersonId,
        attempt: AttemptId,
        prediction: Prediction,
    ) -> Result<Created<Prediction>>;
}
