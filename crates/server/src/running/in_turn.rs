//! A runner for work of many programs: one at a time, each after those that
//! wait already.

use askback_core::PythonVersion;
use askback_judge::{Job, Outcome, Python, Runner};
use async_trait::async_trait;

use crate::{queue::Who, state::AppState};

/// The runner, one program at a time, each after those that wait already.
pub(crate) struct InTurn {
    pub(crate) state: AppState,
    pub(crate) who: Who,
}

#[async_trait]
impl Runner for InTurn {
    async fn run(&self, job: Job) -> Outcome {
        let _turn = self.state.queue.turn(self.who, |_| ()).await;
        self.state.runner.run(job).await
    }

    fn pythons(&self) -> Vec<Python> {
        self.state.runner.pythons()
    }

    fn default_python(&self) -> Option<PythonVersion> {
        self.state.runner.default_python()
    }

    fn rung(&self) -> String {
        self.state.runner.rung()
    }

    fn parallelism(&self) -> usize {
        1
    }
}
