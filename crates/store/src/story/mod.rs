//! A life in a store, from the first person to the restored backup. Every
//! store must live through it: call [`story`] from the implementation's tests,
//! over a real database.
//!
//! It panics where a store breaks a promise, and is linked into no program
//! that does not call it.
#![expect(clippy::unwrap_used, reason = "a broken promise ends the test that tells this story")]

mod answers;
mod backup;
mod history;
mod people;
mod practice;
mod privacy;
mod scale;
mod submissions;

use std::{collections::BTreeMap, sync::Arc};

use askback_core::{
    AnswerId, AttemptId, ClarificationId, DraftId, EventId, PersonId, PredictionId, ReviewId, Role,
    SubmissionId,
};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

pub use scale::fill_with_attempts;

use crate::{NewAttempt, NewPerson, NewVersion, Opening, Result, Store};

/// Where the story takes place.
#[async_trait::async_trait]
pub trait House: Send + Sync {
    /// Opens the house's own database: each time the same one.
    async fn open(&self) -> Result<Arc<dyn Store>>;

    /// Opens a new, empty database.
    async fn open_another(&self) -> Result<Arc<dyn Store>>;
}

/// The whole story.
pub async fn story(house: &dyn House) {
    let store = house.open().await.unwrap();
    assert!(store.owner().await.unwrap().is_none(), "the story starts in an empty store");
    people::somebody_comes(&*store).await;
    people::somebody_signs_in(&*store).await;
    people::an_interview_is_planned(&*store).await;
    practice::a_version_is_kept(&*store).await;
    practice::an_attempt_starts(&*store).await;
    practice::an_approach_is_said(&*store).await;
    practice::two_tabs_write_one_draft(&*store).await;
    practice::drafts_race(&store).await;
    answers::an_answer_is_given(&*store).await;
    answers::a_program_is_predicted(&*store).await;
    answers::a_task_is_clarified(&*store).await;
    answers::a_preference_is_set(&*store).await;
    submissions::a_program_is_handed_in(&*store).await;
    submissions::the_same_one_comes_twice_at_once(&store).await;
    submissions::progress_is_shown(&*store).await;
    people::the_record_and_the_caches_fill(&*store).await;
    let store = restart(house, store).await;
    practice::nothing_is_lost(&*store).await;
    submissions::what_waited_waits_still(&*store).await;
    practice::attempts_come_in_pages(&*store).await;
    history::knowledge_is_done_when_the_last_answer_was_solid(&*store).await;
    history::sittings_are_listed(&*store).await;
    history::all_is_told_short(&*store).await;
    history::all_is_told_whole(&*store).await;
    privacy::nobody_reads_anothers_practice(&*store).await;
    backup::a_backup_is_restored(house, &*store).await;
    backup::an_old_backup_is_restored(house).await;
    answers::practice_is_erased(&*store).await;
    store.close().await;
    assert_eq!(store.ping().await.unwrap_err().code(), "unavailable");
}

async fn restart(house: &dyn House, store: Arc<dyn Store>) -> Arc<dyn Store> {
    store.close().await;
    drop(store);
    house.open().await.unwrap()
}

const QUESTION: &str = "merge-intervals";
const VERSION: &str = "aa01";
/// Also a program with a NUL and an emoji: both must come back.
const SOURCE: &str = "def merge(spans):\n    return '\0 \u{1f40d}'\n";

fn uuid(number: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + number)
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_secs(1_800_000_000 + seconds)
}

fn ada() -> PersonId {
    PersonId(uuid(1))
}

fn ben() -> PersonId {
    PersonId(uuid(2))
}

fn attempt(number: u128) -> AttemptId {
    AttemptId(uuid(0x1000 + number))
}

fn draft(number: u128) -> DraftId {
    DraftId(uuid(0x2000 + number))
}

fn submission(number: u128) -> SubmissionId {
    SubmissionId(uuid(0x3000 + number))
}

fn answer(number: u128) -> AnswerId {
    AnswerId(uuid(0x5000 + number))
}

fn review(number: u128) -> ReviewId {
    ReviewId(uuid(0x6000 + number))
}

fn prediction(number: u128) -> PredictionId {
    PredictionId(uuid(0x7000 + number))
}

fn clarification(number: u128) -> ClarificationId {
    ClarificationId(uuid(0x8000 + number))
}

fn event(number: u128) -> EventId {
    EventId(uuid(0x4000 + number))
}

fn new_person(id: PersonId, name: &str, roles: &[Role]) -> NewPerson {
    NewPerson {
        id,
        name: name.to_owned(),
        email: None,
        zone: "Europe/Berlin".to_owned(),
        roles: roles.to_vec(),
        at: at(0),
    }
}

fn new_attempt(number: u128, seconds: i64) -> NewAttempt {
    NewAttempt {
        id: attempt(number),
        question: QUESTION.to_owned(),
        version: VERSION.to_owned(),
        opening: Opening::Statement,
        at: at(seconds),
    }
}

fn new_version(version: &str, question: &str, large: usize) -> NewVersion {
    let file = |text: &[u8]| Arc::from(text);
    NewVersion {
        version: version.to_owned(),
        judging_version: format!("j-{version}"),
        question: question.to_owned(),
        title: format!("Title in {version}"),
        kind: "coding".to_owned(),
        files: BTreeMap::from([
            ("question.md".to_owned(), file(format!("# {version}\n").as_bytes())),
            ("fixtures/large.bin".to_owned(), file(&vec![7; large])),
            ("starter.py".to_owned(), file(b"def merge(spans): ...\n")),
        ]),
        at: at(1),
    }
}
