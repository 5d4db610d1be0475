//! The schema, step by step. A step that landed is never edited.

use askback_store::{Result, StoreError};
use sqlx::{
    AssertSqlSafe, PgConnection, Row, SqlSafeStr,
    migrate::{Migration, MigrationType, Migrator},
};

use crate::error::read;

/// Every migration, oldest first; numbered as in SQLite's crate.
pub(crate) fn all() -> Vec<Migration> {
    vec![step(1, "foundation", include_str!("../migrations/0001_foundation.sql"))]
}

pub(crate) fn step(number: i64, name: &'static str, sql: &'static str) -> Migration {
    Migration::new(number, name.into(), MigrationType::Simple, sql.into_sql_str(), false)
}

/// Brings a database to the newest schema, and says which that is.
pub(crate) async fn migrate(connection: &mut PgConnection, migrations: Vec<Migration>) -> Result<i64> {
    let known = migrations.iter().map(|it| it.version).max().unwrap_or_default();
    let found = applied(connection).await?;
    if found > known {
        return Err(StoreError::NewerSchema { found, known });
    }
    if found == known {
        return Ok(known);
    }
    if found > 0 {
        back_up(connection, known).await?;
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
async fn applied(connection: &mut PgConnection) -> Result<i64> {
    let table = "select to_regclass('_sqlx_migrations') is not null";
    let known: bool =
        sqlx::query(table).fetch_one(&mut *connection).await.and_then(|row| row.try_get(0)).map_err(read)?;
    if !known {
        return Ok(0);
    }
    let newest = "select coalesce(max(version), 0) from _sqlx_migrations where success";
    sqlx::query(newest).fetch_one(connection).await.and_then(|row| row.try_get(0)).map_err(read)
}

/// Copies every table into a schema beside them: one statement, all or nothing.
async fn back_up(connection: &mut PgConnection, before: i64) -> Result<()> {
    let copy = format!("askback_before_{before:04}");
    let block = format!(
        "do $$ declare name text; begin \
         execute 'drop schema if exists {copy} cascade'; execute 'create schema {copy}'; \
         for name in select tablename from pg_tables where schemaname = current_schema() loop \
         execute format('create table {copy}.%I as table %I.%I', name, current_schema(), name); \
         end loop; end $$"
    );
    sqlx::query(AssertSqlSafe(block)).execute(connection).await.map(drop).map_err(read)
}
