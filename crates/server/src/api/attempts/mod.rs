//! Attempts of one's own practice: start, read, say it first, drafts, answers
//! and what was heard in them, predictions, clarifications; erase.
//! Somebody else's attempt looks like one that does not exist.

pub(crate) mod answer;
pub(crate) mod ask_back;
pub(crate) mod clarify;
pub(crate) mod erase;
pub(crate) mod list;
pub(crate) mod list_drafts;
pub(crate) mod predict;
pub(crate) mod review;
pub(crate) mod save_draft;
pub(crate) mod say_approach;
pub(crate) mod show;
pub(crate) mod start;

use std::sync::Arc;

use askback_bank::Question;
use askback_core::AttemptId;
use askback_store::{AttemptView, StoreError};

use crate::{
    auth::Caller,
    practice,
    problem::{Answer, Code, Problem},
    state::AppState,
};

/// The answer for an attempt that does not exist or is not the caller's.
pub(crate) fn unknown() -> Problem {
    Problem::new(
        Code::UnknownAttempt,
        "You have no attempt with this id. Start one from the question's page.",
    )
}

/// An attempt of the caller's and its question, in the version it was started on.
pub(crate) async fn with_question(
    state: &AppState,
    caller: &Caller,
    attempt: AttemptId,
) -> Answer<(AttemptView, Arc<Question>)> {
    let view = state.store.attempt_view(caller.person.id, attempt).await?.ok_or_else(unknown)?;
    let question = practice::question_at(state, &view.attempt.question, &view.attempt.version).await?;
    Ok((view, question))
}

/// A store's refusal of a row with a client's id.
pub(crate) fn differs(error: StoreError) -> Problem {
    match error {
        StoreError::Conflict { what } => Problem::new(
            Code::PracticeDiffers,
            format!("This id stands for another {what} already. Make a new id."),
        ),
        other => refused(other),
    }
}

/// The answer for an id that the question does not have.
pub(crate) fn no_such(what: &str, id: &str) -> Problem {
    Problem::new(
        Code::UnknownPart,
        format!("The question has no {what} \"{id}\" in the version of this attempt."),
    )
    .with("id", id)
}

/// A store's refusal, where not found means the attempt.
pub(crate) fn refused(error: StoreError) -> Problem {
    match error {
        StoreError::NotFound { .. } => unknown(),
        other => other.into(),
    }
}
