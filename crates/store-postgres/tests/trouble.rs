//! Two servers, a read-only database, a lost connection, and the way from one
//! database into the other.

mod databases;

use std::{io::Cursor, sync::Arc};

use askback_core::{PersonId, Role};
use askback_store::{
    Backup, CheckCache, DataFolder, NewPerson, People, Store, StoreError,
    backup::{export, import},
    story::fill_with_attempts,
};
use databases::Databases;
use jiff::Timestamp;
use uuid::Uuid;

fn somebody(number: u128) -> NewPerson {
    NewPerson {
        id: PersonId(Uuid::from_u128(number)),
        name: "Ada".to_owned(),
        email: None,
        zone: "UTC".to_owned(),
        roles: vec![Role::Owner],
        at: Timestamp::UNIX_EPOCH,
    }
}

#[tokio::test]
async fn a_second_askback_on_one_database_is_refused() {
    let databases = Databases::of_test("second").await;
    let address = databases.create("own").await;
    let first = askback_store_postgres::open(&address).await.unwrap();
    let error = askback_store_postgres::open(&address).await.unwrap_err();
    assert_eq!(error.code(), "in_use");
    let text = error.to_string();
    assert!(text.contains(&format!("askback, process {}", std::process::id())), "{text}");
    assert!(text.contains("--database"), "{text}");
    let elsewhere = databases.create("other").await;
    askback_store_postgres::open(&elsewhere).await.unwrap().close().await;
    first.close().await;
    askback_store_postgres::open(&address).await.unwrap().close().await;
    databases.drop_all().await;
}

#[tokio::test]
async fn a_read_only_database_says_so_and_is_read_still() {
    let databases = Databases::of_test("read_only").await;
    let address = databases.create("own").await;
    let store = askback_store_postgres::open(&address).await.unwrap();
    store.add_person(somebody(1)).await.unwrap();
    store.close().await;
    let name = address.split('?').next().unwrap().rsplit('/').next().unwrap().to_owned();
    databases.run(&format!("alter database {name} set default_transaction_read_only = on")).await;

    let store = askback_store_postgres::open(&address).await.unwrap();
    assert_eq!(store.persons().await.unwrap().len(), 1);
    assert_eq!(store.add_person(somebody(2)).await.unwrap_err().code(), "read_only");
    store.close().await;
    databases.drop_all().await;
}

#[tokio::test]
async fn a_lost_connection_is_made_again() {
    let databases = Databases::of_test("lost").await;
    let store = askback_store_postgres::open(&databases.create("own").await).await.unwrap();
    store.add_person(somebody(1)).await.unwrap();
    let ours = format!("application_name = 'askback, process {}'", std::process::id());
    let here = "datname like 'askback_test_%_lost_own'";
    databases
        .run(&format!(
            "select pg_terminate_backend(pid, 10000) from pg_stat_activity where {ours} and {here}"
        ))
        .await;
    store.ping().await.unwrap();
    assert_eq!(store.persons().await.unwrap().len(), 1);
    store.close().await;
    databases.drop_all().await;
}

#[tokio::test]
async fn no_database_there_is_told_without_a_password() {
    let nowhere = "postgres://ada:sesame@127.0.0.1:1/askback";
    let error = askback_store_postgres::open(nowhere).await.unwrap_err();
    assert_eq!(error.code(), "unavailable");
    assert!(!error.to_string().contains("sesame"), "{error}");
    assert_eq!(askback_store_postgres::open("mysql:nothing").await.unwrap_err().code(), "invalid");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_goes_from_sqlite_into_postgresql_and_back() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let open = async |folder: &tempfile::TempDir| {
        askback_store_sqlite::open(&Arc::new(DataFolder::lock(folder.path()).unwrap())).await.unwrap()
    };
    let databases = Databases::of_test("and_back").await;
    let sqlite = open(&one).await;
    fill_with_attempts(&sqlite, 120).await;
    sqlite.keep_reference_output("large", &[b'x'; 300_000], Timestamp::UNIX_EPOCH).await.unwrap();

    let (_, backup) = export(&sqlite, Vec::new(), Timestamp::UNIX_EPOCH).await.unwrap();
    let postgres = askback_store_postgres::open(&databases.create("own").await).await.unwrap();
    import(&postgres, Cursor::new(backup.clone())).await.unwrap();
    let (_, there) = export(&postgres, Vec::new(), Timestamp::UNIX_EPOCH).await.unwrap();
    assert!(there == backup, "PostgreSQL tells what SQLite told");

    let again = open(&two).await;
    import(&again, Cursor::new(there)).await.unwrap();
    let (_, back) = export(&again, Vec::new(), Timestamp::UNIX_EPOCH).await.unwrap();
    assert!(back == backup, "and SQLite tells it again");
    assert!(matches!(again.load().await.err(), Some(StoreError::NotEmpty { .. })));
    postgres.close().await;
    databases.drop_all().await;
}
