//! `DELETE /session`: signs out.

use axum::{
    extract::State,
    http::{HeaderName, HeaderValue, StatusCode},
};

use crate::{
    auth::{Caller, session},
    permission::Permission,
    problem::Answer,
    state::AppState,
};

pub(crate) const PERMISSION: Permission = Permission::OwnSessions;

/// Signs out: the session ends at once, on the server too.
#[utoipa::path(
    delete, path = "/session", tag = "session",
    responses((status = 204, description = "Signed out; the response removes the cookie"))
)]
pub(crate) async fn sign_out(
    State(state): State<AppState>,
    caller: Caller,
) -> Answer<(StatusCode, [(HeaderName, HeaderValue); 1])> {
    if let Some(session) = &caller.session {
        state.store.revoke_web_session(caller.person.id, session.id, state.now()).await?;
    }
    Ok((StatusCode::NO_CONTENT, [(session::SET, session::forget(&state))]))
}
