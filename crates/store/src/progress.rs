//! How far a person is with each question, for the list of questions.

use askback_core::PersonId;
use jiff::Timestamp;

use crate::Result;

/// How far a person is with a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuestionState {
    /// Never tried.
    New,
    /// Tried, not solved; or answered, and not well yet.
    InPart,
    /// Solved; for a question without code: answered at level 4 or 5, the last time it was listened to.
    Done,
}

impl QuestionState {
    /// The state of that [`QuestionState::name`].
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::New, Self::InPart, Self::Done].into_iter().find(|it| it.name() == name)
    }

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::InPart => "in_part",
            Self::Done => "done",
        }
    }
}

/// A person's progress with one question. Questions without an attempt have none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionProgress {
    /// Id of the question.
    pub question: String,
    /// [`QuestionState::InPart`] or [`QuestionState::Done`].
    pub state: QuestionState,
    /// How many sittings.
    pub attempts: u32,
    /// Of the submission with the best share of its maximum.
    pub best_score: Option<u32>,
    /// The maximum of that submission.
    pub max_score: Option<u32>,
    /// The shortest time from the start of a sitting to an accepted submission in it.
    pub solved_in_seconds: Option<u64>,
    /// Of the last answer that was listened to, for a question without code.
    pub level: Option<u8>,
    /// Start of the newest sitting.
    pub last_at: Timestamp,
}

/// A person's progress.
#[async_trait::async_trait]
pub trait Progress {
    /// Progress with every question that was tried, in one query, by question id.
    async fn progress(&self, owner: PersonId) -> Result<Vec<QuestionProgress>>;

    /// Progress with one question; `None` when it was never tried.
    async fn progress_with(&self, owner: PersonId, question: &str) -> Result<Option<QuestionProgress>>;
}
