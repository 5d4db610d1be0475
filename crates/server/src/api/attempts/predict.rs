//! `PUT /attempts/{id}/predictions/{pid}`: what a program will print, and what it does print.

use askback_core::{AttemptId, PersonId, PredictionId, PythonVersion, Verdict};
use askback_judge::{DEFAULT_ENTRY, RunRequest};
use askback_store::Prediction;
use axum::{Json as Reply, extract::State};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    auth::Caller,
    http::{
        body::{Json, check_said},
        params::Path,
    },
    permission::Permission,
    practice,
    problem::{Answer, Code, Problem},
    running,
    state::AppState,
    wire,
};

pub(crate) const PERMISSION: Permission = Permission::Practise;

/// What the program is expected to print.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Predict {
    /// Line by line; of an exception that ends it the name in the last line.
    text: String,
    /// Version of Python; the default of the machine unless given.
    #[schema(value_type = Option<String>, example = "3.12")]
    python: Option<PythonVersion>,
}

/// Runs the question's own program and keeps what was predicted beside what it printed. The same again changes nothing.
#[utoipa::path(
    put, path = "/attempts/{id}/predictions/{pid}", tag = "attempts", request_body = Predict,
    params(("id" = Uuid, Path, description = "Attempt"), ("pid" = Uuid, Path, description = "UUID v7 made by the client")),
    responses((status = 200, body = wire::Prediction))
)]
pub(crate) async fn predict(
    State(state): State<AppState>,
    caller: Caller,
    Path((attempt, id)): Path<(Uuid, Uuid)>,
    Json(body): Json<Predict>,
) -> Answer<Reply<wire::Prediction>> {
    check_said(&body.text)?;
    let (view, question) = super::with_question(&state, &caller, AttemptId(attempt)).await?;
    let made = view.predictions.iter().find(|it| it.id.0 == id);
    let prediction = match made {
        // A retry: it is compared with what is kept, and nothing runs again.
        Some(made) => Prediction { text: body.text, ..made.clone() },
        None => {
            let program = question.task.as_ref().and_then(|task| task.before.clone()).ok_or_else(|| {
                Problem::new(
                    Code::NothingToPredict,
                    "This question has no program whose output is predicted.",
                )
            })?;
            let printed = print(&state, caller.person.id, program, body.python).await?;
            Prediction {
                id: PredictionId(id),
                matched: askback_practice::prediction_holds(&body.text, &printed.output, printed.exception()),
                text: body.text,
                actual: printed.shown(),
                at: state.now(),
            }
        }
    };
    let kept = state.store.add_prediction(caller.person.id, AttemptId(attempt), prediction).await;
    Ok(Reply(practice::prediction(kept.map_err(super::differs)?.into_inner())))
}

/// What a program printed, and how it ended.
struct Printed {
    output: String,
    /// The last line of its traceback.
    error: Option<String>,
}

impl Printed {
    /// The name of the exception that ended it.
    fn exception(&self) -> Option<&str> {
        let name = self.error.as_deref()?.split(':').next()?;
        Some(name.rsplit('.').next().unwrap_or(name).trim())
    }

    fn shown(self) -> String {
        match self.error {
            Some(error) => format!("{}{error}\n", self.output),
            None => self.output,
        }
    }
}

async fn print(
    state: &AppState,
    owner: PersonId,
    program: String,
    python: Option<PythonVersion>,
) -> Answer<Printed> {
    let files = [(DEFAULT_ENTRY.to_owned(), program.into_bytes().into())].into();
    let request = RunRequest { python, ..RunRequest::new(files, DEFAULT_ENTRY) };
    let ended = running::run(state, owner, request).await?;
    let error = match Verdict::from(ended.verdict) {
        Verdict::Ok => None,
        Verdict::RuntimeError => ended.stderr.trim_end().lines().last().map(str::to_owned),
        other => {
            return Err(Problem::internal(format!("the program to predict ended with {}", other.name())));
        }
    };
    Ok(Printed { output: ended.stdout, error })
}
