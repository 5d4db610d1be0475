//! A program on shown cases or on an input of one's own: nothing is stored,
//! and it ends when nobody listens any more.

use std::sync::Arc;

use askback_bank::Question;
use askback_core::{PersonId, PythonVersion};
use askback_judge::{JudgeOptions, JudgeResult, Which};
use axum::{
    Json,
    http::HeaderMap,
    response::{IntoResponse, Response, sse::Event},
};
use futures::StreamExt;
use tokio::sync::mpsc;
use tokio_stream::wrappers::UnboundedReceiverStream;
use tokio_util::task::AbortOnDropHandle;

use crate::{
    http::sse,
    problem::Answer,
    queue::Who,
    running,
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
        let (heard, cases) = mpsc::unbounded_channel();
        if !sse::wanted(headers) {
            let result = self.judge(state, heard).await?;
            return Ok(Json(wire::JudgeResult::from(result)).into_response());
        }
        let state = state.clone();
        let judging = AbortOnDropHandle::new(tokio::spawn(async move { self.judge(&state, heard).await }));
        let heard = UnboundedReceiverStream::new(cases).map(|heard: Heard| heard.event());
        let last = futures::stream::once(async move {
            match judging.await {
                Ok(Ok(result)) => sse::event("result", &wire::JudgeResult::from(result)),
                Ok(Err(problem)) => sse::problem(&problem),
                Err(error) => sse::problem(&crate::problem::Problem::internal(error)),
            }
        });
        Ok(sse::respond(heard.chain(last)))
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
