//! `GET /editor/template`: the files of a new question. Nothing is written.

use axum::{Json, extract::State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    http::params::Query,
    permission::Permission,
    problem::{Answer, Code, Problem},
    state::AppState,
    wire::{DraftFile, Kind},
};

pub(crate) const PERMISSION: Permission = Permission::EditBank;

/// What is to be made.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct AskTemplate {
    /// Kind of question.
    #[param(inline)]
    kind: Kind,
    /// Its id, such as `my-task`; kept for ever.
    id: String,
}

/// The files of a new question: a valid draft to be filled.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EditorTemplate {
    /// A place for it inside a bank.
    path: String,
    /// Whether it is a single file.
    single: bool,
    files: Vec<DraftFile>,
}

/// The files of a new question. Nothing is written.
#[utoipa::path(
    get, path = "/editor/template", tag = "editor", params(AskTemplate),
    responses((status = 200, body = EditorTemplate))
)]
pub(crate) async fn show_template(
    State(state): State<AppState>,
    Query(asked): Query<AskTemplate>,
) -> Answer<Json<EditorTemplate>> {
    let files = askback_bank::new_question(asked.kind.into(), &asked.id)
        .map_err(|error| Problem::new(Code::WrongParameter, format!("{error}.")))?;
    if let Some(entry) = state.bank.snapshot().by_id(&asked.id) {
        let detail = format!(
            "The id \"{}\" is that of a question of {} already. Choose another one.",
            asked.id, entry.source
        );
        return Err(Problem::new(Code::QuestionExists, detail));
    }
    let single = files.len() == 1;
    let path = if single { format!("{}.md", asked.id) } else { asked.id };
    let text = |bytes: &[u8]| Some(String::from_utf8_lossy(bytes).into_owned());
    let files =
        files.iter().map(|(path, bytes)| DraftFile { path: path.clone(), text: text(bytes) }).collect();
    Ok(Json(EditorTemplate { path, single, files }))
}
