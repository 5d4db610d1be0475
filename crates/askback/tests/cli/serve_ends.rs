//! How a server ends, and that nothing is left behind whatever ended it.

use std::thread;

use rustix::process::Signal;
use serde_json::json;

use crate::common::{Server, alive, below, wait_for};

/// A server with a program that runs until something ends it; its processes.
fn with_endless_run(server: &Server) -> Vec<u32> {
    let (base, token) = (server.base.clone(), server.token.clone());
    thread::spawn(move || {
        let body = json!({"files": {"main.py": "while True: pass"}, "limits": {"cpu_ms": 60000}});
        let request =
            ureq::post(format!("{base}/api/v1/runs")).header("authorization", format!("Bearer {token}"));
        // It never gets an answer.
        let _ = request.send_json(body);
    });
    let before: u64 = below(server.child.id()).iter().map(|(_, ticks)| ticks).sum();
    wait_for("the run", || {
        let now = below(server.child.id());
        let ticks: u64 = now.iter().map(|(_, ticks)| ticks).sum();
        (ticks > before + 50).then(|| now.into_iter().map(|(pid, _)| pid).collect())
    })
}

#[test]
fn killed_during_a_run_it_leaves_no_process() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::start(folder.path(), &folder.path().join("data"));
    let processes = with_endless_run(&server);
    assert!(processes.len() >= 2, "{processes:?}");
    server.signal(Signal::KILL);
    server.child.wait().unwrap();
    wait_for("the end of every process", || processes.iter().all(|&pid| !alive(pid)).then_some(()));
    // The folder is free again, and what was stored is there.
    Server::start(folder.path(), &folder.path().join("data"));
}

#[test]
fn told_to_end_it_ends_with_0_and_leaves_no_process() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let server = Server::start(folder.path(), &data);
    let processes: Vec<u32> = below(server.child.id()).into_iter().map(|(pid, _)| pid).collect();
    let (exit, log) = server.end();
    assert_eq!(exit, 0, "{log}");
    wait_for("the end of every process", || processes.iter().all(|&pid| !alive(pid)).then_some(()));
    assert!(!data.join("address").exists());
}

#[test]
fn a_sandbox_that_was_killed_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &folder.path().join("data"));
    let keeper = below(server.child.id()).into_iter().map(|(pid, _)| pid).find(|pid| {
        std::fs::read_to_string(format!("/proc/{pid}/comm"))
            .is_ok_and(|name| name.trim() == "askback-sandbox")
    });
    let supervisor = rustix::process::Pid::from_raw(i32::try_from(keeper.unwrap()).unwrap()).unwrap();
    rustix::process::kill_process(supervisor, Signal::KILL).unwrap();
    let (status, report) = server.post("runs", &json!({"files": {"main.py": "print(1)"}}));
    assert_eq!((status, &report["verdict"]), (200, &"ok".into()), "{report}");
}
