//! `GET /attempts/{id}/drafts`: every kept text of an attempt.

use askback_core::AttemptId;
use axum::{Json, extract::State};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{auth::Caller, http::params::Path, permission::Permission, problem::Answer, state::AppState};

pub(crate) const PERMISSION: Permission = Permission::Practise;

/// Every kept text.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DraftList {
    /// Newest first.
    items: Vec<KeptDraft>,
}

/// A kept text.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct KeptDraft {
    id: Uuid,
    /// The step whose text it is.
    step: String,
    /// Null: it was refused because another one had come first.
    revision: Option<u64>,
    /// The revision it was made from.
    base_revision: u64,
    text: String,
    #[schema(value_type = String, format = DateTime)]
    saved_at: Timestamp,
}

/// Every kept text of an attempt, refused ones too, newest first.
#[utoipa::path(
    get, path = "/attempts/{id}/drafts", tag = "attempts", params(("id" = Uuid, Path, description = "Attempt")),
    responses((status = 200, body = DraftList))
)]
pub(crate) async fn list_drafts(
    State(state): State<AppState>,
    caller: Caller,
    Path(attempt): Path<Uuid>,
) -> Answer<Json<DraftList>> {
    let attempt = AttemptId(attempt);
    state.store.attempt(caller.person.id, attempt).await?.ok_or_else(super::unknown)?;
    let drafts = state.store.drafts(caller.person.id, attempt).await?;
    let items = drafts
        .into_iter()
        .map(|draft| KeptDraft {
            id: draft.id.0,
            step: draft.step,
            revision: draft.revision,
            base_revision: draft.base_revision,
            text: draft.text,
            saved_at: draft.saved_at,
        })
        .collect();
    Ok(Json(DraftList { items }))
}
