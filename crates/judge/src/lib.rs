//! Verdicts on code: cases, comparison, partial credit, and the check of the bank.
//!
//! The judge knows no HTTP and no SQL, and starts no process itself: programs
//! run behind the [`Runner`] it is given. Expected values never enter a cell
//! in which a person's code runs; every comparison happens out here, on plain
//! values.

mod cache;
pub mod check;
mod compare;
pub mod complexity;
mod findings;
mod harness;
mod judge;
mod request;
mod result;
mod runner;
pub mod trace;
pub mod values;
mod version;

pub use cache::{MemoryCache, ResultCache};
pub use compare::{compare, compare_output};
pub use judge::{Judge, JudgeError, JudgeOptions, MAX_SOURCE_BYTES, OwnCall, OwnInput, TraceInput, Which};
pub use request::{
    DEFAULT_ENTRY, FileContent, MAX_FILES, MAX_FILES_BYTES, RequestError, RunReport, RunRequest,
};
pub use result::{CaseResult, Finding, FindingKind, JudgeResult, Unreadable};
pub use runner::{Job, Outcome, Program, Python, Runner};
pub use version::judge_version;
