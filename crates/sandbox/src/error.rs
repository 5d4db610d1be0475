//! What can go wrong before a run: set-up, not programs.

use std::{io, path::PathBuf};

/// A fault of the sandbox itself, with a stable code.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SandboxError {
    /// The supervisor must be forked before the process has threads.
    #[error("the sandbox must be started before any thread: {threads} threads are running")]
    ThreadsRunning {
        /// How many there are.
        threads: usize,
    },
    /// A system call failed.
    #[error("{what}: {source}")]
    System {
        /// What was being done.
        what: String,
        /// The system's answer.
        source: io::Error,
    },
    /// A box for programs could not be made.
    #[error("the box for programs could not be made: {step}: {source}")]
    Launch {
        /// The step that failed.
        step: String,
        /// The system's answer.
        source: io::Error,
    },
    /// The interpreter inside the box did not come up.
    #[error("{} did not start inside its box: {detail}", .executable.display())]
    Template {
        /// The interpreter.
        executable: PathBuf,
        /// What it said.
        detail: String,
    },
    /// The supervisor is gone and could not be brought back.
    #[error("the sandbox has ended; start Askback again")]
    Gone,
    /// Something arrived that the other side never sends.
    #[error("the sandbox and Askback do not understand each other: {0}")]
    Protocol(String),
}

impl SandboxError {
    /// The stable name of this kind of fault.
    pub fn code(&self) -> &'static str {
        match self {
            Self::ThreadsRunning { .. } => "sandbox_threads_running",
            Self::System { .. } => "sandbox_system",
            Self::Launch { .. } => "sandbox_launch",
            Self::Template { .. } => "sandbox_template",
            Self::Gone => "sandbox_gone",
            Self::Protocol(_) => "sandbox_protocol",
        }
    }

    pub(crate) fn system(what: impl Into<String>) -> impl FnOnce(rustix::io::Errno) -> Self {
        let what = what.into();
        move |errno| Self::System { what, source: errno.into() }
    }

    pub(crate) fn io(what: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let what = what.into();
        move |source| Self::System { what, source }
    }
}
