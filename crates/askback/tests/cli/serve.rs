//! `askback serve`: what it says, what it refuses, who it runs as.

use std::{
    fs,
    net::TcpListener,
    os::unix::fs::{MetadataExt, PermissionsExt},
};

use serde_json::json;

use crate::common::{Server, askback, is_root, run, wait_for, write};

#[test]
fn one_line_on_standard_output_and_programs_run() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let server = Server::start(folder.path(), &data);
    assert!(
        server.link.starts_with("http://127.0.0.1:") && server.link.contains("/sign-in#"),
        "{}",
        server.link
    );
    let (status, report) = server.post("runs", &json!({"files": {"main.py": "print(6 * 7)"}}));
    assert_eq!((status, &report["stdout"]), (200, &"42\n".into()), "{report}");
    assert_eq!(server.get("/health/ready")["runs_code"], true);
    let protection = wait_for("every layer to be tried", || {
        let found = server.get("/api/v1/doctor");
        (found["layers"].as_array().map_or(0, Vec::len) > 10).then_some(found)
    });
    assert_eq!(protection["meets_minimum"], true, "{protection}");
    let (exit, log) = server.end();
    assert_eq!(exit, 0, "{log}");
    assert!(!log.contains("/sign-in#"), "the link is a secret and no log's: {log}");
}

#[test]
fn a_log_that_nobody_reads_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &folder.path().join("data"));
    // Each leaves a line of the log; together they are more than the pipe holds.
    for _ in 0..800 {
        server.get("/api/v1/doctor");
    }
    let (exit, log) = server.end();
    assert_eq!(exit, 0);
    assert!(log.len() >= 65_536, "too little was logged to tell: {} bytes", log.len());
}

#[test]
fn what_lies_in_the_data_folder_is_its_owners_alone() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let _server = Server::start(folder.path(), &data);
    assert_eq!(fs::metadata(&data).unwrap().permissions().mode() & 0o777, 0o700);
    assert_eq!(fs::metadata(data.join("token")).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn the_token_survives_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let first = Server::start(folder.path(), &data);
    let token = first.token.clone();
    first.end();
    assert_eq!(Server::start(folder.path(), &data).token, token);
}

#[test]
fn a_link_signs_in_once() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &folder.path().join("data"));
    let code = server.link.split('#').nth(1).unwrap();
    let sign_in = || {
        let agent = ureq::Agent::config_builder().http_status_as_error(false).build().new_agent();
        let request = agent.post(format!("{}/api/v1/session", server.base)).header("origin", &server.base);
        request.send_json(json!({"code": code})).unwrap().status().as_u16()
    };
    assert_eq!(sign_in(), 204);
    assert!(sign_in() >= 400, "the link worked twice");
}

#[test]
fn a_second_server_on_the_folder_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let first = Server::start(folder.path(), &data);
    let second = run(folder.path(), &["serve", "--listen", "127.0.0.1:0", "--data", data.to_str().unwrap()]);
    assert_eq!(second.exit, 2, "{second:?}");
    assert!(
        second.stderr.contains("in use by another Askback") && second.stderr.contains("--data"),
        "{second:?}"
    );
    assert_eq!(first.get("/health/live")["status"], "live");
}

#[test]
fn a_port_that_is_taken_says_who_to_ask() {
    let folder = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let done = run(folder.path(), &["serve", "--listen", &address, "--data", "data"]);
    assert_eq!(done.exit, 2, "{done:?}");
    for said in ["taken by another program", "askback link", "--listen 127.0.0.1:0"] {
        assert!(done.stderr.contains(said), "{said}: {done:?}");
    }
}

#[test]
fn without_a_python_it_serves_and_says_why_no_code_runs() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut command = askback(folder.path());
    command.args(["serve", "--listen", "127.0.0.1:0", "--data", "data"]);
    command.env("PATH", "").env("ASKBACK_PYTHONS", "/nowhere/python3");
    let server = Server::start_with(&mut command, &data);
    let state = &server.get("/api/v1/session")["server"];
    assert_eq!(state["runs_code"], false, "{state}");
    assert!(state["why_not"].as_str().is_some_and(|why| why.contains("Python")), "{state}");
    let (status, problem) = server.post("runs", &json!({"files": {"main.py": ""}}));
    assert!(status >= 400 && problem["code"].is_string(), "{problem}");
    assert!(server.get("/api/v1/questions")["total"].as_u64().unwrap() >= 12);
}

#[test]
fn settings_come_from_the_file_and_flags_win() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "conf/askback.toml",
        "data = \"from-file\"\nlisten = \"127.0.0.1:1\"\nbank = [\"mine\"]\n",
    );
    run(folder.path(), &["bank", "new", "knowledge", "my-own", "--into", "conf/mine"]);
    let data = folder.path().join("conf/from-file");
    let mut command = askback(folder.path());
    command.args(["serve", "--config", "conf/askback.toml", "--listen", "127.0.0.1:0"]);
    let server = Server::start_with(&mut command, &data);
    assert_eq!(server.get("/api/v1/questions/my-own")["id"], "my-own");
}

