//! Fifty candidates press Run at once: how long does the last one wait, against
//! the same runs one after the other on as many processors?

use std::time::Instant;

use anyhow::Result;

use crate::{cells::Cells, programs::HARNESS};

const CROWD: usize = 50;
const TURNS: usize = 5;

/// Milliseconds until the last answer, and of all runs in a row divided by the
/// number of processors; medians.
pub(crate) fn measure(cells: &Cells, processors: usize) -> Result<(f64, f64)> {
    let (mut crowd, mut row) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        crowd.push(milliseconds(|| cells.run_many(HARNESS, CROWD, 1))?);
        #[expect(clippy::cast_precision_loss, reason = "few processors")]
        row.push(milliseconds(|| cells.run_many(HARNESS, 1, CROWD))? / processors as f64);
    }
    Ok((middle(crowd), middle(row)))
}

fn milliseconds(what: impl FnOnce() -> Result<()>) -> Result<f64> {
    let started = Instant::now();
    what()?;
    Ok(started.elapsed().as_secs_f64() * 1_000.0)
}

fn middle(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
