//! `POST /editor/preview`: what is wrong with a draft, and how pages would show it.

use axum::{Json as Reply, extract::State};

use crate::{
    editing,
    http::body::{Json, WITH_PROGRAM},
    listing,
    markdown::to_html,
    permission::Permission,
    problem::Answer,
    shown,
    state::AppState,
    wire::{EditorDraft, EditorPreview},
};

pub(crate) const PERMISSION: Permission = Permission::EditBank;

/// What is wrong with a draft, by file and line, and how pages would show it. Nothing runs and nothing is stored.
#[utoipa::path(
    post, path = "/editor/preview", tag = "editor", request_body = EditorDraft,
    responses((status = 200, body = EditorPreview))
)]
pub(crate) async fn preview(
    State(state): State<AppState>,
    Json(draft): Json<EditorDraft, WITH_PROGRAM>,
) -> Answer<Reply<EditorPreview>> {
    let drafted = editing::drafted(&state, draft).await?;
    let bank = state.bank.snapshot();
    let question = drafted.question.as_ref().map(|question| {
        let detail = shown::detail(&state, question, listing::summary(question, None, None), &bank);
        // Faults of the draft are told beside it.
        crate::wire::QuestionDetail { fault: None, ..detail }
    });
    let hints = drafted.question.iter().flat_map(|question| &question.text.hints);
    Ok(Reply(EditorPreview {
        id: drafted.id,
        faults: drafted.faults.iter().map(Into::into).collect(),
        question,
        hints_html: hints.map(|hint| to_html(hint)).collect(),
        covers: drafted.covers,
    }))
}
