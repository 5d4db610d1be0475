//! The schema, step by step. A step that landed is never edited.

use askback_store::{Result, StoreError};
use sqlx::{
    AssertSqlSafe, PgConnection, Row, SqlSafeStr,
    migrate::{Migration, MigrationType, Migrator},
};

use crate::error::read;

/// Every migration, oldest first; numbered as in SQLite's crate.
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

#[cfg(test)]
#[path = "../tests/databases/mod.rs"]
mod databases;

#[cfg(test)]
mod tests {
    use askback_store::{StoreError, sql::Database};

    use super::{databases::Databases, *};
    use crate::Postgres;

    fn with_one_more(sql: &'static str) -> Vec<Migration> {
        all().into_iter().chain([step(3, "more", sql)]).collect()
    }

    #[tokio::test]
    async fn the_tables_are_copied_before_a_migration() {
        let databases = Databases::of_test("copied").await;
        let address = databases.create("own").await;
        let first = Postgres::open(&address, all()).await.unwrap();
        let add = "insert into settings (name, value, set_at) values ('kept', '1', 1)";
        first.write(add, Vec::new()).await.unwrap();
        first.close().await;
        let second = Postgres::open(&address, with_one_more("drop table settings;")).await.unwrap();
        let kept = second.read("select name from askback_before_0003.settings", Vec::new()).await.unwrap();
        assert_eq!((second.schema_version(), kept.len()), (3, 1));
        second.close().await;
        databases.drop_all().await;
    }

    #[tokio::test]
    async fn a_failed_migration_changes_nothing_and_a_newer_schema_is_refused() {
        let databases = Databases::of_test("newer").await;
        let address = databases.create("own").await;
        Postgres::open(&address, all()).await.unwrap().close().await;
        let broken = with_one_more("create table half (id bigint); drop table no_such_table;");
        Postgres::open(&address, broken).await.unwrap_err();
        let again = Postgres::open(&address, all()).await.unwrap();
        let half = "select tablename::text from pg_tables where tablename = 'half'";
        assert_eq!((again.schema_version(), again.read(half, Vec::new()).await.unwrap().len()), (2, 0));
        again.close().await;

        let later = with_one_more("create table later (id bigint);");
        Postgres::open(&address, later).await.unwrap().close().await;
        let error = Postgres::open(&address, all()).await.unwrap_err();
        assert_eq!(error, StoreError::NewerSchema { found: 3, known: 2 });
        databases.drop_all().await;
    }
}
