//! A program on shown cases or on an input of one's own: nothing is stored,
//! and it ends when nobody listens any more.

use std::sync::Arc;

use askback_bank::Question;
use askback_core::PythonVersion;
use askback_judge::{JudgeOptions, JudgeResult, Which};
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
    problem::Answer,
    running,
    state::AppState,
    wire::{self, CaseEvent},
};

/// What is tried.
pub(crate) struct Trial {
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
        let cases = UnboundedReceiverStream::new(cases).map(|case: CaseEvent| sse::event("case", &case));
        let last = futures::stream::once(async move {
            match judging.await {
                Ok(Ok(result)) => sse::event("result", &wire::JudgeResult::from(result)),
                Ok(Err(problem)) => sse::problem(&problem),
                Err(error) => sse::problem(&crate::problem::Problem::internal(error)),
            }
        });
        Ok(sse::respond(cases.chain(last)))
    }

    async fn judge(self, state: &AppState, heard: mpsc::UnboundedSender<CaseEvent>) -> Answer<JudgeResult> {
        let _turn = state.queue.turn().await?;
        let options = JudgeOptions { python: self.python, which: self.which, reveal_hidden: false };
        let on_case = move |index: usize, case: &askback_judge::CaseResult| {
            // Nobody listening is no fault: the one document has all cases too.
            drop(heard.send(CaseEvent { index, case: case.clone().into() }));
        };
        let result = tokio::select! {
            result = state.judge.judge(&self.question, self.source.as_bytes(), &options, on_case) => result?,
            () = state.cut_off.cancelled() => return Err(running::ending()),
        };
        running::count("trial", result.verdict.name());
        Ok(result)
    }
}
