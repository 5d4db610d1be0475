//! `GET /attempts/{id}/asked-back`: the question that follows.

use askback_core::AttemptId;
use axum::{Json, extract::State};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    auth::Caller, http::params::Path, permission::Permission, practice, problem::Answer, state::AppState,
    wire::AskedBack,
};

pub(crate) const PERMISSION: Permission = Permission::Practise;

/// The question that follows.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Next {
    /// Null while an answer waits to be ticked, and at the end of the ladder.
    asked_back: Option<AskedBack>,
}

/// The question that follows from what was said and heard in an attempt so far.
#[utoipa::path(
    get, path = "/attempts/{id}/asked-back", tag = "attempts", params(("id" = Uuid, Path, description = "Attempt")),
    responses((status = 200, body = Next))
)]
pub(crate) async fn ask_back(
    State(state): State<AppState>,
    caller: Caller,
    Path(attempt): Path<Uuid>,
) -> Answer<Json<Next>> {
    let (view, question) = super::with_question(&state, &caller, AttemptId(attempt)).await?;
    Ok(Json(Next { asked_back: practice::asked_back(&question, &view.answers) }))
}
