//! `PUT /attempts/{id}/draft`: keeps unsent text, and both texts when two tabs write.

use askback_core::{AttemptId, DraftId};
use askback_store::{DraftSaved, NewDraft, StoreError, drafts::PROGRAM};
use axum::{Json as Reply, extract::State};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    auth::Caller,
    http::{
        body::{Json, WITH_PROGRAM, check_length, check_program},
        params::Path,
    },
    permission::Permission,
    practice,
    problem::{Answer, Code, Problem},
    state::AppState,
};

pub(crate) const PERMISSION: Permission = Permission::Practise;

/// A text to keep.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SaveDraft {
    /// UUID v7 made by the client; the same again changes nothing.
    id: Uuid,
    /// The step whose text it is: `program` (unless given), `prediction`, `answer`, or `follow-up:ID`.
    #[serde(default = "program")]
    step: String,
    /// The revision that the text was made from; 0 for the first.
    base_revision: u64,
    /// The whole text.
    text: String,
}

fn program() -> String {
    PROGRAM.to_owned()
}

/// A kept text.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DraftSavedReply {
    /// For the next save.
    revision: u64,
    #[schema(value_type = String, format = DateTime)]
    saved_at: Timestamp,
}

/// Keeps unsent text. When it was saved from somewhere else since, answers `draft_conflict` with the draft in force as
/// `current`; the refused text is kept as well.
#[utoipa::path(
    put, path = "/attempts/{id}/draft", tag = "attempts", request_body = SaveDraft,
    params(("id" = Uuid, Path, description = "Attempt")), responses((status = 200, body = DraftSavedReply))
)]
pub(crate) async fn save_draft(
    State(state): State<AppState>,
    caller: Caller,
    Path(attempt): Path<Uuid>,
    Json(body): Json<SaveDraft, WITH_PROGRAM>,
) -> Answer<Reply<DraftSavedReply>> {
    check_step(&body.step)?;
    if body.step == PROGRAM { check_program(&body.text) } else { check_length(&body.text) }?;
    let draft = NewDraft {
        id: DraftId(body.id),
        attempt: AttemptId(attempt),
        step: body.step,
        base_revision: body.base_revision,
        text: body.text,
        at: state.now(),
    };
    match state.store.save_draft(caller.person.id, draft).await {
        Ok(DraftSaved::Saved { revision, saved_at }) => Ok(Reply(DraftSavedReply { revision, saved_at })),
        Ok(DraftSaved::Conflict { current }) => Err(Problem::new(
            Code::DraftConflict,
            "The draft was saved from another tab or device since. Both texts are kept: choose which one goes on.",
        )
        .with("current", current.map(practice::draft))),
        Err(StoreError::Conflict { .. }) => {
            Err(Problem::new(Code::DraftConflict, "This id stands for another draft already. Make a new id.")
                .with("current", Option::<()>::None))
        }
        Err(error) => Err(super::refused(error)),
    }
}

fn check_step(step: &str) -> Answer<()> {
    let follow_up = step.strip_prefix("follow-up:").is_some_and(|id| (1..=100).contains(&id.len()));
    if follow_up || [PROGRAM, "prediction", "answer"].contains(&step) {
        return Ok(());
    }
    Err(Problem::new(
        Code::UnknownStep,
        "A draft is of the step `program`, `prediction`, `answer` or `follow-up:ID`.",
    )
    .with("field", "step"))
}
