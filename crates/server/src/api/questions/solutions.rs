//! `GET /questions/{id}/solutions`: after a submission of one's own.

use axum::{Json, extract::State};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    auth::Caller,
    http::params::Path,
    permission::Permission,
    practice,
    problem::{Answer, Code, Problem},
    state::AppState,
};

pub(crate) const PERMISSION: Permission = Permission::ReadQuestions;

/// A solution with its complexity.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Solution {
    title: String,
    /// Time complexity, such as `O(n log n)`.
    time: Option<String>,
    /// Space complexity.
    space: Option<String>,
    code: String,
}

/// The solutions, the reference first. Shown once something was handed in.
#[utoipa::path(
    get, path = "/questions/{id}/solutions", tag = "questions",
    params(("id" = String, Path, description = "Question")),
    responses((status = 200, body = Vec<Solution>))
)]
pub(crate) async fn list_solutions(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<Json<Vec<Solution>>> {
    let bank = state.bank.snapshot();
    let question = &practice::entry(&bank, &id)?.question;
    if !state.store.has_submitted(caller.person.id, &question.meta.id).await? {
        return Err(Problem::new(
            Code::NoAttemptYet,
            "Solutions are shown after your first submission. Try it; a hint may help.",
        ));
    }
    let solutions = question.task.iter().flat_map(|task| &task.solutions).map(|solution| Solution {
        title: solution.title.clone(),
        time: solution.time.clone(),
        space: solution.space.clone(),
        code: question
            .files
            .get(&solution.file)
            .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
            .unwrap_or_default(),
    });
    Ok(Json(solutions.collect()))
}
