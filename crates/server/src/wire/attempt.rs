//! Attempts, drafts and submissions of one's own practice.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{JudgeResult, Verdict, When};

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
    /// What it showed at first.
    pub(crate) opening: Opening,
    /// When it was started.
    #[schema(value_type = String, format = DateTime)]
    pub(crate) started_at: Timestamp,
    /// What was said before the code, newest.
    pub(crate) approach: Option<Approach>,
    /// The unsent program, newest.
    pub(crate) draft: Option<Draft>,
    /// Unsent texts of every step that has one, the program's too.
    pub(crate) drafts: Vec<StepDraft>,
    /// What was said to the question and to follow-ups, oldest first.
    pub(crate) answers: Vec<SaidAnswer>,
    /// What the program was expected to print, oldest first.
    pub(crate) predictions: Vec<Prediction>,
    /// What was asked about the task, oldest first.
    pub(crate) clarifications: Vec<AskedClarification>,
    /// Oldest first.
    pub(crate) submissions: Vec<SubmissionSummary>,
    /// When a submission was first accepted.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub(crate) solved_at: Option<Timestamp>,
}

/// What a task shows at first.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Opening {
    /// The exact statement.
    #[default]
    Statement,
    /// The brief: what it leaves open has to be asked for.
    Brief,
}

impl From<Opening> for askback_store::Opening {
    fn from(opening: Opening) -> Self {
        match opening {
            Opening::Statement => Self::Statement,
            Opening::Brief => Self::Brief,
        }
    }
}

impl From<askback_store::Opening> for Opening {
    fn from(opening: askback_store::Opening) -> Self {
        match opening {
            askback_store::Opening::Statement => Self::Statement,
            askback_store::Opening::Brief => Self::Brief,
        }
    }
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

/// An unsent text of a step.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct StepDraft {
    /// `program`, `prediction`, `answer` or `follow-up:ID`.
    pub(crate) step: String,
    /// The text.
    #[serde(flatten)]
    pub(crate) draft: Draft,
}

/// Something that was said.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct SaidAnswer {
    /// Made by the client.
    pub(crate) id: Uuid,
    /// The follow-up it answers; null for the question itself.
    pub(crate) follow_up: Option<String>,
    /// What was said.
    pub(crate) text: String,
    /// How long it took by the person's clock.
    pub(crate) spent_ms: u64,
    /// What the clock was set to; null when it was off.
    pub(crate) limit_ms: Option<u64>,
    /// When it was received.
    #[schema(value_type = String, format = DateTime)]
    pub(crate) answered_at: Timestamp,
    /// What the person heard in it, newest; null until they have ticked.
    pub(crate) review: Option<Review>,
}

/// What a person heard in an answer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Review {
    /// Ids of the points that were said.
    pub(crate) points: Vec<String>,
    /// Ids of the mistakes that were made.
    pub(crate) mistakes: Vec<String>,
    /// The level that the ticks amount to, 1 to 5; null for a question without points.
    pub(crate) estimate: Option<u8>,
    /// The person's own level in its place; null where they leave the estimate.
    pub(crate) level: Option<u8>,
    /// When it was received.
    #[schema(value_type = String, format = DateTime)]
    pub(crate) reviewed_at: Timestamp,
}

/// What a program was expected to print.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Prediction {
    /// Made by the client.
    pub(crate) id: Uuid,
    /// What was expected.
    pub(crate) text: String,
    /// What it printed; the exception that ended it is the last line.
    pub(crate) actual: String,
    /// Whether the two say the same.
    pub(crate) matched: bool,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    pub(crate) at: Timestamp,
}

/// Something that was asked about a task.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct AskedClarification {
    /// Made by the client.
    pub(crate) id: Uuid,
    /// As it was asked.
    pub(crate) text: String,
    /// The item of the question's `clarify` that answers it, from 0; null where none does.
    pub(crate) item: Option<u32>,
    /// Whether it was asked before there was a program.
    pub(crate) before_code: bool,
    /// When it was asked.
    #[schema(value_type = String, format = DateTime)]
    pub(crate) at: Timestamp,
}

/// The question that follows.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct AskedBack {
    /// Id of the follow-up.
    pub(crate) id: String,
    /// The question.
    pub(crate) text: String,
    /// Why it is asked.
    pub(crate) because: When,
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
