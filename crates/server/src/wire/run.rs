//! A plain run: how request and result look in the API document. What reads
//! the one and makes the other is [`askback_judge::RunRequest`] and
//! [`askback_judge::RunReport`], the same for the terminal.

use std::collections::BTreeMap;

use askback_judge::RunReport;
use serde::Serialize;
use utoipa::ToSchema;

use super::{LimitKind, Verdict};

/// A program to run. Nothing of it is stored. Only for the document.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "describes what `askback_judge::RunRequest` reads")]
pub(crate) struct RunRequest {
    /// Given back in the result; anything.
    #[schema(required = false)]
    id: Option<serde_json::Value>,
    /// Files of the work folder by relative path: a text, or `{"base64"}`. At most 8 MiB together.
    files: BTreeMap<String, FileContent>,
    /// The file to start; `main.py` unless given.
    #[schema(required = false, nullable = false)]
    entry: Option<String>,
    /// Standard input.
    #[schema(required = false, nullable = false)]
    stdin: Option<FileContent>,
    /// Version of Python, such as `3.12`.
    #[schema(required = false)]
    python: Option<String>,
    /// Limits; what is not given has its default.
    #[schema(required = false, nullable = false)]
    limits: Option<RunLimits>,
}

/// Content of a file: text, or bytes in base64.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "for the document")]
pub(crate) enum FileContent {
    /// Text.
    Text(String),
    /// Bytes.
    Bytes {
        /// Standard alphabet, padded.
        base64: String,
    },
}

/// Limits of a run; processor time and memory count for the whole process tree.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub(crate) struct RunLimits {
    /// Processor time in milliseconds.
    #[schema(required = false)]
    pub(crate) cpu_ms: u64,
    /// Wall clock in milliseconds.
    #[schema(required = false)]
    pub(crate) wall_ms: Option<u64>,
    /// Memory in KiB.
    #[schema(required = false)]
    pub(crate) memory_kib: u64,
    /// Standard output and error together, in KiB.
    #[schema(required = false)]
    pub(crate) output_kib: u64,
    /// Processes and threads.
    #[schema(required = false)]
    pub(crate) processes: u32,
}

impl From<askback_core::Limits> for RunLimits {
    fn from(limits: askback_core::Limits) -> Self {
        Self {
            cpu_ms: limits.cpu_ms,
            wall_ms: Some(limits.wall_guard_ms()),
            memory_kib: limits.memory_kib,
            output_kib: limits.output_kib,
            processes: limits.processes,
        }
    }
}

/// How a plain run ended. A figure that was not measured is null.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct RunResult {
    /// Version of this shape.
    pub(crate) schema: u32,
    /// As given in the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) id: Option<serde_json::Value>,
    /// How it ended.
    pub(crate) verdict: Verdict,
    /// For people, where the verdict needs a sentence.
    pub(crate) message: Option<String>,
    /// Exit status.
    pub(crate) exit_code: Option<i32>,
    /// Signal that ended it.
    pub(crate) signal: Option<i32>,
    /// Which clock, when the verdict is `time_limit`.
    pub(crate) limit: Option<LimitKind>,
    /// Standard output.
    pub(crate) stdout: String,
    /// Standard error.
    pub(crate) stderr: String,
    /// Whether standard output was cut.
    pub(crate) stdout_truncated: bool,
    /// Whether standard error was cut.
    pub(crate) stderr_truncated: bool,
    /// Whether bytes that are not UTF-8 were replaced.
    pub(crate) lossy: bool,
    /// Wall clock.
    pub(crate) wall_ms: Option<f64>,
    /// Processor time.
    pub(crate) cpu_ms: Option<f64>,
    /// Peak memory.
    pub(crate) memory_kib: Option<u64>,
    /// Version of Python it ran on.
    pub(crate) python: Option<String>,
    /// How well it was contained.
    pub(crate) rung: String,
}

impl RunResult {
    /// The report of a run under the id that its request gave.
    pub(crate) fn new(id: Option<serde_json::Value>, report: RunReport) -> Self {
        Self {
            schema: 1,
            id,
            verdict: report.verdict.into(),
            message: report.message,
            exit_code: report.exit_code,
            signal: report.signal,
            limit: report.limit.map(Into::into),
            stdout: report.stdout,
            stderr: report.stderr,
            stdout_truncated: report.stdout_truncated,
            stderr_truncated: report.stderr_truncated,
            lossy: report.lossy,
            wall_ms: report.wall_ms,
            cpu_ms: report.cpu_ms,
            memory_kib: report.memory_kib,
            python: report.python.map(|version| version.to_string()),
            rung: report.rung,
        }
    }
}
