//! How many programs are judged at once: as many as the runner has room for,
//! the others wait in order, and too many are refused with a time to come back.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::problem::{Answer, Code, Problem};

/// The queue of runs.
#[derive(Debug)]
pub(crate) struct RunQueue {
    room: Arc<Semaphore>,
    waiting: Arc<AtomicUsize>,
    most: usize,
}

/// The right to run; given back when dropped.
#[derive(Debug)]
pub(crate) struct Turn {
    _permit: OwnedSemaphorePermit,
}

/// Counts one who waits, and stops to when it gives up.
struct Waiting(Arc<AtomicUsize>);

impl Drop for Waiting {
    fn drop(&mut self) {
        let left = self.0.fetch_sub(1, Ordering::Relaxed) - 1;
        gauge(left);
    }
}

fn gauge(waiting: usize) {
    #[expect(clippy::cast_precision_loss, reason = "a count of waiting runs is small")]
    metrics::gauge!("askback_runs_waiting").set(waiting as f64);
}

impl RunQueue {
    pub(crate) fn new(parallelism: usize, most: usize) -> Self {
        Self { room: Arc::new(Semaphore::new(parallelism.max(1))), waiting: Arc::default(), most }
    }

    /// Refuses when too many wait.
    pub(crate) fn check_room(&self) -> Answer<()> {
        let waiting = self.waiting.load(Ordering::Relaxed);
        if waiting < self.most || self.room.available_permits() > 0 {
            return Ok(());
        }
        Err(Problem::new(
            Code::Busy,
            format!("{waiting} runs wait already. Try again in some seconds; nothing was lost."),
        )
        .retry_after(5))
    }

    /// Waits for a turn, first come first served.
    pub(crate) async fn turn(&self) -> Answer<Turn> {
        let now = self.waiting.fetch_add(1, Ordering::Relaxed) + 1;
        let _waiting = Waiting(Arc::clone(&self.waiting));
        gauge(now);
        match Arc::clone(&self.room).acquire_owned().await {
            Ok(permit) => Ok(Turn { _permit: permit }),
            Err(error) => Err(Problem::internal(error)),
        }
    }
}
