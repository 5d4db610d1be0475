//! `GET /session`: who one is, and what this server can do.

use axum::{Json, extract::State};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{auth::Caller, permission::Permission, state::AppState, wire};

pub(crate) const PERMISSION: Permission = Permission::OwnSessions;

/// Who one is, and what this server can do.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Session {
    person: Person,
    /// For the header `x-askback-csrf`; empty with the token, which needs none.
    csrf: String,
    server: ServerInfo,
}

/// The caller.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Person {
    id: Uuid,
    name: String,
    roles: Vec<wire::Role>,
}

/// What this server can do.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ServerInfo {
    /// Version of Askback.
    version: String,
    /// How well programs are contained here.
    rung: String,
    /// Whether programs are run here.
    runs_code: bool,
    /// Why not, for people.
    why_not: Option<String>,
    /// Versions of Python found here, oldest first.
    pythons: Vec<String>,
    /// The one that is used when none is named.
    default_python: Option<String>,
}

/// Who one is, and what this server can do.
#[utoipa::path(get, path = "/session", tag = "session", responses((status = 200, body = Session)))]
pub(crate) async fn show_session(State(state): State<AppState>, caller: Caller) -> Json<Session> {
    let person = Person {
        id: caller.person.id.0,
        name: caller.person.name,
        roles: caller.roles.into_iter().map(Into::into).collect(),
    };
    Json(Session { person, csrf: caller.forgery_token, server: server_info(&state) })
}

fn server_info(state: &AppState) -> ServerInfo {
    let why_not = crate::running::why_not(state);
    ServerInfo {
        version: state.config.version.clone(),
        rung: state.runner.rung(),
        runs_code: why_not.is_none(),
        why_not,
        pythons: state.runner.pythons().iter().map(|python| python.version.to_string()).collect(),
        default_python: state.runner.default_python().map(|version| version.to_string()),
    }
}
