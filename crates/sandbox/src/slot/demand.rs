//! How many cells to keep ready, from how often they were asked for lately.
//!
//! It only counts: the time is passed in, and who makes or ends cells is told.

use std::{
    collections::VecDeque,
    time::{Duration, Instant},
};

/// What was asked for within this time is asked for again soon.
const LATELY: Duration = Duration::from_secs(10);
/// An interpreter that nobody asked for in this time is let go.
const FORGOTTEN: Duration = Duration::from_secs(600);
/// More than this is never kept ready, so no more needs to be remembered.
const MOST_REMEMBERED: usize = 64;

/// Requests for cells of one interpreter.
#[derive(Debug)]
pub(super) struct Demand {
    recent: VecDeque<Instant>,
    last: Instant,
}

impl Demand {
    /// Nothing has been asked for, as of `now`.
    pub(super) fn new(now: Instant) -> Self {
        Self { recent: VecDeque::new(), last: now }
    }

    /// A cell was asked for.
    pub(super) fn note(&mut self, now: Instant) {
        self.last = now;
        self.recent.push_back(now);
        if self.recent.len() > MOST_REMEMBERED {
            self.recent.pop_front();
        }
    }

    /// Cells worth keeping ready, from `least` to `most`.
    pub(super) fn wanted(&self, now: Instant, least: usize, most: usize) -> usize {
        let lately = self.recent.iter().filter(|at| now.duration_since(**at) < LATELY).count();
        lately.clamp(least.min(most), most)
    }

    /// Whether the interpreter is not worth its memory any more.
    pub(super) fn is_forgotten(&self, now: Instant) -> bool {
        now.duration_since(self.last) >= FORGOTTEN
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_grows_with_requests_and_shrinks_without() {
        let start = Instant::now();
        let mut demand = Demand::new(start);
        assert_eq!(demand.wanted(start, 1, 4), 1);
        for _ in 0..9 {
            demand.note(start);
        }
        assert_eq!(demand.wanted(start, 1, 4), 4);
        assert_eq!(demand.wanted(start + LATELY, 1, 4), 1);
        assert!(!demand.is_forgotten(start + LATELY));
        assert!(demand.is_forgotten(start + FORGOTTEN));
    }

    #[test]
    fn nothing_is_kept_where_nothing_shall_be() {
        let start = Instant::now();
        let mut demand = Demand::new(start);
        demand.note(start);
        assert_eq!(demand.wanted(start, 1, 0), 0);
    }
}
