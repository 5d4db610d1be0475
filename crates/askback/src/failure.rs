//! How a command ends: the four exit codes, and a failure with its stable code
//! and its text for people.

use std::{fmt, process::ExitCode};

use serde::Serialize;

use crate::say;

/// The exit codes of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Accepted, or done.
    Done,
    /// Not accepted; `doctor` below the minimum; a question that fails its check.
    NotAccepted,
    /// Usage, or bad input.
    BadInput,
    /// Our own fault.
    OurFault,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::NotAccepted => 1,
            Exit::BadInput => 2,
            Exit::OurFault => 3,
        })
    }
}

/// Why a command could not do what it was asked.
#[derive(Debug)]
pub(crate) struct Failure {
    exit: Exit,
    code: &'static str,
    text: String,
}

impl Failure {
    /// The person can mend it: a wrong argument, a file that is not there.
    pub(crate) fn input(code: &'static str, text: impl fmt::Display) -> Self {
        Self { exit: Exit::BadInput, code, text: text.to_string() }
    }

    /// A fault of ours or of the machine.
    pub(crate) fn ours(code: &'static str, text: impl fmt::Display) -> Self {
        Self { exit: Exit::OurFault, code, text: text.to_string() }
    }

    /// A file of the person's that cannot be read or written.
    pub(crate) fn file(path: &std::path::Path, error: &std::io::Error) -> Self {
        let remedy = match error.kind() {
            std::io::ErrorKind::NotFound => "there is no such file or folder",
            std::io::ErrorKind::PermissionDenied => "permission denied; check who may read and write it",
            std::io::ErrorKind::StorageFull => "the disk is full; free some space and try again",
            std::io::ErrorKind::ReadOnlyFilesystem => "the file system is read-only",
            std::io::ErrorKind::IsADirectory => "it is a folder",
            _ => "",
        };
        let what = if remedy.is_empty() { error.to_string() } else { remedy.to_owned() };
        Self::input("file", format_args!("{}: {what}", path.display()))
    }

    /// The stable code.
    pub(crate) fn code(&self) -> &'static str {
        self.code
    }

    /// The text for people.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Says it, on standard error for people and as a document for scripts.
    pub(crate) fn report(self, json: bool) -> ExitCode {
        if self.code == PIPE_CLOSED {
            return Exit::Done.into();
        }
        if json {
            #[derive(Serialize)]
            struct Fault<'a> {
                code: &'a str,
                message: &'a str,
            }
            #[derive(Serialize)]
            struct Document<'a> {
                error: Fault<'a>,
            }
            let fault = Fault { code: self.code, message: &self.text };
            let _ = say::document(&Document { error: fault });
        }
        let ours =
            if self.exit == Exit::OurFault { "This is a fault of Askback or of the machine. " } else { "" };
        say::aside(format_args!("{}error{}: {ours}{}", say::BAD, say::PLAIN, self.text));
        self.exit.into()
    }
}

/// The reader of our output went away: no fault, no message.
pub(crate) const PIPE_CLOSED: &str = "pipe_closed";

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::ours("internal", format_args!("{error:#}"))
    }
}
