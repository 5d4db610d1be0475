//! `GET /history`: one's own attempts as rows, newest first.

use askback_store::{Cursor, QuestionState, SittingFilter};
use axum::{Json, extract::State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    auth::Caller,
    http::params::Query,
    permission::Permission,
    problem::{Answer, Code, Problem},
    state::AppState,
    wire::{self, Kind, Sitting, State as Standing},
};

pub(crate) const PERMISSION: Permission = Permission::Practise;
/// Rows of a page.
const PAGE: u32 = 100;

/// Which attempts.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListHistory {
    /// Id of a question; all unless given.
    question: Option<String>,
    /// A kind; all unless given.
    #[param(inline)]
    kind: Option<Kind>,
    /// How far the attempt has come; any unless given.
    #[param(inline)]
    state: Option<Standing>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// A page of rows.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct HistoryList {
    /// Newest first.
    items: Vec<Sitting>,
    /// For the next page; null on the last.
    next_cursor: Option<String>,
}

/// One's own attempts as rows, newest first.
#[utoipa::path(
    get, path = "/history", tag = "practice", params(ListHistory), responses((status = 200, body = HistoryList))
)]
pub(crate) async fn list_history(
    State(state): State<AppState>,
    caller: Caller,
    Query(asked): Query<ListHistory>,
) -> Answer<Json<HistoryList>> {
    let cursor = asked.cursor.as_deref().map(str::parse::<Cursor>).transpose().map_err(|_| {
        Problem::new(Code::WrongParameter, "This cursor is not one of ours; take `next_cursor` as it is.")
    })?;
    let filter = SittingFilter {
        question: asked.question,
        kind: asked.kind.map(|it| askback_bank::Kind::from(it).name().to_owned()),
        state: asked.state.map(|it| match it {
            Standing::New => QuestionState::New,
            Standing::InPart => QuestionState::InPart,
            Standing::Done => QuestionState::Done,
        }),
    };
    let page = state.store.sittings(caller.person.id, &filter, cursor, PAGE).await?;
    Ok(Json(HistoryList {
        items: page.items.into_iter().map(row).collect(),
        next_cursor: page.next.map(|cursor| cursor.to_string()),
    }))
}

fn row(of: askback_store::Sitting) -> Sitting {
    Sitting {
        id: of.id.0,
        kind: wire::kind_of(&of.kind).map(Into::into),
        question: of.question,
        question_title: of.title,
        opening: of.opening.into(),
        started_at: of.started_at,
        state: of.state.into(),
        submissions: of.submissions,
        last_verdict: of.last_verdict.map(Into::into),
        solved_at: of.solved_at,
        answers: of.answers,
        level: of.level,
        predictions: of.predictions,
    }
}
