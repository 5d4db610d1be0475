//! Attempts, drafts and submissions of one's own practice.

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{JudgeResult, Verdict};

/// One sitting at one question version.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Attempt {
    /// Made by the client.
    pub id: Uuid,
    /// Id of the question.
    pub question: String,
    /// The version it was started on.
    pub question_version: String,
    /// The question's title.
    pub question_title: String,
    /// Whether the question has changed since.
    pub outdated: bool,
    /// When it was started.
    #[schema(value_type = String, format = DateTime)]
    pub started_at: Timestamp,
    /// What was said before the code, newest.
    pub approach: Option<Approach>,
    /// The unsent program, newest.
    pub draft: Option<Draft>,
    /// Oldest first.
    pub submissions: Vec<SubmissionSummary>,
    /// When a submission was first accepted.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub solved_at: Option<Timestamp>,
}

/// "Say it first": approach and complexity before the code.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Approach {
    /// The approach.
    pub text: String,
    /// Time complexity.
    pub time: Option<String>,
    /// Space complexity.
    pub space: Option<String>,
    /// When it was said.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
}

/// An unsent program.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Draft {
    /// Counts from 1; given back as `base_revision` with the next save.
    pub revision: u64,
    /// The text.
    pub text: String,
    /// When it was saved.
    #[schema(value_type = String, format = DateTime)]
    pub saved_at: Timestamp,
}

/// A submission in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SubmissionSummary {
    /// Made by the client.
    pub id: Uuid,
    /// Null while it is being judged.
    pub verdict: Option<Verdict>,
    /// Sum of the weights of accepted cases.
    pub score: Option<u32>,
    /// Sum of all weights.
    pub max_score: Option<u32>,
    /// Id of the first failing case.
    pub first_failure: Option<String>,
    /// When it was handed in.
    #[schema(value_type = String, format = DateTime)]
    pub submitted_at: Timestamp,
    /// Version of Python it ran on.
    pub python: Option<String>,
    /// Processor time of all cases together.
    pub cpu_ms: Option<f64>,
}

/// A program handed in, with its verdict.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Submission {
    /// Made by the client.
    pub id: Uuid,
    /// Its attempt.
    pub attempt: Uuid,
    /// The program.
    pub source: String,
    /// When it was handed in.
    #[schema(value_type = String, format = DateTime)]
    pub submitted_at: Timestamp,
    /// Null while it is being judged.
    pub result: Option<JudgeResult>,
}
