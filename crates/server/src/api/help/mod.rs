//! The documents for people: open to everybody who reaches the server.

pub(super) mod file;
pub(super) mod list;
pub(super) mod show;
