//! How many programs are judged at once: as many as the runner has room for.
//! The others wait, each knows its place, and too many are refused with a time
//! to come back.

mod line;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::watch;

use crate::problem::{Answer, Code, Problem};

use line::Line;
pub(crate) use line::Who;

/// The queue of runs.
#[derive(Debug, Clone)]
pub(crate) struct RunQueue {
    state: Arc<Mutex<State>>,
    most: usize,
}

#[derive(Debug)]
struct State {
    line: Line,
    free: usize,
    /// Where each one who waits hears of its place; 0 is its turn.
    places: HashMap<u64, watch::Sender<usize>>,
}

/// The right to run; given back when dropped.
#[derive(Debug)]
pub(crate) struct Turn {
    queue: RunQueue,
    who: Who,
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut state = self.queue.lock();
        state.line.end(self.who);
        state.free += 1;
        state.advance();
    }
}

/// One who waits, and stops to when it is dropped.
struct Waiting {
    queue: RunQueue,
    number: u64,
    who: Who,
    place: watch::Receiver<usize>,
    taken: bool,
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if self.taken {
            return;
        }
        let mut state = self.queue.lock();
        if state.places.remove(&self.number).is_some() {
            state.line.leave(self.number);
        } else {
            // Its turn had come, and nobody took it.
            state.line.end(self.who);
            state.free += 1;
        }
        state.advance();
    }
}

impl Waiting {
    /// From now on the turn gives back what is taken.
    fn take(mut self) -> Turn {
        self.taken = true;
        Turn { queue: self.queue.clone(), who: self.who }
    }
}

impl State {
    /// Lets those begin who may, and tells the others where they are.
    fn advance(&mut self) {
        while self.free > 0
            && let Some(number) = self.line.begin()
        {
            self.free -= 1;
            if let Some(place) = self.places.remove(&number) {
                place.send_replace(0);
            }
        }
        for (before, number) in self.line.order().into_iter().enumerate() {
            if let Some(place) = self.places.get(&number) {
                place.send_if_modified(|known| std::mem::replace(known, before + 1) != before + 1);
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a count of waiting runs is small")]
        metrics::gauge!("askback_runs_waiting").set(self.line.people() as f64);
    }
}

impl RunQueue {
    pub(crate) fn new(parallelism: usize, most: usize) -> Self {
        let state = State { line: Line::default(), free: parallelism.max(1), places: HashMap::new() };
        Self { state: Arc::new(Mutex::new(state)), most }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Refuses when too many wait.
    pub(crate) fn check_room(&self) -> Answer<()> {
        let state = self.lock();
        let waiting = state.line.people();
        if waiting < self.most || state.free > 0 {
            return Ok(());
        }
        Err(Problem::new(
            Code::Busy,
            format!("{waiting} runs wait already. Try again in some seconds; nothing was lost."),
        )
        .retry_after(5))
    }

    /// Waits for a turn. `heard` is told the place, from 1, whenever it changes.
    pub(crate) async fn turn(&self, who: Who, mut heard: impl FnMut(usize)) -> Turn {
        let mut waiting = self.join(who);
        loop {
            let place = *waiting.place.borrow_and_update();
            if place == 0 {
                return waiting.take();
            }
            heard(place);
            // The sender is dropped only after it has said 0.
            let _ = waiting.place.changed().await;
        }
    }

    fn join(&self, who: Who) -> Waiting {
        let mut state = self.lock();
        let number = state.line.join(who);
        let (sender, place) = watch::channel(usize::MAX);
        state.places.insert(number, sender);
        state.advance();
        Waiting { queue: self.clone(), number, who, place, taken: false }
    }
}

#[cfg(test)]
mod tests {
    use askback_core::PersonId;
    use uuid::Uuid;

    use super::*;

    const ADA: Who = Who::Person(PersonId(Uuid::from_u128(1)));
    const BOB: Who = Who::Person(PersonId(Uuid::from_u128(2)));

    #[tokio::test]
    async fn those_who_wait_hear_their_place_and_then_have_their_turn() {
        let queue = RunQueue::new(1, 10);
        let first = queue.turn(ADA, |_| panic!("there is room")).await;
        let (mut second, mut third) = (queue.join(ADA), queue.join(BOB));
        assert_eq!((*second.place.borrow_and_update(), *third.place.borrow_and_update()), (2, 1));
        drop(first);
        assert_eq!((*second.place.borrow_and_update(), *third.place.borrow_and_update()), (1, 0));
        drop(third.take());
        assert_eq!(*second.place.borrow_and_update(), 0);
    }

    #[tokio::test]
    async fn a_turn_that_nobody_takes_goes_on() {
        let queue = RunQueue::new(1, 10);
        let first = queue.turn(ADA, |_| ()).await;
        let (gone, mut other) = (queue.join(ADA), queue.join(BOB));
        drop(first);
        drop(gone);
        assert_eq!(*other.place.borrow_and_update(), 0);
        drop(other);
        drop(queue.turn(BOB, |_| panic!("all have left")).await);
    }

    #[test]
    fn too_many_are_refused() {
        let queue = RunQueue::new(1, 1);
        let _running = queue.join(ADA);
        assert!(queue.check_room().is_ok());
        let _waiting = queue.join(ADA);
        let _house = queue.join(Who::House);
        assert!(queue.check_room().is_err());
    }
}
