//! The questions: read, check for form, version and search them.
//!
//! This crate reads question files and says what is wrong with them. It never
//! runs anything and never writes into a bank folder.

mod model;

pub use model::*;
