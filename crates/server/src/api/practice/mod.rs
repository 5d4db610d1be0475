//! The whole of one's practice: taken away, or erased.

pub(crate) mod erase;
pub(crate) mod export;
