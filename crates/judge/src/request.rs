//! The request of a run as scripts and pages write it, and the result as they
//! read it: one shape for the terminal, the batch and HTTP. Nothing here runs
//! anything or says how it is carried.

use std::{collections::BTreeMap, sync::Arc};

use askback_core::{LimitKind, Limits, PythonVersion, Verdict};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::{Job, Outcome, Program};

/// The most that the files of one run may hold together, in bytes.
pub const MAX_FILES_BYTES: usize = 8 << 20;
/// The most files of one run.
pub const MAX_FILES: usize = 1_000;

/// One program to run.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RunRequest {
    /// Given back with the result; anything.
    #[serde(default)]
    pub id: Option<serde_json::Value>,
    /// The work folder by relative path.
    pub files: BTreeMap<String, FileContent>,
    /// The file that is started.
    #[serde(default = "default_entry")]
    pub entry: String,
    /// Standard input.
    #[serde(default)]
    pub stdin: FileContent,
    /// The version to run on; the default of the machine if none.
    #[serde(default)]
    pub python: Option<PythonVersion>,
    /// Limits; what is left out takes the default.
    #[serde(default)]
    pub limits: Limits,
}

/// The file that is started unless the request names one.
pub const DEFAULT_ENTRY: &str = "main.py";

fn default_entry() -> String {
    DEFAULT_ENTRY.to_owned()
}

/// What is in a file: text, or `{"base64": "..."}` for anything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileContent(pub Arc<[u8]>);

impl<'de> Deserialize<'de> for FileContent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match serde_json::Value::deserialize(deserializer)? {
            serde_json::Value::String(text) => Ok(Self(Arc::from(text.into_bytes()))),
            serde_json::Value::Object(object) if object.len() == 1 => {
                let Some(serde_json::Value::String(coded)) = object.get("base64") else {
                    return Err(D::Error::custom(FILE_SHAPE));
                };
                let bytes = BASE64.decode(coded).map_err(|e| D::Error::custom(format!("not base64: {e}")))?;
                Ok(Self(Arc::from(bytes)))
            }
            _ => Err(D::Error::custom(FILE_SHAPE)),
        }
    }
}

impl Serialize for FileContent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match std::str::from_utf8(&self.0) {
            Ok(text) => serializer.serialize_str(text),
            Err(_) => serializer.collect_map([("base64", BASE64.encode(&self.0))]),
        }
    }
}

const FILE_SHAPE: &str = "a file is a text, or {\"base64\": \"...\"} for other bytes";

/// A request that cannot be run as it stands.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    /// No file at all.
    #[error(
        "the request has no files; give at least the one to start, for example {{\"main.py\": \"print(1)\"}}"
    )]
    NoFiles,
    /// The entry is not among the files.
    #[error("\"{entry}\" is to be started but is not among the files ({files}); name another with `entry`")]
    NoEntry {
        /// What was to be started.
        entry: String,
        /// What there is.
        files: String,
    },
    /// A path that leaves the work folder or cannot be a file there.
    #[error(
        "\"{0}\" cannot be a file of the work folder; use a relative path of plain names, such as src/main.py"
    )]
    BadPath(String),
    /// A file where another file needs a folder.
    #[error("\"{0}\" is a file, so \"{1}\" cannot lie in it")]
    FileIsFolder(String, String),
    /// Too much to copy.
    #[error("the files are {} together; a run takes at most {}", mib(*.0), mib(MAX_FILES_BYTES))]
    TooLarge(usize),
    /// Too many to copy.
    #[error("{0} files are too many; a run takes at most {MAX_FILES}")]
    TooMany(usize),
}

fn mib(bytes: usize) -> String {
    let tenths = (bytes * 10).div_ceil(1 << 20);
    format!("{}.{} MiB", tenths / 10, tenths % 10)
}

impl RequestError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoFiles => "no_files",
            Self::NoEntry { .. } => "no_entry",
            Self::BadPath(_) => "bad_path",
            Self::FileIsFolder(..) => "file_is_folder",
            Self::TooLarge(_) => "program_too_large",
            Self::TooMany(_) => "too_many_files",
        }
    }
}

