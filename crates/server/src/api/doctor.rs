//! `GET /doctor`: what protects this host.

use axum::{Json, extract::State};

use crate::{permission::Permission, protection::ProtectionReport, state::AppState};

pub(crate) const PERMISSION: Permission = Permission::ReadProtection;

/// What protects this host, each layer as it was tried after Askback started.
#[utoipa::path(get, path = "/doctor", tag = "server", responses((status = 200, body = ProtectionReport)))]
pub(crate) async fn show_protection(State(state): State<AppState>) -> Json<ProtectionReport> {
    Json(state.protection.borrow().clone())
}
