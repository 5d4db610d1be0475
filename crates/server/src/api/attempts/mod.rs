//! Attempts of one's own practice: start, read, say it first, drafts.
//! Somebody else's attempt looks like one that does not exist.

pub(crate) mod list;
pub(crate) mod list_drafts;
pub(crate) mod save_draft;
pub(crate) mod say_approach;
pub(crate) mod show;
pub(crate) mod start;

use askback_store::StoreError;

use crate::problem::{Code, Problem};

/// The answer for an attempt that does not exist or is not the caller's.
pub(crate) fn unknown() -> Problem {
    Problem::new(
        Code::UnknownAttempt,
        "You have no attempt with this id. Start one from the question's page.",
    )
}

/// A store's refusal, where not found means the attempt.
pub(crate) fn refused(error: StoreError) -> Problem {
    match error {
        StoreError::NotFound { .. } => unknown(),
        other => other.into(),
    }
}
