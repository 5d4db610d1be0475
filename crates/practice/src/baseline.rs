//! The baseline: ten minutes over the whole of it, once, to see where to begin.
//! It is no exam: nothing of it is compared with anybody.

use askback_bank::{Difficulty, Kind, Level};
use askback_core::AttemptId;
use jiff::Timestamp;

use crate::{Card, SOLID, Sitting, figures::by_id};

const ANSWERS: usize = 6;
const PREDICTIONS: usize = 2;
/// How many places to begin at are named.
const BEGIN: usize = 3;

/// What is to be done with a question of the baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Part {
    Answer,
    Prediction,
    Task,
}

/// A question of the baseline and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Step<'c> {
    /// The question.
    pub card: &'c Card,
    /// What is to be done.
    pub part: Part,
    /// What came of it; `None` until it was done.
    pub outcome: Option<Outcome>,
    /// Answered, and not listened to yet.
    pub unheard: bool,
    /// The newest sitting since the baseline began.
    pub attempt: Option<AttemptId>,
}

/// What came of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// An answer that was listened to, with its level if its question has points.
    Said(Option<u8>),
    /// A prediction, and whether it came true.
    Predicted(bool),
    /// A program, and whether it was accepted.
    HandedIn(bool),
}

impl Outcome {
    /// Lower is weaker; what is not known is not weak.
    fn strength(self) -> u8 {
        match self {
            Self::Said(level) => level.unwrap_or(SOLID),
            Self::Predicted(true) | Self::HandedIn(true) => 5,
            Self::Predicted(false) | Self::HandedIn(false) => 2,
        }
    }
}

/// Questions for a baseline, by id and in order: answers of each level that are asked
/// most, the predictions and the easy task that take least. What the bank lacks is left out.
pub fn baseline(cards: &[Card]) -> Vec<String> {
    let mut answers: Vec<&Card> = cards.iter().filter(|it| it.kind == Kind::Knowledge).collect();
    answers.sort_by_key(|it| it.rank());
    let of = |level: Level| answers.iter().filter(move |it| it.level == level);
    let each = [Level::Junior, Level::Mid, Level::Senior].map(|level| of(level).take(ANSWERS / 3));
    let mut chosen: Vec<&Card> = each.into_iter().flatten().copied().collect();
    let rest = answers.iter().filter(|it| chosen.iter().all(|one| one.id != it.id));
    let rest: Vec<&Card> = rest.take(ANSWERS - chosen.len()).copied().collect();
    chosen.extend(rest);
    chosen.sort_by_key(|it| (it.level, it.rank()));

    let shortest = |wanted: &dyn Fn(&Card) -> bool, count: usize| {
        let mut all: Vec<&Card> = cards.iter().filter(|it| wanted(it)).collect();
        all.sort_by_key(|it| (it.difficulty, it.seconds, it.rank()));
        all.truncate(count);
        all
    };
    chosen.extend(shortest(&|it| it.predicts, PREDICTIONS));
    chosen.extend(shortest(&|it| it.kind == Kind::Coding && it.difficulty == Difficulty::Easy, 1));
    chosen.into_iter().map(|it| it.id.clone()).collect()
}

/// How far a baseline of these questions is that began at `since`. Questions that are gone are left out.
pub fn steps<'c>(
    cards: &'c [Card],
    questions: &[String],
    sittings: &[Sitting],
    since: Timestamp,
) -> Vec<Step<'c>> {
    let cards = by_id(cards);
    let of = |id: &String| cards.get(id.as_str()).map(|card| step(card, sittings, since));
    questions.iter().filter_map(of).collect()
}

fn step<'c>(card: &'c Card, sittings: &[Sitting], since: Timestamp) -> Step<'c> {
    let part = match card.kind {
        _ if card.predicts => Part::Prediction,
        kind if kind.has_code() => Part::Task,
        _ => Part::Answer,
    };
    let of = || sittings.iter().filter(|it| it.question == card.id && it.last_at() >= since);
    let said = of().flat_map(Sitting::answers).rfind(|it| it.at >= since);
    let outcome = match part {
        Part::Answer => said.filter(|it| it.heard).map(|it| Outcome::Said(it.level)),
        // The first one is the one that was not known yet.
        Part::Prediction => {
            let mut made = of().flat_map(|it| &it.predicted).filter(|it| it.at >= since);
            made.next().map(|it| Outcome::Predicted(it.matched))
        }
        Part::Task => {
            let judged = of().flat_map(Sitting::judged).filter(|(it, _)| it.at >= since);
            judged.map(|(_, verdict)| verdict.is_success()).max().map(Outcome::HandedIn)
        }
    };
    let unheard = part == Part::Answer && said.is_some_and(|it| !it.heard);
    Step { card, part, outcome, unheard, attempt: of().next_back().map(|it| it.attempt) }
}

