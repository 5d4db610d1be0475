//! `GET /editor/banks`: where questions come from, and which of them can be written.

use askback_bank::{Bank, Source, desk};
use axum::{Json, extract::State};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{editing, permission::Permission, problem::Answer, state::AppState, wire::EditorBank};

pub(crate) const PERMISSION: Permission = Permission::EditBank;

/// Where questions come from.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EditorBanks {
    /// Later ones lie over earlier ones.
    items: Vec<EditorBank>,
    /// Topics that questions may name; empty when any may be named.
    topics: Vec<String>,
}

/// Where questions come from, and which of them can be written.
#[utoipa::path(get, path = "/editor/banks", tag = "editor", responses((status = 200, body = EditorBanks)))]
pub(crate) async fn list_banks(State(state): State<AppState>) -> Answer<Json<EditorBanks>> {
    let (sources, bank) = (state.bank_sources.clone(), state.bank.snapshot());
    let topics = bank.topics().iter().map(|(id, _)| id.to_owned()).collect();
    let items =
        editing::on_disk(move || Ok(sources.iter().map(|source| item(source, &bank)).collect())).await?;
    Ok(Json(EditorBanks { items, topics }))
}

fn item(source: &Source, bank: &Bank) -> EditorBank {
    EditorBank {
        name: source.name().to_owned(),
        folder: source.path().map(|path| path.display().to_string()),
        read_only: desk::access(source, None).err().as_ref().map(editing::remedy),
        questions: bank.entries().filter(|entry| entry.source == source.name()).count(),
    }
}
