//! What goes on without a request: judging what was handed in, watching bank
//! folders, checking questions. Every job can be started twice without harm.

pub(crate) mod check_bank;
pub(crate) mod judging;
pub(crate) mod watch_bank;
