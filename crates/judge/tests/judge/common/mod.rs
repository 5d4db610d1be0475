//! What the tests share: a runner over the Python of this machine without any
//! protection, and questions made in a few words.
#![expect(clippy::unwrap_used, reason = "helpers of tests, called by tests alone")]

mod question;
mod runner;

pub(crate) use question::*;
pub(crate) use runner::LocalRunner;
