//! Two servers, a full disk, a read-only folder, a damaged file, `kill -9`.
#![expect(clippy::unwrap_used, reason = "test code outside test functions")]

use std::{
    io::{BufRead, BufReader, Write},
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
};

use askback_core::{AttemptId, PersonId, SubmissionId};
use askback_store::{
    Attempts, CheckCache, DataFolder, NewAttempt, NewPerson, NewSubmission, NewVersion, Opening, People,
    PutSubmission, Questions, Result, Store, Submissions,
    backup::{export_to, import_from, verify},
};
use askback_store_sqlite::SqliteStore;
use jiff::Timestamp;
use uuid::Uuid;

/// Names the folder in which a child of a test does its part.
const PART: &str = "ASKBACK_TEST_PART";

async fn open(folder: &Path) -> Result<SqliteStore> {
    askback_store_sqlite::open(&Arc::new(DataFolder::lock(folder)?)).await
}

fn ada() -> PersonId {
    PersonId(Uuid::from_u128(1))
}

fn sitting() -> AttemptId {
    AttemptId(Uuid::from_u128(2))
}

async fn start(store: &SqliteStore) {
    let (question, version) = ("merge".to_owned(), "aa".to_owned());
    let at = Timestamp::UNIX_EPOCH;
    let person =
        NewPerson { id: ada(), name: "Ada".into(), email: None, zone: "UTC".into(), roles: Vec::new(), at };
    store.add_person(person).await.unwrap();
    let new = NewVersion {
        version: version.clone(),
        judging_version: version.clone(),
        question: question.clone(),
        title: "Merge".to_owned(),
        kind: "coding".to_owned(),
        files: [("question.md".to_owned(), Arc::from(&b"# Merge\n"[..]))].into(),
        at,
    };
    store.keep_version(new).await.unwrap();
    store
        .start_attempt(
            ada(),
            NewAttempt { id: sitting(), question, version, opening: Opening::Statement, at },
        )
        .await
        .unwrap();
}

async fn hand_in(store: &SqliteStore, number: u128, source: String) -> Result<PutSubmission> {
    let id = SubmissionId(Uuid::from_u128(number));
    let at = Timestamp::UNIX_EPOCH;
    store.put_submission(ada(), NewSubmission { id, attempt: sitting(), source, python: None, at }).await
}

/// Starts this program again for one of its tests, which does a child's part.
#[expect(clippy::disallowed_methods, reason = "a test starts itself")]
fn child(program: &str, args: &[&str], test: &str, folder: &Path) -> Child {
    let own = std::env::current_exe().unwrap();
    let own = own.to_str().unwrap();
    let args = args.iter().map(|arg| arg.replace("SELF", own));
    Command::new(if program == "SELF" { own } else { program })
        .args(args)
        .args(if program == "SELF" { vec!["--exact", test, "--nocapture"] } else { Vec::new() })
        .env(PART, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap()
}

fn part() -> Option<std::path::PathBuf> {
    std::env::var_os(PART).map(Into::into)
}

#[tokio::test]
async fn a_second_askback_on_one_folder_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let first = open(folder.path()).await.unwrap();
    let error = open(folder.path()).await.unwrap_err();
    assert_eq!(error.code(), "in_use");
    let text = error.to_string();
    assert!(text.contains(&format!("process {}", std::process::id())), "{text}");
    assert!(text.contains("--data"), "{text}");
    first.close().await;
    drop(first);
    open(folder.path()).await.unwrap().close().await;
}

