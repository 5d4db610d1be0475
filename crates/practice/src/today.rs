//! What to do today, each with its reason and minutes.
//!
//! The choice is made from what was known when the day began, so that it stays
//! as it is while one works through it.

use askback_core::AttemptId;
use jiff::{SignedDuration, Timestamp};

use crate::{Card, SOLID, Sitting};

/// Minutes of the drill for an interview in hours.
pub const SHORTLIST_MINUTES: u32 = 120;
/// After so many days something solid is looked at again.
const RUSTS_AFTER_DAYS: i64 = 14;
/// So long a sitting that was left is called under way.
const UNDER_WAY: SignedDuration = SignedDuration::from_hours(14 * 24);
/// The longest task that still fits between others.
const LONGEST: u32 = 25;
/// So many answers are part of every day.
const ANSWERS: usize = 2;
/// Right, but surface.
const SURFACE: u8 = 3;

/// Something to do.
#[derive(Debug, Clone, PartialEq)]
pub struct Pick<'c> {
    /// The question.
    pub card: &'c Card,
    /// Why this one.
    pub reason: Reason,
    /// Whether it was done since.
    pub done: bool,
    /// The newest sitting since.
    pub attempt: Option<AttemptId>,
}

/// Why something is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The last answers were all right, and surface.
    Stuck {
        /// How many in a row.
        times: usize,
    },
    /// The last program failed.
    Failed {
        /// In which category, if that is known.
        category: Option<String>,
    },
    /// The last answer was at this level.
    Weak {
        /// 1 to 3.
        level: u8,
    },
    /// The last answer was not listened to.
    Unheard,
    /// It was never tried.
    New,
    /// It was solid, long ago.
    Rusty {
        /// Days ago.
        days: i64,
    },
}

/// A sitting that was left before its end.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct UnderWay<'a> {
    pub sitting: &'a Sitting,
    pub card: &'a Card,
    pub left: Left,
}

/// Where a sitting was left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Left {
    /// Nothing was handed in or said.
    Begun,
    /// A prediction was made, and the fix not handed in.
    Predicted,
    /// The last program failed, in this category if that is known.
    Failed(Option<String>),
    /// The answer was not listened to.
    Unheard,
}

/// How long a day is, for somebody whose interview is in so many days.
pub fn minutes_of_day(days_left: Option<i64>) -> u32 {
    match days_left {
        None => 25,
        Some(..=1) => 60,
        Some(2..=3) => 45,
        Some(_) => 35,
    }
}

/// What to do on the day that began at `day_begins`: a task and answers within so
/// many minutes, answers first. Never empty while there is a question.
pub fn todays<'c>(
    cards: &'c [Card],
    sittings: &[Sitting],
    day_begins: Timestamp,
    minutes: u32,
) -> Vec<Pick<'c>> {
    let left: Vec<&str> =
        under_way(cards, sittings, day_begins).into_iter().map(|it| it.card.id.as_str()).collect();
    let mut all: Vec<(u8, i64, &Card, Reason)> = cards
        .iter()
        .filter(|it| !left.contains(&it.id.as_str()))
        .map(|card| {
            let (urgency, order, reason) = reason(card, sittings, day_begins);
            (urgency, order, card, reason)
        })
        .collect();
    all.sort_by_key(|(urgency, order, card, _)| (*urgency, *order, card.rank()));
    let all: Vec<(&Card, Reason)> = all.into_iter().map(|(_, _, card, reason)| (card, reason)).collect();
    let chosen = fill(all, minutes);
    chosen.into_iter().map(|(card, reason)| pick(card, reason, sittings, day_begins)).collect()
}

/// The questions asked most, in order, for an interview in hours.
pub fn shortlist<'c>(cards: &'c [Card], sittings: &[Sitting], since: Timestamp) -> Vec<Pick<'c>> {
    let mut all: Vec<&Card> = cards.iter().filter(|it| it.minutes() <= LONGEST).collect();
    all.sort_by_key(|it| (std::cmp::Reverse(it.frequency), it.minutes(), it.rank()));
    let mut left = SHORTLIST_MINUTES;
    all.retain(|it| {
        let fits = it.minutes() <= left;
        left -= if fits { it.minutes() } else { 0 };
        fits
    });
    let why = |card| reason(card, sittings, since).2;
    all.into_iter().map(|card| pick(card, why(card), sittings, since)).collect()
}

