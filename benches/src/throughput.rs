//! How many runs a second, two at a time, the making of new cells included?

use std::{thread, time::Instant};

use anyhow::Result;

use crate::{cells::Cells, plain, programs::HARNESS};

const CLIENTS: usize = 2;
/// Turns of each side, so that neither has the quiet moment alone.
const TURNS: usize = 4;

/// Runs a second in cells and with plain Python.
pub(crate) fn measure(cells: &Cells, rounds: usize) -> Result<(f64, f64)> {
    let each = (rounds / TURNS / CLIENTS).max(1);
    let python = cells.executable.to_string_lossy().into_owned();
    let (mut askback, mut plain) = (0.0, 0.0);
    for _ in 0..TURNS {
        askback += seconds(|| cells.run_many(HARNESS, CLIENTS, each))?;
        plain += seconds(|| {
            thread::scope(|scope| {
                let client = || (0..each).try_for_each(|_| plain::run(&python, HARNESS));
                let clients: Vec<_> = (0..CLIENTS).map(|_| scope.spawn(client)).collect();
                clients.into_iter().try_for_each(|client| {
                    client
                        .join()
                        .unwrap_or_else(|_| Err(anyhow::anyhow!("a client of the bench ended badly")))
                })
            })
        })?;
    }
    #[expect(clippy::cast_precision_loss, reason = "small counts")]
    let runs = (TURNS * CLIENTS * each) as f64;
    Ok((runs / askback, runs / plain))
}

fn seconds(what: impl FnOnce() -> Result<()>) -> Result<f64> {
    let started = Instant::now();
    what()?;
    Ok(started.elapsed().as_secs_f64())
}
