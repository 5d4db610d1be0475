//! One SQLite file: a connection that writes, some that read.

use std::{borrow::Cow, path::Path, sync::Arc, time::Duration};

use askback_store::{
    DataFolder, Result, StoreError,
    schema::ColumnType,
    sql::{Database, Row, Transaction, Value},
};
use sqlx::{
    AssertSqlSafe, Column, Executor, Row as _, SqlSafeStr, SqlitePool, TypeInfo, ValueRef,
    migrate::Migration,
    pool::PoolOptions,
    sqlite::{SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqliteRow, SqliteSynchronous},
};

use crate::{error::read, migrations};

const READERS: u32 = 4;
/// How long a call waits for its turn before it says that the database does not answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// The SQLite database of a data folder.
#[derive(Debug)]
pub struct Sqlite {
    writer: SqlitePool,
    readers: SqlitePool,
    blobs: std::path::PathBuf,
    schema: i64,
    /// Held as long as the database is open.
    _folder: Arc<DataFolder>,
}

impl Sqlite {
    pub(crate) async fn open(folder: Arc<DataFolder>, steps: Vec<Migration>) -> Result<Self> {
        let path = folder.database();
        private_file(&path)?;
        let options = SqliteConnectOptions::new()
            .filename(&path)
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(PATIENCE);
        let writer = pool(1).connect_with(options.clone()).await.map_err(read)?;
        let schema = {
            let mut connection = writer.acquire().await.map_err(read)?;
            migrations::migrate(&mut connection, &path, steps).await?
        };
        let readers = pool(READERS).connect_lazy_with(options.pragma("query_only", "on"));
        Ok(Self { writer, readers, blobs: folder.blobs(), schema, _folder: folder })
    }

    /// Whether SQLite takes a statement, without running it. For tests.
    pub async fn prepare(&self, sql: &'static str) -> Result<()> {
        self.readers.prepare(sql.into_sql_str()).await.map(drop).map_err(read)
    }

    /// The columns that are there. For tests.
    pub async fn columns(&self) -> Result<Vec<askback_store::schema::Found>> {
        let sql = "select t.name, c.name, c.type, c.\"notnull\" = 0 \
                   from sqlite_master t join pragma_table_info(t.name) c \
                   where t.type = 'table' and t.name not like 'sqlite_%' and t.name not like '_sqlx_%'";
        let rows = sqlx::query(sql).fetch_all(&self.readers).await.map_err(read)?;
        rows.iter().map(column).collect::<Result<_, _>>().map_err(read)
    }
}

/// SQLite has no type of its own for ids: they are the bytes called `id` or `..._id`.
fn column(row: &SqliteRow) -> Result<askback_store::schema::Found, sqlx::Error> {
    let (name, of): (String, String) = (row.try_get(1)?, row.try_get(2)?);
    let is_id = name == "id" || name == "private_to" || name.ends_with("_id");
    let of = match of.as_str() {
        "INTEGER" => ColumnType::Int,
        "TEXT" => ColumnType::Text,
        "BLOB" if is_id => ColumnType::Uuid,
        _ => ColumnType::Bytes,
    };
    Ok((row.try_get(0)?, name, of, row.try_get(3)?))
}

/// Makes the file for its owner alone, whatever the folder allows; SQLite gives
/// its log the same rights.
pub(crate) fn private_file(path: &Path) -> Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut open = std::fs::OpenOptions::new();
    let open = open.write(true).create(true).truncate(false).mode(0o600);
    open.open(path).map(drop).map_err(|error| StoreError::io(path, &error))
}

fn pool(connections: u32) -> PoolOptions<sqlx::Sqlite> {
    PoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        .idle_timeout(None)
        .max_lifetime(None)
}

#[async_trait::async_trait]
impl Database for Sqlite {
    async fn read(&self, sql: &'static str, args: Vec<Value>) -> Result<Vec<Row>> {
        let query = sqlx::query_with(sql, bind(args)?);
        rows(&query.fetch_all(&self.readers).await.map_err(read)?)
    }

