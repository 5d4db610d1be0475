//! Ada answers, hears herself, predicts, asks, chooses, and erases it all.

use serde_json::json;

use super::{QUESTION, ada, answer, at, attempt, ben, clarification, draft, new_attempt, prediction, review};
use crate::{
    Clarification, Created, DraftSaved, NewAnswer, NewAttempt, NewDraft, NewReview, Opening, Prediction,
    Preference, Record, Store,
};

fn say(number: u128, follow_up: Option<&str>, text: &str) -> NewAnswer {
    NewAnswer {
        id: answer(number),
        attempt: attempt(1),
        follow_up: follow_up.map(str::to_owned),
        text: text.to_owned(),
        spent_ms: 61_500,
        limit_ms: Some(90_000),
        at: at(300 + i64::try_from(number).unwrap()),
    }
}

fn hear(number: u128, of: u128, points: &[&str], level: Option<u8>) -> NewReview {
    NewReview {
        id: review(number),
        attempt: attempt(1),
        answer: answer(of),
        points: points.iter().map(|it| (*it).to_owned()).collect(),
        mistakes: vec!["no-threads".to_owned()],
        estimate: Some(3),
        level,
        at: at(400 + i64::try_from(number).unwrap()),
    }
}

pub(super) async fn an_answer_is_given(store: &dyn Store) {
    let first = store.add_answer(ada(), say(1, None, "one lock\0 \u{1f40d}")).await.unwrap();
    let Created::New(first) = first else { panic!("a new answer is new") };
    assert_eq!((first.spent_ms, first.limit_ms, &first.review), (61_500, Some(90_000), &None));
    let retry = store.add_answer(ada(), say(1, None, "one lock\0 \u{1f40d}")).await.unwrap();
    assert_eq!(retry, Created::Existing(first));
    assert_eq!(store.add_answer(ada(), say(1, None, "else")).await.unwrap_err().code(), "conflict");
    store.add_answer(ada(), say(2, Some("io-work"), "while it waits")).await.unwrap();
    let nowhere = NewAnswer { attempt: attempt(77), ..say(9, None, "lost") };
    assert_eq!(store.add_answer(ada(), nowhere).await.unwrap_err().code(), "not_found");

    let heard = store.add_review(ada(), hear(1, 1, &["mutex"], None)).await.unwrap();
    assert_eq!(heard.review.as_ref().unwrap().points, ["mutex"]);
    assert_eq!(store.add_review(ada(), hear(1, 1, &["mutex"], None)).await.unwrap(), heard, "a retry");
    assert_eq!(store.add_review(ada(), hear(1, 1, &[], None)).await.unwrap_err().code(), "conflict");
    assert_eq!(store.add_review(ada(), hear(9, 77, &[], None)).await.unwrap_err().code(), "not_found");
    let again = store.add_review(ada(), hear(2, 1, &["mutex", "why"], Some(4))).await.unwrap();
    assert_eq!(again.review.unwrap().level, Some(4), "the newest counts");

    let view = store.attempt_view(ada(), attempt(1)).await.unwrap().unwrap();
    assert_eq!(view.answers, store.answers(ada(), attempt(1)).await.unwrap());
    let said: Vec<_> = view.answers.iter().map(|it| (it.follow_up.as_deref(), it.review.is_some())).collect();
    assert_eq!(said, [(None, true), (Some("io-work"), false)]);
}

pub(super) async fn a_program_is_predicted(store: &dyn Store) {
    let guess = |text: &str| Prediction {
        id: prediction(1),
        text: text.to_owned(),
        actual: "['a', 'b']\n".to_owned(),
        matched: false,
        at: at(350),
    };
    let made = store.add_prediction(ada(), attempt(1), guess("['b']")).await.unwrap().into_inner();
    assert_eq!(made, guess("['b']"));
    let retry = store.add_prediction(ada(), attempt(1), guess("['b']")).await.unwrap();
    assert_eq!(retry, Created::Existing(made.clone()));
    let other = store.add_prediction(ada(), attempt(1), guess("['c']")).await;
    assert_eq!(other.unwrap_err().code(), "conflict");
    let view = store.attempt_view(ada(), attempt(1)).await.unwrap().unwrap();
    assert_eq!(view.predictions, [made]);
    // A draft of a step of its own stands beside the program's.
    let text = NewDraft {
        id: draft(0x900),
        attempt: attempt(1),
        step: "prediction".to_owned(),
        base_revision: 0,
        text: "['b".to_owned(),
        at: at(351),
    };
    let saved = store.save_draft(ada(), text).await.unwrap();
    assert!(matches!(saved, DraftSaved::Saved { .. }), "{saved:?}");
    let view = store.attempt_view(ada(), attempt(1)).await.unwrap().unwrap();
    let steps: Vec<_> = view.drafts.iter().map(|it| (it.step.as_str(), it.draft.text.as_str())).collect();
    assert_eq!(steps, [("prediction", "['b"), ("program", "typing")]);
}

