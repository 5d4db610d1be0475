//! `GET /questions/{id}/hints/{n}`: one hint at a time, least first.

use axum::{Json, extract::State};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    http::params::Path,
    markdown,
    permission::Permission,
    practice,
    problem::{Answer, Code, Problem},
    state::AppState,
};

pub(crate) const PERMISSION: Permission = Permission::ReadQuestions;

/// A hint.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Hint {
    html: String,
    /// Whether there is none after it.
    last: bool,
}

/// One hint.
#[utoipa::path(
    get, path = "/questions/{id}/hints/{n}", tag = "questions",
    params(("id" = String, Path, description = "Question"), ("n" = usize, Path, description = "From 1, least first")),
    responses((status = 200, body = Hint))
)]
pub(crate) async fn show_hint(
    State(state): State<AppState>,
    Path((id, n)): Path<(String, usize)>,
) -> Answer<Json<Hint>> {
    let bank = state.bank.snapshot();
    let hints = &practice::entry(&bank, &id)?.question.text.hints;
    let hint = n.checked_sub(1).and_then(|index| hints.get(index)).ok_or_else(|| {
        Problem::new(Code::UnknownHint, format!("This question has {} hints, numbered from 1.", hints.len()))
    })?;
    Ok(Json(Hint { html: markdown::to_html(hint), last: n == hints.len() }))
}
