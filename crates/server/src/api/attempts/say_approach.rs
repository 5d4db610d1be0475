//! `PUT /attempts/{id}/approach`: "say it first".

use askback_core::{AttemptId, EventId};
use askback_store::{NewApproach, StoreError};
use axum::{Json as Reply, extract::State};
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
    wire::Approach,
};

pub(crate) const PERMISSION: Permission = Permission::Practise;

/// Approach and complexity, before the code.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SayApproach {
    /// UUID v7 made by the client.
    id: Uuid,
    /// The approach.
    text: String,
    /// Time complexity.
    time: Option<String>,
    /// Space complexity.
    space: Option<String>,
}

/// Adds what is said before the code. What was said earlier stays; the same id again changes nothing.
#[utoipa::path(
    put, path = "/attempts/{id}/approach", tag = "attempts", request_body = SayApproach,
    params(("id" = Uuid, Path, description = "Attempt")), responses((status = 200, body = Approach))
)]
pub(crate) async fn say_approach(
    State(state): State<AppState>,
    caller: Caller,
    Path(attempt): Path<Uuid>,
    Json(body): Json<SayApproach>,
) -> Answer<Reply<Approach>> {
    let said = NewApproach {
        id: EventId(body.id),
        attempt: AttemptId(attempt),
        text: body.text,
        time: body.time,
        space: body.space,
        at: state.now(),
    };
    match state.store.say_approach(caller.person.id, said).await {
        Ok(stored) => Ok(Reply(practice::approach(stored.into_inner()))),
        Err(StoreError::Conflict { .. }) => Err(Problem::new(
            Code::ApproachDiffers,
            "This id stands for another text already. Make a new id.",
        )),
        Err(error) => Err(super::refused(error)),
    }
}
