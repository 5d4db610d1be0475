//! A long history takes as many statements as a short one.

#![expect(clippy::unwrap_used, reason = "test code outside test functions")]

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use askback_store::{
    Attempts, DataFolder, History, Progress, Result, SittingFilter,
    sql::{Database, Row, SqlStore, Transaction, Value},
    story::fill_with_attempts,
};
use askback_store_sqlite::Sqlite;

/// Counts what is read.
struct Counting {
    inner: Sqlite,
    reads: Arc<AtomicUsize>,
}

#[async_trait::async_trait]
impl Database for Counting {
    async fn read(&self, sql: &'static str, args: Vec<Value>) -> Result<Vec<Row>> {
        self.reads.fetch_add(1, Ordering::SeqCst);
        self.inner.read(sql, args).await
    }

    async fn write(&self, sql: &'static str, args: Vec<Value>) -> Result<Vec<Row>> {
        self.inner.write(sql, args).await
    }

    async fn begin(&self) -> Result<Box<dyn Transaction>> {
        self.inner.begin().await
    }

    async fn snapshot(&self) -> Result<Box<dyn Transaction>> {
        self.inner.snapshot().await
    }

    fn blob_folder(&self) -> Option<&Path> {
        self.inner.blob_folder()
    }

    async fn ping(&self) -> Result<()> {
        self.inner.ping().await
    }

    fn describe(&self) -> String {
        self.inner.describe()
    }

    fn schema_version(&self) -> i64 {
        self.inner.schema_version()
    }

    async fn close(&self) {
        self.inner.close().await;
    }
}

/// How many statements each question about so many attempts takes.
async fn statements(attempts: u32) -> Vec<(&'static str, usize)> {
    let folder = tempfile::tempdir().unwrap();
    let folder = Arc::new(DataFolder::lock(folder.path()).unwrap());
    let inner = askback_store_sqlite::open(&folder).await.unwrap().into_database();
    let reads = Arc::new(AtomicUsize::new(0));
    let store = SqlStore::new(Counting { inner, reads: Arc::clone(&reads) });
    let owner = fill_with_attempts(&store, attempts).await;
    let counted = |name| (name, reads.swap(0, Ordering::SeqCst));
    counted("filling");
    let record = store.record(owner).await.unwrap();
    assert_eq!((record.begun.len(), record.handed_in.len()), (attempts as usize, attempts as usize));
    let record = counted("record");
    store.progress(owner).await.unwrap();
    let progress = counted("progress");
    let page = store.sittings(owner, &SittingFilter::default(), None, 200).await.unwrap();
    assert_eq!(page.items.len(), 200.min(attempts as usize));
    let sittings = counted("sittings");
    store.whole_attempts(owner, None, 200).await.unwrap();
    let whole = counted("whole_attempts");
    store.attempt_views(owner, None, None, 200).await.unwrap();
    vec![record, progress, sittings, whole, counted("attempt_views")]
}

#[tokio::test]
async fn a_long_history_takes_as_many_statements_as_a_short_one() {
    let long = statements(250).await;
    assert_eq!(statements(3).await, long);
    assert!(long.iter().all(|(_, count)| *count <= 8), "{long:?}");
}
