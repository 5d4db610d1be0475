//! `PUT /attempts/{id}/clarifications/{cid}`: a question about the task.

use askback_core::{AttemptId, ClarificationId};
use askback_store::{AttemptView, Clarification, drafts::PROGRAM};
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
    problem::Answer,
    state::AppState,
    wire::AskedClarification,
};

pub(crate) const PERMISSION: Permission = Permission::Practise;

/// A question about the task.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Clarify {
    /// In one's own words.
    text: String,
    /// The item of the question's `clarify` that was picked, from 0; null when it was typed: then the item that is meant is
    /// looked for.
    item: Option<u32>,
}

/// Asks about the task. What is asked is kept as evidence; the same again changes nothing.
#[utoipa::path(
    put, path = "/attempts/{id}/clarifications/{cid}", tag = "attempts", request_body = Clarify,
    params(("id" = Uuid, Path, description = "Attempt"), ("cid" = Uuid, Path, description = "UUID v7 made by the client")),
    responses((status = 200, body = AskedClarification))
)]
pub(crate) async fn clarify(
    State(state): State<AppState>,
    caller: Caller,
    Path((attempt, id)): Path<(Uuid, Uuid)>,
    Json(body): Json<Clarify>,
) -> Answer<Reply<AskedClarification>> {
    check_said(&body.text)?;
    let attempt = AttemptId(attempt);
    let (view, question) = super::with_question(&state, &caller, attempt).await?;
    let items = &question.text.clarify;
    let item = match body.item {
        Some(item) if items.len() > item as usize => Some(item),
        Some(item) => return Err(super::no_such("clarification", &item.to_string())),
        None => askback_practice::clarification_meant(items, &body.text).and_then(|it| it.try_into().ok()),
    };
    let asked = Clarification {
        id: ClarificationId(id),
        text: body.text,
        item,
        before_code: !has_code(&view),
        at: state.now(),
    };
    let kept =
        state.store.add_clarification(caller.person.id, attempt, asked).await.map_err(super::differs)?;
    Ok(Reply(practice::clarification(kept.into_inner())))
}

fn has_code(view: &AttemptView) -> bool {
    !view.submissions.is_empty() || view.drafts.iter().any(|it| it.step == PROGRAM)
}
