//! `GET /attempts/{id}/submissions/{sid}`: one submission with its verdict.

use axum::{Json, extract::State};
use uuid::Uuid;

use crate::{
    auth::Caller, http::params::Path, permission::Permission, practice, problem::Answer, state::AppState,
    wire::Submission,
};

pub(crate) const PERMISSION: Permission = Permission::Practise;

/// One submission of one's own; `result` is null while it is judged.
#[utoipa::path(
    get, path = "/attempts/{id}/submissions/{sid}", tag = "submissions",
    params(("id" = Uuid, Path, description = "Attempt"), ("sid" = Uuid, Path, description = "Submission")),
    responses((status = 200, body = Submission))
)]
pub(crate) async fn show_submission(
    State(state): State<AppState>,
    caller: Caller,
    Path((attempt, id)): Path<(Uuid, Uuid)>,
) -> Answer<Json<Submission>> {
    let submission = super::find(&state, caller.person.id, attempt, id).await?;
    practice::submission(submission).map(Json)
}
