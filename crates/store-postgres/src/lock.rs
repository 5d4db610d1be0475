//! One Askback, one database: an advisory lock on a connection of its own.

use askback_store::{Result, StoreError};
use sqlx::{ConnectOptions, Connection, PgConnection, Row, postgres::PgConnectOptions};
use tokio::sync::Mutex;

use crate::error::read;

/// "askb": the first key of our locks.
const CLASS: i32 = 0x6173_6b62;
/// The lock on the whole database.
const WHOLE: i32 = 1;

/// How long a start waits for the lock: PostgreSQL needs a moment to see that the
/// connection of an Askback that was killed has ended.
const WAIT: &str = "set lock_timeout = '1s'";
/// What PostgreSQL answers when that time is over (`lock_not_available`).
const NOT_IN_TIME: &str = "55P03";

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
        if let Some(mut connection) = self.connection.lock().await.take() {
            // PostgreSQL ends a closed connection some time later; the next Askback shall not wait.
            let _ = sqlx::query("select pg_advisory_unlock_all()").execute(&mut connection).await;
            let _ = connection.close().await;
        }
    }
}

async fn connect(options: &PgConnectOptions) -> Result<PgConnection> {
    let mut connection = options.connect().await.map_err(read)?;
    sqlx::query(WAIT).execute(&mut connection).await.map_err(read)?;
    let take = sqlx::query("select pg_advisory_lock($1, $2)").bind(CLASS).bind(WHOLE);
    match take.execute(&mut connection).await {
        Ok(_) => Ok(connection),
        Err(error)
            if error
                .as_database_error()
                .is_some_and(|error| error.code().as_deref() == Some(NOT_IN_TIME)) =>
        {
            Err(in_use(&mut connection, options).await)
        }
        Err(error) => Err(read(error)),
    }
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
