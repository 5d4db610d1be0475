//! `PUT /attempts/{id}/submissions/{sid}`: hands a program in.

use askback_core::{AttemptId, PythonVersion, SubmissionId};
use askback_store::{NewSubmission, PutSubmission};
use axum::{
    Json as Reply,
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    api::attempts,
    auth::Caller,
    http::{
        body::{Json, WITH_PROGRAM, check_program},
        params::Path,
        sse,
    },
    jobs::judging,
    permission::Permission,
    practice,
    problem::{Answer, Code, Problem},
    running,
    state::AppState,
    wire::{CaseEvent, Submission},
};

pub(crate) const PERMISSION: Permission = Permission::Practise;

/// A program to hand in.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Submit {
    /// The program, at most 1 MiB.
    source: String,
    /// Version of Python; the default of the machine unless given.
    #[schema(value_type = Option<String>, example = "3.12")]
    python: Option<PythonVersion>,
}

/// Hands a program in and answers with its verdict. It is stored before it is judged, and judged even when the connection
/// breaks. The same body again answers with what is stored; another body is refused as `submission_differs`. With
/// `Accept: text/event-stream` events `queued`, `case` and a last `result` with a JudgeResult.
#[utoipa::path(
    put, path = "/attempts/{id}/submissions/{sid}", tag = "submissions", request_body = Submit,
    params(("id" = Uuid, Path, description = "Attempt"), ("sid" = Uuid, Path, description = "UUID v7 made by the client")),
    responses((status = 200, description = "The submission with its verdict", content(
        (Submission = "application/json"), (CaseEvent = "text/event-stream")
    )))
)]
pub(crate) async fn submit(
    State(state): State<AppState>,
    caller: Caller,
    Path((attempt, id)): Path<(Uuid, Uuid)>,
    headers: HeaderMap,
    Json(body): Json<Submit, WITH_PROGRAM>,
) -> Answer<Response> {
    let owner = caller.person.id;
    check_program(&body.source)?;
    let sitting = state.store.attempt(owner, AttemptId(attempt)).await?.ok_or_else(attempts::unknown)?;
    running::check_room(&state)?;
    let question = practice::question_at(&state, &sitting.question, &sitting.version).await?;
    state.judge.check(&question, body.python)?;
    let new = NewSubmission {
        id: SubmissionId(id),
        attempt: sitting.id,
        source: body.source,
        python: body.python,
        at: state.now(),
    };
    if let PutSubmission::Differs = state.store.put_submission(owner, new).await.map_err(attempts::refused)? {
        return Err(Problem::new(
            Code::SubmissionDiffers,
            "This id stands for another program already. Make a new id to hand in again.",
        ));
    }
    let mut stored = super::find(&state, owner, attempt, id).await?;
    let as_stream = sse::wanted(&headers);
    match stored.judgement.take() {
        Some(judgement) if as_stream => return judging::stream_again(judgement, None),
        Some(_) => {}
        None => {
            let following = judging::start(&state, owner, question, &stored);
            if as_stream {
                return Ok(following.stream(&state, None));
            }
            following.finished().await?;
        }
    }
    let judged = super::find(&state, owner, attempt, id).await?;
    Ok(Reply(practice::submission(judged)?).into_response())
}
