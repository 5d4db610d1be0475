//! Jobs that wait, and jobs that run.

use std::{
    collections::{BTreeMap, VecDeque},
    os::fd::OwnedFd,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use askback_judge::Job;

/// A job on its way.
#[derive(Debug, Clone)]
pub(super) struct Work {
    pub id: u64,
    pub job: Arc<Job>,
    /// Becomes readable when the job is cancelled.
    pub cancel: Arc<OwnedFd>,
}

/// What a slot has to do next.
#[derive(Debug)]
pub(super) enum Next {
    Work(Work),
    /// Nobody waits.
    Nothing,
    /// It is over.
    Closed,
}

#[derive(Debug, Default)]
struct State {
    waiting: VecDeque<Work>,
    running: BTreeMap<u64, Arc<OwnedFd>>,
    closed: bool,
}

/// First come, first served.
#[derive(Debug, Default)]
pub(super) struct Queue {
    state: Mutex<State>,
    changed: Condvar,
}

impl Queue {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn add(&self, work: Work) {
        self.lock().waiting.push_back(work);
        self.changed.notify_one();
    }

    /// The next job, if one comes within `patience`.
    pub(super) fn take(&self, patience: Duration) -> Next {
        let end = Instant::now() + patience;
        let mut state = self.lock();
        loop {
            if state.closed {
                return Next::Closed;
            }
            if let Some(work) = state.waiting.pop_front() {
                state.running.insert(work.id, Arc::clone(&work.cancel));
                return Next::Work(work);
            }
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Next::Nothing;
            }
            state = self.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    pub(super) fn finish(&self, id: u64) {
        self.lock().running.remove(&id);
    }

    /// Cancels job `id`; true if it had not begun.
    pub(super) fn cancel(&self, id: u64) -> bool {
        let mut state = self.lock();
        if let Some(cancel) = state.running.get(&id) {
            signal(cancel);
            return false;
        }
        let before = state.waiting.len();
        state.waiting.retain(|work| work.id != id);
        state.waiting.len() < before
    }

    /// Forgets what waits, cancels what runs, and ends the workers.
    pub(super) fn close(&self) {
        let mut state = self.lock();
        state.closed = true;
        state.waiting.clear();
        state.running.values().for_each(|cancel| signal(cancel));
        drop(state);
        self.changed.notify_all();
    }
}

fn signal(cancel: &OwnedFd) {
    let _ = rustix::io::write(cancel, &1u64.to_ne_bytes());
}
