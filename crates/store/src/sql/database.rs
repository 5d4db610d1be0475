//! What a database must offer so that a store works over it.

use std::{borrow::Cow, path::Path};

use super::{Row, Value};
use crate::Result;

/// A database that is open and migrated.
#[async_trait::async_trait]
pub trait Database: Send + Sync + 'static {
    /// Reads with one statement. Sees every write that returned before.
    async fn read(&self, sql: &'static str, args: Vec<Value>) -> Result<Vec<Row>>;

    /// Writes with one statement, a transaction of its own. When it returns,
    /// the write survives a power cut.
    async fn write(&self, sql: &'static str, args: Vec<Value>) -> Result<Vec<Row>>;

    /// Starts to write with several statements.
    async fn begin(&self) -> Result<Box<dyn Transaction>>;

    /// Starts to read with several statements that all see the same moment.
    async fn snapshot(&self) -> Result<Box<dyn Transaction>>;

    /// Where large contents lie; `None` if the database holds them itself.
    fn blob_folder(&self) -> Option<&Path>;

    /// See [`Store::ping`](crate::Store::ping).
    async fn ping(&self) -> Result<()>;

    /// See [`Store::describe`](crate::Store::describe).
    fn describe(&self) -> String;

    /// See [`Store::schema_version`](crate::Store::schema_version).
    fn schema_version(&self) -> i64;

    /// See [`Store::close`](crate::Store::close).
    async fn close(&self);
}

/// Several statements as one. Dropped without [`Transaction::commit`], none of
/// them happened.
#[async_trait::async_trait]
pub trait Transaction: Send {
    /// Runs one statement. Text that is not static must come from [`crate::schema`] alone.
    async fn run(&mut self, sql: Cow<'static, str>, args: Vec<Value>) -> Result<Vec<Row>>;

    /// Makes it all happen, and durable.
    async fn commit(self: Box<Self>) -> Result<()>;
}
