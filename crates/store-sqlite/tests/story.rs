//! The story, the statements and the schema over a real SQLite file.

#![expect(clippy::unwrap_used, reason = "test code outside test functions")]

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use askback_store::{
    DataFolder, Result, Store, schema,
    sql::statements,
    story::{self, House},
};
use tempfile::TempDir;

struct Folders {
    root: TempDir,
    others: AtomicU32,
}

impl Folders {
    fn new() -> Self {
        Self { root: tempfile::tempdir().unwrap(), others: AtomicU32::new(0) }
    }

    async fn open_folder(&self, name: &str) -> Result<Arc<dyn Store>> {
        let folder = Arc::new(DataFolder::lock(&self.root.path().join(name))?);
        Ok(Arc::new(askback_store_sqlite::open(&folder).await?))
    }
}

#[async_trait::async_trait]
impl House for Folders {
    async fn open(&self) -> Result<Arc<dyn Store>> {
        self.open_folder("own").await
    }

    async fn open_another(&self) -> Result<Arc<dyn Store>> {
        let number = self.others.fetch_add(1, Ordering::Relaxed);
        self.open_folder(&format!("other-{number}")).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_life_in_sqlite() {
    story::story(&Folders::new()).await;
}

#[tokio::test]
async fn every_statement_is_understood() {
    let folders = Folders::new();
    let folder = Arc::new(DataFolder::lock(&folders.root.path().join("own")).unwrap());
    let store = askback_store_sqlite::open(&folder).await.unwrap();
    for (file, sql) in statements::ALL {
        store.database().prepare(sql).await.unwrap_or_else(|error| panic!("{file}: {error}"));
    }
    if let Err(differences) = schema::compare(store.database().columns().await.unwrap()) {
        panic!("{differences}");
    }
}
