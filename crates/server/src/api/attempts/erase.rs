//! `DELETE /attempts/{id}`: does away with one attempt of one's own.

use askback_core::AttemptId;
use axum::{extract::State, http::StatusCode};
use uuid::Uuid;

use crate::{auth::Caller, http::params::Path, permission::Permission, problem::Answer, state::AppState};

pub(crate) const PERMISSION: Permission = Permission::Practise;

/// Erases an attempt with all that belongs to it. Backups made before keep it.
#[utoipa::path(
    delete, path = "/attempts/{id}", tag = "attempts", params(("id" = Uuid, Path, description = "Attempt")),
    responses((status = 204, description = "It is gone"))
)]
pub(crate) async fn erase_attempt(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<StatusCode> {
    if state.store.erase_attempt(caller.person.id, AttemptId(id)).await? {
        return Ok(StatusCode::NO_CONTENT);
    }
    Err(super::unknown())
}
