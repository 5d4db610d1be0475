//! What an interviewer would write: patterns that somebody across the table
//! would have noticed. Each names the sittings it rests on, and none is a score.

use std::collections::BTreeMap;

use crate::{
    Card, Sitting,
    figures::{answered, by_id, levels},
};

/// How many of the newest first submissions, and of the newest answers, are looked at.
const LOOKED_AT: usize = 30;
/// What an answer may take at most.
pub const ANSWER_LIMIT_MS: u64 = 90_000;
/// The level at which answers get stuck: right, but surface.
const SURFACE: u8 = 3;
/// So many long answers make a habit.
const HABIT: usize = 2;

/// A pattern. The sittings are newest first.
#[derive(Debug, Clone, PartialEq)]
pub enum Note<'s> {
    /// First submissions failed in a hidden category.
    FailedFirst {
        /// The category.
        category: String,
        /// Where it happened.
        sittings: Vec<&'s Sitting>,
        /// Of so many first submissions.
        of: usize,
    },
    /// First submissions failed at a case that was shown.
    FailedShown {
        /// Where it happened.
        sittings: Vec<&'s Sitting>,
        /// Of so many first submissions.
        of: usize,
    },
    /// Answers went on for more than 90 seconds.
    OverTime {
        /// Where it happened.
        sittings: Vec<&'s Sitting>,
        /// Of so many answers.
        of: usize,
    },
    /// The last answers to a question were all right, and surface.
    Stuck {
        /// The newest sitting.
        sitting: &'s Sitting,
        /// How many answers in a row.
        times: usize,
    },
}

/// The patterns in somebody's practice, the most frequent of each sort first.
pub fn notes<'s>(cards: &[Card], sittings: &'s [Sitting]) -> Vec<Note<'s>> {
    let mut all = failed_first(cards, sittings);
    all.extend(over_time(sittings));
    all.extend(stuck(sittings));
    all
}

fn failed_first<'s>(cards: &[Card], sittings: &'s [Sitting]) -> Vec<Note<'s>> {
    let cards = by_id(cards);
    let mut firsts: Vec<_> =
        sittings.iter().filter_map(|it| Some((it, it.judged().next().map(|(first, _)| first)?))).collect();
    firsts.sort_by_key(|(_, first)| std::cmp::Reverse(first.at));
    firsts.truncate(LOOKED_AT);
    let of = firsts.len();
    let (mut hidden, mut shown) = (BTreeMap::<String, Vec<&Sitting>>::new(), Vec::new());
    for (sitting, first) in firsts {
        let Some(case) = first
            .first_failure
            .as_deref()
            .and_then(|id| cards.get(sitting.question.as_str()).and_then(|card| card.cases.get(id)))
        else {
            continue;
        };
        if case.visible {
            shown.push(sitting);
        } else {
            hidden.entry(case.category.clone()).or_default().push(sitting);
        }
    }
    let mut all: Vec<_> = hidden.into_iter().collect();
    all.sort_by_key(|(_, sittings)| std::cmp::Reverse(sittings.len()));
    let mut notes: Vec<_> =
        all.into_iter().map(|(category, sittings)| Note::FailedFirst { category, sittings, of }).collect();
    if !shown.is_empty() {
        notes.push(Note::FailedShown { sittings: shown, of });
    }
    notes
}

fn over_time(sittings: &[Sitting]) -> Option<Note<'_>> {
    let all = answered(sittings);
    let newest = || all.iter().rev().take(LOOKED_AT);
    let over: Vec<_> = newest().filter(|it| it.spent_ms > ANSWER_LIMIT_MS).map(|it| it.sitting).collect();
    (over.len() >= HABIT).then(|| Note::OverTime { sittings: over, of: newest().count() })
}

fn stuck(sittings: &[Sitting]) -> impl Iterator<Item = Note<'_>> {
    levels(sittings).into_iter().filter_map(|of| {
        let times = of.levels.iter().rev().take_while(|it| it.level == SURFACE).count();
        (times >= 2).then_some(Note::Stuck { sitting: of.sitting, times })
    })
}

#[cfg(test)]
mod tests {
    use askback_bank::Kind;

