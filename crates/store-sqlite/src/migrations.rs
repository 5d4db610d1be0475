//! The schema, step by step. A step that landed is never edited.

use std::{fs, path::Path};

use askback_store::{Result, StoreError};
use sqlx::{
    Row, SqlSafeStr, SqliteConnection,
    migrate::{Migration, MigrationType, Migrator},
};

use crate::{database::private_file, error::read};

/// Every migration, oldest first; numbered as in PostgreSQL's crate.
pub(crate) fn all() -> Vec<Migration> {
    vec![
        step(1, "foundation", include_str!("../migrations/0001_foundation.sql")),
        step(2, "practice", include_str!("../migrations/0002_practice.sql")),
    ]
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
    private_file(&partial)?;
    let target = partial.to_string_lossy().into_owned();
    sqlx::query("vacuum into $1").bind(target).execute(connection).await.map_err(read)?;
    fs::File::open(&partial).and_then(|file| file.sync_all()).map_err(fault)?;
    fs::rename(&partial, &copy).map_err(fault)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use askback_store::{DataFolder, StoreError, sql::Database};

    use super::*;
    use crate::Sqlite;

    fn with_one_more(sql: &'static str) -> Vec<Migration> {
        all().into_iter().chain([step(3, "more", sql)]).collect()
    }

    async fn open(folder: &tempfile::TempDir, steps: Vec<Migration>) -> Result<Sqlite> {
        let folder = Arc::new(DataFolder::lock(folder.path())?);
        Sqlite::open(folder, steps).await
    }

    fn mode(path: &Path) -> u32 {
        use std::os::unix::fs::PermissionsExt;
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[tokio::test]
    async fn the_database_is_copied_before_a_migration() {
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("askback.db.before-0003");
        let first = open(&folder, all()).await.unwrap();
        let add = "insert into settings (name, value, set_at) values ('kept', '1', 1)";
        first.write(add, Vec::new()).await.unwrap();
        first.close().await;
        drop(first);
        assert!(!copy.exists(), "a new database needs no copy");
        assert_eq!(mode(&folder.path().join("askback.db")), 0o600);

        let second = open(&folder, with_one_more("drop table settings;")).await.unwrap();
        assert_eq!(second.schema_version(), 3);
        second.close().await;
        drop(second);

        assert_eq!(mode(&copy), 0o600);
        let old = tempfile::tempdir().unwrap();
        fs::copy(&copy, old.path().join("askback.db")).unwrap();
        let old = open(&old, all()).await.unwrap();
        let kept = old.read("select name from settings", Vec::new()).await.unwrap();
        assert_eq!(kept.len(), 1, "the copy is the database from before");
    }

    #[tokio::test]
    async fn a_failed_migration_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        open(&folder, all()).await.unwrap().close().await;
        let broken = with_one_more("create table half (id integer); drop table no_such_table;");
        open(&folder, broken).await.unwrap_err();
        let again = open(&folder, all()).await.unwrap();
        let half = "select name from sqlite_master where name = 'half'";
        assert_eq!((again.schema_version(), again.read(half, Vec::new()).await.unwrap().len()), (2, 0));
    }

    #[tokio::test]
    async fn a_newer_schema_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        open(&folder, with_one_more("create table later (id integer);")).await.unwrap().close().await;
        let error = open(&folder, all()).await.unwrap_err();
        assert_eq!(error, StoreError::NewerSchema { found: 3, known: 2 });
    }
}
