//! How fast is the smallest run?

use anyhow::Result;

use crate::{pair::Pair, plain, served::Served};

const PROGRAM: &str = "print(1)";

/// Measures it.
pub(crate) fn measure(served: &Served, rounds: usize) -> Result<Pair> {
    Pair::measure(rounds, || served.run(PROGRAM), || plain::run(&served.executable, PROGRAM))
}
