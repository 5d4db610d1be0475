//! How a program grows: nothing is stored, and it ends when nobody listens any
//! more.

use std::sync::Arc;

use askback_bank::Question;
use askback_core::{PersonId, PythonVersion};
use askback_judge::complexity::{Class, ComplexityError, Stage};
use axum::{http::HeaderMap, response::Response};
use tokio::sync::mpsc;

use crate::{
    http::sse,
    problem::{Answer, Code, Problem},
    queue::Who,
    running::{self, followed},
    state::AppState,
    wire::{Growth, GrowthEvent},
};

/// What is measured.
pub(crate) struct Measurement {
    pub(crate) person: PersonId,
    pub(crate) question: Arc<Question>,
    pub(crate) source: String,
    pub(crate) python: Option<PythonVersion>,
    pub(crate) claim: Option<Class>,
    /// What the reference solution is said to take, where that may be shown.
    pub(crate) reference: Option<String>,
}

impl Measurement {
    /// Answers with one document or with a stream, as was asked.
    pub(crate) async fn respond(self, state: &AppState, headers: &HeaderMap) -> Answer<Response> {
        running::check_room(state)?;
        let state = state.clone();
        let work = |heard| async move { self.measure(&state, heard).await };
        let event = |stage: Stage| sse::event("stage", &GrowthEvent { stage: stage.into() });
        followed::respond(headers, work, event).await
    }

    async fn measure(self, state: &AppState, heard: mpsc::UnboundedSender<Stage>) -> Answer<Growth> {
        // One turn for all of it: nobody else's run comes between to disturb the clock.
        let _turn = state.queue.turn(Who::Person(self.person), |_| ()).await;
        let source = self.source.as_bytes();
        // Nobody listening is no fault: the one document has all of it.
        let on_stage = move |stage| {
            let _ = heard.send(stage);
        };
        let complexity = tokio::select! {
            found = state.judge.complexity(&self.question, source, self.python, on_stage) => found?,
            () = state.cut_off.cancelled() => return Err(running::ending()),
        };
        running::count("complexity", "ok");
        Ok(Growth {
            schema: 1,
            agreement: self.claim.map(|claim| complexity.against(claim)),
            claim: self.claim.map(|class| class.name().to_owned()),
            reference: self.reference,
            complexity,
        })
    }
}

impl From<ComplexityError> for Problem {
    fn from(error: ComplexityError) -> Self {
        let code = match &error {
            ComplexityError::NoGenerator => Code::NoGenerator,
            ComplexityError::TooLarge => Code::ProgramTooLarge,
            ComplexityError::Python(_) | ComplexityError::PythonMissing { .. } => Code::PythonUnavailable,
            ComplexityError::NotText | ComplexityError::Missing(_) | ComplexityError::Fails(_) => {
                Code::NotMeasured
            }
            ComplexityError::Ours(_) => return Self::internal(error),
        };
        Self::new(code, format!("{}.", running::sentence(&error.to_string())))
    }
}
