//! `POST /questions/{id}/complexity`: how a program grows, on inputs that the
//! task's generator makes. Nothing is stored.

use askback_core::PythonVersion;
use axum::{extract::State, http::HeaderMap, response::Response};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    auth::Caller,
    http::{
        body::{Json, WITH_PROGRAM, check_program},
        params::Path,
    },
    permission::Permission,
    practice,
    problem::{Answer, Code, Problem},
    running::growth::Measurement,
    state::AppState,
    wire::{Growth, GrowthEvent},
};

pub(crate) const PERMISSION: Permission = Permission::RunCode;

/// A program to measure.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MeasureGrowth {
    /// The program.
    source: String,
    /// Version of Python; the default of the machine unless given.
    #[schema(value_type = Option<String>, example = "3.12")]
    python: Option<PythonVersion>,
    /// What the person says of it, one of the eight classes.
    #[schema(example = "O(n log n)")]
    claim: Option<String>,
}

/// Measures how a program grows with the size of its input, in some seconds. Only for functions of tasks with a generator.
/// Stores nothing; closing the connection ends it. With `Accept: text/event-stream` an event `stage` for each thing that is
/// measured and a last `result`.
#[utoipa::path(
    post, path = "/questions/{id}/complexity", tag = "questions",
    params(("id" = String, Path, description = "Question")), request_body = MeasureGrowth,
    responses((status = 200, description = "How it grows", content(
        (Growth = "application/json"), (GrowthEvent = "text/event-stream")
    )))
)]
pub(crate) async fn measure_growth(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
    Json(body): Json<MeasureGrowth, WITH_PROGRAM>,
) -> Answer<Response> {
    check_program(&body.source)?;
    let claim = body.claim.as_deref().map(class).transpose()?;
    let question = practice::entry(&state.bank.snapshot(), &id)?.question.clone();
    // It is part of the solutions, which come after a submission.
    let reference = match state.store.has_submitted(caller.person.id, &question.meta.id).await? {
        true => {
            question.task.iter().flat_map(|task| &task.solutions).find_map(|solution| solution.time.clone())
        }
        false => None,
    };
    let person = caller.person.id;
    let measurement =
        Measurement { person, question, source: body.source, python: body.python, claim, reference };
    measurement.respond(&state, &headers).await
}

fn class(name: &str) -> Answer<askback_judge::complexity::Class> {
    askback_judge::complexity::Class::from_name(name).ok_or_else(|| {
        let names = askback_judge::complexity::Class::ALL.map(askback_judge::complexity::Class::name);
        Problem::new(Code::WrongShape, format!("Field claim: give one of {}.", names.join(", ")))
            .with("field", "claim")
    })
}
