//! The story, the statements and the schema over a real PostgreSQL.

mod databases;

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use askback_store::{
    Result, Store, schema,
    sql::statements,
    story::{self, House},
};
use databases::Databases;

struct Own {
    databases: Databases,
    others: AtomicU32,
}

#[async_trait::async_trait]
impl House for Own {
    async fn open(&self) -> Result<Arc<dyn Store>> {
        Ok(Arc::new(askback_store_postgres::open(&self.databases.address("own")).await?))
    }

    async fn open_another(&self) -> Result<Arc<dyn Store>> {
        let number = self.others.fetch_add(1, Ordering::Relaxed);
        let address = self.databases.create(&format!("other_{number}")).await;
        Ok(Arc::new(askback_store_postgres::open(&address).await?))
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_life_in_postgresql() {
    let databases = Databases::of_test("story").await;
    databases.create("own").await;
    let own = Own { databases, others: AtomicU32::new(0) };
    story::story(&own).await;
    own.databases.drop_all().await;
}

#[tokio::test]
async fn every_statement_is_understood() {
    let databases = Databases::of_test("statements").await;
    let store = askback_store_postgres::open(&databases.create("own").await).await.unwrap();
    for (file, sql) in statements::ALL {
        store.database().prepare(sql).await.unwrap_or_else(|error| panic!("{file}: {error}"));
    }
    if let Err(differences) = schema::compare(store.database().columns().await.unwrap()) {
        panic!("{differences}");
    }
    store.close().await;
    databases.drop_all().await;
}
