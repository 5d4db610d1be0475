//! `PUT /attempts/{id}`: starts an attempt.

use askback_core::AttemptId;
use askback_store::{Created, NewAttempt, StoreError};
use axum::{Json as Reply, extract::State, http::StatusCode};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    auth::Caller,
    http::{body::Json, params::Path},
    permission::Permission,
    practice,
    problem::{Answer, Code, Problem},
    state::AppState,
    wire::{Attempt, Opening},
};

pub(crate) const PERMISSION: Permission = Permission::Practise;

/// What to attempt.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StartAttempt {
    /// Id of the question.
    question: String,
    /// What a task with a brief shows at first; the statement unless given.
    #[serde(default)]
    opening: Opening,
}

/// Starts an attempt at the version of the question that is in use. The same again changes nothing.
#[utoipa::path(
    put, path = "/attempts/{id}", tag = "attempts", request_body = StartAttempt,
    params(("id" = Uuid, Path, description = "UUID v7 made by the client")),
    responses((status = 200, description = "It was there", body = Attempt), (status = 201, description = "Started", body = Attempt))
)]
pub(crate) async fn start_attempt(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(body): Json<StartAttempt>,
) -> Answer<(StatusCode, Reply<Attempt>)> {
    let owner = caller.person.id;
    let bank = state.bank.snapshot();
    let question = &practice::entry(&bank, &body.question)?.question;
    practice::keep_version(&state, question).await?;
    let attempt = NewAttempt {
        id: AttemptId(id),
        question: question.meta.id.clone(),
        version: question.version.0.clone(),
        opening: body.opening.into(),
        at: state.now(),
    };
    let status = match state.store.start_attempt(owner, attempt).await {
        Ok(Created::New(_)) => StatusCode::CREATED,
        Ok(Created::Existing(_)) => StatusCode::OK,
        Err(StoreError::Conflict { .. } | StoreError::NotFound { .. }) => {
            return Err(Problem::new(
                Code::AttemptDiffers,
                "This id stands for another attempt already. Make a new id.",
            ));
        }
        Err(error) => return Err(error.into()),
    };
    let view = state.store.attempt_view(owner, AttemptId(id)).await?.ok_or_else(super::unknown)?;
    Ok((status, Reply(practice::attempt(&bank, view))))
}
