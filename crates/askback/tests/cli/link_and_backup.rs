//! `link`, `backup` and `restore`: with a server that holds the folder, and without.

use std::{fs, os::unix::fs::PermissionsExt};

use serde_json::json;

use crate::common::{Server, askback, run, write};

fn practise(server: &Server) -> String {
    let attempt = "0199a000-0000-7000-8000-000000000002";
    let url = format!("{}/api/v1/attempts/{attempt}", server.base);
    let request = ureq::put(url).header("authorization", format!("Bearer {}", server.token));
    request.send_json(json!({"question": "two-sum"})).unwrap();
    attempt.to_owned()
}

#[test]
fn a_link_comes_from_the_server_or_from_the_store() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let server = Server::start(folder.path(), &data);
    let running = run(folder.path(), &["link", "--data", "data"]);
    assert!(running.stdout.starts_with(&format!("{}/sign-in#", server.base)), "{running:?}");
    server.end();
    let stopped = run(folder.path(), &["link", "--data", "data", "--json"]);
    let url = stopped.json()["url"].as_str().unwrap().to_owned();
    assert!(url.starts_with("http://127.0.0.1:8420/sign-in#"), "{url}");
    assert!(stopped.stderr.contains("No server runs"), "{stopped:?}");
    let nowhere = run(folder.path(), &["link", "--data", "data", "--listen", "127.0.0.1:0"]);
    assert_eq!(nowhere.exit, 2, "{nowhere:?}");
}

#[test]
fn what_is_backed_up_while_it_runs_is_there_after_a_restore() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &folder.path().join("data"));
    let attempt = practise(&server);
    let running = run(folder.path(), &["backup", "a.tar.gz", "--data", "data", "--json"]);
    assert_eq!(running.exit, 0, "{running:?}");
    assert!(running.json()["rows"].as_u64().unwrap() >= 3, "{running:?}");
    assert_eq!(fs::metadata(folder.path().join("a.tar.gz")).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read_dir(folder.path().join("data/backups")).unwrap().count(), 0);
    server.end();
    let stopped = run(folder.path(), &["backup", "b.tar.gz", "--data", "data"]);
    assert_eq!(stopped.exit, 0, "{stopped:?}");

    let restored = run(folder.path(), &["restore", "a.tar.gz", "--data", "other"]);
    assert_eq!(restored.exit, 0, "{restored:?}");
    let other = Server::start(folder.path(), &folder.path().join("other"));
    assert_eq!(other.get(&format!("/api/v1/attempts/{attempt}"))["question"], "two-sum");
}

#[test]
fn a_restore_wants_a_folder_that_is_free_and_empty_and_a_whole_file() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &folder.path().join("data"));
    practise(&server);
    run(folder.path(), &["backup", "a.tar.gz", "--data", "data"]);
    let held = run(folder.path(), &["restore", "a.tar.gz", "--data", "data"]);
    assert!(held.exit == 2 && held.stderr.contains("in use by another Askback"), "{held:?}");
    server.end();
    let full = run(folder.path(), &["restore", "a.tar.gz", "--data", "data"]);
    assert!(full.exit == 2 && full.stderr.contains("not empty"), "{full:?}");
    let bytes = fs::read(folder.path().join("a.tar.gz")).unwrap();
    write(folder.path(), "half.tar.gz", &bytes[..bytes.len() / 2]);
    let half = run(folder.path(), &["restore", "half.tar.gz", "--data", "new"]);
    assert!(half.exit == 2 && half.stderr.contains("not a whole backup"), "{half:?}");
}

#[test]
fn a_backup_goes_from_sqlite_into_postgresql() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &folder.path().join("data"));
    let attempt = practise(&server);
    run(folder.path(), &["backup", "a.tar.gz", "--data", "data"]);
    server.end();

    let database = Database::create();
    let restored =
        run(folder.path(), &["restore", "a.tar.gz", "--data", "other", "--database", &database.url]);
    assert_eq!(restored.exit, 0, "{restored:?}");
    let mut command = askback(folder.path());
    command.args(["serve", "--listen", "127.0.0.1:0", "--data", "other", "--database", &database.url]);
    let server = Server::start_with(&mut command, &folder.path().join("other"));
    assert!(server.get("/health/ready")["store"].as_str().unwrap().starts_with("PostgreSQL"));
    assert_eq!(server.get(&format!("/api/v1/attempts/{attempt}"))["question"], "two-sum");
    // One Askback a database, whatever its data folder.
    let second = ["serve", "--listen", "127.0.0.1:0", "--data", "third", "--database", &database.url];
    let second = run(folder.path(), &second);
    assert!(second.exit == 2 && second.stderr.contains("in use by another Askback"), "{second:?}");
    server.end();
}

/// A database of the test's own in the cluster of the tests.
struct Database {
    cluster: String,
    name: String,
    url: String,
}

impl Database {
    fn create() -> Self {
        let cluster = std::env::var("ASKBACK_TEST_POSTGRES")
            .expect("ASKBACK_TEST_POSTGRES names no PostgreSQL: run `scripts/with-postgres COMMAND`, which starts one");
        let name = format!("askback_cli_{}", std::process::id());
        let url = cluster.replace("/postgres?", &format!("/{name}?"));
        let database = Self { cluster, name, url };
        database.run("create database");
        database
    }

    #[expect(clippy::disallowed_methods, reason = "PostgreSQL's own client makes and removes the database")]
    fn run(&self, what: &str) {
        let statement = format!("{what} {}", self.name);
        let done = std::process::Command::new("psql")
            .args([&self.cluster, "-q", "-c", &statement])
            .output()
            .unwrap();
        assert!(done.status.success(), "{statement}: {}", String::from_utf8_lossy(&done.stderr));
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.run("drop database");
        }
    }
}
