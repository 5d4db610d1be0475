//! Attempts: one sitting of one person at one question version.

use askback_core::{AttemptId, EventId, PersonId, PythonVersion, SubmissionId, Verdict};
use jiff::Timestamp;

use crate::{Answer, Clarification, Cursor, Page, Prediction, Result, StepDraft};

/// An attempt to be started. Its version must have been kept before.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the names say it")]
pub struct NewAttempt {
    pub id: AttemptId,
    pub question: String,
    pub version: String,
    pub opening: Opening,
    pub at: Timestamp,
}

/// What a task shows at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Opening {
    /// The exact statement, as in a drill.
    Statement,
    /// A brief: what it leaves open has to be asked for.
    Brief,
}

impl Opening {
    /// The name in the store.
    pub fn name(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Brief => "brief",
        }
    }

    /// The opening of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Statement, Self::Brief].into_iter().find(|it| it.name() == name)
    }
}

/// One sitting at one question version.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Attempt {
    pub id: AttemptId,
    pub owner: PersonId,
    pub question: String,
    pub version: String,
    pub judging_version: String,
    /// The question's title in that version.
    pub title: String,
    pub opening: Opening,
    pub started_at: Timestamp,
}

/// What a write with a client-made id did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Created<T> {
    /// It is new.
    New(T),
    /// It was there already: a retry. This is what is stored.
    Existing(T),
}

impl<T> Created<T> {
    /// What is stored now.
    pub fn into_inner(self) -> T {
        match self {
            Self::New(it) | Self::Existing(it) => it,
        }
    }
}

/// "Say it first", to be added.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the names say it")]
pub struct NewApproach {
    pub id: EventId,
    pub attempt: AttemptId,
    pub text: String,
    pub time: Option<String>,
    pub space: Option<String>,
    pub at: Timestamp,
}

/// What somebody said before the code: approach and complexity.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Approach {
    pub id: EventId,
    pub text: String,
    pub time: Option<String>,
    pub space: Option<String>,
    pub at: Timestamp,
}

/// A submission without its source and cases.
#[derive(Debug, Clone, PartialEq)]
pub struct SubmissionSummary {
    /// Its id.
    pub id: SubmissionId,
    /// When it was handed in.
    pub submitted_at: Timestamp,
    /// `None` while it is being judged, as with all below.
    pub verdict: Option<Verdict>,
    /// Sum of the weights of accepted cases.
    pub score: Option<u32>,
    /// Sum of all weights.
    pub max_score: Option<u32>,
    /// Id of the first failing case.
    pub first_failure: Option<String>,
    /// What it ran on.
    pub python: Option<PythonVersion>,
    /// Processor time of all cases.
    pub cpu_ms: Option<f64>,
}

/// An attempt with what a page shows of it.
#[derive(Debug, Clone, PartialEq)]
pub struct AttemptView {
    /// The sitting.
    pub attempt: Attempt,
    /// The last thing said before the code.
    pub approach: Option<Approach>,
    /// The newest accepted draft of each step that has one.
    pub drafts: Vec<StepDraft>,
    /// In the order they were said.
    pub answers: Vec<Answer>,
    /// In the order they were made.
    pub predictions: Vec<Prediction>,
    /// In the order they were asked.
    pub clarifications: Vec<Clarification>,
    /// In the order they were handed in.
    pub submissions: Vec<SubmissionSummary>,
    /// When the first accepted submission was handed in.
    pub solved_at: Option<Timestamp>,
}

/// A person's attempts. Others' are not found.
#[async_trait::async_trait]
pub trait Attempts {
    /// Starts an attempt. The same id for the same question again is a retry
    /// and returns what is stored, even if the question has a newer version
    /// by now; for another question it is a conflict.
    async fn start_attempt(&self, owner: PersonId, attempt: NewAttempt) -> Result<Created<Attempt>>;

    /// The attempt with that id.
    async fn attempt(&self, owner: PersonId, id: AttemptId) -> Result<Option<Attempt>>;

    /// The attempt with what a page shows of it.
    async fn attempt_view(&self, owner: PersonId, id: AttemptId) -> Result<Option<AttemptView>>;

    /// Attempts, newest first, of one question or of all.
    async fn attempt_views(
        &self,
        owner: PersonId,
        question: Option<&str>,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<Page<AttemptView>>;

    /// Adds what was said before the code; never replaces what was said.
    /// The same id again is a retry; with other content a conflict.
    async fn say_approach(&self, owner: PersonId, approach: NewApproach) -> Result<Created<Approach>>;

    /// All that was said in an attempt, newest first.
    async fn approaches(&self, owner: PersonId, attempt: AttemptId) -> Result<Vec<Approach>>;
}
