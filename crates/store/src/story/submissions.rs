//! Ada hands programs in: safe before they are judged, judged once.

use std::sync::Arc;

use askback_core::{PythonVersion, Verdict};
use serde_json::json;

use super::{QUESTION, SOURCE, ada, at, attempt, ben, new_attempt, new_version, submission};
use crate::{NewJudgement, NewSubmission, PutSubmission, QuestionProgress, QuestionState, Store};

fn program(number: u128, source: &str, seconds: i64) -> NewSubmission {
    NewSubmission {
        id: submission(number),
        attempt: attempt(1),
        source: source.to_owned(),
        python: Some(PythonVersion { major: 3, minor: 11 }),
        at: at(seconds),
    }
}

fn verdict(verdict: Verdict, score: u32, seconds: i64) -> NewJudgement {
    NewJudgement {
        verdict,
        score,
        max_score: 7,
        first_failure: (verdict != Verdict::Accepted).then(|| "touching".to_owned()),
        judge_version: "1".to_owned(),
        python: Some(PythonVersion { major: 3, minor: 11 }),
        cpu_ms: Some(12.345),
        result: json!({ "schema": 1, "verdict": verdict, "cases": [{ "id": "touching", "stdout": "\0\u{1f40d}" }] }),
        at: at(seconds),
    }
}

pub(super) async fn a_program_is_handed_in(store: &dyn Store) {
    assert!(!store.has_submitted(ada(), QUESTION).await.unwrap());
    let wrong = program(1, SOURCE, 310);
    assert_eq!(store.put_submission(ada(), wrong.clone()).await.unwrap(), PutSubmission::Inserted);
    assert!(store.has_submitted(ada(), QUESTION).await.unwrap());
    let waiting = store.unjudged(10).await.unwrap();
    assert_eq!((waiting[0].owner, waiting[0].submission.source.as_str()), (ada(), SOURCE));

    let judged = store.add_judgement(ada(), wrong.id, verdict(Verdict::WrongAnswer, 5, 311)).await.unwrap();
    assert_eq!((judged.cpu_ms, judged.judged_at), (Some(12.345), at(311)));
    let again = store.add_judgement(ada(), wrong.id, verdict(Verdict::Accepted, 7, 312)).await.unwrap();
    assert_eq!(again, judged, "a verdict that somebody saw stays");
    assert_eq!(store.unjudged(10).await.unwrap(), []);

    let retry = NewSubmission { at: at(400), ..wrong.clone() };
    let PutSubmission::Same(stored) = store.put_submission(ada(), retry).await.unwrap() else {
        panic!("the same again is the same")
    };
    assert_eq!((stored.submitted_at, stored.judgement), (at(310), Some(judged)));
    let edited = program(1, "else", 401);
    assert_eq!(store.put_submission(ada(), edited).await.unwrap(), PutSubmission::Differs);
    let other_python = NewSubmission { python: None, ..wrong };
    assert_eq!(store.put_submission(ada(), other_python).await.unwrap(), PutSubmission::Differs);
    let nowhere = NewSubmission { attempt: attempt(77), ..program(5, "x", 402) };
    assert_eq!(store.put_submission(ada(), nowhere).await.unwrap_err().code(), "not_found");

    store.put_submission(ada(), program(2, "right", 320)).await.unwrap();
    store.add_judgement(ada(), submission(2), verdict(Verdict::Accepted, 7, 321)).await.unwrap();
    store.put_submission(ada(), program(3, "left waiting", 330)).await.unwrap();
    let view = store.attempt_view(ada(), attempt(1)).await.unwrap().unwrap();
    let verdicts: Vec<_> = view.submissions.iter().map(|it| (it.id, it.verdict, it.score)).collect();
    let expected = [
        (submission(1), Some(Verdict::WrongAnswer), Some(5)),
        (submission(2), Some(Verdict::Accepted), Some(7)),
        (submission(3), None, None),
    ];
    assert_eq!(verdicts, expected);
    assert_eq!(view.submissions[0].first_failure.as_deref(), Some("touching"));
    assert_eq!(view.solved_at, Some(at(320)));
}

