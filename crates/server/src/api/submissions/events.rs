//! `GET /attempts/{id}/submissions/{sid}/events`: follows a submission again.

use askback_core::AttemptId;
use axum::{extract::State, http::HeaderMap, response::Response};
use uuid::Uuid;

use crate::{
    api::attempts, auth::Caller, http::params::Path, jobs::judging, permission::Permission, practice,
    problem::Answer, state::AppState, wire::CaseEvent,
};

pub(crate) const PERMISSION: Permission = Permission::Practise;

/// Follows a submission: an event `case` per case after the one named by `Last-Event-ID`, and a last `result` with a
/// JudgeResult. For one that was judged, all at once.
#[utoipa::path(
    get, path = "/attempts/{id}/submissions/{sid}/events", tag = "submissions",
    params(
        ("id" = Uuid, Path, description = "Attempt"),
        ("sid" = Uuid, Path, description = "Submission"),
        ("last-event-id" = Option<String>, Header, description = "Id of the last event that was received")
    ),
    responses((status = 200, description = "The stream", content((CaseEvent = "text/event-stream"))))
)]
pub(crate) async fn follow_submission(
    State(state): State<AppState>,
    caller: Caller,
    Path((attempt, id)): Path<(Uuid, Uuid)>,
    headers: HeaderMap,
) -> Answer<Response> {
    let owner = caller.person.id;
    let seen =
        headers.get("last-event-id").and_then(|value| value.to_str().ok()).and_then(|text| text.parse().ok());
    let mut stored = super::find(&state, owner, attempt, id).await?;
    if let Some(judgement) = stored.judgement.take() {
        return judging::stream_again(judgement, seen);
    }
    let sitting = state.store.attempt(owner, AttemptId(attempt)).await?.ok_or_else(attempts::unknown)?;
    let question = practice::question_at(&state, &sitting.question, &sitting.version).await?;
    Ok(judging::start(&state, owner, question, &stored).stream(&state, seen))
}
