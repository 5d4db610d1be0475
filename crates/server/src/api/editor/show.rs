//! `GET /editor/questions/{name}`: every file of a question as it lies in its bank.

use askback_bank::desk;
use axum::{Json, extract::State};

use crate::{
    editing,
    http::params::Path,
    permission::Permission,
    problem::{Answer, Code, Problem},
    state::AppState,
    wire::EditorQuestion,
};

pub(crate) const PERMISSION: Permission = Permission::EditBank;

/// Every file of a question as it lies in its bank, also of one with faults.
#[utoipa::path(
    get, path = "/editor/questions/{name}", tag = "editor",
    params(("name" = String, Path, description = "Id, code, or path in its bank")),
    responses((status = 200, body = EditorQuestion))
)]
pub(crate) async fn show_files(
    State(state): State<AppState>,
    Path(name): Path<String>,
) -> Answer<Json<EditorQuestion>> {
    let bank = state.bank.snapshot();
    let Some(place) = desk::find(&bank, &state.bank_sources, &name) else {
        crate::practice::entry(&bank, &name)?;
        return Err(Problem::new(Code::UnknownQuestion, format!("There is no question \"{name}\".")));
    };
    let source = editing::source(&state, &place.source)?;
    editing::question(source, place).await.map(Json)
}
