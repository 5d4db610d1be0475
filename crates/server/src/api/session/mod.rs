//! The caller's own session: sign in, see who one is, sign out.

pub(crate) mod show;
pub(crate) mod sign_in;
pub(crate) mod sign_out;
