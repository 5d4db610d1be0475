//! The schema, step by step. A step that landed is never edited.

use std::{fs, path::Path};

use askback_store::{Result, StoreError};
use sqlx::{
    Row, SqlSafeStr, SqliteConnection,
    migrate::{Migration, MigrationType, Migrator},
};

use crate::error::read;

/// Every migration, oldest first; numbered as in PostgreSQL's crate.
pub(crate) fn all() -> Vec<Migration> {
    vec![step(1, "foundation", include_str!("../migrations/0001_foundation.sql"))]
}

pub(crate) fn step(number: i64, name: &'static str, sql: &'static str) -> Migration {
    Migration::new(number, name.into(), MigrationType::Simple, sql.into_sql_str(), false)
}

/// Brings a database to the newest schema, and says which that is.
pub(crate) async fn migrate(
    connection: &mut SqliteConnection,
    path: &Path,
    migrations: Vec<Migration>,
) -> Result<i64> {
    let known = migrations.iter().map(|it| it.version).max().unwrap_or_default();
    let found = applied(connection).await?;
    if found > known {
        return Err(StoreError::NewerSchema { found, known });
    }
    if found == known {
        return Ok(known);
    }
    if found > 0 {
        back_up(connection, path, known).await?;
    }
    let migrator = Migrator::with_migrations(migrations);
    migrator.run_direct(None, connection, false).await.map_err(|error| match error {
        sqlx::migrate::MigrateError::Execute(error)
        | sqlx::migrate::MigrateError::ExecuteMigration(error, _) => read(error),
        other => StoreError::Corrupt { detail: other.to_string() },
    })?;
    Ok(known)
}

/// The newest migration that is applied; 0 for none.
async fn applied(connection: &mut SqliteConnection) -> Result<i64> {
    let table = "select 1 from sqlite_master where type = 'table' and name = '_sqlx_migrations'";
    if sqlx::query(table).fetch_optional(&mut *connection).await.map_err(read)?.is_none() {
        return Ok(0);
    }
    let newest = "select coalesce(max(version), 0) from _sqlx_migrations where success";
    sqlx::query(newest).fetch_one(connection).await.and_then(|row| row.try_get(0)).map_err(read)
}

/// A copy beside the database, whole or not there at all.
async fn back_up(connection: &mut SqliteConnection, path: &Path, before: i64) -> Result<()> {
    let name = |end: &str| path.with_file_name(format!("askback.db.before-{before:04}{end}"));
    let (partial, copy) = (name(".partial"), name(""));
    let fault = |error: std::io::Error| StoreError::io(&partial, &error);
    if partial.exists() {
        fs::remove_file(&partial).map_err(fault)?;
    }
    let target = partial.to_string_lossy().into_owned();
    sqlx::query("vacuum into $1").bind(target).execute(connection).await.map_err(read)?;
    fs::File::open(&partial).and_then(|file| file.sync_all()).map_err(fault)?;
    fs::rename(&partial, &copy).map_err(fault)
}
