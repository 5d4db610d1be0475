//! Runs a job under watch. The last steps are known to be the last only when a
//! run has ended, so a long run is run a second time, and told then where they
//! begin.

use super::{
    Elided, FIRST_STEPS, LAST_STEPS, Step,
    program::watched,
    steps::{Steps, read_all},
};
use crate::runner::{Job, Outcome, Runner};

/// A traced run: how it ended, with the frames of the call alone, and its steps.
pub(crate) struct Seen {
    pub(crate) outcome: Outcome,
    pub(crate) steps: Steps,
}

/// Runs `job` under watch.
pub(crate) async fn watch(runner: &dyn Runner, job: &Job) -> Seen {
    let first = once(runner, job, None).await;
    let total = first.steps.total;
    if !first.steps.ended || first.steps.damaged || total <= FIRST_STEPS {
        return first;
    }
    let last_from = (total - LAST_STEPS + 1).max(FIRST_STEPS + 1);
    let second = once(runner, job, Some(last_from)).await;
    // A program that goes another way each time may have no such steps.
    if second.steps.steps.len() >= first.steps.steps.len() { second } else { first }
}

async fn once(runner: &dyn Runner, job: &Job, last_from: Option<u64>) -> Seen {
    let job = Job { program: watched(&job.program, last_from), ..job.clone() };
    let mut outcome = runner.run(job).await;
    let frames = std::mem::take(&mut outcome.frames);
    let (steps, rest) = read_all(frames, &outcome.stdout);
    outcome.frames = rest;
    Seen { outcome, steps }
}

impl Steps {
    /// The gap, if there is one.
    pub(crate) fn elided(&self) -> Option<Elided> {
        let number = |step: &Step| step.n;
        let gap = self.steps.windows(2).position(|pair| pair[1].n > pair[0].n + 1 && pair[1].n > FIRST_STEPS);
        if let Some(at) = gap {
            let steps = self.steps[at + 1].n - self.steps[at].n - 1;
            return Some(Elided { before: at + 1, steps });
        }
        let missing = self.total - self.steps.last().map_or(0, number);
        (missing > 0 && self.total > FIRST_STEPS)
            .then_some(Elided { before: self.steps.len(), steps: missing })
    }
}
