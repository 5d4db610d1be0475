//! `GET /questions/{id}`: one question, as far as a page may see it.

use axum::{Json, extract::State};

use crate::{
    auth::Caller, checks, http::params::Path, listing, permission::Permission, practice, problem::Answer,
    shown, state::AppState, wire::QuestionDetail,
};

pub(crate) const PERMISSION: Permission = Permission::ReadQuestions;

/// One question, by id or by a code that only it covers.
#[utoipa::path(
    get, path = "/questions/{id}", tag = "questions",
    params(("id" = String, Path, description = "Id, such as `gil`, or code, such as `K57`")),
    responses((status = 200, body = QuestionDetail))
)]
pub(crate) async fn show_question(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<Json<QuestionDetail>> {
    let bank = state.bank.snapshot();
    let question = &practice::entry(&bank, &id)?.question;
    let progress = state.store.progress_with(caller.person.id, &question.meta.id).await?;
    let checked = checks::all(&state).await?.of(question);
    let summary = listing::summary(question, progress.as_ref(), checked);
    Ok(Json(shown::detail(&state, question, summary, &bank)))
}
