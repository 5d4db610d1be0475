//! The store in a PostgreSQL database, for when one machine is not enough.
//!
//! It holds no statement of a subject (those are `askback-store`'s) and never
//! shares a database with another Askback: an advisory lock, held as long as
//! the store is open, refuses the second one. It needs nothing from the data
//! folder: contents of any size lie in the database.

mod database;
mod error;
mod lock;
mod migrations;

use askback_store::{Result, sql::SqlStore};

pub use database::Postgres;

/// A store in a PostgreSQL database.
pub type PostgresStore = SqlStore<Postgres>;

/// Opens the store at an address such as `postgres://user@host/database`,
/// migrated as need be. Before a migration the tables are copied to the schema
/// `askback_before_NNNN` beside them.
pub async fn open(address: &str) -> Result<PostgresStore> {
    Ok(SqlStore::new(Postgres::open(address, migrations::all()).await?))
}
