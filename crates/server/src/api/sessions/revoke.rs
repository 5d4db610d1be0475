//! `DELETE /sessions/{id}`: ends a session of one's own.

use axum::{extract::State, http::StatusCode};
use uuid::Uuid;

use crate::{
    auth::Caller,
    http::params::Path,
    permission::Permission,
    problem::{Answer, Code, Problem},
    state::AppState,
};

pub(crate) const PERMISSION: Permission = Permission::OwnSessions;

/// Ends a session of one's own, here or in another browser.
#[utoipa::path(
    delete, path = "/sessions/{id}", tag = "session", params(("id" = Uuid, Path, description = "Session")),
    responses((status = 204, description = "It has ended"))
)]
pub(crate) async fn revoke_session(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<StatusCode> {
    if state.store.revoke_web_session(caller.person.id, id, state.now()).await? {
        return Ok(StatusCode::NO_CONTENT);
    }
    Err(Problem::new(Code::UnknownSession, "You have no session with this id; it may have ended already."))
}
