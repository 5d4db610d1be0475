//! Ada looks back: at one question, at her list, at all of it.

use super::{QUESTION, VERSION, ada, answer, at, attempt, ben, new_version, review, submission};
use crate::{
    Cursor, NewAnswer, NewAttempt, NewReview, NewVersion, Opening, QuestionState, Sitting, SittingFilter,
    Store,
};

const KNOWLEDGE: &str = "gil";
const GIVEN: u128 = 0x300;

fn sitting(number: u128, seconds: i64) -> NewAttempt {
    NewAttempt {
        id: attempt(GIVEN + number),
        question: KNOWLEDGE.to_owned(),
        version: "kk01".to_owned(),
        opening: Opening::Statement,
        at: at(seconds),
    }
}

/// Says something in a sitting, and hears it at a level.
async fn say(store: &dyn Store, number: u128, follow_up: Option<&str>, level: Option<u8>, seconds: i64) {
    let place = attempt(GIVEN + number / 0x10);
    let said = NewAnswer {
        id: answer(GIVEN + number),
        attempt: place,
        follow_up: follow_up.map(str::to_owned),
        text: "one lock".to_owned(),
        spent_ms: 95_000,
        limit_ms: None,
        at: at(seconds),
    };
    store.add_answer(ada(), said).await.unwrap();
    let heard = NewReview {
        id: review(GIVEN + number),
        attempt: place,
        answer: answer(GIVEN + number),
        points: vec!["mutex".to_owned()],
        mistakes: Vec::new(),
        estimate: Some(3),
        level,
        at: at(seconds + 1),
    };
    store.add_review(ada(), heard).await.unwrap();
}

async fn state(store: &dyn Store) -> Option<(QuestionState, Option<u8>)> {
    store.progress_with(ada(), KNOWLEDGE).await.unwrap().map(|it| (it.state, it.level))
}

pub(super) async fn knowledge_is_done_when_the_last_answer_was_solid(store: &dyn Store) {
    let version = NewVersion { kind: "knowledge".to_owned(), ..new_version("kk01", KNOWLEDGE, 10) };
    store.keep_version(version).await.unwrap();
    store.start_attempt(ada(), sitting(0, 5_000)).await.unwrap();
    assert_eq!(state(store).await, Some((QuestionState::InPart, None)));
    say(store, 0x1, None, None, 5_010).await;
    assert_eq!(state(store).await, Some((QuestionState::InPart, Some(3))), "the estimate, without a level");
    say(store, 0x2, Some("io-work"), Some(5), 5_020).await;
    assert_eq!(state(store).await, Some((QuestionState::InPart, Some(3))), "a follow-up is not the question");
    store.start_attempt(ada(), sitting(1, 6_000)).await.unwrap();
    say(store, 0x11, None, Some(4), 6_010).await;
    assert_eq!(state(store).await, Some((QuestionState::Done, Some(4))));
    store.start_attempt(ada(), sitting(2, 7_000)).await.unwrap();
    say(store, 0x21, None, Some(2), 7_010).await;
    assert_eq!(state(store).await, Some((QuestionState::InPart, Some(2))), "the last one counts");
    let other = store.progress_with(ada(), QUESTION).await.unwrap().unwrap();
    assert_eq!((other.state, other.level), (QuestionState::Done, None), "programs are judged, not heard");
}

async fn list(store: &dyn Store, filter: SittingFilter) -> Vec<Sitting> {
    let mut all = Vec::new();
    let mut after: Option<Cursor> = None;
    loop {
        let page = store.sittings(ada(), &filter, after, 2).await.unwrap();
        all.extend(page.items);
        match page.next {
            Some(next) => after = Some(next),
            None => return all,
        }
    }
}