    use super::*;
    use crate::record::samples::{at, card, sitting};

    /// What a note says, for tables.
    fn told(cards: &[Card], sittings: &[Sitting]) -> Vec<String> {
        let say = |note: Note<'_>| match note {
            Note::FailedFirst { category, sittings, of } => format!("{category} {} of {of}", sittings.len()),
            Note::FailedShown { sittings, of } => format!("shown {} of {of}", sittings.len()),
            Note::OverTime { sittings, of } => format!("long {} of {of}", sittings.len()),
            Note::Stuck { sitting, times } => format!("{} stuck {times} times", sitting.question),
        };
        notes(cards, sittings).into_iter().map(say).collect()
    }

    #[test]
    fn first_submissions_are_told_by_hidden_category() {
        let (one, two) = (card("one", Kind::Coding, 5, 600), card("two", Kind::Coding, 5, 600));
        let sittings = [
            sitting(1, &one, at(0)).hands_in(5, Some("big")).hands_in(6, Some("none")),
            sitting(2, &two, at(10)).hands_in(5, Some("none")).hands_in(6, None),
            sitting(3, &one, at(20)).hands_in(5, Some("none")),
            sitting(4, &two, at(30)).hands_in(5, None).hands_in(6, Some("none")),
            sitting(5, &two, at(40)).hands_in(5, Some("shown")),
            sitting(6, &two, at(50)).hands_in(5, Some("renamed since")),
            sitting(7, &two, at(60)),
        ];
        let cards = [one, two];
        assert_eq!(told(&cards, &sittings), ["empty 2 of 6", "large 1 of 6", "shown 1 of 6"]);
        assert_eq!(told(&[], &sittings), <[String; 0]>::default(), "the questions are gone");
    }

    #[test]
    fn our_own_fault_is_nobodys_first_submission() {
        let one = card("one", Kind::Coding, 5, 600);
        let mut ours = sitting(1, &one, at(0)).hands_in(1, Some("none")).hands_in(2, None);
        ours.handed_in[0].verdict = Some(askback_core::Verdict::InternalError);
        let mut waiting = sitting(2, &one, at(10)).hands_in(1, Some("none"));
        waiting.handed_in[0].verdict = None;
        assert_eq!(told(&[one], &[ours, waiting]), <[String; 0]>::default());
    }

    #[test]
    fn old_failures_are_forgotten() {
        let one = card("one", Kind::Coding, 5, 600);
        let mut sittings = vec![sitting(0, &one, at(0)).hands_in(5, Some("none"))];
        for number in 1..=LOOKED_AT {
            sittings.push(sitting(number as u128, &one, at(100 * number as i64)).hands_in(5, None));
        }
        assert_eq!(told(std::slice::from_ref(&one), &sittings[..LOOKED_AT]), ["empty 1 of 30"]);
        assert_eq!(told(&[one], &sittings), <[String; 0]>::default());
    }

    #[test]
    fn answers_are_long_or_stuck() {
        let gil = card("gil", Kind::Knowledge, 5, 60);
        let story = card("story", Kind::Behavioural, 5, 120);
        for (answers, expected) in [
            (&[(91, Some(3))][..], &[][..]),
            (&[(91, Some(3)), (200, Some(3))], &["long 2 of 2", "gil stuck 2 times"]),
            (&[(90, Some(3)), (90, None), (30, Some(3))], &["gil stuck 2 times"]),
            (&[(40, Some(3)), (40, Some(3)), (40, Some(4))], &[]),
            (&[(40, Some(4)), (40, Some(3))], &[]),
            (&[(40, Some(5)), (40, Some(3)), (40, Some(3)), (40, Some(3))], &["gil stuck 3 times"]),
        ] {
            let said = |(number, (seconds, level)): (i64, &(u64, Option<u8>))| {
                sitting(number as u128, &gil, at(10 * number)).says(*seconds, *level)
            };
            let mut sittings: Vec<_> = (0..).zip(answers).map(said).collect();
            // A story may take its two minutes.
            sittings.push(sitting(99, &story, at(900)).says(119, Some(4)).says(119, Some(4)));
            assert_eq!(told(&[], &sittings), expected, "{answers:?}");
        }
    }
}
