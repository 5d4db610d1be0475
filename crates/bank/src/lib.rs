//! The questions: read, check for form, version and search them.
//!
//! This crate reads question files and says what is wrong with them, all of
//! it at once. It never runs anything. It writes into a bank folder only what
//! an author saved, and only in [`desk`].

mod bank;
mod blocks;
mod case;
mod cases;
mod codes;
pub mod desk;
mod draft;
mod fault;
mod files;
mod header;
mod kinds;
mod lists;
mod live;
mod loader;
mod meta;
mod model;
mod new;
mod outline;
mod question;
mod question_md;
mod search;
mod toml_read;
mod tree;
mod version;
mod words;

pub use bank::{Bank, Entry, NoQuestion, Topics};
pub use cases::{LiteralCheck, LiteralFault};
pub use codes::{Coverage, FamilyCoverage};
pub use draft::Drafted;
pub use fault::{Fault, Severity};
pub use files::{Files, MAX_FILE_BYTES, MAX_QUESTION_BYTES, Source};
pub use live::LiveBank;
pub use loader::Loader;
pub use meta::{ParsePythonRangeError, ROLES};
pub use model::*;
pub use new::{NewQuestionError, new_question};
pub use outline::markdown_options;
pub use search::{Found, Index, Query};
pub use version::{judging_version_of, version_of};
pub use words::UnknownWord;
