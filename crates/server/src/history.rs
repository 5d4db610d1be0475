//! A person's practice between the store, the rules that look back at it, and
//! the wire.

use std::collections::HashMap;

use askback_bank::{Bank, Use};
use askback_core::{AttemptId, PersonId};
use askback_practice::{Answer as Spoken, Card, Day, HandedIn, Note, Predicted, Sitting};
use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::{auth::Caller, problem::Answer, state::AppState, wire};

/// Attempts that a note names.
const NAMED: usize = 5;

/// What is known of a person at one moment.
pub(crate) struct Past {
    /// The questions in use.
    pub(crate) cards: Vec<Card>,
    /// Oldest first.
    pub(crate) sittings: Vec<Sitting>,
    pub(crate) zone: TimeZone,
    pub(crate) now: Timestamp,
}

impl Past {
    /// Reads it: a few statements, however long it is.
    pub(crate) async fn of(state: &AppState, caller: &Caller) -> Answer<Self> {
        let zone = askback_practice::zone(&caller.person.zone).unwrap_or(TimeZone::UTC);
        let sittings = sittings(state, caller.person.id).await?;
        Ok(Self { cards: cards(&state.bank.snapshot()), sittings, zone, now: state.now() })
    }

    /// The present day of practice.
    pub(crate) fn day(&self) -> Date {
        askback_practice::practice_day(self.now, &self.zone)
    }

    /// When the present day of practice began.
    pub(crate) fn day_began(&self) -> Timestamp {
        askback_practice::day_begins(self.day(), &self.zone)
    }

    /// Days with something in them, from `first` on.
    pub(crate) fn days_from(&self, first: Date) -> Vec<wire::PractisedDay> {
        let days = askback_practice::calendar(&self.sittings, &self.zone);
        days.range(first..).map(|(day, done)| practised(*day, *done)).collect()
    }

    /// What an interviewer would write.
    pub(crate) fn notes(&self) -> Vec<wire::Note> {
        askback_practice::notes(&self.cards, &self.sittings).into_iter().map(note).collect()
    }
}

/// The questions in use for practice.
fn cards(bank: &Bank) -> Vec<Card> {
    let used = bank.entries().map(|entry| &entry.question);
    used.filter(|it| it.meta.enabled && it.meta.uses.contains(&Use::Practice))
        .map(|it| Card::of(it))
        .collect()
}

/// Everything a person has done, grouped by sitting.
async fn sittings(state: &AppState, owner: PersonId) -> Answer<Vec<Sitting>> {
    let record = state.store.record(owner).await?;
    let mut places: HashMap<AttemptId, usize> = HashMap::new();
    let mut all: Vec<Sitting> = Vec::with_capacity(record.begun.len());
    for begun in record.begun {
        places.insert(begun.attempt, all.len());
        all.push(Sitting {
            attempt: begun.attempt,
            question: begun.question,
            title: begun.title,
            kind: wire::kind_of(&begun.kind),
            started_at: begun.at,
            handed_in: Vec::new(),
            said: Vec::new(),
            predicted: Vec::new(),
        });
    }
    for it in record.handed_in {
        if let Some(place) = places.get(&it.attempt) {
            all[*place].handed_in.push(HandedIn {
                at: it.at,
                verdict: it.verdict,
                first_failure: it.first_failure,
            });
        }
    }
    for it in record.said {
        if let Some(place) = places.get(&it.attempt) {
            all[*place].said.push(Spoken {
                at: it.at,
                follow_up: it.follow_up,
                spent_ms: it.spent_ms,
                heard: it.heard,
                level: it.level,
            });
        }
    }
    for it in record.predicted {
        if let Some(place) = places.get(&it.attempt) {
            all[*place].predicted.push(Predicted { at: it.at, matched: it.matched });
        }
    }
    Ok(all)
}

fn practised(day: Date, done: Day) -> wire::PractisedDay {
    wire::PractisedDay { day, programs: done.programs, answers: done.answers, predictions: done.predictions }
}

/// A sitting that something rests on.
pub(crate) fn named(sitting: &Sitting) -> wire::SittingRef {
    wire::SittingRef {
        attempt: sitting.attempt.0,
        question: sitting.question.clone(),
        question_title: sitting.title.clone(),
    }
}

fn note(note: Note<'_>) -> wire::Note {
    use wire::NoteKind::{FailedFirst, FailedShown, OverTime, Stuck};
    let (what, category, count, of, sittings) = match note {
        Note::FailedFirst { category, sittings, of } => {
            (FailedFirst, Some(category), sittings.len(), Some(of), sittings)
        }
        Note::FailedShown { sittings, of } => (FailedShown, None, sittings.len(), Some(of), sittings),
        Note::OverTime { sittings, of } => (OverTime, None, sittings.len(), Some(of), sittings),
        Note::Stuck { sitting, times } => (Stuck, None, times, None, vec![sitting]),
    };
    let mut seen = Vec::new();
    let once = |it: &&Sitting| {
        let new = !seen.contains(&it.attempt);
        seen.push(it.attempt);
        new
    };
    let sittings = sittings.into_iter().filter(once).take(NAMED).map(named).collect();
    wire::Note { what, category, count, of, sittings }
}
