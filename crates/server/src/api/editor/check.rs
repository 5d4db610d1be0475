//! `POST /editor/check`: runs every block and program of a draft.

use axum::{extract::State, http::HeaderMap, response::Response};

use crate::{
    auth::Caller,
    editing,
    http::body::{Json, WITH_PROGRAM},
    permission::Permission,
    problem::{Answer, Code, Problem},
    state::AppState,
    wire::{CheckReport, CheckStep, EditorDraft, EditorFault},
};

pub(crate) const PERMISSION: Permission = Permission::EditBank;

/// Runs every block, solution and wrong solution of a draft on every Python found here. Nothing is stored. With
/// `Accept: text/event-stream` an event `step` per step and a last `result` with a CheckReport.
#[utoipa::path(
    post, path = "/editor/check", tag = "editor", request_body = EditorDraft,
    responses((status = 200, description = "What was found", content(
        (CheckReport = "application/json"), (CheckStep = "text/event-stream")
    )))
)]
pub(crate) async fn check(
    State(state): State<AppState>,
    caller: Caller,
    headers: HeaderMap,
    Json(draft): Json<EditorDraft, WITH_PROGRAM>,
) -> Answer<Response> {
    let drafted = editing::drafted(&state, draft).await?;
    let Some(question) = drafted.question else {
        let faults: Vec<EditorFault> = drafted.faults.iter().map(Into::into).collect();
        let detail = "The question cannot be read yet, so nothing of it is run. Mend its faults first.";
        return Err(Problem::new(Code::BrokenQuestion, detail).with("faults", faults));
    };
    editing::check::respond(&state, caller.person.id, question, &headers).await
}
