//! `GET /help/{page}`: one document.

use axum::{Json, extract::State};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    http::params::Path,
    permission::Permission,
    problem::{Answer, Code, Problem},
    state::AppState,
};

pub(crate) const PERMISSION: Permission = Permission::Anyone;

/// A document; its headings carry the anchors that the index names.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct HelpPage {
    id: String,
    title: String,
    html: String,
}

/// A document.
#[utoipa::path(
    get, path = "/help/{page}", tag = "help",
    params(("page" = String, Path, description = "Document, such as `start`")),
    responses((status = 200, body = HelpPage))
)]
pub(crate) async fn show_help(
    State(state): State<AppState>,
    Path(id): Path<String>,
) -> Answer<Json<HelpPage>> {
    let page = state.help().page(&id).ok_or_else(|| {
        Problem::new(Code::UnknownHelpPage, "No help page has that name; GET /api/v1/help lists them.")
    })?;
    Ok(Json(HelpPage { id: page.id.clone(), title: page.title.clone(), html: page.html.clone() }))
}
