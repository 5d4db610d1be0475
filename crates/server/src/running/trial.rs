//! A program on shown cases or on an input of one's own: nothing is stored,
//! and it ends when nobody listens any more.

use std::sync::Arc;

use askback_bank::Question;
use askback_core::{PersonId, PythonVersion};
use askback_judge::{JudgeOptions, JudgeResult, Which};
use axum::{
    http::HeaderMap,
    response::{Response, sse::Event},
};
use tokio::sync::mpsc;

use crate::{
    http::sse,
    problem::Answer,
    queue::Who,
    running::{self, followed},
    state::AppState,
    wire::{self, CaseEvent, QueuedEvent},
};

/// What is told while it goes on.
enum Heard {
    Place(QueuedEvent),
    Case(Box<CaseEvent>),
}

impl Heard {
    fn event(&self) -> Event {
        match self {
            Self::Place(place) => sse::event("queued", place),
            Self::Case(case) => sse::event("case", case),
        }
    }
}

/// What is tried.
pub(crate) struct Trial {
    pub(crate) person: PersonId,
    pub(crate) question: Arc<Question>,
    pub(crate) source: String,
    pub(crate) python: Option<PythonVersion>,
    pub(crate) which: Which,
}

impl Trial {
    /// Answers with one document or with a stream, as was asked.
    pub(crate) async fn respond(self, state: &AppState, headers: &HeaderMap) -> Answer<Response> {
        running::check_room(state)?;
        let state = state.clone();
        let work = |heard| async move { self.judge(&state, heard).await.map(wire::JudgeResult::from) };
        followed::respond(headers, work, |heard: Heard| heard.event()).await
    }

    async fn judge(self, state: &AppState, heard: mpsc::UnboundedSender<Heard>) -> Answer<JudgeResult> {
        let on_place = |place| drop(heard.send(Heard::Place(QueuedEvent { place })));
        let _turn = state.queue.turn(Who::Person(self.person), on_place).await;
        let options = JudgeOptions { python: self.python, which: self.which, reveal_hidden: false };
        let on_case = move |index: usize, case: &askback_judge::CaseResult| {
            // Nobody listening is no fault: the one document has all cases too.
            drop(heard.send(Heard::Case(Box::new(CaseEvent { index, case: case.clone().into() }))));
        };
        let result = tokio::select! {
            result = state.judge.judge(&self.question, self.source.as_bytes(), &options, on_case) => result?,
            () = state.cut_off.cancelled() => return Err(running::ending()),
        };
        running::count("trial", result.verdict.name());
        Ok(result)
    }
}
