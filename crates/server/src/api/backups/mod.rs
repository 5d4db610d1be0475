//! Backups, made where the data lies.

pub(crate) mod create;
