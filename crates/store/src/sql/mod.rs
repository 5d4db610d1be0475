//! Every subject over SQL, once, for any database that implements [`Database`].
//!
//! An implementation brings a connection, its migrations and what its errors
//! mean. It holds no statement of a subject: those lie in `sql/`.

mod answers;
mod attempts;
mod blobs;
mod cache;
mod clarifications;
mod database;
mod drafts;
mod dump;
mod erasing;
mod events;
mod history;
mod people;
mod predictions;
mod preferences;
mod progress;
mod questions;
mod settings;
mod sign_in;
pub mod statements;
mod submissions;
mod value;

pub use database::{Database, Transaction};
pub use value::{Row, Value};

use crate::{Result, Store};

/// A store over a SQL database.
#[derive(Debug)]
pub struct SqlStore<D> {
    database: D,
}

impl<D: Database> SqlStore<D> {
    /// A store over a database that is open and migrated.
    pub fn new(database: D) -> Self {
        Self { database }
    }

    /// The database, for what only it can do.
    pub fn database(&self) -> &D {
        &self.database
    }

    /// The database, for a store that does something else with it.
    pub fn into_database(self) -> D {
        self.database
    }

    /// The only row of an answer, read.
    async fn one<T>(
        &self,
        sql: &'static str,
        args: Vec<Value>,
        read: impl FnOnce(&Row) -> Result<T>,
    ) -> Result<Option<T>> {
        self.database.read(sql, args).await?.first().map(read).transpose()
    }

    /// All rows of an answer, read.
    async fn all<T>(
        &self,
        sql: &'static str,
        args: Vec<Value>,
        read: impl FnMut(&Row) -> Result<T>,
    ) -> Result<Vec<T>> {
        self.database.read(sql, args).await?.iter().map(read).collect()
    }
}

#[async_trait::async_trait]
impl<D: Database> Store for SqlStore<D> {
    async fn ping(&self) -> Result<()> {
        self.database.ping().await
    }

    fn describe(&self) -> String {
        self.database.describe()
    }

    fn schema_version(&self) -> i64 {
        self.database.schema_version()
    }

    async fn close(&self) {
        self.database.close().await;
    }
}