pub(super) async fn the_same_one_comes_twice_at_once(store: &Arc<dyn Store>) {
    let requests: Vec<_> = (0..4)
        .map(|_| {
            let store = Arc::clone(store);
            tokio::spawn(async move { store.put_submission(ada(), program(4, "twice", 340)).await.unwrap() })
        })
        .collect();
    let mut inserted = 0;
    for request in requests {
        inserted += u32::from(request.await.unwrap() == PutSubmission::Inserted);
    }
    assert_eq!(inserted, 1);
    let judgements =
        [verdict(Verdict::Killed, 0, 341), verdict(Verdict::Accepted, 7, 342)].map(|judgement| {
            let store = Arc::clone(store);
            tokio::spawn(async move { store.add_judgement(ada(), submission(4), judgement).await.unwrap() })
        });
    let [one, two] = judgements;
    assert_eq!(one.await.unwrap(), two.await.unwrap(), "both tell the one that stays");
}

pub(super) async fn progress_is_shown(store: &dyn Store) {
    store.start_attempt(ada(), new_attempt(2, 500)).await.unwrap();
    let expected = QuestionProgress {
        question: QUESTION.to_owned(),
        state: QuestionState::Done,
        attempts: 2,
        best_score: Some(7),
        max_score: Some(7),
        solved_in_seconds: Some(220),
        level: None,
        last_at: at(500),
    };
    assert_eq!(store.progress_with(ada(), QUESTION).await.unwrap().as_ref(), Some(&expected));
    assert_eq!(store.progress(ada()).await.unwrap(), [expected]);
    assert_eq!(store.progress_with(ada(), "lru-cache").await.unwrap(), None);

    a_new_version_weighs_differently(store).await;
    store.start_attempt(ben(), crate::NewAttempt { id: attempt(0x80), ..new_attempt(0, 600) }).await.unwrap();
    let tried = &store.progress(ben()).await.unwrap()[0];
    assert_eq!((tried.state, tried.attempts, tried.best_score), (QuestionState::InPart, 1, None));
}

/// Five of six is better than two of ten, and solved stays solved.
async fn a_new_version_weighs_differently(store: &dyn Store) {
    let question = "lru-cache";
    let new = |number, version: &str, seconds| crate::NewAttempt {
        id: attempt(number),
        question: question.to_owned(),
        version: version.to_owned(),
        opening: crate::Opening::Statement,
        at: at(seconds),
    };
    store.keep_version(new_version("bb02", question, 10)).await.unwrap();
    let sittings =
        [(0x60, "bb01", 5, 6, Verdict::Accepted, 700), (0x61, "bb02", 2, 10, Verdict::Killed, 800)];
    for (number, version, score, max_score, outcome, seconds) in sittings {
        store.start_attempt(ada(), new(number, version, seconds)).await.unwrap();
        let handed_in = NewSubmission { attempt: attempt(number), ..program(number, "x", seconds + 9) };
        store.put_submission(ada(), handed_in).await.unwrap();
        let judgement = NewJudgement { max_score, ..verdict(outcome, score, seconds + 10) };
        store.add_judgement(ada(), submission(number), judgement).await.unwrap();
    }
    let progress = store.progress_with(ada(), question).await.unwrap().unwrap();
    assert_eq!((progress.best_score, progress.max_score), (Some(5), Some(6)));
    assert_eq!((progress.state, progress.solved_in_seconds), (QuestionState::Done, Some(9)));
    assert_eq!((progress.attempts, progress.last_at), (2, at(800)));
    let both: Vec<_> = store.progress(ada()).await.unwrap().into_iter().map(|it| it.question).collect();
    assert_eq!(both, [question, QUESTION]);
}

pub(super) async fn what_waited_waits_still(store: &dyn Store) {
    let waiting = store.unjudged(10).await.unwrap();
    let sources: Vec<_> = waiting.iter().map(|it| it.submission.source.as_str()).collect();
    assert_eq!(sources, ["left waiting"]);
    assert_eq!((waiting[0].question.as_str(), waiting[0].version.as_str()), (QUESTION, "aa01"));
}
