//! A sandbox for tests: as root on the host's own rung, and as an ordinary
//! user on rung B, in one process.
#![expect(dead_code, reason = "each test file uses its part")]

use std::{
    collections::BTreeMap,
    fs,
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use askback_core::Limits;
use askback_judge::{Job, Outcome, Program, Runner as _};
use askback_sandbox::{SandboxConfig, SandboxRunner, Supervisor, SupervisorHandle};

/// A runner and the ids that its programs have on the host.
pub(crate) struct Lab {
    pub(crate) runner: SandboxRunner,
    pub(crate) rung: String,
    /// First and last id.
    pub(crate) ids: (u32, u32),
    /// Of the keeper's first supervisor.
    pub(crate) supervisor: u32,
}

pub(crate) fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

#[expect(clippy::print_stdout, reason = "what was and was not tried is told, never skipped in silence")]
pub(crate) fn say(text: &str) {
    println!("{text}");
}

/// The distribution's interpreter: an ordinary user can read no other here.
pub(crate) fn config() -> SandboxConfig {
    SandboxConfig {
        interpreters: vec![PathBuf::from("/usr/bin/python3")],
        slots: Some(1),
        ready_cells: 0,
        most_ready_cells: 0,
        ..SandboxConfig::default()
    }
}

/// With every interpreter that the user can read.
pub(crate) fn every_version() -> SandboxConfig {
    SandboxConfig { interpreters: Vec::new(), ..config() }
}

/// Ids that no other test process of this machine uses.
fn own_ids() -> u32 {
    300_000 + (std::process::id() % 100_000) * 16
}

impl Lab {
    /// On the strongest rung of this host; `None`, said aloud, if not root.
    pub(crate) async fn root(config: SandboxConfig) -> Option<Self> {
        if !is_root() {
            say("not run: the rungs for root (the tests run as an ordinary user)");
            return None;
        }
        let first_id = own_ids();
        let config = SandboxConfig { first_id, ..config };
        let handle = Supervisor::spawn_beside_threads(&config).expect("the sandbox starts");
        Some(Self::connect(handle, (first_id, first_id + 8)).await)
    }

    /// As an ordinary user without any group.
    pub(crate) async fn ordinary(config: SandboxConfig) -> Self {
        Self::of_user(config, own_ids() + 15).await
    }

    /// As `id`, if we are root; else as ourselves.
    async fn of_user(config: SandboxConfig, id: u32) -> Self {
        let id = if is_root() { id } else { rustix::process::geteuid().as_raw() };
        let start = move || {
            if is_root() {
                // Only this thread becomes another user, and what it forks.
                let (uid, gid) = (rustix::process::Uid::from_raw(id), rustix::process::Gid::from_raw(id));
                rustix::thread::set_thread_groups(&[gid]).expect("root may");
                rustix::thread::set_thread_res_gid(gid, gid, gid).expect("root may");
                rustix::thread::set_thread_res_uid(uid, uid, uid).expect("root may");
            }
            Supervisor::spawn_beside_threads(&config).expect("the sandbox starts")
        };
        let handle = std::thread::spawn(start).join().expect("the thread ends");
        Self::connect(handle, (id, id)).await
    }

    async fn connect(handle: SupervisorHandle, ids: (u32, u32)) -> Self {
        let runner = SandboxRunner::connect(handle).await.expect("the supervisor answers");
        assert_eq!(runner.refusal(), None, "{:?}", runner.remarks());
        let rung = runner.rung();
        let supervisor = children(std::process::id())
            .into_iter()
            .filter(|pid| name_of(*pid) == "askback-keeper")
            .flat_map(children)
            .max()
            .expect("there is a supervisor");
        Self { runner, rung, ids, supervisor }
    }

    /// As an ordinary user where no namespaces are to be had: rung C.
    pub(crate) async fn bare(config: SandboxConfig) -> Self {
        Self::of_user(SandboxConfig { namespaces: false, ..config }, own_ids() + 14).await
    }

    /// On the rungs with namespaces.
    pub(crate) async fn all(config: SandboxConfig) -> Vec<Self> {
        let mut labs = Vec::new();
        labs.extend(Self::root(config.clone()).await);
        labs.push(Self::ordinary(config).await);
        labs
    }

    /// On every rung that this machine shows.
    pub(crate) async fn every(config: SandboxConfig) -> Vec<Self> {
        let mut labs = Self::all(config.clone()).await;
        labs.push(Self::bare(config).await);
        labs
    }

    /// `job` on every version that this lab has.
    pub(crate) async fn run_on_all(&self, job: &Job) -> Vec<(String, Outcome)> {
        let mut outcomes = Vec::new();
        for python in self.runner.pythons() {
            let job = Job { python: Some(python.version), ..job.clone() };
            outcomes.push((
                format!("rung {} Python {}", self.rung, python.full_version),
                self.runner.run(job).await,
            ));
        }
        outcomes
    }

    pub(crate) async fn run(&self, source: &str) -> Outcome {
        self.runner.run(script(source)).await
    }

    /// Host processes of this lab's programs: inside the process namespace of
    /// a run. Empty once everything of a run has ended.
    pub(crate) fn leftovers(&self) -> Vec<String> {
        let all = processes_of(self.ids).into_iter();
        all.filter(|process| self.generation(process) >= 2).map(|process| process.text).collect()
    }

    /// 0 for our own, 1 for a template, 2 and more for what it has started.
    pub(crate) fn generation(&self, process: &Seen) -> usize {
        let is_python = |pid| name_of(pid).starts_with("python");
        match (&*self.rung, is_python(process.pid)) {
            // The template is started by the supervisor, what runs by the template.
            ("C", true) => 1 + usize::from(is_python(process.parent)),
            ("C", false) => 0,
            _ => process.depth - 1,
        }
    }

    /// Waits for what is ending; what is left after five seconds stays.
    pub(crate) async fn settled_leftovers(&self) -> Vec<String> {
        wait_until(Duration::from_secs(5), || self.leftovers().is_empty()).await;
        self.leftovers()
    }
}

pub(crate) struct Seen {
    pub(crate) pid: u32,
    pub(crate) parent: u32,
    pub(crate) depth: usize,
    pub(crate) text: String,
}

/// Living processes whose real id is in the range.
pub(crate) fn processes_of((first, last): (u32, u32)) -> Vec<Seen> {
    let mut found = Vec::new();
    for entry in fs::read_dir("/proc").expect("there is a /proc").flatten() {
        let Some(pid) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        let status = fs::read_to_string(entry.path().join("status")).unwrap_or_default();
        let field = |name: &str| {
            status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default().trim().to_owned()
        };
        let uid: u32 = field("Uid:").split_whitespace().next().and_then(|id| id.parse().ok()).unwrap_or(0);
        if (first..=last).contains(&uid) && !field("State:").starts_with('Z') {
            let depth = field("NSpid:").split_whitespace().count();
            found.push(Seen {
                pid,
                parent: field("PPid:").parse().unwrap_or(0),
                depth,
                text: format!("{pid} {} uid {uid} {}", field("Name:"), field("State:")),
            });
        }
    }
    found
}

pub(crate) fn children(pid: u32) -> Vec<u32> {
    let mut found = Vec::new();
    for task in fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten() {
        let listed = fs::read_to_string(task.path().join("children")).unwrap_or_default();
        found.extend(listed.split_whitespace().filter_map(|word| word.parse::<u32>().ok()));
    }
    found
}

pub(crate) fn name_of(pid: u32) -> String {
    fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default().trim().to_owned()
}

/// Looks until `done` or the time is over.
pub(crate) async fn wait_until(limit: Duration, mut done: impl FnMut() -> bool) -> bool {
    let end = Instant::now() + limit;
    loop {
        if done() {
            return true;
        }
        if Instant::now() > end {
            return false;
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

pub(crate) fn script(source: impl AsRef<[u8]>) -> Job {
    Job {
        files: BTreeMap::from([("main.py".to_owned(), Arc::from(source.as_ref()))]),
        program: Program::Script { entry: "main.py".to_owned() },
        stdin: Arc::from(&b""[..]),
        python: None,
        limits: Limits::default(),
        allow_processes: false,
    }
}

/// Our harness around `main.py`, as the judge would send it.
pub(crate) fn harness(candidate: &str, code: &str) -> Job {
    Job {
        program: Program::Harness {
            code: Arc::from(code),
            payload: Arc::from(&b"payload"[..]),
            max_result_kib: 64,
        },
        ..script(candidate)
    }
}

pub(crate) fn stdout(outcome: &Outcome) -> String {
    String::from_utf8_lossy(&outcome.stdout).into_owned()
}

pub(crate) fn stderr(outcome: &Outcome) -> String {
    String::from_utf8_lossy(&outcome.stderr).into_owned()
}

/// Mounts of ours that this process, and so the host, can see: always none.
/// They are known by their sizes.
pub(crate) fn our_mounts() -> Vec<String> {
    let mounts = fs::read_to_string("/proc/self/mountinfo").expect("it can be read");
    let ours = ["nr_inodes=8192", "nr_inodes=2048", "nr_inodes=16,"];
    mounts.lines().filter(|line| ours.iter().any(|mark| line.contains(mark))).map(str::to_owned).collect()
}

/// Control groups named after `supervisor`, anywhere.
pub(crate) fn groups_of(supervisor: u32) -> Vec<PathBuf> {
    let name = format!("askback-{supervisor}-");
    let mut found = Vec::new();
    let mut open = vec![PathBuf::from("/sys/fs/cgroup")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                if entry.file_name().to_string_lossy().starts_with(&name) {
                    found.push(entry.path());
                }
                open.push(entry.path());
            }
        }
    }
    found
}
