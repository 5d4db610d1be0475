//! `POST /backups`: everything in one file in the data folder.
//!
//! The file never goes over HTTP. It holds the practice of every person, which
//! the owner's token does not open; whoever can read the data folder can.

use std::{fs, io::BufWriter, os::unix::fs::OpenOptionsExt, path::Path};

use askback_store::{StoreError, backup};
use axum::{Json, extract::State, http::StatusCode};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{permission::Permission, problem::Answer, state::AppState};

pub(crate) const PERMISSION: Permission = Permission::Backup;

/// A backup that was made.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct BackupCreated {
    /// The file, as seen from the data folder.
    file: String,
    /// How many rows it holds.
    rows: u64,
    /// How many large contents it holds.
    blobs: u64,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
}

/// Writes everything into a file in the data folder, for those who can read that folder.
#[utoipa::path(post, path = "/backups", tag = "server", responses((status = 201, body = BackupCreated)))]
pub(crate) async fn create_backup(
    State(state): State<AppState>,
) -> Answer<(StatusCode, Json<BackupCreated>)> {
    let name = format!("backups/{}.tar.gz", state.new_id());
    let path = state.data_folder.join(&name);
    let made = write(&state, &path).await;
    if made.is_err() {
        // Half a backup is none.
        let _ = fs::remove_file(&path);
    }
    let manifest = made?;
    Ok((
        StatusCode::CREATED,
        Json(BackupCreated {
            file: name,
            rows: manifest.rows(),
            blobs: manifest.blobs.len() as u64,
            created_at: manifest.created_at,
        }),
    ))
}

async fn write(state: &AppState, path: &Path) -> Result<backup::Manifest, StoreError> {
    let fault = |error| StoreError::io(path, &error);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(fault)?;
    }
    let file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(fault)?;
    let (manifest, file) = backup::export(state.store.as_ref(), BufWriter::new(file), state.now()).await?;
    let synced =
        file.into_inner().map_err(std::io::IntoInnerError::into_error).and_then(|file| file.sync_all());
    synced.map_err(fault)?;
    Ok(manifest)
}
