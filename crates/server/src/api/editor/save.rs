//! `PUT /editor/questions`: writes files of a question into the folder of its bank.

use askback_bank::desk::{self, Change, Place};
use axum::{Json as Reply, extract::State};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    editing,
    http::body::{Json, WITH_PROGRAM},
    jobs::watch_bank,
    permission::Permission,
    problem::Answer,
    state::AppState,
    wire::EditorQuestion,
};

pub(crate) const PERMISSION: Permission = Permission::EditBank;

/// Changes of a question's files.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SaveQuestion {
    /// Name of the bank.
    bank: String,
    /// Its file or folder inside the bank.
    path: String,
    /// Whether it is a single file.
    single: bool,
    /// Whether it is a new question; then nothing may be at its place.
    create: bool,
    /// The files that change; others stay.
    changes: Vec<SaveFile>,
}

/// A change of one file.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SaveFile {
    /// Its path inside the question.
    path: String,
    /// The new text; null removes the file.
    text: Option<String>,
    /// The version it was made from; null for a file that was not there.
    base: Option<String>,
}

/// Writes the files that change, each whole or not at all, and puts the question in use. The same again changes nothing.
/// When a file holds something else than what the change was made from, nothing is written, and `bank_conflict` has as
/// `current` what each such file holds now.
#[utoipa::path(
    put, path = "/editor/questions", tag = "editor", request_body = SaveQuestion,
    responses((status = 200, body = EditorQuestion))
)]
pub(crate) async fn save_question(
    State(state): State<AppState>,
    Json(body): Json<SaveQuestion, WITH_PROGRAM>,
) -> Answer<Reply<EditorQuestion>> {
    let source = editing::source(&state, &body.bank)?;
    let place = Place { source: body.bank, path: body.path, single: body.single };
    let change = |file: SaveFile| Change { path: file.path, text: file.text, base: file.base };
    let changes: Vec<Change> = body.changes.into_iter().map(change).collect();
    let (writing, at) = (source.clone(), place.clone());
    editing::on_disk(move || desk::write(&writing, &at, &changes, body.create)).await?;
    tracing::info!(bank = place.source, path = place.path, "a question was saved from the editor");
    // At once, so that what was saved is what the pages show.
    watch_bank::reload(&state.bank, &state.bank_sources).await;
    state.bank_changed.notify_waiters();
    editing::question(source, place).await.map(Reply)
}
