//! Looking back: the list of attempts, figures, and what to do today.

pub(crate) mod list;
pub(crate) mod progress;
pub(crate) mod today;
