//! Who runs, who waits, and whose turn is next.
//!
//! Pure. Fair between people, not between runs: whoever sends fifty programs at
//! once keeps nobody waiting who sends one.

use std::collections::HashMap;

use askback_core::PersonId;

/// In whose name a program runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Who {
    /// Somebody who waits for the answer.
    Person(PersonId),
    /// Nobody: checks of the bank. After everybody else.
    House,
}

/// Everybody in the queue.
#[derive(Debug, Default)]
pub(super) struct Line {
    running: HashMap<Who, usize>,
    /// In the order of arrival.
    waiting: Vec<(u64, Who)>,
    /// When each of those here began last: the number of that turn.
    began: HashMap<Who, u64>,
    next: u64,
}

impl Line {
    /// Comes last; the number stands for this one from now on.
    pub(super) fn join(&mut self, who: Who) -> u64 {
        self.next += 1;
        self.waiting.push((self.next, who));
        self.next
    }

    /// Gives up waiting.
    pub(super) fn leave(&mut self, number: u64) {
        self.waiting.retain(|(waiting, _)| *waiting != number);
    }

    /// The next one begins.
    pub(super) fn begin(&mut self) -> Option<u64> {
        let number = self.order().first().copied()?;
        let at = self.waiting.iter().position(|(waiting, _)| *waiting == number)?;
        let (_, who) = self.waiting.remove(at);
        *self.running.entry(who).or_default() += 1;
        self.began.insert(who, number);
        Some(number)
    }

    /// One of `who` has ended.
    pub(super) fn end(&mut self, who: Who) {
        if let Some(count) = self.running.get_mut(&who) {
            *count -= 1;
            if *count == 0 {
                self.running.remove(&who);
            }
        }
        let (running, waiting) = (&self.running, &self.waiting);
        self.began
            .retain(|who, _| running.contains_key(who) || waiting.iter().any(|(_, other)| other == who));
    }

    /// People who wait.
    pub(super) fn people(&self) -> usize {
        self.waiting.iter().filter(|(_, who)| *who != Who::House).count()
    }

    /// Those who wait in the order of their turns, as far as it is known: round
    /// after round, one of each person in a round, those who run already later,
    /// and in a round whoever had no turn for longest.
    pub(super) fn order(&self) -> Vec<u64> {
        let mut rounds = self.running.clone();
        let mut keyed: Vec<_> = self
            .waiting
            .iter()
            .map(|(number, who)| {
                let round = rounds.entry(*who).or_default();
                *round += 1;
                let last = self.began.get(who).copied().unwrap_or(0);
                (*who == Who::House, *round, last, *number)
            })
            .collect();
        keyed.sort_unstable();
        keyed.into_iter().map(|(_, _, _, number)| number).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn person(number: u128) -> Who {
        Who::Person(PersonId(Uuid::from_u128(number)))
    }

    #[test]
    fn one_of_each_person_comes_before_the_second_of_anybody() {
        let mut line = Line::default();
        let busy: Vec<u64> = (0..3).map(|_| line.join(person(1))).collect();
        let house = line.join(Who::House);
        let other = line.join(person(2));
        assert_eq!(line.order(), [busy[0], other, busy[1], busy[2], house]);
        assert_eq!(line.begin(), Some(busy[0]));
        assert_eq!(line.order(), [other, busy[1], busy[2], house], "who runs already is later");
        line.end(person(1));
        assert_eq!(line.order(), [other, busy[1], busy[2], house], "and who had the last turn");
        line.leave(other);
        assert_eq!(line.order(), [busy[1], busy[2], house]);
        assert_eq!(line.people(), 2);
    }

    proptest! {
        #[test]
        fn nobody_waits_for_two_turns_of_the_same_other_person(people in prop::collection::vec(0_u128..5, 1..40)) {
            let mut line = Line::default();
            let numbers: Vec<(u64, u128)> = people.iter().map(|who| (line.join(person(*who)), *who)).collect();
            let who = |number: u64| numbers.iter().find(|(known, _)| *known == number).map(|(_, who)| *who);
            let order: Vec<_> = line.order().into_iter().map(who).collect();
            for (at, first) in order.iter().enumerate() {
                if order[..at].contains(first) {
                    continue;
                }
                // Before the first turn of a person everybody else has one at most.
                let mut before = order[..at].to_vec();
                before.sort();
                let all = before.len();
                before.dedup();
                prop_assert_eq!(before.len(), all);
            }
        }

        #[test]
        fn everybody_has_a_turn_once(people in prop::collection::vec(0_u128..5, 0..40)) {
            let mut line = Line::default();
            let mut joined: Vec<u64> = people.iter().map(|who| line.join(person(*who))).collect();
            let mut begun: Vec<u64> = std::iter::from_fn(|| line.begin()).collect();
            begun.sort_unstable();
            joined.sort_unstable();
            prop_assert_eq!(begun, joined);
        }
    }
}
