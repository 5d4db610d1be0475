//! `POST /runs`: one program, nothing stored.

use askback_judge::RunRequest;
use axum::{Json as Reply, extract::State};

use crate::{
    auth::Caller,
    http::body::{Json, WITH_PROGRAM},
    permission::Permission,
    problem::Answer,
    running,
    state::AppState,
    wire::{self, RunResult},
};

pub(crate) const PERMISSION: Permission = Permission::RunCode;

/// Runs a program. Stores nothing; closing the connection ends the run.
#[utoipa::path(
    post, path = "/runs", tag = "runs", request_body = wire::RunRequest,
    responses((status = 200, body = RunResult))
)]
pub(crate) async fn run_program(
    State(state): State<AppState>,
    caller: Caller,
    Json(request): Json<RunRequest, WITH_PROGRAM>,
) -> Answer<Reply<RunResult>> {
    running::run(&state, caller.person.id, request).await.map(Reply)
}
