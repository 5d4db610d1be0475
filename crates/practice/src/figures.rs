//! Figures over a person's practice: easies in time, time per task, time per
//! answer, levels over time. A figure that was not measured is left out.

use std::collections::BTreeMap;

use askback_bank::{Difficulty, Kind};
use askback_core::AttemptId;
use jiff::Timestamp;

use crate::{Card, Sitting};

/// How many easy tasks make a bar.
pub const EASIES: usize = 30;
/// In how many seconds an easy task counts.
pub const EASY_SECONDS: u64 = 25 * 60;

/// A task that was solved.
#[derive(Debug, Clone, PartialEq)]
pub struct Solved<'c> {
    /// Its question.
    pub card: &'c Card,
    /// The sitting.
    pub attempt: AttemptId,
    /// From the start of the sitting to the first accepted program.
    pub seconds: u64,
    /// When it was solved.
    pub at: Timestamp,
}

/// Tasks that were solved, a row a sitting, oldest first. Questions that are gone are left out.
pub fn solved<'c>(cards: &'c [Card], sittings: &[Sitting]) -> Vec<Solved<'c>> {
    let cards = by_id(cards);
    let one = |it: &Sitting| {
        let at = it.solved_at()?;
        let card = cards.get(it.question.as_str()).filter(|card| card.kind.has_code())?;
        let seconds = u64::try_from(at.duration_since(it.started_at).as_secs()).unwrap_or(0);
        Some(Solved { card, attempt: it.attempt, seconds, at })
    };
    let mut all: Vec<_> = sittings.iter().filter_map(one).collect();
    all.sort_by_key(|it| it.at);
    all
}

/// The best sitting of each easy task that was solved, fastest first.
pub fn easies<'c>(solved: &[Solved<'c>]) -> Vec<Solved<'c>> {
    let mut best: BTreeMap<&str, Solved<'c>> = BTreeMap::new();
    for it in solved.iter().filter(|it| it.card.difficulty == Difficulty::Easy) {
        let kept = best.entry(it.card.id.as_str()).or_insert_with(|| it.clone());
        if it.seconds < kept.seconds {
            *kept = it.clone();
        }
    }
    let mut all: Vec<_> = best.into_values().collect();
    all.sort_by_key(|it| it.seconds);
    all
}

/// How many easy tasks the bank has.
pub fn easies_in(cards: &[Card]) -> usize {
    cards.iter().filter(|it| it.kind.has_code() && it.difficulty == Difficulty::Easy).count()
}

/// An answer to a question.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Answered<'s> {
    pub sitting: &'s Sitting,
    pub spent_ms: u64,
    /// `None` until it was listened to.
    pub level: Option<u8>,
    pub at: Timestamp,
}

/// Answers to knowledge questions themselves, oldest first: those are the ones with 60 and 90 seconds.
pub fn answered(sittings: &[Sitting]) -> Vec<Answered<'_>> {
    let of = |sitting| {
        let one =
            move |it: &crate::Answer| Answered { sitting, spent_ms: it.spent_ms, level: it.level, at: it.at };
        Sitting::answers(sitting).map(one)
    };
    let mut all: Vec<_> =
        sittings.iter().filter(|it| it.kind == Some(Kind::Knowledge)).flat_map(of).collect();
    all.sort_by_key(|it| it.at);
    all
}

/// The levels of one question.
#[derive(Debug, Clone, PartialEq)]
pub struct Levels<'s> {
    /// The newest sitting.
    pub sitting: &'s Sitting,
    /// The level of each answer that was listened to, oldest first.
    pub levels: Vec<Heard>,
}

/// The level of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Heard {
    pub attempt: AttemptId,
    pub level: u8,
    pub at: Timestamp,
}

/// Levels over time of each question that has some, the one answered last first.
pub fn levels(sittings: &[Sitting]) -> Vec<Levels<'_>> {
    let mut all: BTreeMap<&str, Levels<'_>> = BTreeMap::new();
    for sitting in sittings.iter().filter(|it| !it.has_code()) {
        let heard = sitting
            .answers()
            .filter_map(|it| Some(Heard { attempt: sitting.attempt, level: it.level?, at: it.at }));
        let heard: Vec<_> = heard.collect();
        if heard.is_empty() {
            continue;
        }
        let of = all.entry(&sitting.question).or_insert(Levels { sitting, levels: Vec::new() });
        of.sitting = sitting;
        of.levels.extend(heard);
    }
    let mut all: Vec<_> = all.into_values().collect();
    for of in &mut all {
        of.levels.sort_by_key(|it| it.at);
    }
    all.sort_by_key(|it| std::cmp::Reverse(it.levels.last().map(|it| it.at)));
    all
}

pub(crate) fn by_id(cards: &[Card]) -> BTreeMap<&str, &Card> {
    cards.iter().map(|it| (it.id.as_str(), it)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::samples::{at, card, sitting};

    #[test]
    fn the_fastest_sitting_of_an_easy_task_counts() {
        let (one, two) = (card("one", Kind::Coding, 5, 600), card("two", Kind::Coding, 5, 600));
        let hard = Card { difficulty: Difficulty::Hard, ..card("hard", Kind::Coding, 5, 600) };
        let gone = card("gone", Kind::Coding, 5, 600);
        let sittings = [
            sitting(1, &one, at(0)).hands_in(5, Some("none")).hands_in(30, None).hands_in(40, None),
            sitting(2, &two, at(100)).hands_in(26, None),
            sitting(3, &one, at(200)).hands_in(12, None),
            sitting(4, &hard, at(300)).hands_in(3, None),
            sitting(5, &gone, at(400)).hands_in(3, None),
            sitting(6, &two, at(500)).hands_in(3, Some("big")),
        ];
        let cards = [one, two, hard];
        let all = solved(&cards, &sittings);
        let told = |all: &[Solved<'_>]| {
            all.iter().map(|it| (it.card.id.clone(), it.seconds / 60)).collect::<Vec<_>>()
        };
        let of = |id: &str, minutes| (id.to_owned(), minutes);
        assert_eq!(told(&all), [of("one", 30), of("two", 26), of("one", 12), of("hard", 3)]);
        let easy = easies(&all);
        assert_eq!(told(&easy), [of("one", 12), of("two", 26)]);
        assert_eq!(easy.iter().filter(|it| it.seconds < EASY_SECONDS).count(), 1);
        assert_eq!(easies_in(&cards), 2);
    }

    #[test]
    fn levels_go_by_question_and_time() {
        let (gil, with) = (card("gil", Kind::Knowledge, 5, 60), card("with", Kind::Knowledge, 5, 60));
        let task = card("task", Kind::Coding, 5, 600);
        let sittings = [
            sitting(1, &gil, at(0)).says(50, Some(2)).says(95, Some(3)),
            sitting(2, &with, at(10)).says(70, None),
            sitting(3, &task, at(20)).says(70, Some(5)),
            sitting(4, &gil, at(30)).says(61, Some(4)),
        ];
        let all = levels(&sittings);
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].levels.iter().map(|it| it.level).collect::<Vec<_>>(), [2, 3, 4]);
        assert_eq!(all[0].sitting.attempt, sittings[3].attempt);
        let spent: Vec<_> = answered(&sittings).iter().map(|it| it.spent_ms / 1000).collect();
        assert_eq!(spent, [50, 95, 70, 61]);
    }
}
