//! Submissions: stored first, judged in a job, followed as a stream.

pub(crate) mod events;
pub(crate) mod show;
pub(crate) mod submit;

use askback_core::{AttemptId, PersonId, SubmissionId};
use askback_store::Submission;
use uuid::Uuid;

use crate::{
    problem::{Answer, Code, Problem},
    state::AppState,
};

/// One's own submission.
async fn find(state: &AppState, owner: PersonId, attempt: Uuid, id: Uuid) -> Answer<Submission> {
    state.store.submission(owner, AttemptId(attempt), SubmissionId(id)).await?.ok_or_else(|| {
        Problem::new(Code::UnknownSubmission, "You have no submission with this id in this attempt.")
    })
}
