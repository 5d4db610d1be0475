//! `GET /attempts/{id}`: one attempt of one's own.

use askback_core::AttemptId;
use axum::{Json, extract::State};
use uuid::Uuid;

use crate::{
    auth::Caller, http::params::Path, permission::Permission, practice, problem::Answer, state::AppState,
    wire::Attempt,
};

pub(crate) const PERMISSION: Permission = Permission::Practise;

/// One attempt of one's own.
#[utoipa::path(
    get, path = "/attempts/{id}", tag = "attempts", params(("id" = Uuid, Path, description = "Attempt")),
    responses((status = 200, body = Attempt))
)]
pub(crate) async fn show_attempt(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<Attempt>> {
    let view = state.store.attempt_view(caller.person.id, AttemptId(id)).await?.ok_or_else(super::unknown)?;
    Ok(Json(practice::attempt(&state.bank.snapshot(), view)))
}
