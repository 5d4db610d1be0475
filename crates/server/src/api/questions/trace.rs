//! `POST /questions/{id}/trace`: a program step by step, on a shown case or on
//! an input of one's own. Nothing is stored, and nothing of a hidden case is told.

use std::{collections::BTreeMap, sync::Arc};

use askback_bank::Question;
use askback_core::{Limits, PythonVersion};
use askback_judge::{DEFAULT_ENTRY, Job, Program, TraceInput, trace::Trace};
use axum::{Json as Reply, extract::State};
use serde::Deserialize;
use utoipa::ToSchema;

use super::run::OwnInput;
use crate::{
    auth::Caller,
    http::{
        body::{Json, WITH_PROGRAM, check_program},
        params::Path,
    },
    permission::Permission,
    practice,
    problem::{Answer, Code, Problem},
    queue::Who,
    running,
    state::AppState,
};

pub(crate) const PERMISSION: Permission = Permission::RunCode;

/// A program to watch. Of `case`, `own` and `alone` at most one.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TraceProgram {
    /// The program.
    source: String,
    /// Version of Python; the default of the machine unless given.
    #[schema(value_type = Option<String>, example = "3.12")]
    python: Option<PythonVersion>,
    /// Id of a shown case; the first one that fails unless given.
    case: Option<String>,
    /// An input of one's own in place of a case.
    own: Option<OwnInput>,
    /// By itself: as a program that nobody calls.
    #[serde(default)]
    #[schema(required = false)]
    alone: bool,
}

/// Watches a program step by step; it runs many times slower than else. Stores nothing; closing the connection ends the run.
#[utoipa::path(
    post, path = "/questions/{id}/trace", tag = "questions",
    params(("id" = String, Path, description = "Question")), request_body = TraceProgram,
    responses((status = 200, body = Trace))
)]
pub(crate) async fn trace_program(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
    Json(body): Json<TraceProgram, WITH_PROGRAM>,
) -> Answer<Reply<Trace>> {
    check_program(&body.source)?;
    let bank = state.bank.snapshot();
    let question = Arc::clone(&practice::entry(&bank, &id)?.question);
    let what = What::of(body.case, body.own, body.alone)?;
    running::check_room(&state)?;
    let _turn = state.queue.turn(Who::Person(caller.person.id), |_| ()).await;
    let trace = tokio::select! {
        trace = watch(&state, &question, body.source, body.python, what) => trace?,
        () = state.cut_off.cancelled() => return Err(running::ending()),
    };
    running::count("trace", trace.verdict.name());
    Ok(Reply(trace))
}

/// On what the program is watched.
enum What {
    Input(TraceInput),
    Alone,
}

impl What {
    fn of(case: Option<String>, own: Option<OwnInput>, alone: bool) -> Answer<Self> {
        match (case, own, alone) {
            (None, None, true) => Ok(Self::Alone),
            (None, None, false) => Ok(Self::Input(TraceInput::FirstFailure)),
            (Some(case), None, false) => Ok(Self::Input(TraceInput::Case(case))),
            (None, Some(own), false) => Ok(Self::Input(TraceInput::Own(own.into_domain()?))),
            _ => Err(Problem::new(Code::WrongShape, "Give at most one of `case`, `own` and `alone`.")
                .with("field", "case")),
        }
    }
}

async fn watch(
    state: &AppState,
    question: &Question,
    source: String,
    python: Option<PythonVersion>,
    what: What,
) -> Answer<Trace> {
    let judge = &state.judge;
    let trace = match what {
        What::Input(input) => judge.trace(question, source.as_bytes(), &input, python).await,
        What::Alone => {
            let python = Some(judge.check(question, python)?);
            let entry = DEFAULT_ENTRY.to_owned();
            let files = BTreeMap::from([(entry.clone(), source.into_bytes().into())]);
            let program = Program::Script { entry };
            let (stdin, limits) = (Arc::default(), Limits::default());
            let job = Job { files, program, stdin, python, limits, allow_processes: false };
            judge.trace_program(job).await
        }
    };
    Ok(trace?)
}
