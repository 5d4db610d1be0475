//! What Askback keeps, as traits by subject.
//!
//! The domain talks to these traits; `store-sqlite` and `store-postgres`
//! implement them. This crate holds no SQL driver.