/// Sittings that were left before their end, newest first; the newest of each question.
pub fn under_way<'a>(cards: &'a [Card], sittings: &'a [Sitting], now: Timestamp) -> Vec<UnderWay<'a>> {
    let mut all: Vec<UnderWay<'a>> = cards
        .iter()
        .filter_map(|card| {
            let sitting = newest(card, sittings, now)?;
            if now.duration_since(sitting.last_at()) > UNDER_WAY {
                return None;
            }
            Some(UnderWay { sitting, card, left: left(card, sitting)? })
        })
        .collect();
    all.sort_by_key(|it| std::cmp::Reverse(it.sitting.last_at()));
    all
}

fn newest<'s>(card: &Card, sittings: &'s [Sitting], before: Timestamp) -> Option<&'s Sitting> {
    let of = sittings.iter().filter(|it| it.question == card.id && it.started_at < before);
    of.max_by_key(|it| it.started_at)
}

fn left(card: &Card, sitting: &Sitting) -> Option<Left> {
    if card.kind.has_code() {
        if sitting.solved_at().is_some() {
            return None;
        }
        return Some(match sitting.judged().next_back() {
            Some((last, _)) => Left::Failed(category(card, last.first_failure.as_deref())),
            None if sitting.predicted.is_empty() => Left::Begun,
            None => Left::Predicted,
        });
    }
    match sitting.said.last() {
        None => Some(Left::Begun),
        Some(last) if !last.heard => Some(Left::Unheard),
        Some(_) => None,
    }
}

fn category(card: &Card, case: Option<&str>) -> Option<String> {
    case.and_then(|id| card.cases.get(id)).map(|it| it.category.clone())
}

/// How urgent a question is, its order among those as urgent, and why.
fn reason(card: &Card, sittings: &[Sitting], before: Timestamp) -> (u8, i64, Reason) {
    let of: Vec<&Sitting> =
        sittings.iter().filter(|it| it.question == card.id && it.started_at < before).collect();
    let Some(last) = of.last() else { return (4, 0, Reason::New) };
    let days = before.duration_since(last.last_at()).as_hours() / 24;
    let again = if days >= RUSTS_AFTER_DAYS { 5 } else { 6 };
    let rusty = (again, -days, Reason::Rusty { days });
    let answers = || of.iter().flat_map(|it| it.answers());
    if card.kind.has_code() {
        return match of.iter().any(|it| it.solved_at().is_some()) {
            // Mended, and what was wrong with it not well explained.
            true => match answers().filter_map(|it| it.level).next_back() {
                Some(level) if level < SOLID => (3, 0, Reason::Weak { level }),
                _ => rusty,
            },
            false => match last.judged().next_back() {
                Some((failed, _)) => {
                    let category = category(card, failed.first_failure.as_deref());
                    (1, 0, Reason::Failed { category })
                }
                None => (4, 0, Reason::New),
            },
        };
    }
    if answers().next_back().is_some_and(|it| !it.heard) {
        return (3, 0, Reason::Unheard);
    }
    let levels: Vec<u8> = answers().filter_map(|it| it.level).collect();
    let times = levels.iter().rev().take_while(|it| **it == SURFACE).count();
    match levels.last().copied() {
        Some(SURFACE) if times >= 2 => (0, 0, Reason::Stuck { times }),
        Some(level) if level < SURFACE => (2, i64::from(level), Reason::Weak { level }),
        Some(level) if level < SOLID => (3, 0, Reason::Weak { level }),
        Some(_) => rusty,
        None if of.iter().any(|it| !it.said.is_empty()) => rusty,
        None => (4, 0, Reason::New),
    }
}

/// The most urgent task, then answers, then more tasks, as the minutes allow.
fn fill(all: Vec<(&Card, Reason)>, minutes: u32) -> Vec<(&Card, Reason)> {
    let (tasks, answers): (Vec<_>, Vec<_>) = all.into_iter().partition(|(card, _)| card.is_long());
    let room = |answers: &[(&Card, Reason)]| -> u32 {
        answers.iter().take(ANSWERS).map(|(card, _)| card.minutes()).sum()
    };
    let mut left = i64::from(minutes);
    let mut tasks = tasks.into_iter();
    let most = minutes.saturating_sub(room(&answers));
    let first = tasks.clone().position(|(card, _)| card.minutes() <= most).unwrap_or(0);
    let first: Vec<_> = tasks.clone().skip(first).take(1).collect();
    left -= first.iter().map(|(card, _)| i64::from(card.minutes())).sum::<i64>();
    let mut chosen = Vec::new();
    for answer in answers {
        if chosen.len() >= ANSWERS && left < i64::from(answer.0.minutes()) {
            break;
        }
        left -= i64::from(answer.0.minutes());
        chosen.push(answer);
    }
    let more = tasks
        .find(|(card, _)| i64::from(card.minutes()) <= left && first.iter().all(|(it, _)| it.id != card.id));
    chosen.extend(first);
    chosen.extend(more);
    chosen
}

