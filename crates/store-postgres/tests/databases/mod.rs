//! Databases for tests, in the cluster that `ASKBACK_TEST_POSTGRES` names.

use std::{str::FromStr, sync::Mutex};

use sqlx::{AssertSqlSafe, ConnectOptions, Executor, PgConnection, postgres::PgConnectOptions};

/// The databases of one test.
pub(crate) struct Databases {
    cluster: PgConnectOptions,
    prefix: String,
    names: Mutex<Vec<String>>,
}

impl Databases {
    /// For the test of that name; other tests and other runs have their own.
    pub(crate) async fn of_test(test: &str) -> Self {
        let cluster = std::env::var("ASKBACK_TEST_POSTGRES").expect(
            "ASKBACK_TEST_POSTGRES names no PostgreSQL: run `scripts/with-postgres COMMAND`, which starts one",
        );
        let prefix = format!("askback_test_{}_{test}", std::process::id());
        let cluster = PgConnectOptions::from_str(&cluster).expect("an address");
        Self { cluster, prefix, names: Mutex::default() }
    }

    /// The address of one of them.
    pub(crate) fn address(&self, name: &str) -> String {
        self.cluster.clone().database(&format!("{}_{name}", self.prefix)).to_url_lossy().to_string()
    }

    /// Makes one, empty, and gives its address.
    pub(crate) async fn create(&self, name: &str) -> String {
        let full = format!("{}_{name}", self.prefix);
        self.run(&format!("drop database if exists {full} with (force)")).await;
        self.run(&format!("create database {full}")).await;
        self.names.lock().expect("no other test").push(full);
        self.address(name)
    }

    /// Runs a statement in the cluster, in no database of the test.
    pub(crate) async fn run(&self, sql: &str) {
        let mut connection: PgConnection = self.cluster.connect().await.expect("the cluster answers");
        connection.execute(AssertSqlSafe(sql)).await.expect(sql);
    }

    /// Removes all of them.
    pub(crate) async fn drop_all(&self) {
        let names: Vec<String> = self.names.lock().expect("no other test").drain(..).collect();
        for name in names {
            self.run(&format!("drop database {name} with (force)")).await;
        }
    }
}
