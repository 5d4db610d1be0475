//! Keeping by the server that holds the data folder, over its API.

use std::collections::BTreeSet;

use askback_bank::Question;
use askback_core::AttemptId;
use askback_judge::JudgeResult;
use askback_store::{NewAnswer, NewReview};
use serde::{
    Deserialize,
    de::{DeserializeOwned, IgnoredAny},
};
use serde_json::{Value, json};

use super::keeper::HandedIn;
use crate::{failure::Failure, remote::Remote};

/// Asks the server without holding the others up.
async fn ask<T: DeserializeOwned + Send + 'static>(
    question: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    tokio::task::spawn_blocking(question).await.map_err(|e| Failure::ours("internal", e))?
}

/// Ids of the questions that are solved.
pub(super) async fn solved(remote: Remote) -> Result<BTreeSet<String>, Failure> {
    #[derive(Deserialize)]
    struct Item {
        id: String,
    }
    #[derive(Deserialize)]
    struct Page {
        items: Vec<Item>,
        next_cursor: Option<String>,
    }
    let mut solved = BTreeSet::new();
    let mut from = String::new();
    loop {
        let (remote, path) = (remote.clone(), format!("questions?state=done&limit=200{from}"));
        let page: Page = ask(move || remote.get(&path)).await?;
        solved.extend(page.items.into_iter().map(|item| item.id));
        let Some(cursor) = page.next_cursor else { return Ok(solved) };
        from = format!("&cursor={cursor}");
    }
}

/// The newest attempt at the question, if it is at this version of it.
pub(super) async fn newest(remote: Remote, question: &Question) -> Result<Option<AttemptId>, Failure> {
    #[derive(Deserialize)]
    struct Item {
        id: AttemptId,
        question_version: String,
    }
    #[derive(Deserialize)]
    struct Page {
        items: Vec<Item>,
    }
    let path = format!("attempts?question={}", question.meta.id);
    let page: Page = ask(move || remote.get(&path)).await?;
    let newest = page.items.into_iter().next();
    Ok(newest.filter(|it| it.question_version == question.version.0).map(|it| it.id))
}

/// Starts an attempt; refused when the server knows the question otherwise.
pub(super) async fn start(remote: Remote, id: AttemptId, question: &Question) -> Result<(), Failure> {
    #[derive(Deserialize)]
    struct Started {
        question_version: String,
    }
    let body = json!({"question": question.meta.id});
    let started: Started = ask(move || remote.put(&format!("attempts/{id}"), &body)).await?;
    if started.question_version == question.version.0 {
        return Ok(());
    }
    let text = format!("the running server has another version of {}", question.meta.id);
    Err(Failure::input("other_version", text))
}

/// Hands a program in, and waits for the verdict.
pub(super) async fn submit(remote: Remote, program: &HandedIn) -> Result<JudgeResult, Failure> {
    let path = format!("attempts/{}/submissions/{}", program.attempt, program.id);
    let body = json!({"source": &*program.source});
    let mut answer: Value = ask(move || remote.put(&path, &body)).await?;
    serde_json::from_value(answer["result"].take())
        .map_err(|e| Failure::ours("server", format_args!("the server's verdict cannot be read: {e}")))
}

/// Keeps an answer.
pub(super) async fn answer(remote: Remote, said: &NewAnswer) -> Result<(), Failure> {
    let path = format!("attempts/{}/answers/{}", said.attempt, said.id);
    let NewAnswer { follow_up, text, spent_ms, limit_ms, .. } = said;
    let body = json!({"follow_up": follow_up, "text": text, "spent_ms": spent_ms, "limit_ms": limit_ms});
    ask(move || remote.put::<IgnoredAny>(&path, &body)).await.map(|_| ())
}

/// Keeps what was heard in an answer.
pub(super) async fn review(remote: Remote, heard: &NewReview) -> Result<(), Failure> {
    let path = format!("attempts/{}/answers/{}/reviews/{}", heard.attempt, heard.answer, heard.id);
    let body = json!({"points": heard.points, "mistakes": heard.mistakes, "level": heard.level});
    ask(move || remote.put::<IgnoredAny>(&path, &body)).await.map(|_| ())
}
