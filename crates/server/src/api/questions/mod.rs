//! Questions: list, read, hints, solutions, and runs on shown cases.

pub(crate) mod hint;
pub(crate) mod list;
pub(crate) mod measure_growth;
pub(crate) mod run;
pub(crate) mod show;
pub(crate) mod solutions;
pub(crate) mod trace;
