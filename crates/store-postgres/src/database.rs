//! A pool of connections to one database.

use std::{borrow::Cow, path::Path, str::FromStr, sync::Arc, time::Duration};

use askback_store::{
    Result, StoreError,
    schema::{ColumnType, Found},
    sql::{Database, Row, Transaction, Value},
};
use sqlx::{
    AssertSqlSafe, Column, ConnectOptions, Connection, Executor, PgPool, Row as _, SqlSafeStr, TypeInfo,
    ValueRef,
    migrate::Migration,
    postgres::{PgArguments, PgConnectOptions, PgPoolOptions, PgRow},
};

use crate::{error::read, lock::DatabaseLock, migrations};

const CONNECTIONS: u32 = 10;
/// How long a call waits for a connection before it says that the database does not answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// A PostgreSQL database that this process alone uses.
#[derive(Debug)]
pub struct Postgres {
    pool: PgPool,
    lock: DatabaseLock,
    schema: i64,
    version: String,
}

impl Postgres {
    pub(crate) async fn open(address: &str, steps: Vec<Migration>) -> Result<Self> {
        let options = options(address)?.application_name(&format!("askback, process {}", std::process::id()));
        let lock = DatabaseLock::take(options.clone()).await?;
        let mut connection = options.connect().await.map_err(read)?;
        let schema = migrations::migrate(&mut connection, steps).await?;
        let version = sqlx::query("show server_version").fetch_one(&mut connection).await;
        let version: String = version.and_then(|row| row.try_get(0)).map_err(read)?;
        let _ = connection.close().await;
        let pool = PgPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(PATIENCE);
        Ok(Self { pool: pool.connect_lazy_with(options), lock, schema, version })
    }

    /// Whether PostgreSQL takes a statement, without running it. For tests.
    pub async fn prepare(&self, sql: &'static str) -> Result<()> {
        self.pool.prepare(sql.into_sql_str()).await.map(drop).map_err(read)
    }

    /// The columns that are there. For tests.
    pub async fn columns(&self) -> Result<Vec<Found>> {
        let sql = "select table_name::text, column_name::text, data_type::text, is_nullable = 'YES' \
                   from information_schema.columns \
                   where table_schema = current_schema() and table_name not like '\\_sqlx\\_%'";
        let rows = sqlx::query(sql).fetch_all(&self.pool).await.map_err(read)?;
        rows.iter().map(column).collect::<Result<_, _>>().map_err(read)
    }
}

/// The driver itself takes any scheme for its own.
fn options(address: &str) -> Result<PgConnectOptions> {
    if !address.starts_with("postgres://") && !address.starts_with("postgresql://") {
        let why = "write it as postgres://user@host/database".to_owned();
        return Err(StoreError::Invalid { what: "database address", why });
    }
    PgConnectOptions::from_str(address).map_err(read)
}

fn column(row: &PgRow) -> Result<Found, sqlx::Error> {
    let of: String = row.try_get(2)?;
    let of = match of.as_str() {
        "bigint" => ColumnType::Int,
        "text" => ColumnType::Text,
        "uuid" => ColumnType::Uuid,
        "bytea" => ColumnType::Bytes,
        other => return Err(sqlx::Error::Protocol(format!("a column of type {other}"))),
    };
    Ok((row.try_get(0)?, row.try_get(1)?, of, row.try_get(3)?))
}

#[async_trait::async_trait]
impl Database for Postgres {
    async fn read(&self, sql: &'static str, args: Vec<Value>) -> Result<Vec<Row>> {
        let query = sqlx::query_with(sql, bind(args)?);
        rows(&query.fetch_all(&self.pool).await.map_err(read)?)
    }

    async fn write(&self, sql: &'static str, args: Vec<Value>) -> Result<Vec<Row>> {
        self.read(sql, args).await
    }

    async fn begin(&self) -> Result<Box<dyn Transaction>> {
        Ok(Box::new(PostgresTransaction(self.pool.begin().await.map_err(read)?)))
    }

    async fn snapshot(&self) -> Result<Box<dyn Transaction>> {
        let all = self.pool.begin_with("begin transaction isolation level repeatable read read only").await;
        Ok(Box::new(PostgresTransaction(all.map_err(read)?)))
    }

    fn blob_folder(&self) -> Option<&Path> {
        None
    }

    async fn ping(&self) -> Result<()> {
        self.lock.check().await?;
        sqlx::query("select 1").execute(&self.pool).await.map(drop).map_err(read)
    }

    fn describe(&self) -> String {
        let number = self.version.split(' ').next().unwrap_or_default();
        format!("PostgreSQL {number}")
    }

    fn schema_version(&self) -> i64 {
        self.schema
    }

    async fn close(&self) {
        self.pool.close().await;
        self.lock.give_up().await;
    }
}

struct PostgresTransaction(sqlx::Transaction<'static, sqlx::Postgres>);

#[async_trait::async_trait]
impl Transaction for PostgresTransaction {
    async fn run(&mut self, sql: Cow<'static, str>, args: Vec<Value>) -> Result<Vec<Row>> {
        let query = sqlx::query_with(AssertSqlSafe(sql), bind(args)?);
        rows(&query.fetch_all(&mut *self.0).await.map_err(read)?)
    }

    async fn commit(self: Box<Self>) -> Result<()> {
        self.0.commit().await.map_err(read)
    }
}

fn bind(args: Vec<Value>) -> Result<PgArguments> {
    use sqlx::Arguments;
    Value::refuse_nul(&args)?;
    let mut bound = PgArguments::default();
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

fn rows(found: &[PgRow]) -> Result<Vec<Row>> {
    let Some(first) = found.first() else { return Ok(Vec::new()) };
    let names: Arc<[String]> = first.columns().iter().map(|it| it.name().to_owned()).collect();
    let row = |row: &PgRow| {
        let values = (0..row.len()).map(|place| value(row, place)).collect::<Result<_, sqlx::Error>>();
        Ok(Row::new(Arc::clone(&names), values.map_err(read)?))
    };
    found.iter().map(row).collect()
}

fn value(row: &PgRow, place: usize) -> Result<Value, sqlx::Error> {
    let raw = row.try_get_raw(place)?;
    if raw.is_null() {
        return Ok(Value::Text(None));
    }
    Ok(match raw.type_info().name() {
        "INT8" => Value::Int(row.try_get(place)?),
        "INT4" => Value::Int(Some(row.try_get::<i32, _>(place)?.into())),
        "TEXT" => Value::Text(row.try_get(place)?),
        "UUID" => Value::Uuid(row.try_get(place)?),
        _ => Value::Bytes(row.try_get(place)?),
    })
}