pub(super) async fn sittings_are_listed(store: &dyn Store) {
    let all = list(store, SittingFilter::default()).await;
    let views = store.attempt_views(ada(), None, None, 1_000).await.unwrap().items;
    let ids = |all: &[Sitting]| all.iter().map(|it| it.id).collect::<Vec<_>>();
    assert_eq!(ids(&all), views.iter().map(|it| it.attempt.id).collect::<Vec<_>>(), "the same order");

    let of =
        |question: &str| SittingFilter { question: Some(question.to_owned()), ..SittingFilter::default() };
    let states: Vec<_> = list(store, of(KNOWLEDGE)).await.iter().map(|it| (it.state, it.level)).collect();
    let told =
        [(QuestionState::InPart, Some(2)), (QuestionState::Done, Some(4)), (QuestionState::InPart, Some(3))];
    assert_eq!(states, told, "each sitting by its own answers");
    let first = all.iter().find(|it| it.id == attempt(1)).unwrap();
    assert_eq!((first.submissions, first.answers, first.predictions), (4, 2, 1));
    assert_eq!((first.state, first.solved_at), (QuestionState::Done, Some(at(320))));
    assert_eq!((first.kind.as_str(), first.title.as_str()), ("coding", "Title in aa01"));

    let kind = |kind: &str| SittingFilter { kind: Some(kind.to_owned()), ..SittingFilter::default() };
    assert_eq!(list(store, kind("knowledge")).await.len(), 3);
    let knowledge = kind("knowledge");
    for state in [QuestionState::New, QuestionState::InPart, QuestionState::Done] {
        let found = list(store, SittingFilter { state: Some(state), ..SittingFilter::default() }).await;
        let expected: Vec<_> = all.iter().filter(|it| it.state == state).cloned().collect();
        assert_eq!(found, expected, "{state:?}");
        let both = list(store, SittingFilter { state: Some(state), ..knowledge.clone() }).await;
        assert!(both.iter().all(|it| it.state == state && it.kind == "knowledge"));
    }
    assert_eq!(list(store, kind("design")).await, []);
}

pub(super) async fn all_is_told_short(store: &dyn Store) {
    let record = store.record(ada()).await.unwrap();
    assert_eq!(record.begun.len(), store.attempt_views(ada(), None, None, 1_000).await.unwrap().items.len());
    assert!(record.begun.is_sorted_by_key(|it| it.at));
    let verdicts: Vec<_> = record
        .handed_in
        .iter()
        .filter(|it| it.attempt == attempt(1))
        .map(|it| it.verdict.is_some())
        .collect();
    assert_eq!(verdicts, [true, true, false, true], "what waits is told too");
    let said: Vec<_> = record.said.iter().map(|it| (it.follow_up, it.heard, it.level)).collect();
    let at_first = [(false, true, Some(4)), (true, false, None)];
    let later =
        [(false, true, Some(3)), (true, true, Some(5)), (false, true, Some(4)), (false, true, Some(2))];
    assert_eq!(said, [&at_first[..], &later].concat());
    assert_eq!(record.predicted.iter().map(|it| it.matched).collect::<Vec<_>>(), [false]);
    let bens = store.record(ben()).await.unwrap();
    assert_eq!((bens.begun.len(), bens.handed_in.len(), bens.said.len()), (1, 0, 0));
}

pub(super) async fn all_is_told_whole(store: &dyn Store) {
    let mut all = Vec::new();
    let mut after = None;
    loop {
        let page = store.whole_attempts(ada(), after, 3).await.unwrap();
        all.extend(page.items);
        match page.next {
            Some(next) => after = Some(next),
            None => break,
        }
    }
    let views = store.attempt_views(ada(), None, None, 1_000).await.unwrap().items;
    assert_eq!(all.len(), views.len());
    for (whole, view) in all.iter().zip(&views) {
        assert_eq!(whole.attempt, view.attempt);
        assert_eq!(whole.submissions.len(), view.submissions.len());
        assert_eq!((&whole.predictions, &whole.clarifications), (&view.predictions, &view.clarifications));
    }
    let first = all.iter().find(|it| it.attempt.id == attempt(1)).unwrap();
    let mut drafts = store.drafts(ada(), attempt(1)).await.unwrap();
    drafts.reverse();
    assert_eq!(first.drafts, drafts, "refused ones too");
    assert_eq!(first.approaches.len(), 2);
    let heard: Vec<_> = first.answers.iter().map(|it| it.reviews.len()).collect();
    assert_eq!(heard, [2, 0], "every review");
    assert_eq!(first.answers[0].reviews.last(), first.answers[0].answer.review.as_ref());
    let handed_in = store.submission(ada(), attempt(1), submission(1)).await.unwrap().unwrap();
    assert_eq!(first.submissions.iter().find(|it| it.id == submission(1)), Some(&handed_in));
    assert_eq!(first.attempt.version, VERSION);
}
