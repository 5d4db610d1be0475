//! The check of a draft: every block, solution and wrong solution on every
//! Python found here, one program at a time, each in the queue like everybody's.
//! Nothing is stored, and it ends when nobody listens any more.

use std::sync::Arc;

use askback_bank::Question;
use askback_core::PersonId;
use askback_judge::{
    Judge, MemoryCache,
    check::{CheckedQuestion, Checker, Step},
};
use axum::{http::HeaderMap, response::Response};
use tokio::sync::mpsc;

use crate::{
    http::sse,
    problem::Answer,
    queue::Who,
    running::{self, followed, in_turn::InTurn},
    state::AppState,
    wire::{CheckReport, CheckStep},
};

/// Checks with one document or with a stream, as was asked.
pub(crate) async fn respond(
    state: &AppState,
    author: PersonId,
    question: Arc<Question>,
    headers: &HeaderMap,
) -> Answer<Response> {
    running::check_room(state)?;
    let state = state.clone();
    let work = |heard| async move { check(&state, author, &question, heard).await.map(CheckReport::from) };
    followed::respond(headers, work, |step: CheckStep| sse::event("step", &step)).await
}

async fn check(
    state: &AppState,
    author: PersonId,
    question: &Question,
    heard: mpsc::UnboundedSender<CheckStep>,
) -> Answer<CheckedQuestion> {
    // What a draft's programs answered is of no use to anybody else.
    let judge = Judge::new(
        Arc::new(InTurn { state: state.clone(), who: Who::Person(author) }),
        Some(Arc::new(MemoryCache::default())),
    );
    let checker = Checker::new(judge, None);
    let (mut done, total) = (0, checker.steps(question, None));
    let on_step = move |step: &Step| {
        done += step.steps;
        let (python, subject) = (step.python.to_string(), step.subject.clone());
        // Nobody listening is no fault: the one document has all of it too.
        drop(heard.send(CheckStep { done, total, python, subject, passed: step.passed }));
    };
    let checked = tokio::select! {
        checked = checker.check(question, None, on_step) => checked,
        () = state.cut_off.cancelled() => return Err(running::ending()),
    };
    running::count("check", if checked.passed() { "accepted" } else { "wrong_answer" });
    Ok(checked)
}
