//! Two ways to do the same, taking turns.

use std::time::{Duration, Instant};

use anyhow::Result;

/// Times of both ways, in milliseconds.
#[derive(Debug, Default)]
pub(crate) struct Pair {
    askback: Vec<f64>,
    python: Vec<f64>,
}

/// What a list of times comes down to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Summary {
    pub(crate) median: f64,
    pub(crate) p95: f64,
}

/// Rounds that are not counted: connections, caches, the first cells.
const WARM_UP: usize = 5;

impl Pair {
    /// Does both in turns. Plain Python is first in each round: while it runs, the
    /// sandbox has the time between two clicks of a person to make its next cell.
    pub(crate) fn measure(
        rounds: usize,
        mut askback: impl FnMut() -> Result<()>,
        mut python: impl FnMut() -> Result<()>,
    ) -> Result<Self> {
        let mut pair = Self::default();
        for round in 0..rounds + WARM_UP {
            let p = timed(&mut python)?;
            let a = timed(&mut askback)?;
            if round >= WARM_UP {
                pair.askback.push(a);
                pair.python.push(p);
            }
        }
        Ok(pair)
    }

    pub(crate) fn askback(&self) -> Summary {
        summary(&self.askback)
    }

    pub(crate) fn python(&self) -> Summary {
        summary(&self.python)
    }
}

fn timed(mut what: impl FnMut() -> Result<()>) -> Result<f64> {
    let started = Instant::now();
    what()?;
    Ok(milliseconds(started.elapsed()))
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

fn summary(times: &[f64]) -> Summary {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at =
        |part: usize| sorted.get((sorted.len() * part / 100).min(sorted.len().saturating_sub(1))).copied();
    Summary { median: at(50).unwrap_or(f64::NAN), p95: at(95).unwrap_or(f64::NAN) }
}