#[test]
fn root_is_given_up_even_below_a_closed_folder() {
    if !is_root() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let closed = folder.path().join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
    let data = closed.join("data");
    let server = Server::start(folder.path(), &data);
    let status = fs::read_to_string(format!("/proc/{}/status", server.child.id())).unwrap();
    let field =
        |name: &str| status.lines().find_map(|line| line.strip_prefix(name)).unwrap().trim().to_owned();
    assert_eq!(field("Uid:"), "200000\t200000\t200000\t200000");
    assert_eq!((field("CapPrm:"), field("NoNewPrivs:")), ("0000000000000000".to_owned(), "1".to_owned()));
    assert_eq!(fs::metadata(data.join("askback.db")).unwrap().uid(), 200_000);
    assert_eq!(server.post("runs", &json!({"files": {"main.py": "print(1)"}})).1["verdict"], "ok");
    // Made by root while no server runs, and still the server's to use.
    server.end();
    let link = run(folder.path(), &["link", "--data", data.to_str().unwrap()]);
    assert_eq!(link.exit, 0, "{link:?}");
    Server::start(folder.path(), &data);
}

#[test]
fn what_root_made_in_the_folder_of_another_is_left_to_that_one() {
    if !is_root() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    std::os::unix::fs::chown(&data, Some(4242), Some(4242)).unwrap();
    Server::start(folder.path(), &data).end();
    let owners: Vec<_> = fs::read_dir(&data)
        .unwrap()
        .flatten()
        .map(|entry| (entry.file_name(), entry.metadata().unwrap().uid()))
        .collect();
    assert!(owners.iter().any(|(name, _)| name == "lock"), "{owners:?}");
    assert!(owners.iter().all(|(_, owner)| *owner == 4242), "{owners:?}");
}

#[test]
fn a_full_disk_is_said_and_nothing_is_lost() {
    if !is_root() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let disk = Small::mount(&folder.path().join("disk"));
    let data = disk.0.join("data");
    let server = Server::start(folder.path(), &data);
    let attempt = "0199a000-0000-7000-8000-000000000001";
    let put = |path: &str, body: &serde_json::Value| {
        let agent = ureq::Agent::config_builder().http_status_as_error(false).build().new_agent();
        let url = format!("{}/api/v1/{path}", server.base);
        let request = agent.put(url).header("authorization", format!("Bearer {}", server.token));
        let mut response = request.send_json(body).unwrap();
        let status = response.status().as_u16();
        (status, response.body_mut().read_json::<serde_json::Value>().unwrap_or_default())
    };
    assert_eq!(put(&format!("attempts/{attempt}"), &json!({"question": "two-sum"})).0 / 100, 2);
    let draft = |revision: u64, text: &str| {
        put(
            &format!("attempts/{attempt}/draft"),
            &json!({"id": uuid(revision), "base_revision": revision, "text": text}),
        )
    };
    let (status, saved) = draft(0, "kept");
    assert_eq!(status / 100, 2, "{saved}");
    let mut filler = fs::File::create(disk.0.join("filler")).unwrap();
    while std::io::Write::write_all(&mut filler, &[0; 4096]).is_ok() {}
    let (status, problem) = draft(saved["revision"].as_u64().unwrap(), &"x".repeat(200_000));
    assert!(status >= 500 && problem["code"] == "store_full", "{status} {problem}");
    fs::remove_file(disk.0.join("filler")).unwrap();
    assert_eq!(server.get(&format!("/api/v1/attempts/{attempt}"))["draft"]["text"], "kept");
}

#[test]
fn a_read_only_data_folder_is_said_and_left_alone() {
    if !is_root() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let disk = Small::mount(&folder.path().join("disk"));
    let data = disk.0.join("data");
    Server::start(folder.path(), &data).end();
    let flags = rustix::mount::MountFlags::NOSUID | rustix::mount::MountFlags::RDONLY;
    rustix::mount::mount_remount(&disk.0, flags, c"").unwrap();
    let data_text = data.to_str().unwrap();
    let refused = run(folder.path(), &["serve", "--listen", "127.0.0.1:0", "--data", data_text]);
    assert_eq!((refused.exit, refused.stdout.as_str()), (2, ""), "{refused:?}");
    assert!(refused.stderr.contains("read-only; make it and its folder writable"), "{refused:?}");
    rustix::mount::mount_remount(&disk.0, rustix::mount::MountFlags::NOSUID, c"").unwrap();
    Server::start(folder.path(), &data);
}

fn uuid(number: u64) -> String {
    format!("0199a000-0000-7000-8000-1000000{number:05x}")
}

/// A file system of four mebibytes; gone with this value.
struct Small(std::path::PathBuf);

impl Small {
    fn mount(path: &std::path::Path) -> Self {
        fs::create_dir(path).unwrap();
        let flags = rustix::mount::MountFlags::NOSUID;
        rustix::mount::mount("tmpfs", path, "tmpfs", flags, Some(c"size=4m,mode=0755")).unwrap();
        Self(path.to_owned())
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = rustix::mount::unmount(&self.0, rustix::mount::UnmountFlags::DETACH);
    }
}
