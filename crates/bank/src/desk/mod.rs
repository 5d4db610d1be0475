//! The desk of an author: the files of one question as an editor reads and
//! writes them.
//!
//! Here alone this crate writes into a bank folder, and only what an author
//! saved: names that the format knows, below the folder, over nothing that has
//! changed since it was read. It never follows a link and never removes a
//! question.

mod access;
mod folder;
mod names;
mod place;
mod read;
mod write;

use std::collections::BTreeMap;

pub use access::{ReadOnly, access};
pub use names::is_question_file;
pub use place::{Place, find};
pub use read::{content, read};
pub use write::{Change, write};

/// A file of a question, as an editor sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskFile {
    /// The text with LF line ends; `None` when it is not to be edited.
    pub text: Option<String>,
    /// SHA-256 of the content with LF line ends: what a later write builds on.
    pub version: String,
    /// Why it is not to be edited.
    pub locked: Option<String>,
}

/// The files of a question by path inside it.
pub type DeskFiles = BTreeMap<String, DeskFile>;

/// Why nothing was read or written.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The bank cannot be written.
    #[error("{0}")]
    ReadOnly(#[from] ReadOnly),
    /// A name or a size that the format does not take.
    #[error("{file}: {why}")]
    Refused {
        /// The file.
        file: String,
        /// Why, and what is expected.
        why: String,
    },
    /// Files hold something else than what the change was made from.
    #[error("changed since: {}", .0.keys().map(String::as_str).collect::<Vec<_>>().join(", "))]
    Conflict(BTreeMap<String, Option<DeskFile>>),
    /// A new question has the place of something that is there.
    #[error("{0} is there already")]
    Taken(String),
    /// No question lies there.
    #[error("there is no question at {0}")]
    Gone(String),
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// The system refuses something else.
    #[error("{file}: {error}")]
    Io {
        /// The file.
        file: String,
        /// What the system said.
        error: std::io::Error,
    },
}

impl DeskError {
    fn refused(file: &str, why: impl Into<String>) -> Self {
        Self::Refused { file: file.to_owned(), why: why.into() }
    }
}