fn pick<'c>(card: &'c Card, reason: Reason, sittings: &[Sitting], since: Timestamp) -> Pick<'c> {
    let of = || sittings.iter().filter(|it| it.question == card.id && it.last_at() >= since);
    let done = |it: &Sitting| {
        if card.kind.has_code() {
            return it.solved_at().is_some_and(|at| at >= since);
        }
        it.answers().any(|it| it.at >= since && it.heard)
    };
    Pick { card, reason, done: of().any(done), attempt: of().next_back().map(|it| it.attempt) }
}

#[cfg(test)]
mod tests {
    use askback_bank::Kind;

    use super::*;
    use crate::record::samples::{at, card, sitting};

    const DAY: i64 = 24 * 60;

    fn bank() -> Vec<Card> {
        let mut cards = vec![
            card("gil", Kind::Knowledge, 5, 60),
            card("with", Kind::Knowledge, 4, 60),
            card("is", Kind::Knowledge, 3, 60),
            card("story", Kind::Behavioural, 2, 90),
            card("sum", Kind::Coding, 5, 900),
            card("lru", Kind::Coding, 4, 1500),
            card("bug", Kind::Debugging, 3, 600),
            card("short", Kind::Design, 3, 2100),
        ];
        cards[5].difficulty = askback_bank::Difficulty::Medium;
        cards
    }

    fn told(picks: &[Pick<'_>]) -> Vec<String> {
        let say = |it: &Pick<'_>| {
            let why = match &it.reason {
                Reason::Stuck { times } => format!("stuck {times}"),
                Reason::Failed { category } => format!("failed on {}", category.as_deref().unwrap_or("?")),
                Reason::Weak { level } => format!("level {level}"),
                Reason::Unheard => "unheard".to_owned(),
                Reason::New => "new".to_owned(),
                Reason::Rusty { days } => format!("{days} days ago"),
            };
            format!("{}: {why}{}", it.card.id, if it.done { ", done" } else { "" })
        };
        picks.iter().map(say).collect()
    }

    #[test]
    fn the_first_day_takes_what_is_asked_most() {
        let cards = bank();
        for (minutes, expected) in [
            (25, &["gil: new", "with: new", "is: new", "sum: new"][..]),
            (35, &["gil: new", "with: new", "is: new", "story: new", "sum: new"]),
            (60, &["gil: new", "with: new", "is: new", "story: new", "sum: new", "lru: new"]),
            // However short the day is.
            (5, &["gil: new", "with: new", "sum: new"]),
        ] {
            assert_eq!(told(&todays(&cards, &[], at(0), minutes)), expected, "{minutes}");
        }
        assert_eq!(told(&todays(&cards[4..5], &[], at(0), 25)), ["sum: new"]);
        assert!(todays(&[], &[], at(0), 25).is_empty());
    }

    #[test]
    fn what_went_badly_goes_first() {
        let cards = bank();
        let [gil, with, is, story, sum, lru, ..] = &cards[..] else { panic!() };
        let sittings = [
            sitting(1, is, at(0)).says(50, Some(3)),
            sitting(2, is, at(10)).says(50, Some(3)),
            sitting(3, with, at(20)).says(50, Some(2)),
            sitting(4, gil, at(30)).says(50, Some(3)),
            sitting(5, story, at(40)).says(50, Some(1)),
            sitting(6, lru, at(50)).hands_in(3, Some("none")),
            sitting(7, sum, at(60)).hands_in(3, None),
        ];
        let day = at(20 * DAY);
        let picks = todays(&cards, &sittings, day, 35);
        assert_eq!(told(&picks), ["is: stuck 2", "story: level 1", "with: level 2", "lru: failed on empty"]);
        let picks = todays(&cards, &sittings, day, 60);
        let expected = [
            "is: stuck 2",
            "story: level 1",
            "with: level 2",
            "gil: level 3",
            "lru: failed on empty",
            "bug: new",
        ];
        assert_eq!(told(&picks), expected);
    }

    #[test]
    fn nothing_is_called_solid_that_nobody_listened_to() {
        let cards = bank();
        let [gil, with, _, _, sum, _, bug, _] = &cards[..] else { panic!() };
        let sittings = [
            sitting(1, gil, at(0)).says(20, None),
            sitting(2, with, at(10)).says(50, Some(5)).says(20, None),
            sitting(3, sum, at(20)).hands_in(3, None),
            sitting(4, bug, at(30)).predicts(false).says(60, Some(2)).hands_in(9, None),
        ];
        let all = told(&shortlist(&cards, &sittings, at(60)));
        let expected = ["gil: unheard", "sum: 0 days ago", "with: unheard", "bug: level 2"];
        for one in expected {
            assert!(all.contains(&one.to_owned()), "{one} in {all:?}");
        }
    }