/// The child hands in until it is killed, and tells each one that was stored.
#[tokio::test]
async fn what_was_stored_survives_kill_9() {
    if let Some(folder) = part() {
        let store = open(&folder).await.unwrap();
        start(&store).await;
        for number in 1_000.. {
            hand_in(&store, number, format!("print({number})\n")).await.unwrap();
            let mut out = std::io::stdout().lock();
            writeln!(out, "stored {number}").unwrap();
            out.flush().unwrap();
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let mut writer = child("SELF", &[], "what_was_stored_survives_kill_9", folder.path());
    let lines = BufReader::new(writer.stdout.take().unwrap()).lines().map_while(|line| line.ok());
    let mut told = Vec::new();
    for line in lines {
        if let Some(number) = line.strip_prefix("stored ") {
            told.push(number.parse::<u128>().unwrap());
        }
        if told.len() == 50 {
            writer.kill().unwrap();
        }
    }
    writer.wait().unwrap();
    assert!(told.len() >= 50);
    let store = open(folder.path()).await.unwrap();
    for number in told {
        let id = SubmissionId(Uuid::from_u128(number));
        let stored = store.submission(ada(), sitting(), id).await.unwrap();
        assert_eq!(stored.map(|it| it.source), Some(format!("print({number})\n")));
    }
    assert!(store.unjudged(1_000).await.unwrap().len() >= 50, "they wait for their judgement");
}

/// The child lives in a mount namespace of its own, on a disk of 2 MiB.
#[tokio::test]
async fn a_full_disk_is_told_and_loses_nothing() {
    if let Some(folder) = part() {
        fill_the_disk(&folder).await;
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let script = "mount -t tmpfs -o size=2m none \"$ASKBACK_TEST_PART\" && \
                  exec \"SELF\" --exact a_full_disk_is_told_and_loses_nothing --nocapture";
    let args = ["--user", "--map-root-user", "--mount", "sh", "-c", script];
    let done = child("unshare", &args, "", folder.path()).wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(done.status.success() && told.contains("the disk was full"), "{told}");
}

async fn fill_the_disk(folder: &Path) {
    let store = open(folder).await.unwrap();
    start(&store).await;
    let large = "x".repeat(100_000);
    let mut stored = Vec::new();
    let error = loop {
        let number = 1_000 + stored.len() as u128;
        match hand_in(&store, number, format!("{number}{large}")).await {
            Ok(_) => stored.push(number),
            Err(error) => break error,
        }
        assert!(stored.len() < 100, "2 MiB hold no 10 MB");
    };
    assert_eq!(error.code(), "disk_full", "{error}");
    assert!(error.to_string().contains("free some space"));
    let content = vec![b'x'; 4_000_000];
    let error = store.keep_reference_output("k", &content, Timestamp::UNIX_EPOCH).await.unwrap_err();
    assert_eq!(error.code(), "disk_full", "a content that is a file: {error}");
    assert!(!stored.is_empty());
    for number in stored {
        let id = SubmissionId(Uuid::from_u128(number));
        let source = store.submission(ada(), sitting(), id).await.unwrap().unwrap().source;
        assert_eq!(source, format!("{number}{large}"));
    }
    println_for_parent("the disk was full");
}

fn println_for_parent(line: &str) {
    writeln!(std::io::stdout().lock(), "{line}").unwrap();
}

/// The child lives in a mount namespace where the folder is mounted read-only.
#[tokio::test]
async fn a_read_only_folder_is_told() {
    if let Some(folder) = part() {
        let error = open(&folder).await.unwrap_err();
        assert_eq!(error.code(), "read_only", "{error}");
        assert!(error.to_string().contains("make it and its folder writable"));
        println_for_parent("it was read-only");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    open(folder.path()).await.unwrap().close().await;
    let script = "mount --bind \"$ASKBACK_TEST_PART\" \"$ASKBACK_TEST_PART\" && \
                  mount -o remount,bind,ro \"$ASKBACK_TEST_PART\" && \
                  exec \"SELF\" --exact a_read_only_folder_is_told --nocapture";
    let args = ["--user", "--map-root-user", "--mount", "sh", "-c", script];
    let done = child("unshare", &args, "", folder.path()).wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(done.status.success() && told.contains("it was read-only"), "{told}");
}

/// A content is lost, so a backup fails: the one from before stays.
#[tokio::test]
async fn a_backup_is_whole_or_not_there() {
    let (folder, shelf) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let store = open(folder.path()).await.unwrap();
    start(&store).await;
    let file = shelf.path().join("askback.backup");
    let first = export_to(&store, &file, Timestamp::UNIX_EPOCH).await.unwrap();
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(verify(std::fs::File::open(&file).unwrap()).unwrap(), first);

    store.keep_reference_output("k", &[b'x'; 200_000], Timestamp::UNIX_EPOCH).await.unwrap();
    std::fs::remove_dir_all(folder.path().join("blobs")).unwrap();
    let error = export_to(&store, &file, Timestamp::UNIX_EPOCH).await.unwrap_err();
    assert_eq!(error.code(), "corrupt");
    assert_eq!(verify(std::fs::File::open(&file).unwrap()).unwrap(), first, "the backup from before stays");
    let left: Vec<_> = std::fs::read_dir(shelf.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "and nothing half done is left");

    let other = tempfile::tempdir().unwrap();
    let other = open(other.path()).await.unwrap();
    assert_eq!(import_from(&other, &file).await.unwrap(), first);
    assert_eq!(import_from(&other, Path::new("/nowhere")).await.unwrap_err().code(), "io");
}

#[tokio::test]
async fn a_damaged_database_is_told() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("askback.db"), b"this is no database\n".repeat(500)).unwrap();
    assert_eq!(open(folder.path()).await.unwrap_err().code(), "corrupt");
}

#[tokio::test]
async fn a_damaged_content_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path()).await.unwrap();
    store.keep_reference_output("k", &[b'x'; 200_000], Timestamp::UNIX_EPOCH).await.unwrap();
    let file = std::fs::read_dir(folder.path().join("blobs")).unwrap().next().unwrap().unwrap().path();
    std::fs::write(&file, b"something else").unwrap();
    assert_eq!(store.reference_output("k").await.unwrap_err().code(), "corrupt");
}
