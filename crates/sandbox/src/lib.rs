//! The sandbox: runs one untrusted Python program at a time in a cell that is
//! used once.
//!
//! [`Supervisor::spawn`] forks the privileged part before Askback has threads;
//! [`SandboxRunner`] is the client that the rest of Askback sees, as a
//! [`Runner`](askback_judge::Runner). This is the one crate that holds unsafe
//! code, and the one that knows processes, users, mounts and system calls. It
//! never judges, and it never reads what a program printed to decide anything.

mod cgroup;
mod config;
mod discover;
pub mod doctor;
mod error;
mod keeper;
mod landlock;
mod launch;
mod privilege;
mod process;
mod protocol;
mod reach;
mod runner;
mod seccomp;
mod slot;
mod supervisor;

pub use config::SandboxConfig;
pub use discover::{Interpreter, discover};
pub use error::SandboxError;
pub use keeper::{Supervisor, SupervisorHandle};
pub use privilege::drop_to_owner;
pub use reach::keep_in_reach;
pub use runner::SandboxRunner;
