//! The real binary, from outside: what it prints, how it ends, what it leaves.
#![expect(clippy::unwrap_used, reason = "a test stops at a surprise")]

mod bank;
mod batch;
mod common;
mod complexity;
mod docs;
mod judge;
mod link_and_backup;
mod practise;
mod practise_keys;
mod run;
mod serve;
mod serve_ends;
mod shapes;
mod trace;
mod usage;
