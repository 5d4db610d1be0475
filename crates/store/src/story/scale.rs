//! A store with years of practice in it, for figures.

use askback_core::{AttemptId, PersonId, SubmissionId, Verdict};
use serde_json::json;

use super::{ada, at, new_person, new_version, uuid};
use crate::{NewAttempt, NewJudgement, NewSubmission, Opening, Store};

/// Fills an empty store with so many attempts of one person over two hundred
/// questions, a judged submission each, and says whose they are.
pub async fn fill_with_attempts(store: &dyn Store, attempts: u32) -> PersonId {
    let owner = ada();
    store.add_person(new_person(owner, "Ada", &[])).await.unwrap();
    let question = |number: u32| format!("question-{:03}", number % 200);
    for number in 0..200.min(attempts) {
        store.keep_version(new_version(&format!("v{number:03}"), &question(number), 10)).await.unwrap();
    }
    for number in 0..attempts {
        let (id, seconds) = (u128::from(number), i64::from(number) * 60);
        let attempt = NewAttempt {
            id: AttemptId(uuid(0x10_0000 + id)),
            question: question(number),
            version: format!("v{:03}", number % 200),
            opening: Opening::Statement,
            at: at(seconds),
        };
        let submission = NewSubmission {
            id: SubmissionId(uuid(0x20_0000 + id)),
            attempt: attempt.id,
            source: "def f(): ...\n".repeat(30),
            python: None,
            at: at(seconds + 30),
        };
        let solved = number % 3 == 0;
        let judgement = NewJudgement {
            verdict: if solved { Verdict::Accepted } else { Verdict::WrongAnswer },
            score: if solved { 10 } else { number % 10 },
            max_score: 10,
            first_failure: None,
            judge_version: "1".to_owned(),
            python: None,
            cpu_ms: Some(1.0),
            result: json!({ "cases": vec!["case"; 20] }),
            at: at(seconds + 31),
        };
        let id = submission.id;
        store.start_attempt(owner, attempt).await.unwrap();
        store.put_submission(owner, submission).await.unwrap();
        store.add_judgement(owner, id, judgement).await.unwrap();
    }
    owner
}
