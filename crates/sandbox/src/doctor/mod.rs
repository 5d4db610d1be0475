//! What protects this host: every layer is tried by a hostile program in a real
//! cell, and the answer is what was seen.
//!
//! It changes nothing and takes nobody's word, its own settings included.

mod probes;

use std::{collections::BTreeMap, fs, sync::Arc, time::Duration};

use askback_core::Limits;
use askback_judge::{Job, Outcome, Program, Runner as _};
use serde::{Deserialize, Serialize};

use crate::{Interpreter, SandboxRunner};

use probes::{PROBES, Probe};

/// What `askback doctor` shows of the sandbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoctorReport {
    /// How well programs are contained: "A", "A1", "B", or "D" for not at all.
    pub rung: String,
    /// Whether code is run here.
    pub meets_minimum: bool,
    /// Each protection, tried.
    pub layers: Vec<Layer>,
    /// Interpreters, used or not.
    pub interpreters: Vec<Interpreter>,
    /// Why a stronger rung is not reached.
    pub remarks: Vec<String>,
}

/// One protection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layer {
    /// What it is called.
    pub name: String,
    /// Whether it held; `None` if it could not be tried here.
    pub held: Option<bool>,
    /// What was tried and seen.
    pub detail: String,
    /// How to mend it, if it did not hold.
    pub remedy: Option<String>,
}

/// Tries every layer through `runner`.
pub async fn probe(runner: &SandboxRunner) -> DoctorReport {
    let mut layers = Vec::new();
    if let Some(refusal) = runner.refusal() {
        layers.push(Layer {
            name: "containment".to_owned(),
            held: Some(false),
            detail: refusal.to_owned(),
            remedy: Some(refusal_remedy(runner)),
        });
    } else {
        for probe in PROBES {
            layers.push(attempt(runner, probe).await);
        }
        layers.push(nothing_outlives(runner).await);
    }
    DoctorReport {
        rung: runner.rung(),
        meets_minimum: runner.refusal().is_none() && layers.iter().all(|layer| layer.held != Some(false)),
        layers,
        interpreters: runner.interpreters().to_vec(),
        remarks: runner.remarks().to_vec(),
    }
}

fn refusal_remedy(runner: &SandboxRunner) -> String {
    if runner.interpreters().iter().all(|found| found.unused.is_some()) {
        return "install Python 3.9 or newer, for example: apt install python3".to_owned();
    }
    "start Askback as root (it drops its privileges itself), or allow user namespaces: \
     sysctl user.max_user_namespaces=10000, and kernel.apparmor_restrict_unprivileged_userns=0 where it exists"
        .to_owned()
}

async fn attempt(runner: &SandboxRunner, probe: &Probe) -> Layer {
    let alone = Probe { name: probe.name, remedy: probe.remedy, ..probes::ALONE };
    let probe = if probe.processes && starts_no_processes(runner) { &alone } else { probe };
    let outcome = runner.run(job(probe.source, probe)).await;
    let held = (probe.held)(&outcome);
    Layer {
        name: probe.name.to_owned(),
        held,
        detail: match held {
            Some(true) => probe.what.to_owned(),
            _ => format!("{}: {}", probe.what, seen(&outcome)),
        },
        remedy: (held != Some(true)).then(|| probe.remedy.to_owned()),
    }
}

/// Without namespaces nothing would end what a program has started, so it starts nothing.
fn starts_no_processes(runner: &SandboxRunner) -> bool {
    runner.rung() == "C"
}

fn job(source: &str, probe: &Probe) -> Job {
    Job {
        files: BTreeMap::from([("main.py".to_owned(), Arc::from(source.as_bytes()))]),
        program: Program::Script { entry: "main.py".to_owned() },
        stdin: Arc::from(&b""[..]),
        python: None,
        limits: Limits {
            cpu_ms: probe.cpu_ms,
            wall_ms: Some(probe.wall_ms),
            memory_kib: 131_072,
            output_kib: 64,
            processes: 16,
        },
        allow_processes: probe.processes,
    }
}

/// The first line a probe printed, or how it ended.
fn seen(outcome: &Outcome) -> String {
    let text = String::from_utf8_lossy(&outcome.stdout);
    match text.lines().next() {
        Some(line) if !line.is_empty() => line.chars().take(200).collect(),
        _ => format!("{} ({})", outcome.verdict, outcome.message.as_deref().unwrap_or("no message")),
    }
}

/// A daemon that leaves its session and ignores signals must be gone with its
/// run. It carries a name by which it would be found on the host.
async fn nothing_outlives(runner: &SandboxRunner) -> Layer {
    if starts_no_processes(runner) {
        return attempt(runner, &probes::DAEMON_PROBE).await;
    }
    let outcome = runner.run(job(probes::DAEMON, &probes::DAEMON_PROBE)).await;
    let mut held = Some(false);
    for _ in 0..500 {
        match daemon_is_seen() {
            Some(false) => {
                held = outcome.verdict.is_success().then_some(true);
                break;
            }
            Some(true) => tokio::time::sleep(Duration::from_millis(10)).await,
            None => {
                held = None;
                break;
            }
        }
    }
    Layer {
        name: probes::DAEMON_PROBE.name.to_owned(),
        held,
        detail: match held {
            Some(true) => probes::DAEMON_PROBE.what.to_owned(),
            Some(false) => "a daemon lived on after its run".to_owned(),
            None => format!("could not be tried: {}", seen(&outcome)),
        },
        remedy: (held != Some(true)).then(|| probes::DAEMON_PROBE.remedy.to_owned()),
    }
}

/// `None` where processes of others are hidden from us.
fn daemon_is_seen() -> Option<bool> {
    let mut others = 0;
    for entry in fs::read_dir("/proc").ok()?.flatten() {
        let numeric =
            entry.file_name().to_str().is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_digit()));
        if !numeric {
            continue;
        }
        others += 1;
        let name = fs::read_to_string(entry.path().join("comm")).unwrap_or_default();
        if name.trim() == probes::DAEMON_NAME {
            return Some(true);
        }
    }
    (others > 1).then_some(false)
}
