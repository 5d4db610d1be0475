//! Practice is its owner's alone: every call about it, asked by every role.

use askback_core::{PersonId, Role, Verdict};
use serde_json::json;

use super::{
    QUESTION, ada, answer, at, attempt, clarification, draft, event, new_attempt, new_person, prediction,
    review, submission, uuid,
};
use crate::{
    Clarification, DraftSaved, NewAnswer, NewApproach, NewDraft, NewEvent, NewJudgement, NewReview,
    NewSubmission, Prediction, PutSubmission, Record, SittingFilter, Store, drafts::PROGRAM,
};

pub(super) async fn nobody_reads_anothers_practice(store: &dyn Store) {
    let private = NewEvent {
        id: event(0x900),
        at: at(2_000),
        kind: "practised".to_owned(),
        actor: Some(ada()),
        subject: QUESTION.to_owned(),
        body: json!({}),
    };
    store.add_private_event(ada(), private).await.unwrap();
    for (number, role) in (0_u128..).zip(Role::ALL) {
        let other = PersonId(uuid(0x700 + number));
        store.add_person(new_person(other, role.name(), &[*role])).await.unwrap();
        let before = everything_of_ada(store).await;
        reads_nothing(store, other, *role).await;
        writes_nothing(store, other, *role).await;
        assert_eq!(everything_of_ada(store).await, before, "a {role} changed it");
    }
    let record = store.events(None, 1_000).await.unwrap().items;
    assert!(record.iter().all(|it| it.kind == "link_created"), "practice is not in the instance's record");
}

/// A text of all that Ada can read of her practice.
async fn everything_of_ada(store: &dyn Store) -> String {
    let own = ada();
    format!(
        "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        store.attempt_views(own, None, None, 1_000).await.unwrap(),
        store.drafts(own, attempt(1)).await.unwrap(),
        store.approaches(own, attempt(1)).await.unwrap(),
        store.progress(own).await.unwrap(),
        store.private_events(own, None, 1_000).await.unwrap(),
        store.preferences(own).await.unwrap(),
        store.record(own).await.unwrap(),
        store.whole_attempts(own, None, 1_000).await.unwrap(),
    )
}

async fn reads_nothing(store: &dyn Store, other: PersonId, role: Role) {
    let (sitting, program) = (attempt(1), submission(1));
    let cells = [
        ("attempt", store.attempt(other, sitting).await.unwrap().is_none()),
        ("attempt_view", store.attempt_view(other, sitting).await.unwrap().is_none()),
        (
            "attempt_views",
            store.attempt_views(other, Some(QUESTION), None, 9).await.unwrap().items.is_empty(),
        ),
        ("attempt_views of all", store.attempt_views(other, None, None, 9).await.unwrap().items.is_empty()),
        ("approaches", store.approaches(other, sitting).await.unwrap().is_empty()),
        ("draft", store.draft(other, sitting, PROGRAM).await.unwrap().is_none()),
        ("drafts", store.drafts(other, sitting).await.unwrap().is_empty()),
        ("answers", store.answers(other, sitting).await.unwrap().is_empty()),
        ("preference", store.preference(other, "aim").await.unwrap().is_none()),
        ("preferences", store.preferences(other).await.unwrap().is_empty()),
        (
            "sittings",
            store.sittings(other, &SittingFilter::default(), None, 9).await.unwrap().items.is_empty(),
        ),
        ("record", store.record(other).await.unwrap() == Record::default()),
        ("whole_attempts", store.whole_attempts(other, None, 9).await.unwrap().items.is_empty()),
        ("erase_attempt", !store.erase_attempt(other, sitting).await.unwrap()),
        ("erase_practice", store.erase_practice(other).await.unwrap() == 0),
        ("submission", store.submission(other, sitting, program).await.unwrap().is_none()),
        ("has_submitted", !store.has_submitted(other, QUESTION).await.unwrap()),
        ("progress", store.progress(other).await.unwrap().is_empty()),
        ("progress_with", store.progress_with(other, QUESTION).await.unwrap().is_none()),
        ("private_events", store.private_events(other, None, 9).await.unwrap().items.is_empty()),
    ];
    for (call, empty) in cells {
        assert!(empty, "{call} shows Ada's practice to the {role}");
    }
}

