//! `POST /questions/{id}/runs`: a program on the shown cases or on an input of
//! one's own. Nothing is stored.

use std::sync::Arc;

use askback_core::PythonVersion;
use askback_judge::Which;
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
    running::trial::Trial,
    state::AppState,
    wire::{CaseEvent, JudgeResult},
};

pub(crate) const PERMISSION: Permission = Permission::RunCode;

/// A program to try.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RunOnCases {
    /// The program.
    source: String,
    /// Version of Python; the default of the machine unless given.
    #[schema(value_type = Option<String>, example = "3.12")]
    python: Option<PythonVersion>,
    /// An input of one's own in place of the shown cases.
    own: Option<OwnInput>,
}

/// An input of one's own: what the task takes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OwnInput {
    /// Arguments of the function, one Python literal each.
    args: Option<Vec<String>>,
    /// Standard input of the program.
    stdin: Option<String>,
    /// For a class: arguments of the constructor, one Python literal each; with `calls`.
    init: Option<Vec<String>>,
    /// For a class: calls in order.
    calls: Option<Vec<OwnCall>>,
}

/// A call of a method.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OwnCall {
    /// Name of the method.
    method: String,
    /// Its arguments, separated by commas as in a call.
    args: String,
}

impl OwnInput {
    pub(super) fn into_domain(self) -> Answer<askback_judge::OwnInput> {
        use askback_judge::OwnInput as Own;
        match self {
            Self { args: Some(args), stdin: None, init: None, calls: None } => Ok(Own::Args(args)),
            Self { args: None, stdin: Some(stdin), init: None, calls: None } => Ok(Own::Stdin(stdin)),
            Self { args: None, stdin: None, init, calls: Some(calls) } => {
                let call = |call: OwnCall| askback_judge::OwnCall { method: call.method, args: call.args };
                Ok(Own::Calls {
                    init: init.unwrap_or_default(),
                    calls: calls.into_iter().map(call).collect(),
                })
            }
            _ => Err(Problem::new(
                Code::WrongShape,
                "Field own: give one of `args`, `stdin`, or `calls` (with `init` if need be).",
            )
            .with("field", "own")),
        }
    }
}

/// Runs a program on the shown cases, or on an input of one's own (one case with the id `own`). Stores nothing; closing the
/// connection ends the run. With `Accept: text/event-stream` an event `queued` with its place while it waits, an
/// event `case` per case and a last `result`.
#[utoipa::path(
    post, path = "/questions/{id}/runs", tag = "questions",
    params(("id" = String, Path, description = "Question")), request_body = RunOnCases,
    responses((status = 200, description = "The verdict", content(
        (JudgeResult = "application/json"), (CaseEvent = "text/event-stream")
    )))
)]
pub(crate) async fn run_on_shown_cases(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
    Json(body): Json<RunOnCases, WITH_PROGRAM>,
) -> Answer<Response> {
    check_program(&body.source)?;
    let bank = state.bank.snapshot();
    let entry = practice::entry(&bank, &id)?;
    let which = match body.own {
        Some(own) => Which::Own(own.into_domain()?),
        None => Which::Visible,
    };
    let trial = Trial {
        person: caller.person.id,
        question: Arc::clone(&entry.question),
        source: body.source,
        python: body.python,
        which,
    };
    trial.respond(&state, &headers).await
}
