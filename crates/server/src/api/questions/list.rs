//! `GET /questions`: the list with its filters.

use axum::{Json, extract::State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    auth::Caller,
    http::params::Query,
    listing,
    permission::Permission,
    problem::Answer,
    state::AppState,
    wire::{Fault, QuestionSummary},
};

pub(crate) const PERMISSION: Permission = Permission::ReadQuestions;

/// Filters; several values of one are separated by commas and any of them fits.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListQuestions {
    /// Words to search for.
    pub(crate) q: Option<String>,
    /// Kinds.
    pub(crate) kind: Option<String>,
    /// Topics.
    pub(crate) topic: Option<String>,
    /// Levels.
    pub(crate) level: Option<String>,
    /// Roles; questions for any role always fit.
    pub(crate) role: Option<String>,
    /// Difficulties.
    pub(crate) difficulty: Option<String>,
    /// Frequencies, 1 to 5.
    pub(crate) frequency: Option<String>,
    /// One's own state: `new`, `in_part`, `done`.
    pub(crate) state: Option<String>,
    /// The order; by how often it is asked unless given, or by how well it fits with `q`.
    #[param(inline)]
    pub(crate) sort: Option<Sort>,
    /// `next_cursor` of the page before.
    pub(crate) cursor: Option<String>,
    /// Items of a page, 1 to 200; 100 unless given.
    pub(crate) limit: Option<usize>,
}

/// The order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Sort {
    /// Most often asked first.
    Asked,
    /// By title.
    Title,
    /// Easiest first.
    Difficulty,
    /// Last practised first.
    Recent,
}

/// A page of questions.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct QuestionList {
    pub(crate) items: Vec<QuestionSummary>,
    /// How many fit the filters.
    pub(crate) total: usize,
    /// For the next page; null on the last.
    pub(crate) next_cursor: Option<String>,
    pub(crate) facets: Facets,
    /// Faults of question files; each question keeps its last good version.
    pub(crate) faults: Vec<Fault>,
}

/// For each filter, how many questions each value would leave with the other filters as they are.
#[derive(Debug, Default, Serialize, ToSchema)]
pub(crate) struct Facets {
    pub(crate) kind: Vec<FacetValue>,
    pub(crate) topic: Vec<FacetValue>,
    pub(crate) level: Vec<FacetValue>,
    pub(crate) role: Vec<FacetValue>,
    pub(crate) difficulty: Vec<FacetValue>,
    pub(crate) frequency: Vec<FacetValue>,
    pub(crate) state: Vec<FacetValue>,
}

/// A value of a filter.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct FacetValue {
    pub(crate) value: String,
    pub(crate) count: usize,
}

/// The questions in use, with one's own progress.
#[utoipa::path(
    get, path = "/questions", tag = "questions", params(ListQuestions),
    responses((status = 200, body = QuestionList))
)]
pub(crate) async fn list_questions(
    State(state): State<AppState>,
    caller: Caller,
    Query(asked): Query<ListQuestions>,
) -> Answer<Json<QuestionList>> {
    listing::list(&state, caller.person.id, &asked).await.map(Json)
}
