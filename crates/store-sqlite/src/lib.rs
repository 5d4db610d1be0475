//! The store inside a data folder: one SQLite file, one writer.
//!
//! It holds no statement of a subject (those are `askback-store`'s) and never
//! opens a folder whose lock this process does not hold. Everything that
//! [`Store`](askback_store::Store) returns as written survives a power cut:
//! the log of the database is synced at each commit (`synchronous = full`).

mod database;
mod error;
mod migrations;

use std::sync::Arc;

use askback_store::{DataFolder, Result, sql::SqlStore};

pub use database::Sqlite;

/// A store in a data folder.
pub type SqliteStore = SqlStore<Sqlite>;

/// Opens the store of a folder, made and migrated as need be. Before a
/// migration the database is copied to `askback.db.before-NNNN` beside it.
pub async fn open(folder: &Arc<DataFolder>) -> Result<SqliteStore> {
    Ok(SqlStore::new(Sqlite::open(Arc::clone(folder), migrations::all()).await?))
}
