//! A runner for work of many programs: one at a time, each after those that
//! wait already.

use askback_core::PythonVersion;
use askback_judge::{Job, Outcome, Python, Runner};
use async_trait::async_trait;

use crate::state::AppState;

/// The runner, one program at a time, each after those that wait already.
pub(crate) struct InTurn(pub(crate) AppState);

#[async_trait]
impl Runner for InTurn {
    async fn run(&self, job: Job) -> Outcome {
        match self.0.queue.turn().await {
            Ok(_turn) => self.0.runner.run(job).await,
            Err(_) => Outcome::internal_error("the queue is closed", self.0.runner.rung()),
        }
    }

    fn pythons(&self) -> Vec<Python> {
        self.0.runner.pythons()
    }

    fn default_python(&self) -> Option<PythonVersion> {
        self.0.runner.default_python()
    }

    fn rung(&self) -> String {
        self.0.runner.rung()
    }

    fn parallelism(&self) -> usize {
        1
    }
}
