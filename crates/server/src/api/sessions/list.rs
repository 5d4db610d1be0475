//! `GET /sessions`: where one is signed in.

use axum::{Json, extract::State};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{auth::Caller, permission::Permission, problem::Answer, state::AppState};

pub(crate) const PERMISSION: Permission = Permission::OwnSessions;

/// Where one is signed in.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SessionList {
    /// Last seen first.
    items: Vec<SessionItem>,
}

/// One browser.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SessionItem {
    id: Uuid,
    /// Whether it is the one that asks.
    current: bool,
    /// What the browser calls itself.
    user_agent: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    last_seen_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    expires_at: Timestamp,
}

/// Where one is signed in.
#[utoipa::path(get, path = "/sessions", tag = "session", responses((status = 200, body = SessionList)))]
pub(crate) async fn list_sessions(
    State(state): State<AppState>,
    caller: Caller,
) -> Answer<Json<SessionList>> {
    let current = caller.session.map(|session| session.id);
    let sessions = state.store.web_sessions(caller.person.id, state.now()).await?;
    let items = sessions
        .into_iter()
        .map(|session| SessionItem {
            id: session.id,
            current: Some(session.id) == current,
            user_agent: session.user_agent,
            created_at: session.created_at,
            last_seen_at: session.last_seen_at,
            expires_at: session.expires_at,
        })
        .collect();
    Ok(Json(SessionList { items }))
}
