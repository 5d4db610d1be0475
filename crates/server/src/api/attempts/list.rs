//! `GET /attempts`: one's own attempts, newest first.

use askback_store::Cursor;
use axum::{Json, extract::State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    auth::Caller,
    http::params::Query,
    permission::Permission,
    practice,
    problem::{Answer, Code, Problem},
    state::AppState,
    wire::Attempt,
};

pub(crate) const PERMISSION: Permission = Permission::Practise;
/// Items of a page.
const PAGE: u32 = 50;

/// Which attempts.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListAttempts {
    /// Id of a question; all unless given.
    question: Option<String>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// A page of attempts.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AttemptList {
    /// Newest first.
    items: Vec<Attempt>,
    /// For the next page; null on the last.
    next_cursor: Option<String>,
}

/// One's own attempts, newest first.
#[utoipa::path(
    get, path = "/attempts", tag = "attempts", params(ListAttempts), responses((status = 200, body = AttemptList))
)]
pub(crate) async fn list_attempts(
    State(state): State<AppState>,
    caller: Caller,
    Query(asked): Query<ListAttempts>,
) -> Answer<Json<AttemptList>> {
    let cursor = asked.cursor.as_deref().map(str::parse::<Cursor>).transpose().map_err(|_| {
        Problem::new(Code::WrongParameter, "This cursor is not one of ours; take `next_cursor` as it is.")
    })?;
    let page = state.store.attempt_views(caller.person.id, asked.question.as_deref(), cursor, PAGE).await?;
    let bank = state.bank.snapshot();
    Ok(Json(AttemptList {
        items: page.items.into_iter().map(|view| practice::attempt(&bank, view)).collect(),
        next_cursor: page.next.map(|cursor| cursor.to_string()),
    }))
}
