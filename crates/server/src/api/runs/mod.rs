//! Plain runs.

pub(crate) mod create;
