//! `DELETE /practice`: does away with all of one's practice.

use axum::{Json as Reply, extract::State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    auth::Caller,
    http::body::Json,
    permission::Permission,
    problem::{Answer, Code, Problem},
    state::AppState,
};

pub(crate) const PERMISSION: Permission = Permission::Practise;

/// What has to be said, so that nothing is erased by a slip.
const WORDS: &str = "erase my practice";

/// That it is meant.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ErasePractice {
    /// `erase my practice`
    confirm: String,
}

/// What was erased.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Erased {
    /// How many attempts.
    attempts: u64,
}

/// Erases every attempt with all that belongs to it, what was chosen, and the record of it. Backups made before keep it.
#[utoipa::path(
    delete, path = "/practice", tag = "practice", request_body = ErasePractice, responses((status = 200, body = Erased))
)]
pub(crate) async fn erase_practice(
    State(state): State<AppState>,
    caller: Caller,
    Json(body): Json<ErasePractice>,
) -> Answer<Reply<Erased>> {
    if body.confirm != WORDS {
        return Err(Problem::new(
            Code::NotConfirmed,
            format!("Nothing was erased. To erase all of your practice, `confirm` has to say \"{WORDS}\"."),
        )
        .with("field", "confirm"));
    }
    Ok(Reply(Erased { attempts: state.store.erase_practice(caller.person.id).await? }))
}
