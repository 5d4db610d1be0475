//! Why a program fails: what it does step by step, on one input.
//!
//! The program runs once more, in a cell like any other, watched by code of
//! ours in the same interpreter. What that reports is shown to people and
//! decides nothing: frames are hostile bytes here too. A traced run is many
//! times slower than a plain one, so it is never timed.

mod decode;
mod interest;
mod model;
mod program;
mod state;
mod steps;
#[cfg(test)]
mod tests;
mod watch;

pub(crate) use interest::{Wrong, interest, parting};
pub use model::{Elided, Event, Interest, Item, Names, Opened, Place, Raised, Ref, Shape, Step, Trace, Why};
pub use state::State;
pub(crate) use steps::Steps;
pub(crate) use watch::{Seen, watch};

/// How many of the first steps are kept.
pub const FIRST_STEPS: u64 = 2_000;
/// How many of the last steps are kept.
pub const LAST_STEPS: u64 = 200;
/// After how many steps a program is stopped.
pub const MOST_STEPS: u64 = 1_000_000;
