//! The table's columns, and how a row is tried.

use std::{fs, path::Path};

use askback_core::{LimitKind, Limits, Verdict};
use askback_judge::{Job, Outcome, Runner as _};

use crate::support::{Lab, config, harness, our_mounts, say, script, stderr, stdout};

/// One hostile program.
pub(crate) struct Case {
    name: &'static str,
    source: String,
    harness: Option<&'static str>,
    expected: Vec<Verdict>,
    limit: Option<LimitKind>,
    prints: Option<&'static str>,
    limits: Limits,
    allow_processes: bool,
    frames: Option<usize>,
}

/// A program that must end with `verdict`.
pub(crate) fn case(name: &'static str, verdict: Verdict, source: impl Into<String>) -> Case {
    Case {
        name,
        source: source.into(),
        harness: None,
        expected: vec![verdict],
        limit: None,
        prints: None,
        limits: Limits { cpu_ms: 4_000, wall_ms: Some(60_000), memory_kib: 131_072, ..Limits::default() },
        allow_processes: false,
        frames: None,
    }
}

/// A program whose lines of `attempts` must all be refused; one that succeeds
/// prints BROKEN.
pub(crate) fn refused(name: &'static str, imports: &str, attempts: &str) -> Case {
    let mut source = format!("{imports}\n");
    for attempt in attempts.lines().filter(|line| !line.trim().is_empty()) {
        let line = attempt.trim();
        source.push_str(&format!(
            "try:\n    seen = {line}\n    print('BROKEN', {line:?}, repr(seen)[:200])\nexcept (OSError, ValueError, ImportError):\n    pass\n"
        ));
    }
    source.push_str("print('held')\n");
    case(name, Verdict::Ok, source).prints("held\n")
}

impl Case {
    pub(crate) fn or(mut self, verdict: Verdict) -> Self {
        self.expected.push(verdict);
        self
    }

    pub(crate) fn by(mut self, limit: LimitKind) -> Self {
        self.limit = Some(limit);
        if limit == LimitKind::Cpu {
            self.limits.cpu_ms = 300;
        }
        self
    }

    pub(crate) fn prints(mut self, text: &'static str) -> Self {
        self.prints = Some(text);
        self
    }

    pub(crate) fn with_processes(mut self) -> Self {
        self.allow_processes = true;
        self
    }

    /// Where more processor time would only prolong the same.
    pub(crate) fn brief(mut self) -> Self {
        self.limits.cpu_ms = 300;
        self
    }

    pub(crate) fn wall_ms(mut self, ms: u64) -> Self {
        self.limits.wall_ms = Some(ms);
        self
    }

    /// The program is `main.py`, imported by this harness.
    pub(crate) fn under(mut self, harness: &'static str) -> Self {
        self.harness = Some(harness);
        self
    }

    pub(crate) fn frames(mut self, count: usize) -> Self {
        self.frames = Some(count);
        self
    }

    fn job(&self) -> Job {
        let plain = match self.harness {
            Some(code) => harness(&self.source, code),
            None => script(&self.source),
        };
        Job { limits: self.limits, allow_processes: self.allow_processes, ..plain }
    }

    fn faults(&self, outcome: &Outcome) -> Vec<String> {
        let mut faults = Vec::new();
        if !self.expected.contains(&outcome.verdict) {
            faults.push(format!("verdict {} instead of {:?}", outcome.verdict, self.expected));
        }
        if self.limit.is_some() && outcome.limit != self.limit {
            faults.push(format!("limit {:?} instead of {:?}", outcome.limit, self.limit));
        }
        if let Some(text) = self.prints
            && stdout(outcome) != text
        {
            faults.push(format!("printed {:?}", stdout(outcome).chars().take(300).collect::<String>()));
        }
        if let Some(count) = self.frames
            && outcome.frames.len() != count
        {
            faults.push(format!("{} frames instead of {count}", outcome.frames.len()));
        }
        if !faults.is_empty() {
            faults.push(format!("message {:?}, stderr {:?}", outcome.message, stderr(outcome)));
        }
        faults
    }
}

/// What of the host a program could have changed.
#[derive(Debug, PartialEq, Eq)]
struct Host {
    name: String,
    core_pattern: String,
    mounts: Vec<String>,
    planted: Vec<String>,
}

impl Host {
    fn look() -> Self {
        let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
        let folders = ["/tmp", "/dev/shm", "/var/tmp", "/work", "/", "/root", "/etc"];
        let planted = folders
            .iter()
            .flat_map(|folder| fs::read_dir(folder).into_iter().flatten().flatten())
            .filter(|entry| entry.file_name().to_string_lossy().starts_with("planted"))
            .map(|entry| entry.path().display().to_string())
            .collect();
        Self {
            name: read("/proc/sys/kernel/hostname"),
            core_pattern: read("/proc/sys/kernel/core_pattern"),
            mounts: our_mounts(),
            planted,
        }
    }
}

/// Tries every case on every rung of this machine, and after each that the
/// host is as before and an honest program still gets its verdict.
pub(crate) async fn try_all(family: &str, cases: &[Case]) {
    let mut faults = Vec::new();
    for lab in Lab::every(config()).await {
        let bare = lab.rung == "C";
        let tried: Vec<&Case> = cases.iter().filter(|case| !(bare && case.allow_processes)).collect();
        for case in &tried {
            let before = Host::look();
            let outcome = lab.runner.run(case.job()).await;
            let mut seen = case.faults(&outcome);
            seen.extend(
                lab.settled_leftovers().await.into_iter().map(|left| format!("left running: {left}")),
            );
            let after = Host::look();
            if before != after {
                seen.push(format!("the host changed: {before:?} to {after:?}"));
            }
            let honest = lab.run("import os\nprint(2, os.listdir(), [n for n in os.listdir(os.environ['TMPDIR']) if n != 'main.py'])").await;
            if stdout(&honest) != "2 ['main.py'] []\n" {
                seen.push(format!("the next run: {honest:?}"));
            }
            faults.extend(
                seen.into_iter().map(|fault| format!("{}: {family}: {}: {fault}", lab.rung, case.name)),
            );
        }
        say(&format!("{family}: {} programs on rung {}", tried.len(), lab.rung));
    }
    assert!(Path::new("/proc/self").exists());
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
