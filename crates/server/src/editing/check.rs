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
use axum::{
    Json,
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use futures::StreamExt;
use tokio::sync::mpsc;
use tokio_stream::wrappers::UnboundedReceiverStream;
use tokio_util::task::AbortOnDropHandle;

use crate::{
    http::sse,
    problem::{Answer, Problem},
    queue::Who,
    running::{self, in_turn::InTurn},
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
    let (heard, steps) = mpsc::unbounded_channel();
    if !sse::wanted(headers) {
        let checked = check(state, author, &question, heard).await?;
        return Ok(Json(CheckReport::from(checked)).into_response());
    }
    let state = state.clone();
    let checking =
        AbortOnDropHandle::new(tokio::spawn(async move { check(&state, author, &question, heard).await }));
    let steps = UnboundedReceiverStream::new(steps).map(|step: CheckStep| sse::event("step", &step));
    let last = futures::stream::once(async move {
        match checking.await {
            Ok(Ok(checked)) => sse::event("result", &CheckReport::from(checked)),
            Ok(Err(problem)) => sse::problem(&problem),
            Err(error) => sse::problem(&Problem::internal(error)),
        }
    });
    Ok(sse::respond(steps.chain(last)))
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