impl RunRequest {
    /// A request for these files with everything else at its default.
    pub fn new(files: BTreeMap<String, Arc<[u8]>>, entry: impl Into<String>) -> Self {
        Self {
            id: None,
            files: files.into_iter().map(|(path, bytes)| (path, FileContent(bytes))).collect(),
            entry: entry.into(),
            stdin: FileContent::default(),
            python: None,
            limits: Limits::default(),
        }
    }

    /// The job that this asks for, its limits within `ceiling`.
    pub fn into_job(self, ceiling: &Limits) -> Result<Job, RequestError> {
        if self.files.is_empty() {
            return Err(RequestError::NoFiles);
        }
        if self.files.len() > MAX_FILES {
            return Err(RequestError::TooMany(self.files.len()));
        }
        let total = self.files.values().map(|file| file.0.len()).sum::<usize>() + self.stdin.0.len();
        if total > MAX_FILES_BYTES {
            return Err(RequestError::TooLarge(total));
        }
        check_paths(self.files.keys())?;
        if !self.files.contains_key(&self.entry) {
            let files = self.files.keys().take(8).cloned().collect::<Vec<_>>().join(", ");
            return Err(RequestError::NoEntry { entry: self.entry, files });
        }
        Ok(Job {
            files: self.files.into_iter().map(|(path, file)| (path, file.0)).collect(),
            program: Program::Script { entry: self.entry },
            stdin: self.stdin.0,
            python: self.python,
            limits: self.limits.clamped(ceiling),
            allow_processes: false,
        })
    }
}

fn check_paths<'a>(paths: impl Iterator<Item = &'a String> + Clone) -> Result<(), RequestError> {
    for path in paths.clone() {
        let plain = |name: &str| {
            !name.is_empty()
                && name != "."
                && name != ".."
                && name.len() <= 255
                && !name.contains(|c: char| c == '\\' || c.is_control())
        };
        if path.len() > 1_000 || !path.split('/').all(plain) {
            return Err(RequestError::BadPath(path.clone()));
        }
    }
    // Sorted keys alone don't put "a/b" next to "a" ("a-b" lies between), so look each folder up.
    let all: std::collections::BTreeSet<&str> = paths.clone().map(String::as_str).collect();
    for path in paths {
        for (at, _) in path.match_indices('/') {
            if all.contains(&path[..at]) {
                return Err(RequestError::FileIsFolder(path[..at].to_owned(), path.clone()));
            }
        }
    }
    Ok(())
}

/// How a run ended, for scripts and pages.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RunReport {
    /// `ok`, or what went wrong.
    pub verdict: Verdict,
    /// One sentence for people, where the verdict needs one.
    pub message: Option<String>,
    /// Exit status, if it exited.
    pub exit_code: Option<i32>,
    /// Signal, if one ended it.
    pub signal: Option<i32>,
    /// Which clock a time limit was read from.
    pub limit: Option<LimitKind>,
    /// Standard output as text.
    pub stdout: String,
    /// Standard error as text.
    pub stderr: String,
    /// Whether `stdout` was cut at the limit.
    pub stdout_truncated: bool,
    /// Whether `stderr` was cut at the limit.
    pub stderr_truncated: bool,
    /// Whether bytes that are no UTF-8 were replaced.
    pub lossy: bool,
    /// Wall clock.
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

impl From<Outcome> for RunReport {
    fn from(outcome: Outcome) -> Self {
        let (stdout, stdout_lossy) = text(&outcome.stdout, outcome.stdout_truncated);
        let (stderr, stderr_lossy) = text(&outcome.stderr, outcome.stderr_truncated);
        Self {
            verdict: outcome.verdict,
            message: outcome.message,
            exit_code: outcome.exit_code,
            signal: outcome.signal,
            limit: outcome.limit,
            stdout,
            stderr,
            stdout_truncated: outcome.stdout_truncated,
            stderr_truncated: outcome.stderr_truncated,
            lossy: stdout_lossy || stderr_lossy,
            wall_ms: outcome.wall_ms.map(tenths),
            cpu_ms: outcome.cpu_ms.map(tenths),
            memory_kib: outcome.memory_kib,
            python: outcome.python,
            rung: outcome.rung,
        }
    }
}

fn tenths(ms: f64) -> f64 {
    (ms * 10.0).round() / 10.0
}

