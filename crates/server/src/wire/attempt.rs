//! Attempts, drafts and submissions of one's own practice.

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{JudgeResult, Verdict};

/// One sitting at one question version.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Attempt {
    /// Made by the client.
    pub(crate) id: Uuid,
    /// Id of the question.
    pub(crate) question: String,
    /// The version it was started on.
    pub(crate) question_version: String,
    /// The question's title.
    pub(crate) question_title: String,
    /// Whether the question has changed since.
    pub(crate) outdated: bool,
    /// When it was started.
    #[schema(value_type = String, format = DateTime)]
    pub(crate) started_at: Timestamp,
    /// What was said before the code, newest.
    pub(crate) approach: Option<Approach>,
    /// The unsent program, newest.
    pub(crate) draft: Option<Draft>,
    /// Oldest first.
    pub(crate) submissions: Vec<SubmissionSummary>,
    /// When a submission was first accepted.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub(crate) solved_at: Option<Timestamp>,
}

/// "Say it first": approach and complexity before the code.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Approach {
    /// The approach.
    pub(crate) text: String,
    /// Time complexity.
    pub(crate) time: Option<String>,
    /// Space complexity.
    pub(crate) space: Option<String>,
    /// When it was said.
    #[schema(value_type = String, format = DateTime)]
    pub(crate) at: Timestamp,
}

/// An unsent program.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Draft {
    /// Counts from 1; given back as `base_revision` with the next save.
    pub(crate) revision: u64,
    /// The text.
    pub(crate) text: String,
    /// When it was saved.
    #[schema(value_type = String, format = DateTime)]
    pub(crate) saved_at: Timestamp,
}

/// A submission in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct SubmissionSummary {
    /// Made by the client.
    pub(crate) id: Uuid,
    /// Null while it is being judged.
    pub(crate) verdict: Option<Verdict>,
    /// Sum of the weights of accepted cases.
    pub(crate) score: Option<u32>,
    /// Sum of all weights.
    pub(crate) max_score: Option<u32>,
    /// Id of the first failing case.
    pub(crate) first_failure: Option<String>,
    /// When it was handed in.
    #[schema(value_type = String, format = DateTime)]
    pub(crate) submitted_at: Timestamp,
    /// Version of Python it ran on.
    pub(crate) python: Option<String>,
    /// Processor time of all cases together.
    pub(crate) cpu_ms: Option<f64>,
}

/// A program handed in, with its verdict.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Submission {
    /// Made by the client.
    pub(crate) id: Uuid,
    /// Its attempt.
    pub(crate) attempt: Uuid,
    /// The program.
    pub(crate) source: String,
    /// When it was handed in.
    #[schema(value_type = String, format = DateTime)]
    pub(crate) submitted_at: Timestamp,
    /// Null while it is being judged.
    pub(crate) result: Option<JudgeResult>,
}
