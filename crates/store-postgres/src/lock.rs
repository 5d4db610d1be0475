//! One Askback, one database: an advisory lock on a connection of its own.

use askback_store::{Result, StoreError};
use sqlx::{ConnectOptions, Connection, PgConnection, Row, postgres::PgConnectOptions};
use tokio::sync::Mutex;

use crate::error::read;

/// "askb": the first key of our locks.
const CLASS: i32 = 0x6173_6b62;
/// The lock on the whole database.
const WHOLE: i32 = 1;

/// The lock; gone when the connection is, however that ends.
#[derive(Debug)]
pub(crate) struct DatabaseLock {
    options: PgConnectOptions,
    /// `None` once it is given up.
    connection: Mutex<Option<PgConnection>>,
}

impl DatabaseLock {
    /// Takes the lock, or says who holds it.
    pub(crate) async fn take(options: PgConnectOptions) -> Result<Self> {
        let connection = connect(&options).await?;
        Ok(Self { options, connection: Mutex::new(Some(connection)) })
    }

    /// Whether the lock is still held. If its connection broke, it is taken
    /// again, unless another Askback was faster.
    pub(crate) async fn check(&self) -> Result<()> {
        let mut held = self.connection.lock().await;
        let Some(connection) = held.as_mut() else {
            return Err(StoreError::Unavailable { detail: "the store is closed".to_owned() });
        };
        if connection.ping().await.is_err() {
            *connection = connect(&self.options).await?;
        }
        Ok(())
    }

    pub(crate) async fn give_up(&self) {
        if let Some(connection) = self.connection.lock().await.take() {
            let _ = connection.close().await;
        }
    }
}

async fn connect(options: &PgConnectOptions) -> Result<PgConnection> {
    let mut connection = options.connect().await.map_err(read)?;
    let take = sqlx::query("select pg_try_advisory_lock($1, $2)").bind(CLASS).bind(WHOLE);
    let taken: bool = take.fetch_one(&mut connection).await.and_then(|row| row.try_get(0)).map_err(read)?;
    if taken { Ok(connection) } else { Err(in_use(&mut connection, options).await) }
}

async fn in_use(connection: &mut PgConnection, options: &PgConnectOptions) -> StoreError {
    let who = sqlx::query(
        "select a.application_name || coalesce(' at ' || host(a.client_addr), '') \
         from pg_locks l join pg_stat_activity a on a.pid = l.pid \
         where l.locktype = 'advisory' and l.granted and l.classid::bigint = $1 and l.objid::bigint = $2 \
         and l.database = (select oid from pg_database where datname = current_database())",
    )
    .bind(i64::from(CLASS))
    .bind(i64::from(WHOLE));
    let row = who.fetch_optional(connection).await.ok().flatten();
    let holder = row.and_then(|row| row.try_get(0).ok()).unwrap_or_else(|| "process unknown".to_owned());
    let what = format!("the database {}", options.get_database().unwrap_or("of that address"));
    StoreError::InUse { what, holder, flag: "--database" }
}
