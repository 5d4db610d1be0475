//! What goes on without a request: judging what was handed in, and watching
//! bank folders. Every job can be started twice without harm.

pub(crate) mod judging;
pub(crate) mod watch_bank;
