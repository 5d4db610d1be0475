//! How many runs a second, two at a time?

use std::{thread, time::Instant};

use anyhow::Result;

use crate::{plain, served::Served};

const CLIENTS: usize = 2;
const PROGRAM: &str = "print(1)";
/// Turns of each side, so that neither has the quiet moment alone.
const TURNS: usize = 4;

/// Runs a second with Askback and with plain Python.
pub(crate) fn measure(served: &Served, rounds: usize) -> Result<(f64, f64)> {
    let each = (rounds / TURNS / CLIENTS).max(1);
    let (mut askback, mut python) = (0.0, 0.0);
    for _ in 0..TURNS {
        askback += turn(each, &|| served.run(PROGRAM))?;
        python += turn(each, &|| plain::run(&served.executable, PROGRAM))?;
    }
    #[expect(clippy::cast_precision_loss, reason = "small counts")]
    let runs = (TURNS * CLIENTS * each) as f64;
    Ok((runs / askback, runs / python))
}

/// Seconds for `each` runs by each client.
fn turn(each: usize, run: &(impl Fn() -> Result<()> + Sync)) -> Result<f64> {
    let started = Instant::now();
    thread::scope(|scope| {
        let client = || (0..each).try_for_each(|_| run());
        let clients: Vec<_> = (0..CLIENTS).map(|_| scope.spawn(client)).collect();
        clients.into_iter().try_for_each(|client| {
            client.join().unwrap_or_else(|_| Err(anyhow::anyhow!("a client of the bench ended badly")))
        })
    })?;
    Ok(started.elapsed().as_secs_f64())
}
