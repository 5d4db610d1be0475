//! `POST /editor/difference`: what saving a draft would change.

use axum::{Json as Reply, extract::State};

use crate::{
    editing::{self, patch},
    http::body::{Json, WITH_PROGRAM},
    permission::Permission,
    problem::Answer,
    state::AppState,
    wire::{EditorDifference, EditorDraft},
};

pub(crate) const PERMISSION: Permission = Permission::EditBank;

/// What saving a draft would change, against what lies in its bank now, as a patch that `git apply` takes.
#[utoipa::path(
    post, path = "/editor/difference", tag = "editor", request_body = EditorDraft,
    responses((status = 200, body = EditorDifference))
)]
pub(crate) async fn show_difference(
    State(state): State<AppState>,
    Json(draft): Json<EditorDraft, WITH_PROGRAM>,
) -> Answer<Reply<EditorDifference>> {
    let source = editing::source(&state, &draft.bank)?;
    let place = editing::place(&draft);
    let lying = editing::lying(source, &place).await?;
    // In the repository of Askback the shipped questions lie in bank/.
    let folder = source.path().is_none().then_some("bank");
    Ok(Reply(patch::difference(&place, folder, &lying, &draft.files)))
}
