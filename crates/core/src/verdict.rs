//! What can be said of one run or one judged case.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How a run, a case or a whole submission ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// A plain run ended well.
    Ok,
    /// A judged case or submission is right.
    Accepted,
    /// A judged case or submission is not right.
    WrongAnswer,
    /// Non-zero exit, uncaught exception, syntax error, missing function.
    RuntimeError,
    /// Too much processor or wall-clock time; see [`LimitKind`].
    TimeLimit,
    /// Too much memory, an uncaught `MemoryError` included.
    MemoryLimit,
    /// Too much output.
    OutputLimit,
    /// Ended by a signal, or by the sandbox.
    Killed,
    /// A fault of Askback itself.
    InternalError,
}

impl Verdict {
    /// Whether this is a success: `ok` for runs, `accepted` for judgements.
    pub fn is_success(self) -> bool {
        matches!(self, Self::Ok | Self::Accepted)
    }

    /// The name in JSON and in the store.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Accepted => "accepted",
            Self::WrongAnswer => "wrong_answer",
            Self::RuntimeError => "runtime_error",
            Self::TimeLimit => "time_limit",
            Self::MemoryLimit => "memory_limit",
            Self::OutputLimit => "output_limit",
            Self::Killed => "killed",
            Self::InternalError => "internal_error",
        }
    }

    /// The verdict with that [`Verdict::name`].
    pub fn from_name(name: &str) -> Option<Self> {
        [
            Self::Ok,
            Self::Accepted,
            Self::WrongAnswer,
            Self::RuntimeError,
            Self::TimeLimit,
            Self::MemoryLimit,
            Self::OutputLimit,
            Self::Killed,
            Self::InternalError,
        ]
        .into_iter()
        .find(|verdict| verdict.name() == name)
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Which clock a [`Verdict::TimeLimit`] was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitKind {
    /// Processor time of the process tree.
    Cpu,
    /// The wall-clock guard.
    Wall,
}
