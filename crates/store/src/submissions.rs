//! Submissions: programs handed in. The source is safe before it is judged,
//! and its judgement is added once.

use askback_core::{AttemptId, PersonId, PythonVersion, SubmissionId, Verdict};
use jiff::Timestamp;

use crate::Result;

/// A program to be handed in.
#[derive(Debug, Clone)]
pub struct NewSubmission {
    /// Made by the client; the same one again is a retry.
    pub id: SubmissionId,
    /// The attempt it belongs to.
    pub attempt: AttemptId,
    /// The program.
    pub source: String,
    /// The version that was asked for, if one was.
    pub python: Option<PythonVersion>,
    /// When it was received.
    pub at: Timestamp,
}

/// A verdict to be added. Never changed once it is there.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "as in `SubmissionSummary`")]
pub struct NewJudgement {
    pub verdict: Verdict,
    pub score: u32,
    pub max_score: u32,
    pub first_failure: Option<String>,
    pub judge_version: String,
    /// What it ran on; `None` if it did not run.
    pub python: Option<PythonVersion>,
    pub cpu_ms: Option<f64>,
    /// The whole result with its cases, as the contract's `judge` shows it.
    pub result: serde_json::Value,
    pub at: Timestamp,
}

/// The verdict on a submission.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "as in `NewJudgement`")]
pub struct Judgement {
    pub verdict: Verdict,
    pub score: u32,
    pub max_score: u32,
    pub first_failure: Option<String>,
    pub judge_version: String,
    pub python: Option<PythonVersion>,
    pub cpu_ms: Option<f64>,
    pub result: serde_json::Value,
    pub judged_at: Timestamp,
}

/// A program that was handed in.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Submission {
    pub id: SubmissionId,
    pub attempt: AttemptId,
    pub source: String,
    /// The version that was asked for.
    pub python_asked: Option<PythonVersion>,
    pub submitted_at: Timestamp,
    /// `None` until it is judged.
    pub judgement: Option<Judgement>,
}

/// What became of a submission.
#[derive(Debug, Clone, PartialEq)]
pub enum PutSubmission {
    /// It is new, safe on disk, and waits for its judgement.
    Inserted,
    /// The same was handed in before under this id. This is what is stored;
    /// it may still wait for its judgement.
    Same(Box<Submission>),
    /// Something else was handed in before under this id.
    Differs,
}

/// A submission that waits for its judgement.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Unjudged {
    pub owner: PersonId,
    pub question: String,
    pub version: String,
    pub submission: Submission,
}

/// A person's submissions.
#[async_trait::async_trait]
pub trait Submissions {
    /// Hands a program in. When this returns, it survives a power cut.
    async fn put_submission(&self, owner: PersonId, submission: NewSubmission) -> Result<PutSubmission>;

    /// Adds the judgement. If there is one already, that one stays and is returned.
    async fn add_judgement(
        &self,
        owner: PersonId,
        id: SubmissionId,
        judgement: NewJudgement,
    ) -> Result<Judgement>;

    /// The submission with that id in that attempt.
    async fn submission(
        &self,
        owner: PersonId,
        attempt: AttemptId,
        id: SubmissionId,
    ) -> Result<Option<Submission>>;

    /// Whether the person has handed anything in for a question.
    async fn has_submitted(&self, owner: PersonId, question: &str) -> Result<bool>;

    /// What waits for a judgement, oldest first: after a start, what an
    /// earlier process left. For the judge alone; never shown to anybody.
    async fn unjudged(&self, limit: u32) -> Result<Vec<Unjudged>>;
}
