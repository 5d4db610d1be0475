//! Backups in a format that belongs to no database: a gzipped tar of
//! `manifest.json`, `blobs/<sha256>` and `tables/<table>.jsonl`, so that one
//! goes from SQLite into PostgreSQL and back, and can be read without Askback.
//!
//! It holds everything but the owner's token, which a start makes anew. It is
//! read twice: nothing is loaded before all of it was found whole.

mod export;
mod import;
mod upgrade;

pub use export::{export, export_to};
pub use import::{import, import_from, verify};

use std::collections::BTreeMap;

use base64::{Engine, engine::general_purpose::STANDARD};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{Result, schema::Table};

/// Names the format in a manifest.
const FORMAT: &str = "askback-backup";
/// Its number; a change that an older reader would get wrong raises it.
const FORMAT_VERSION: u32 = 1;
const MANIFEST: &str = "manifest.json";

/// A row by column names.
pub type JsonRow = serde_json::Map<String, serde_json::Value>;

/// The first file of a backup: what else there must be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Always "askback-backup".
    pub format: String,
    /// Of the format.
    pub format_version: u32,
    /// Of the database: its newest migration.
    pub schema: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// Each file of rows.
    pub tables: BTreeMap<String, TableSum>,
    /// Each content, with its size.
    pub blobs: BTreeMap<String, u64>,
}

/// What a file of rows must be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableSum {
    /// How many rows.
    pub rows: u64,
    /// SHA-256 of the file, in hex.
    pub sha256: String,
}

impl Manifest {
    /// How many rows in all.
    pub fn rows(&self) -> u64 {
        self.tables.values().map(|it| it.rows).sum()
    }
}

/// A store that can be read and filled whole.
#[async_trait::async_trait]
pub trait Backup {
    /// Starts to read everything as it is at this moment. Writers go on.
    async fn dump(&self) -> Result<Box<dyn Dump>>;

    /// Starts to fill the store; refused unless it is empty.
    async fn load(&self) -> Result<Box<dyn Load>>;
}

/// Everything as it was at one moment.
#[async_trait::async_trait]
pub trait Dump: Send {
    /// The rows that follow `after` in the order of the key, a page of them; none at the end.
    async fn rows(&mut self, table: &'static Table, after: Option<&JsonRow>) -> Result<Vec<JsonRow>>;

    /// Names and sizes of all contents.
    async fn blobs(&mut self) -> Result<Vec<(String, u64)>>;

    /// A content.
    async fn blob(&mut self, name: &str) -> Result<Vec<u8>>;
}

/// A store that is being filled. Dropped without [`Load::commit`], it is empty still.
#[async_trait::async_trait]
pub trait Load: Send {
    /// Adds a row.
    async fn row(&mut self, table: &'static Table, row: &JsonRow) -> Result<()>;

    /// Adds a content.
    async fn blob(&mut self, bytes: &[u8]) -> Result<()>;

    /// Makes it all stay.
    async fn commit(self: Box<Self>) -> Result<()>;
}

pub(crate) fn bytes_to_json(bytes: &[u8]) -> serde_json::Value {
    STANDARD.encode(bytes).into()
}

pub(crate) fn bytes_from_json(value: &serde_json::Value) -> Option<Vec<u8>> {
    STANDARD.decode(value.as_str()?).ok()
}

fn hex(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
