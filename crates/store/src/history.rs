//! History: what a person has done. Told short for figures, row by row for a
//! list, and whole for the person to take away.

use askback_core::{AttemptId, PersonId, Verdict};
use jiff::Timestamp;

use crate::{
    Answer, Approach, Attempt, Clarification, Cursor, Opening, Page, Prediction, QuestionState, Result,
    Review, StoredDraft, Submission,
};

/// A row of the list of attempts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    /// The attempt.
    pub id: AttemptId,
    /// Id of its question.
    pub question: String,
    /// The question's title in the version that was attempted.
    pub title: String,
    /// The question's kind in that version.
    pub kind: String,
    /// What it showed at first.
    pub opening: Opening,
    /// When it was started.
    pub started_at: Timestamp,
    /// How far this sitting has come; [`QuestionState::New`] when nothing was handed in or said.
    pub state: QuestionState,
    /// How many programs were handed in.
    pub submissions: u32,
    /// On the last program that was judged.
    pub last_verdict: Option<Verdict>,
    /// When the first accepted program was handed in.
    pub solved_at: Option<Timestamp>,
    /// How many answers were given, follow-ups' too.
    pub answers: u32,
    /// Of the last answer to the question itself that was listened to.
    pub level: Option<u8>,
    /// How many predictions were made.
    pub predictions: u32,
}

/// Which attempts a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields of `Sitting` that must be so")]
pub struct SittingFilter {
    pub question: Option<String>,
    pub kind: Option<String>,
    pub state: Option<QuestionState>,
}

/// Everything that a person has done, without the texts. Each list oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Record {
    pub begun: Vec<Begun>,
    pub handed_in: Vec<HandedIn>,
    pub said: Vec<Said>,
    pub predicted: Vec<Predicted>,
}

/// An attempt that was started.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in `Sitting`")]
pub struct Begun {
    pub attempt: AttemptId,
    pub question: String,
    pub title: String,
    pub kind: String,
    pub opening: Opening,
    pub at: Timestamp,
}

/// A program that was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in `SubmissionSummary`")]
pub struct HandedIn {
    pub attempt: AttemptId,
    pub verdict: Option<Verdict>,
    pub first_failure: Option<String>,
    pub at: Timestamp,
}

/// Something that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The attempt.
    pub attempt: AttemptId,
    /// Whether it answers a follow-up, and not the question itself.
    pub follow_up: bool,
    /// How long it took.
    pub spent_ms: u64,
    /// Whether the person has listened to it.
    pub heard: bool,
    /// The person's own level, else the estimate; `None` for a question without points.
    pub level: Option<u8>,
    /// When it was said.
    pub at: Timestamp,
}

/// A prediction that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in `Prediction`")]
pub struct Predicted {
    pub attempt: AttemptId,
    pub matched: bool,
    pub at: Timestamp,
}

/// An attempt with all that is kept of it. Each list oldest first.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct WholeAttempt {
    pub attempt: Attempt,
    pub approaches: Vec<Approach>,
    pub drafts: Vec<StoredDraft>,
    pub answers: Vec<WholeAnswer>,
    pub predictions: Vec<Prediction>,
    pub clarifications: Vec<Clarification>,
    pub submissions: Vec<Submission>,
}

/// An answer with everything that was ever heard in it, oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct WholeAnswer {
    pub answer: Answer,
    pub reviews: Vec<Review>,
}

/// What a person has done.
#[async_trait::async_trait]
pub trait History {
    /// Rows of the list of attempts, newest first.
    async fn sittings(
        &self,
        owner: PersonId,
        filter: &SittingFilter,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<Page<Sitting>>;

    /// Everything without the texts: a statement for each list, however long they are.
    async fn record(&self, owner: PersonId) -> Result<Record>;

    /// Attempts with all that is kept of them, newest first.
    async fn whole_attempts(
        &self,
        owner: PersonId,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<Page<WholeAttempt>>;
}
