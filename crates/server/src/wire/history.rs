//! What a person has done, and what to do next.

use askback_store::QuestionProgress;
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Kind, Opening, State, Verdict};

/// A row of the list of attempts.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Sitting {
    /// The attempt.
    pub(crate) id: Uuid,
    /// Id of its question.
    pub(crate) question: String,
    /// The question's title in the version that was attempted.
    pub(crate) question_title: String,
    /// What sort of question it was; null for a sort of the past.
    pub(crate) kind: Option<Kind>,
    /// What it showed at first.
    pub(crate) opening: Opening,
    /// When it was started.
    #[schema(value_type = String, format = DateTime)]
    pub(crate) started_at: Timestamp,
    /// How far this attempt has come; `new` when nothing was handed in or said.
    pub(crate) state: State,
    /// How many programs were handed in.
    pub(crate) submissions: u32,
    /// On the last program that was judged.
    pub(crate) last_verdict: Option<Verdict>,
    /// When a program was first accepted.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub(crate) solved_at: Option<Timestamp>,
    /// How many answers were given, follow-ups' too.
    pub(crate) answers: u32,
    /// Of the last answer to the question that was listened to, 1 to 5.
    pub(crate) level: Option<u8>,
    /// How many predictions were made.
    pub(crate) predictions: u32,
}

/// An attempt that something rests on.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct SittingRef {
    /// The attempt.
    pub(crate) attempt: Uuid,
    /// Id of its question.
    pub(crate) question: String,
    /// The question's title.
    pub(crate) question_title: String,
}

/// A pattern that an interviewer would have noticed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Note {
    /// Which pattern.
    pub(crate) what: NoteKind,
    /// The hidden category, of `failed_first`.
    pub(crate) category: Option<String>,
    /// How often: first submissions, answers, or answers in a row.
    pub(crate) count: usize,
    /// Of so many that were looked at; null where there is no such number.
    pub(crate) of: Option<usize>,
    /// Where it shows, newest first; at most five.
    pub(crate) sittings: Vec<SittingRef>,
}

/// A pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum NoteKind {
    /// First submissions failed in one hidden category.
    FailedFirst,
    /// First submissions failed at a case that was shown.
    FailedShown,
    /// Answers took more than 90 seconds.
    OverTime,
    /// The last answers to one question were all at level 3.
    Stuck,
}

/// How far a person has come with a question: the same words for it in every list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Standing {
    /// `new` before the first attempt.
    pub(crate) state: State,
    /// Of the last answer that was listened to, 1 to 5.
    pub(crate) answer_level: Option<u8>,
    /// The best score of a program, and the most it could be.
    pub(crate) best_score: Option<u32>,
    pub(crate) max_score: Option<u32>,
    /// The fastest time to an accepted program.
    pub(crate) solved_in_seconds: Option<u64>,
}

impl Standing {
    /// Of somebody's progress with a question; `None` before the first attempt.
    pub(crate) fn of(progress: Option<&QuestionProgress>) -> Self {
        Self {
            state: progress.map_or(State::New, |one| one.state.into()),
            answer_level: progress.and_then(|one| one.level),
            best_score: progress.and_then(|one| one.best_score),
            max_score: progress.and_then(|one| one.max_score),
            solved_in_seconds: progress.and_then(|one| one.solved_in_seconds),
        }
    }
}

/// What was done on one day of practice, which begins at 04:00.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct PractisedDay {
    #[schema(value_type = String, format = Date)]
    pub(crate) day: Date,
    pub(crate) programs: u32,
    pub(crate) answers: u32,
    pub(crate) predictions: u32,
}

/// What a person practises for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Door {
    /// An interview in hours.
    Hours,
    /// An interview on a later day.
    Days,
    /// No interview.
    Practise,
}

/// How far the baseline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum BaselineState {
    /// It was begun, and can be left and resumed.
    Running,
    /// It was left out or broken off.
    Skipped,
    /// It was done.
    Finished,
}

/// The name of a sort of question, as the store keeps it.
pub(crate) fn kind_of(name: &str) -> Option<askback_bank::Kind> {
    name.parse().ok()
}
