//! The caller's sessions in all browsers: list and revoke.

pub(crate) mod list;
pub(crate) mod revoke;
