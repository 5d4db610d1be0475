//! All of a person's practice, as it is taken away. A promise like the rest of
//! the API: what reads one export reads the next, or `schema` has changed.

use askback_store::{Event, Person, Preference, StoredDraft, Submission, WholeAnswer, WholeAttempt};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Approach, AskedClarification, JudgeResult, Opening, Prediction, Review, SaidAnswer};
use crate::{practice, problem::Problem};

/// What stands before the attempts.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ExportHead {
    /// 1
    pub(crate) schema: u32,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    pub(crate) exported_at: Timestamp,
    /// Whose it is.
    pub(crate) person: ExportedPerson,
    /// What was chosen: aim, baseline.
    pub(crate) preferences: Vec<ExportedPreference>,
}

/// All of a person's practice.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PracticeExport {
    #[serde(flatten)]
    head: ExportHead,
    /// Newest first.
    attempts: Vec<ExportedAttempt>,
    /// The record that only this person reads, newest first.
    events: Vec<ExportedEvent>,
}

/// Whose practice it is.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ExportedPerson {
    id: Uuid,
    name: String,
    zone: String,
}

impl From<Person> for ExportedPerson {
    fn from(person: Person) -> Self {
        Self { id: person.id.0, name: person.name, zone: person.zone }
    }
}

/// Something that was chosen.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ExportedPreference {
    name: String,
    value: Value,
    #[schema(value_type = String, format = DateTime)]
    set_at: Timestamp,
}

impl From<Preference> for ExportedPreference {
    fn from(of: Preference) -> Self {
        Self { name: of.name, value: of.value, set_at: of.set_at }
    }
}

/// An attempt with everything in it. Each list oldest first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ExportedAttempt {
    id: Uuid,
    question: String,
    question_version: String,
    question_title: String,
    opening: Opening,
    #[schema(value_type = String, format = DateTime)]
    started_at: Timestamp,
    approaches: Vec<Approach>,
    drafts: Vec<ExportedDraft>,
    answers: Vec<ExportedAnswer>,
    predictions: Vec<Prediction>,
    clarifications: Vec<AskedClarification>,
    submissions: Vec<ExportedSubmission>,
}

/// A text that was kept, in force or not.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ExportedDraft {
    id: Uuid,
    step: String,
    /// Null: it was refused because another one had come first.
    revision: Option<u64>,
    base_revision: u64,
    text: String,
    #[schema(value_type = String, format = DateTime)]
    saved_at: Timestamp,
}

/// An answer with everything that was heard in it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ExportedAnswer {
    #[serde(flatten)]
    answer: SaidAnswer,
    /// The last one is the one that counts.
    reviews: Vec<Review>,
}

/// A program that was handed in.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ExportedSubmission {
    id: Uuid,
    source: String,
    /// The version that was asked for.
    python_asked: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    submitted_at: Timestamp,
    /// Null while it is being judged.
    result: Option<JudgeResult>,
}

/// A line of the record.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ExportedEvent {
    id: Uuid,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    kind: String,
    subject: String,
    body: Value,
}

impl From<Event> for ExportedEvent {
    fn from(of: Event) -> Self {
        Self { id: of.id.0, at: of.at, kind: of.kind, subject: of.subject, body: of.body }
    }
}

impl From<StoredDraft> for ExportedDraft {
    fn from(of: StoredDraft) -> Self {
        Self {
            id: of.id.0,
            step: of.step,
            revision: of.revision,
            base_revision: of.base_revision,
            text: of.text,
            saved_at: of.saved_at,
        }
    }
}

impl From<WholeAnswer> for ExportedAnswer {
    fn from(of: WholeAnswer) -> Self {
        Self {
            answer: practice::answer(of.answer),
            reviews: of.reviews.into_iter().map(practice::review).collect(),
        }
    }
}

impl TryFrom<Submission> for ExportedSubmission {
    type Error = Problem;

    fn try_from(of: Submission) -> Result<Self, Problem> {
        Ok(Self {
            id: of.id.0,
            source: of.source,
            python_asked: of.python_asked.map(|it| it.to_string()),
            submitted_at: of.submitted_at,
            result: of.judgement.map(|it| practice::result(it.result)).transpose()?,
        })
    }
}

impl TryFrom<WholeAttempt> for ExportedAttempt {
    type Error = Problem;

    fn try_from(of: WholeAttempt) -> Result<Self, Problem> {
        Ok(Self {
            id: of.attempt.id.0,
            question: of.attempt.question,
            question_version: of.attempt.version,
            question_title: of.attempt.title,
            opening: of.attempt.opening.into(),
            started_at: of.attempt.started_at,
            approaches: of.approaches.into_iter().map(practice::approach).collect(),
            drafts: of.drafts.into_iter().map(Into::into).collect(),
            answers: of.answers.into_iter().map(Into::into).collect(),
            predictions: of.predictions.into_iter().map(practice::prediction).collect(),
            clarifications: of.clarifications.into_iter().map(practice::clarification).collect(),
            submissions: of.submissions.into_iter().map(TryInto::try_into).collect::<Result<_, _>>()?,
        })
    }
}
