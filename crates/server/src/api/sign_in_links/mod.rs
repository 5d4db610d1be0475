//! Sign-in links, for `askback link`.

pub(crate) mod create;
