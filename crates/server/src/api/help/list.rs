//! `GET /help`: the index of the documents, with their words for searching.

use axum::{Json, extract::State};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{help, permission::Permission, state::AppState};

pub(crate) const PERMISSION: Permission = Permission::Anyone;

/// The documents that come with this Askback.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct HelpIndex {
    title: String,
    html: String,
    pages: Vec<HelpEntry>,
}

/// A document in the index.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct HelpEntry {
    id: String,
    title: String,
    sections: Vec<HelpSection>,
}

/// A heading and what stands under it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct HelpSection {
    /// What follows the # in its address.
    anchor: String,
    /// 1 for the title of the document, then 2 and deeper.
    level: u8,
    title: String,
    /// The words up to the next heading, without markup.
    text: String,
}

/// The documents, in the order to read them.
#[utoipa::path(get, path = "/help", tag = "help", responses((status = 200, body = HelpIndex)))]
pub(crate) async fn list_help(State(state): State<AppState>) -> Json<HelpIndex> {
    let help = state.help();
    let pages = help.pages.iter().map(entry).collect();
    Json(HelpIndex { title: help.index.title.clone(), html: help.index.html.clone(), pages })
}

fn entry(page: &help::Page) -> HelpEntry {
    let section = |it: &help::Section| HelpSection {
        anchor: it.anchor.clone(),
        level: it.level,
        title: it.title.clone(),
        text: it.text.trim_end().to_owned(),
    };
    HelpEntry {
        id: page.id.clone(),
        title: page.title.clone(),
        sections: page.sections.iter().map(section).collect(),
    }
}
