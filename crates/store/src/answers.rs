//! Answers: what somebody said to a question or to a follow-up, and what they
//! heard in it afterwards. Both are added, never changed.

use askback_core::{AnswerId, AttemptId, PersonId, ReviewId};
use jiff::Timestamp;

use crate::{Created, Result};

/// An answer to be added.
#[derive(Debug, Clone)]
pub struct NewAnswer {
    /// Made by the client; the same one again is a retry.
    pub id: AnswerId,
    /// The attempt it belongs to.
    pub attempt: AttemptId,
    /// The follow-up it answers; `None` for the question itself.
    pub follow_up: Option<String>,
    /// What was said.
    pub text: String,
    /// How long it took by the person's clock, pauses left out.
    pub spent_ms: u64,
    /// What the clock was set to; `None` when it was off.
    pub limit_ms: Option<u64>,
    /// When it was received.
    pub at: Timestamp,
}

/// What a person heard in an answer, to be added.
#[derive(Debug, Clone)]
pub struct NewReview {
    /// Made by the client; the same one again is a retry.
    pub id: ReviewId,
    /// The attempt of the answer.
    pub attempt: AttemptId,
    /// The answer.
    pub answer: AnswerId,
    /// Ids of the points that were said.
    pub points: Vec<String>,
    /// Ids of the mistakes that were made.
    pub mistakes: Vec<String>,
    /// The level that the ticks amount to, 1 to 5.
    pub estimate: Option<u8>,
    /// The person's own level in its place, 1 to 5.
    pub level: Option<u8>,
    /// When it was received.
    pub at: Timestamp,
}

/// What a person heard in an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in `NewReview`")]
pub struct Review {
    pub id: ReviewId,
    pub points: Vec<String>,
    pub mistakes: Vec<String>,
    pub estimate: Option<u8>,
    pub level: Option<u8>,
    pub reviewed_at: Timestamp,
}

/// Something that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in `NewAnswer`")]
pub struct Answer {
    pub id: AnswerId,
    pub follow_up: Option<String>,
    pub text: String,
    pub spent_ms: u64,
    pub limit_ms: Option<u64>,
    pub answered_at: Timestamp,
    /// The newest; earlier ones are kept.
    pub review: Option<Review>,
}

/// A person's answers.
#[async_trait::async_trait]
pub trait Answers {
    /// Adds an answer. The same id with the same words is a retry and returns
    /// what is stored; with other words it is a conflict. When this returns,
    /// it survives a power cut.
    async fn add_answer(&self, owner: PersonId, answer: NewAnswer) -> Result<Created<Answer>>;

    /// Adds a review and returns its answer as it is then. The same id again
    /// is a retry; with other ticks a conflict.
    async fn add_review(&self, owner: PersonId, review: NewReview) -> Result<Answer>;

    /// All answers of an attempt, oldest first.
    async fn answers(&self, owner: PersonId, attempt: AttemptId) -> Result<Vec<Answer>>;
}