    #[test]
    fn the_choice_stays_while_one_works_through_it() {
        let cards = bank();
        let day = at(0);
        let before = todays(&cards, &[], day, 25);
        let sittings = [
            sitting(1, &cards[0], at(5)).says(50, Some(2)),
            sitting(2, &cards[1], at(9)).says(50, None),
            sitting(3, &cards[4], at(20)).hands_in(5, Some("none")),
        ];
        let after = todays(&cards, &sittings, day, 25);
        assert_eq!(told(&after), ["gil: new, done", "with: new", "is: new", "sum: new"]);
        assert_eq!(before.len(), after.len());
        assert_eq!(after[3].attempt, Some(sittings[2].attempt));
    }

    #[test]
    fn when_all_is_solid_the_oldest_comes_back() {
        let cards = [card("gil", Kind::Knowledge, 5, 60), card("with", Kind::Knowledge, 5, 60)];
        let sittings = [
            sitting(1, &cards[1], at(0)).says(50, Some(5)),
            sitting(2, &cards[0], at(2 * DAY)).says(50, Some(4)),
        ];
        for (days, expected) in [
            (3, ["with: 2 days ago", "gil: 0 days ago"]),
            (15, ["with: 14 days ago", "gil: 12 days ago"]),
            (30, ["with: 29 days ago", "gil: 27 days ago"]),
        ] {
            assert_eq!(told(&todays(&cards, &sittings, at(days * DAY), 25)), expected);
        }
    }

    #[test]
    fn what_is_under_way_says_where_it_was_left() {
        let cards = bank();
        let [gil, with, is, _, sum, lru, bug, _] = &cards[..] else { panic!() };
        let sittings = [
            sitting(1, gil, at(0)),
            sitting(2, with, at(1)).says(50, None),
            sitting(3, is, at(2)).says(50, Some(1)),
            sitting(4, sum, at(3)).hands_in(1, None),
            sitting(5, sum, at(9)).hands_in(2, Some("big")),
            sitting(6, lru, at(4)).hands_in(1, Some("unknown")).hands_in(2, None),
            sitting(7, bug, at(5)).predicts(false),
        ];
        let told = |now| {
            let all = under_way(&cards, &sittings, now);
            all.into_iter().map(|it| (it.card.id.clone(), it.left)).collect::<Vec<_>>()
        };
        let of = |id: &str, left| (id.to_owned(), left);
        let expected = [
            of("sum", Left::Failed(Some("large".to_owned()))),
            of("bug", Left::Predicted),
            of("with", Left::Unheard),
            of("gil", Left::Begun),
        ];
        assert_eq!(told(at(60)), expected);
        assert_eq!(told(at(15 * DAY)), [], "long ago is over");
        let picks = todays(&cards, &sittings, at(DAY), 60);
        assert!(picks.iter().all(|it| !["sum", "bug", "with", "gil"].contains(&it.card.id.as_str())));
    }

    #[test]
    fn the_shortlist_is_two_hours_of_what_is_asked_most() {
        let mut cards = bank();
        for number in 0..20 {
            cards.push(card(&format!("task-{number:02}"), Kind::Coding, 1, 900));
        }
        let sittings = [sitting(1, &cards[4], at(10)).hands_in(5, None)];
        let all = shortlist(&cards, &sittings, at(0));
        let ids: Vec<_> = all.iter().map(|it| it.card.id.as_str()).collect();
        assert_eq!(ids[..6], ["gil", "sum", "with", "lru", "is", "bug"]);
        assert!(!ids.contains(&"short"), "35 minutes are too long");
        let minutes: u32 = all.iter().map(|it| it.card.minutes()).sum();
        assert!((105..=SHORTLIST_MINUTES).contains(&minutes), "{minutes}");
        let done: Vec<_> = all.iter().filter(|it| it.done).map(|it| it.card.id.as_str()).collect();
        assert_eq!(done, ["sum"]);
        assert!(shortlist(&cards, &sittings, at(20)).iter().all(|it| !it.done), "that was before");
    }

    #[test]
    fn days_get_longer_as_they_get_fewer() {
        let minutes = [None, Some(30), Some(4), Some(3), Some(2), Some(1), Some(0)].map(minutes_of_day);
        assert_eq!(minutes, [25, 35, 35, 45, 45, 60, 60]);
    }
}