    async fn write(&self, sql: &'static str, args: Vec<Value>) -> Result<Vec<Row>> {
        let query = sqlx::query_with(sql, bind(args)?);
        rows(&query.fetch_all(&self.writer).await.map_err(read)?)
    }

    async fn begin(&self) -> Result<Box<dyn Transaction>> {
        let all = self.writer.begin_with("begin immediate").await.map_err(read)?;
        Ok(Box::new(SqliteTransaction(all)))
    }

    async fn snapshot(&self) -> Result<Box<dyn Transaction>> {
        Ok(Box::new(SqliteTransaction(self.readers.begin().await.map_err(read)?)))
    }

    fn blob_folder(&self) -> Option<&Path> {
        Some(&self.blobs)
    }

    async fn ping(&self) -> Result<()> {
        sqlx::query("select 1").execute(&self.readers).await.map(drop).map_err(read)
    }

    fn describe(&self) -> String {
        "SQLite".to_owned()
    }

    fn schema_version(&self) -> i64 {
        self.schema
    }

    async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

struct SqliteTransaction(sqlx::Transaction<'static, sqlx::Sqlite>);

#[async_trait::async_trait]
impl Transaction for SqliteTransaction {
    async fn run(&mut self, sql: Cow<'static, str>, args: Vec<Value>) -> Result<Vec<Row>> {
        let query = sqlx::query_with(AssertSqlSafe(sql), bind(args)?);
        rows(&query.fetch_all(&mut *self.0).await.map_err(read)?)
    }

    async fn commit(self: Box<Self>) -> Result<()> {
        self.0.commit().await.map_err(read)
    }
}

fn bind(args: Vec<Value>) -> Result<SqliteArguments> {
    use sqlx::Arguments;
    Value::refuse_nul(&args)?;
    let mut bound = SqliteArguments::default();
    for arg in args {
        match arg {
            Value::Int(it) => bound.add(it),
            Value::Text(it) => bound.add(it),
            Value::Bytes(it) => bound.add(it),
            Value::Uuid(it) => bound.add(it),
        }
        .map_err(|error| StoreError::Internal { detail: error.to_string() })?;
    }
    Ok(bound)
}

fn rows(found: &[SqliteRow]) -> Result<Vec<Row>> {
    let Some(first) = found.first() else { return Ok(Vec::new()) };
    let names: Arc<[String]> = first.columns().iter().map(|it| it.name().to_owned()).collect();
    let row = |row: &SqliteRow| {
        let values = (0..row.len()).map(|place| value(row, place)).collect::<Result<_, sqlx::Error>>();
        Ok(Row::new(Arc::clone(&names), values.map_err(read)?))
    };
    found.iter().map(row).collect()
}

fn value(row: &SqliteRow, place: usize) -> Result<Value, sqlx::Error> {
    let raw = row.try_get_raw(place)?;
    if raw.is_null() {
        return Ok(Value::Text(None));
    }
    Ok(match raw.type_info().name() {
        "INTEGER" => Value::Int(row.try_get_unchecked(place)?),
        "TEXT" => Value::Text(row.try_get_unchecked(place)?),
        _ => Value::Bytes(row.try_get_unchecked(place)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What durability and privacy rest on, as SQLite itself tells it.
    #[tokio::test]
    async fn the_writer_syncs_each_commit_and_readers_only_read() {
        let folder = tempfile::tempdir().unwrap();
        let folder = Arc::new(DataFolder::lock(folder.path()).unwrap());
        let sqlite = Sqlite::open(folder, migrations::all()).await.unwrap();
        for (pragma, expected) in [
            ("pragma synchronous", "Int(Some(2))"),
            ("pragma foreign_keys", "Int(Some(1))"),
            ("pragma journal_mode", "Text(Some(\"wal\"))"),
        ] {
            let told = format!("{:?}", sqlite.write(pragma, Vec::new()).await.unwrap());
            assert!(told.contains(expected), "{pragma}: {told}");
        }
        let write = sqlite.read("delete from settings", Vec::new()).await.unwrap_err();
        assert_eq!(write.code(), "read_only");
    }
}