/// Bytes as text, and whether some had to be replaced. A character that was
/// cut by the limit is dropped: that is truncation, not loss.
fn text(bytes: &[u8], truncated: bool) -> (String, bool) {
    let bytes = match std::str::from_utf8(bytes) {
        Err(e) if truncated && e.error_len().is_none() => &bytes[..e.valid_up_to()],
        _ => bytes,
    };
    match String::from_utf8_lossy(bytes) {
        std::borrow::Cow::Borrowed(text) => (text.to_owned(), false),
        std::borrow::Cow::Owned(text) => (text, true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(json: &str) -> Result<Job, String> {
        let request: RunRequest = serde_json::from_str(json).map_err(|e| e.to_string())?;
        request.into_job(&Limits::MAX).map_err(|e| format!("{}: {e}", e.code()))
    }

    #[test]
    fn a_request_becomes_a_job() {
        let job = job(
            r#"{"id": 7, "files": {"main.py": "import a", "a/__init__.py": {"base64": "AP8="}}, "stdin": "x",
                "python": "3.12", "limits": {"cpu_ms": 500}}"#,
        )
        .unwrap();
        assert_eq!(&*job.files["a/__init__.py"], &[0, 255]);
        assert_eq!(&*job.stdin, b"x");
        assert_eq!(job.limits, Limits { cpu_ms: 500, ..Limits::default() });
        assert!(matches!(job.program, Program::Script { entry } if entry == "main.py"));
    }

    #[test]
    fn what_cannot_run_is_refused_with_a_reason() {
        let big = format!(r#"{{"files": {{"main.py": "{}"}}}}"#, "#".repeat(10 << 20));
        for (json, reason) in [
            (r#"{"files": {}}"#, "no_files"),
            (r#"{"files": {"a.py": ""}}"#, "no_entry: \"main.py\""),
            (r#"{"files": {"../main.py": ""}}"#, "bad_path"),
            (r#"{"files": {"/main.py": ""}}"#, "bad_path"),
            (r#"{"files": {"a//main.py": ""}}"#, "bad_path"),
            (r#"{"files": {"a\u0000": ""}}"#, "bad_path"),
            (r#"{"files": {"": ""}}"#, "bad_path"),
            (r#"{"files": {"main.py": "", "main.py-x": "", "main.py/x": ""}}"#, "file_is_folder"),
            (r#"{"files": {"main.py": 3}}"#, "a file is a text"),
            (r#"{"files": {"main.py": {"base64": "*"}}}"#, "not base64"),
            (r#"{"files": {"main.py": {"base64": "", "mode": 1}}}"#, "a file is a text"),
            (r#"{"files": {"main.py": ""}, "limit": {}}"#, "unknown field `limit`"),
            (r#"{"files": {"main.py": ""}, "limits": {"cpu": 1}}"#, "unknown field `cpu`"),
            (r#"{"files": {"main.py": ""}, "python": "3"}"#, "not a Python version"),
            (&big, "program_too_large: the files are 10.0 MiB together; a run takes at most 8.0 MiB"),
        ] {
            let fault = job(json).unwrap_err();
            assert!(fault.contains(reason), "{}: {fault}", &json[..json.len().min(80)]);
        }
    }

    #[test]
    fn a_request_survives_the_way_to_a_server() {
        let files = BTreeMap::from([
            ("main.py".to_owned(), Arc::from(&b"1"[..])),
            ("x".to_owned(), Arc::from(&[255][..])),
        ]);
        let sent = serde_json::to_string(&RunRequest::new(files, "main.py")).unwrap();
        assert_eq!(&*job(&sent).unwrap().files["x"], &[255]);
    }

    #[test]
    fn limits_never_exceed_the_ceiling() {
        let job = job(r#"{"files": {"main.py": ""}, "limits": {"memory_kib": 99999999999}}"#).unwrap();
        assert_eq!(job.limits.memory_kib, Limits::MAX.memory_kib);
    }

    #[test]
    fn bytes_become_text() {
        for (bytes, truncated, expected) in [
            (&b"caf\xc3\xa9"[..], false, ("café", false)),
            (b"caf\xc3", true, ("caf", false)),
            (b"caf\xc3", false, ("caf\u{fffd}", true)),
            (b"a\xffb", true, ("a\u{fffd}b", true)),
        ] {
            let (text, lossy) = text(bytes, truncated);
            assert_eq!((text.as_str(), lossy), expected);
        }
    }
}