async fn writes_nothing(store: &dyn Store, other: PersonId, role: Role) {
    let sitting = attempt(1);
    let code = |result: Option<&'static str>| result.unwrap_or("it was done");
    let start = store.start_attempt(other, new_attempt(1, 2_100)).await;
    let say = NewApproach {
        id: event(0x901),
        attempt: sitting,
        text: "mine".to_owned(),
        time: None,
        space: None,
        at: at(2_100),
    };
    // All but the person is right, so that only the person can be the reason.
    let hers = store.draft(ada(), sitting, PROGRAM).await.unwrap().unwrap();
    let new_draft = |id| NewDraft {
        id,
        attempt: sitting,
        step: PROGRAM.to_owned(),
        base_revision: hers.revision,
        text: hers.text.clone(),
        at: at(2_100),
    };
    let hand_in = |number| NewSubmission {
        id: submission(number),
        attempt: sitting,
        source: "mine".to_owned(),
        python: None,
        at: at(2_100),
    };
    let judgement = NewJudgement {
        verdict: Verdict::Accepted,
        score: 1,
        max_score: 1,
        first_failure: None,
        judge_version: "1".to_owned(),
        python: None,
        cpu_ms: None,
        result: json!({}),
        at: at(2_100),
    };
    let said = NewAnswer {
        id: answer(0x900),
        attempt: sitting,
        follow_up: None,
        text: "mine".to_owned(),
        spent_ms: 1,
        limit_ms: None,
        at: at(2_100),
    };
    let heard = NewReview {
        id: review(0x900),
        attempt: sitting,
        answer: answer(1),
        points: Vec::new(),
        mistakes: Vec::new(),
        estimate: None,
        level: None,
        at: at(2_100),
    };
    let guess = Prediction {
        id: prediction(0x900),
        text: "mine".to_owned(),
        actual: String::new(),
        matched: false,
        at: at(2_100),
    };
    let asked = Clarification {
        id: clarification(0x900),
        text: "mine".to_owned(),
        item: None,
        before_code: true,
        at: at(2_100),
    };
    let cells = [
        ("add_answer", store.add_answer(other, said).await.err().map(|it| it.code()), "not_found"),
        ("add_review", store.add_review(other, heard.clone()).await.err().map(|it| it.code()), "not_found"),
        (
            "add_review as hers",
            store.add_review(other, NewReview { id: review(1), ..heard }).await.err().map(|it| it.code()),
            "not_found",
        ),
        (
            "add_prediction",
            store.add_prediction(other, sitting, guess).await.err().map(|it| it.code()),
            "not_found",
        ),
        (
            "add_clarification",
            store.add_clarification(other, sitting, asked).await.err().map(|it| it.code()),
            "not_found",
        ),
        ("start_attempt", start.err().map(|it| it.code()), "conflict"),
        ("say_approach", store.say_approach(other, say.clone()).await.err().map(|it| it.code()), "not_found"),
        (
            "say_approach as hers",
            store.say_approach(other, NewApproach { id: event(1), ..say }).await.err().map(|it| it.code()),
            "not_found",
        ),
        ("save_draft", refused(&store.save_draft(other, new_draft(draft(0x900))).await), "not_found"),
        ("save_draft as hers", refused(&store.save_draft(other, new_draft(hers.id)).await), "not_found"),
        ("put_submission", not_put(&store.put_submission(other, hand_in(0x900)).await), "not_found"),
        ("put_submission as hers", not_put(&store.put_submission(other, hand_in(1)).await), "not_found"),
        (
            "add_judgement",
            store.add_judgement(other, submission(3), judgement.clone()).await.err().map(|it| it.code()),
            "not_found",
        ),
        (
            "add_judgement to a judged one",
            store.add_judgement(other, submission(1), judgement).await.err().map(|it| it.code()),
            "not_found",
        ),
    ];
    for (call, answer, expected) in cells {
        assert_eq!(code(answer), expected, "{call} by the {role}");
    }
}

fn refused(result: &crate::Result<DraftSaved>) -> Option<&'static str> {
    result.as_ref().err().map(crate::StoreError::code)
}

fn not_put(result: &crate::Result<PutSubmission>) -> Option<&'static str> {
    result.as_ref().err().map(crate::StoreError::code)
}
