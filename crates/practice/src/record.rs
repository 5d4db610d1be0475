//! What practice is made of here: cards for the questions in use, sittings for
//! what a person did with them.

use std::collections::BTreeMap;

use askback_bank::{Difficulty, Kind, Level, Question};
use askback_core::{AttemptId, Verdict};
use jiff::Timestamp;

/// A question in use, as far as practice depends on it.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "as in the question's front matter")]
pub struct Card {
    pub id: String,
    pub title: String,
    pub kind: Kind,
    pub level: Level,
    pub difficulty: Difficulty,
    pub frequency: u8,
    pub seconds: u32,
    /// Whether it can be opened with a brief in place of its statement.
    pub brief: bool,
    /// Whether it has a program whose output is predicted.
    pub predicts: bool,
    /// Its cases by id.
    pub cases: BTreeMap<String, Case>,
}

/// A case of a task.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in `cases.toml`")]
pub struct Case {
    pub category: String,
    pub visible: bool,
}

impl Card {
    /// The card of a question.
    pub fn of(question: &Question) -> Self {
        let meta = &question.meta;
        let task = question.task.as_ref();
        let cases = task.map(|task| &task.cases[..]).unwrap_or_default().iter();
        Self {
            id: meta.id.clone(),
            title: meta.title.clone(),
            kind: meta.kind,
            level: meta.level,
            difficulty: meta.difficulty,
            frequency: meta.frequency,
            seconds: meta.seconds,
            brief: question.text.brief.is_some(),
            predicts: task.is_some_and(|task| task.before.is_some()),
            cases: cases
                .map(|it| (it.id.clone(), Case { category: it.category.clone(), visible: it.visible }))
                .collect(),
        }
    }

    /// Minutes to set aside: an answer is listened to and asked back, too.
    pub fn minutes(&self) -> u32 {
        let whole = self.seconds.div_ceil(60).max(1);
        if self.is_long() { whole } else { whole + 2 }
    }

    /// Whether it takes a sitting of its own rather than a turn of a drill.
    pub(crate) fn is_long(&self) -> bool {
        self.kind.has_code() || self.seconds >= 600
    }

    /// Most asked first, then the easier one.
    pub(crate) fn rank(&self) -> impl Ord + use<> {
        (std::cmp::Reverse(self.frequency), self.level, self.difficulty, self.id.clone())
    }
}

/// One sitting at a question.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Sitting {
    pub attempt: AttemptId,
    pub question: String,
    pub title: String,
    /// `None` for a kind of the past.
    pub kind: Option<Kind>,
    pub started_at: Timestamp,
    /// Oldest first, as with the two below.
    pub handed_in: Vec<HandedIn>,
    pub said: Vec<Answer>,
    pub predicted: Vec<Predicted>,
}

/// A program that was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct HandedIn {
    pub at: Timestamp,
    /// `None` while it is being judged.
    pub verdict: Option<Verdict>,
    /// Id of the first failing case.
    pub first_failure: Option<String>,
}

/// Something that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Answer {
    pub at: Timestamp,
    /// To a follow-up, not to the question itself.
    pub follow_up: bool,
    pub spent_ms: u64,
    /// Whether the person has listened to it.
    pub heard: bool,
    pub level: Option<u8>,
}

/// A prediction.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Predicted {
    pub at: Timestamp,
    pub matched: bool,
}

/// From this level on an answer is solid.
pub const SOLID: u8 = 4;

impl Sitting {
    /// Programs that were judged; what was our own fault counts for nothing.
    pub(crate) fn judged(&self) -> impl DoubleEndedIterator<Item = (&HandedIn, Verdict)> {
        let judged = |it| Some((it, HandedIn::verdict_that_counts(it)?));
        self.handed_in.iter().filter_map(judged)
    }

    /// When the first accepted program was handed in.
    pub(crate) fn solved_at(&self) -> Option<Timestamp> {
        self.judged().find(|(_, verdict)| verdict.is_success()).map(|(it, _)| it.at)
    }

    /// Answers to the question itself.
    pub(crate) fn answers(&self) -> impl DoubleEndedIterator<Item = &Answer> {
        self.said.iter().filter(|it| !it.follow_up)
    }

    pub(crate) fn has_code(&self) -> bool {
        self.kind.is_some_and(Kind::has_code)
    }

    /// When something last happened in it.
    pub fn last_at(&self) -> Timestamp {
        let (handed_in, said) = (self.handed_in.iter().map(|it| it.at), self.said.iter().map(|it| it.at));
        let all = handed_in.chain(said).chain(self.predicted.iter().map(|it| it.at));
        all.max().unwrap_or(self.started_at).max(self.started_at)
    }
}

impl HandedIn {
    fn verdict_that_counts(&self) -> Option<Verdict> {
        self.verdict.filter(|it| *it != Verdict::InternalError)
    }
}

#[cfg(test)]
pub(crate) mod samples {
    //! Cards and sittings for tables of cases.

    use jiff::ToSpan;
    use uuid::Uuid;

    use super::*;

    /// Minutes after the morning of 1 March 2026, in UTC.
    pub(crate) fn at(minutes: i64) -> Timestamp {
        "2026-03-01T08:00:00Z".parse::<Timestamp>().unwrap() + minutes.minutes()
    }

    pub(crate) fn card(id: &str, kind: Kind, frequency: u8, seconds: u32) -> Card {
        let case = |id: &str, category: &str, visible| {
            (id.to_owned(), Case { category: category.to_owned(), visible })
        };
        Card {
            id: id.to_owned(),
            title: format!("Title of {id}"),
            kind,
            level: Level::Junior,
            difficulty: Difficulty::Easy,
            frequency,
            seconds,
            brief: false,
            predicts: kind == Kind::Debugging,
            cases: [case("shown", "small", true), case("none", "empty", false), case("big", "large", false)]
                .into(),
        }
    }

    pub(crate) fn sitting(number: u128, card: &Card, started_at: Timestamp) -> Sitting {
        Sitting {
            attempt: AttemptId(Uuid::from_u128(number)),
            question: card.id.clone(),
            title: card.title.clone(),
            kind: Some(card.kind),
            started_at,
            handed_in: Vec::new(),
            said: Vec::new(),
            predicted: Vec::new(),
        }
    }

    impl Sitting {
        /// Hands a program in, minutes after the start; it fails at a case or is accepted.
        pub(crate) fn hands_in(mut self, minutes: i64, failure: Option<&str>) -> Self {
            let verdict = failure.map_or(Verdict::Accepted, |_| Verdict::WrongAnswer);
            let at = self.started_at + minutes.minutes();
            self.handed_in.push(HandedIn {
                at,
                verdict: Some(verdict),
                first_failure: failure.map(str::to_owned),
            });
            self
        }

        /// Says an answer a minute after the start; without a level it is not listened to.
        pub(crate) fn says(mut self, seconds: u64, level: Option<u8>) -> Self {
            let at = self.started_at + 1.minute();
            self.said.push(Answer {
                at,
                follow_up: false,
                spent_ms: seconds * 1000,
                heard: level.is_some(),
                level,
            });
            self
        }

        pub(crate) fn predicts(mut self, matched: bool) -> Self {
            self.predicted.push(Predicted { at: self.started_at + 1.minute(), matched });
            self
        }
    }
}
