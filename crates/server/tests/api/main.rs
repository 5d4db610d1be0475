//! The server as its clients see it: each test starts a real one on a free
//! port, with a real store in a folder of its own. Only programs are not
//! really run; see [`common::FakeRunner`].
#![expect(clippy::unwrap_used, reason = "a test stops at a surprise")]

mod answers;
mod attempts;
mod backups;
mod bad_input;
mod common;
mod editor;
mod growth;
mod help;
mod history;
mod openapi;
mod privacy;
mod questions;
mod runs;
mod security;
mod session;
mod submissions;
mod taking_away;
mod traces;
mod watching;
