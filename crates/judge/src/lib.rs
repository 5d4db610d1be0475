//! Verdicts on code: cases, comparison, partial credit, and the check of the bank.
//!
//! The judge knows no HTTP and no SQL, and starts no process itself: programs
//! run behind the [`Runner`] it is given.

mod request;
mod runner;

pub use request::{
    DEFAULT_ENTRY, FileContent, MAX_FILES, MAX_FILES_BYTES, RequestError, RunReport, RunRequest,
};
pub use runner::{Job, Outcome, Program, Python, Runner};
