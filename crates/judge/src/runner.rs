//! What the judge asks of whatever runs untrusted programs.
//!
//! [`Runner`] is implemented by the sandbox of this machine and, one day, by a
//! client for runners on others. A job is self-contained: files, limits and
//! what to do with them. Nothing that decides a verdict is inside it, because
//! everything inside it is visible to the program.

use std::{collections::BTreeMap, sync::Arc};

use askback_core::{LimitKind, Limits, PythonVersion, Verdict};
use async_trait::async_trait;

/// Runs one untrusted program at a time to its end, in a cell used once.
#[async_trait]
pub trait Runner: Send + Sync {
    /// Runs `job`. Never fails: a fault of ours is [`Verdict::InternalError`],
    /// tried a second time before it is reported. Dropping the future kills
    /// the run.
    async fn run(&self, job: Job) -> Outcome;

    /// The interpreters found on this machine that jobs may ask for, oldest
    /// first; the default is [`Runner::default_python`].
    fn pythons(&self) -> Vec<Python>;

    /// The version used when a job names none; `None` when no code is run here.
    fn default_python(&self) -> Option<PythonVersion>;

    /// How well runs are contained here, e.g. "A1"; see `askback doctor`.
    fn rung(&self) -> String;

    /// How many jobs make progress at the same time; more only wait.
    fn parallelism(&self) -> usize;
}

/// An interpreter of this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Python {
    /// Minor version.
    pub version: PythonVersion,
    /// Full version, e.g. "3.11.7".
    pub full_version: String,
    /// The real binary, shims resolved.
    pub executable: std::path::PathBuf,
    /// `sys.implementation.cache_tag` and build flags: two builds of one
    /// version never share cached results.
    pub fingerprint: String,
}

/// One run.
#[derive(Debug, Clone)]
pub struct Job {
    /// Files of the work folder by relative path (`a/b.py`; never absolute,
    /// never with `..`; checked by the runner).
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// What to start.
    pub program: Program,
    /// Standard input; empty if none.
    pub stdin: Arc<[u8]>,
    /// The version asked for; `None` takes the runner's default.
    pub python: Option<PythonVersion>,
    /// Limits, already clamped.
    pub limits: Limits,
    /// Whether the task may start other processes (`fork`, `exec` of its own
    /// interpreter); threads are always allowed within [`Limits::processes`].
    pub allow_processes: bool,
}

/// What a cell executes.
#[derive(Debug, Clone)]
pub enum Program {
    /// A file of [`Job::files`], run as `__main__` with the work folder first
    /// on `sys.path`.
    Script {
        /// Its path in the work folder.
        entry: String,
    },
    /// Our own code, run in a namespace with `PAYLOAD: bytes` and
    /// `emit(data: bytes) -> None`, which appends one frame to the result
    /// channel. Candidates' files are in the work folder, and it is this code
    /// that imports them; so whatever it does afterwards is not to be trusted.
    Harness {
        /// Python source, the same text for many jobs.
        code: Arc<str>,
        /// Input for this job.
        payload: Arc<[u8]>,
        /// The most that all frames together may hold, in KiB.
        max_result_kib: u64,
    },
}

/// How a run ended, as seen from outside the cell.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// [`Verdict::Ok`] when the process exited with 0 inside all limits;
    /// never `accepted` or `wrong_answer`: a runner does not judge.
    pub verdict: Verdict,
    /// For people, one sentence, when the verdict needs one ("recursion too
    /// deep", "Python 3.12 is not on this machine").
    pub message: Option<String>,
    /// Exit status, if it exited.
    pub exit_code: Option<i32>,
    /// Signal, if one ended it.
    pub signal: Option<i32>,
    /// Which clock, when the verdict is [`Verdict::TimeLimit`].
    pub limit: Option<LimitKind>,
    /// What it printed, cut at the limit.
    pub stdout: Vec<u8>,
    /// What it printed on standard error, cut at the limit.
    pub stderr: Vec<u8>,
    /// Whether `stdout` was cut.
    pub stdout_truncated: bool,
    /// Whether `stderr` was cut.
    pub stderr_truncated: bool,
    /// Frames of a [`Program::Harness`]: hostile bytes.
    pub frames: Vec<Vec<u8>>,
    /// Wall clock from the start of the program to its end.
    pub wall_ms: Option<f64>,
    /// Processor time of the process tree.
    pub cpu_ms: Option<f64>,
    /// Peak memory of the process tree.
    pub memory_kib: Option<u64>,
    /// The version it ran on.
    pub python: Option<PythonVersion>,
    /// The rung it ran on.
    pub rung: String,
}

impl Outcome {
    /// A run that never started because of us.
    pub fn internal_error(message: impl Into<String>, rung: impl Into<String>) -> Self {
        Self {
            verdict: Verdict::InternalError,
            message: Some(message.into()),
            exit_code: None,
            signal: None,
            limit: None,
            stdout: Vec::new(),
            stderr: Vec::new(),
            stdout_truncated: false,
            stderr_truncated: false,
            frames: Vec::new(),
            wall_ms: None,
            cpu_ms: None,
            memory_kib: None,
            python: None,
            rung: rung.into(),
        }
    }
}
