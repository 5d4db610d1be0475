//! `PUT /attempts/{id}/answers/{aid}`: what was said to the question or to a follow-up.

use askback_core::{AnswerId, AttemptId};
use askback_store::NewAnswer;
use axum::{Json as Reply, extract::State};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    auth::Caller,
    http::{
        body::{Json, WITH_PROGRAM, check_said},
        params::Path,
    },
    permission::Permission,
    practice,
    problem::Answer,
    state::AppState,
    wire::SaidAnswer,
};

pub(crate) const PERMISSION: Permission = Permission::Practise;

/// A day: no clock of a drill shows more.
const LONGEST_MS: u64 = 24 * 60 * 60 * 1000;

/// An answer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SayAnswer {
    /// The follow-up it answers; null for the question itself.
    follow_up: Option<String>,
    /// What was said, at most 1 MiB.
    text: String,
    /// How long it took by the person's clock, pauses left out; a day at most is kept.
    spent_ms: u64,
    /// What the clock was set to; null when it was off.
    limit_ms: Option<u64>,
}

/// Keeps an answer. It is safe when this is answered; the same again changes nothing.
#[utoipa::path(
    put, path = "/attempts/{id}/answers/{aid}", tag = "attempts", request_body = SayAnswer,
    params(("id" = Uuid, Path, description = "Attempt"), ("aid" = Uuid, Path, description = "UUID v7 made by the client")),
    responses((status = 200, body = SaidAnswer))
)]
pub(crate) async fn say_answer(
    State(state): State<AppState>,
    caller: Caller,
    Path((attempt, id)): Path<(Uuid, Uuid)>,
    Json(body): Json<SayAnswer, WITH_PROGRAM>,
) -> Answer<Reply<SaidAnswer>> {
    check_said(&body.text)?;
    if let Some(follow_up) = &body.follow_up {
        let (_, question) = super::with_question(&state, &caller, AttemptId(attempt)).await?;
        if !question.text.follow_ups.iter().any(|it| it.id == *follow_up) {
            return Err(super::no_such("follow-up", follow_up));
        }
    }
    let answer = NewAnswer {
        id: AnswerId(id),
        attempt: AttemptId(attempt),
        follow_up: body.follow_up,
        text: body.text,
        spent_ms: body.spent_ms.min(LONGEST_MS),
        limit_ms: body.limit_ms.map(|it| it.min(LONGEST_MS)),
        at: state.now(),
    };
    let said = state.store.add_answer(caller.person.id, answer).await.map_err(super::differs)?;
    Ok(Reply(practice::answer(said.into_inner())))
}