/// Where to begin: the weakest first, none where all was solid.
pub fn begin_with<'a, 'c>(steps: &'a [Step<'c>]) -> Vec<&'a Step<'c>> {
    let strength = |it: &&Step<'_>| it.outcome.map_or(u8::MAX, Outcome::strength);
    let mut weak: Vec<_> = steps.iter().filter(|it| strength(it) < SOLID).collect();
    weak.sort_by_key(strength);
    weak.truncate(BEGIN);
    weak
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Answer,
        record::samples::{at, card, sitting},
    };

    fn bank() -> Vec<Card> {
        let level = |level, card: Card| Card { level, ..card };
        let mut cards: Vec<Card> = (0..4_u8)
            .map(|it| level(Level::Junior, card(&format!("j{it}"), Kind::Knowledge, 5 - it, 60)))
            .collect();
        cards.extend(
            (0..3_u8).map(|it| level(Level::Mid, card(&format!("m{it}"), Kind::Knowledge, 5 - it, 60))),
        );
        cards.push(level(Level::Senior, card("s0", Kind::Knowledge, 1, 60)));
        cards.push(card("bug-long", Kind::Debugging, 5, 900));
        cards.push(card("bug", Kind::Debugging, 3, 600));
        cards.push(Card { difficulty: Difficulty::Hard, ..card("bug-hard", Kind::Debugging, 5, 300) });
        cards.push(card("sum", Kind::Coding, 5, 900));
        cards.push(card("words", Kind::Coding, 2, 600));
        cards.push(Card { difficulty: Difficulty::Hard, ..card("hard", Kind::Coding, 5, 300) });
        cards
    }

    #[test]
    fn it_is_six_answers_two_predictions_and_a_task() {
        let expected = ["j0", "j1", "j2", "m0", "m1", "s0", "bug", "bug-long", "words"];
        assert_eq!(baseline(&bank()), expected);
        assert_eq!(baseline(&bank()[..2]), ["j0", "j1"], "a small bank makes a short one");
        assert_eq!(baseline(&[]), <[String; 0]>::default());
    }

    #[test]
    fn only_what_was_done_since_it_began_counts() {
        let cards = bank();
        let questions = baseline(&cards);
        let by = |id: &str| cards.iter().find(|it| it.id == id).unwrap();
        // Answered before, and asked back since.
        let mut before = sitting(1, by("j0"), at(0)).says(50, Some(1));
        before.said.push(Answer { at: at(6), follow_up: true, ..before.said[0].clone() });
        let sittings = [
            before,
            sitting(2, by("j1"), at(10)).says(50, Some(2)),
            sitting(3, by("m0"), at(11)).says(50, None),
            sitting(4, by("s0"), at(12)).says(50, Some(5)),
            sitting(5, by("bug"), at(13)).predicts(false).predicts(true),
            sitting(6, by("words"), at(14))
                .hands_in(1, Some("none"))
                .hands_in(2, None)
                .hands_in(3, Some("none")),
            sitting(7, by("bug-long"), at(20)),
        ];
        let all = steps(&cards, &questions, &sittings, at(5));
        let outcomes: Vec<_> = all.iter().map(|it| it.outcome).collect();
        let expected = [
            None,
            Some(Outcome::Said(Some(2))),
            None,
            None,
            None,
            Some(Outcome::Said(Some(5))),
            Some(Outcome::Predicted(false)),
            None,
            Some(Outcome::HandedIn(true)),
        ];
        assert_eq!(outcomes, expected);
        let unheard: Vec<_> = all.iter().filter(|it| it.unheard).map(|it| it.card.id.as_str()).collect();
        assert_eq!(unheard, ["m0"], "answered and not listened to: nothing is known of it");
        let begin: Vec<_> = begin_with(&all).iter().map(|it| it.card.id.as_str()).collect();
        assert_eq!(begin, ["j1", "bug"]);
        assert_eq!(steps(&cards[..1], &questions, &[], at(0)).len(), 1, "the others are gone");
    }
}