pub(super) async fn a_task_is_clarified(store: &dyn Store) {
    let asked = |text: &str, item| Clarification {
        id: clarification(1),
        text: text.to_owned(),
        item,
        before_code: true,
        at: at(360),
    };
    let made =
        store.add_clarification(ada(), attempt(1), asked("sorted?", Some(0))).await.unwrap().into_inner();
    let retry = store.add_clarification(ada(), attempt(1), asked("sorted?", Some(0))).await.unwrap();
    assert_eq!(retry, Created::Existing(made.clone()));
    let other = store.add_clarification(ada(), attempt(1), asked("empty?", None)).await;
    assert_eq!(other.unwrap_err().code(), "conflict");
    let view = store.attempt_view(ada(), attempt(1)).await.unwrap().unwrap();
    assert_eq!((view.clarifications, view.attempt.opening), (vec![made], Opening::Statement));
}

pub(super) async fn a_preference_is_set(store: &dyn Store) {
    assert_eq!(store.preference(ada(), "aim").await.unwrap(), None);
    for aim in [json!({ "door": "days" }), json!({ "door": "hours" })] {
        store.set_preference(ada(), "aim", &aim, at(370)).await.unwrap();
        assert_eq!(store.preference(ada(), "aim").await.unwrap(), Some(aim));
    }
    let all = store.preferences(ada()).await.unwrap();
    assert_eq!(
        all,
        [Preference { name: "aim".to_owned(), value: json!({ "door": "hours" }), set_at: at(370) }]
    );
    assert_eq!(store.preference(ben(), "aim").await.unwrap(), None);
    store.set_zone(ada(), "Asia/Tokyo").await.unwrap();
    assert_eq!(store.person(ada()).await.unwrap().unwrap().zone, "Asia/Tokyo");
}

/// The last chapter: nothing of Ada's is left, and nothing of Ben's is gone.
pub(super) async fn practice_is_erased(store: &dyn Store) {
    let opened = NewAttempt { id: attempt(0x90), opening: Opening::Brief, ..new_attempt(0, 3_000) };
    let started = store.start_attempt(ada(), opened).await.unwrap().into_inner();
    assert_eq!(started.opening, Opening::Brief);
    assert!(!store.erase_attempt(ben(), attempt(0x90)).await.unwrap(), "it is not Ben's");
    assert!(store.erase_attempt(ada(), attempt(0x90)).await.unwrap());
    assert!(!store.erase_attempt(ada(), attempt(0x90)).await.unwrap(), "it is gone");

    let bens = store.attempt_views(ben(), None, None, 100).await.unwrap();
    let public = store.events(None, 1_000).await.unwrap();
    let hers = store.attempt_views(ada(), None, None, 1_000).await.unwrap().items.len();
    assert_eq!(store.erase_practice(ada()).await.unwrap(), hers as u64);
    assert!(store.attempt_views(ada(), None, None, 9).await.unwrap().items.is_empty());
    assert!(store.private_events(ada(), None, 9).await.unwrap().items.is_empty());
    assert!(store.answers(ada(), attempt(1)).await.unwrap().is_empty());
    assert_eq!(store.record(ada()).await.unwrap(), Record::default());
    assert!(store.whole_attempts(ada(), None, 9).await.unwrap().items.is_empty());
    assert!(store.progress_with(ada(), QUESTION).await.unwrap().is_none());
    assert_eq!(store.preference(ada(), "aim").await.unwrap(), None);
    assert_eq!(store.attempt_views(ben(), None, None, 100).await.unwrap(), bens);
    assert_eq!(store.events(None, 1_000).await.unwrap(), public);
}
