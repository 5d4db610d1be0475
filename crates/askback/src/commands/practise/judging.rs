//! One judgement in the background: a run of the shown cases, which is kept nowhere, or a program
//! that is handed in, judged here or by the server that keeps it.

use askback_bank::Question;
use askback_judge::{Judge, JudgeOptions, JudgeResult, Which};
use tokio::task::JoinHandle;

use super::{
    keeper::{HandedIn, Keeper},
    screen::Kept,
};
use crate::failure::Failure;

/// What a judgement needs.
pub(super) struct Tools {
    pub(super) judge: Judge,
    pub(super) keeper: Keeper,
}

/// A judgement under way; ends with this value.
pub(super) struct Running {
    task: JoinHandle<Result<Judged, Failure>>,
    /// A program that is handed in is judged to the end.
    pub(super) handing_in: bool,
}

impl Running {
    /// Starts one.
    pub(super) fn start(
        judgement: impl Future<Output = Result<Judged, Failure>> + Send + 'static,
        handing_in: bool,
    ) -> Self {
        Self { task: tokio::spawn(judgement), handing_in }
    }

    /// Waits for the one under way; for ever if there is none.
    pub(super) async fn ended(running: &mut Option<Self>) -> Result<Judged, Failure> {
        match running {
            Some(running) => (&mut running.task).await.map_err(|e| Failure::ours("internal", e))?,
            None => std::future::pending().await,
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// A judgement, and what became of keeping it.
pub(super) struct Judged {
    pub(super) result: JudgeResult,
    pub(super) kept: Kept,
    pub(super) trouble: Option<Failure>,
}

impl Tools {
    /// Runs the shown cases.
    pub(super) async fn run(&self, question: &Question, program: &str) -> Result<Judged, Failure> {
        let result = self.judge(question, program, Which::Visible).await?;
        Ok(Judged { result, kept: Kept::Run, trouble: None })
    }

    /// Judges a program by all cases and keeps it, unless Python cannot even read it. Without an id
    /// to keep it under it is kept nowhere.
    pub(super) async fn hand_in(
        &self,
        question: &Question,
        program: &str,
        handed_in: Option<HandedIn>,
    ) -> Result<Judged, Failure> {
        let mut trouble = None;
        let first = question.task.as_ref().and_then(|task| task.cases.first());
        let first = first.map_or(Which::All, |case| Which::UpTo(case.id.clone()));
        let tried = self.judge(question, program, first).await?;
        if tried.unreadable.is_some() {
            return Ok(Judged { result: tried, kept: Kept::Unreadable, trouble });
        }
        if let Some(handed_in) = &handed_in {
            match self.keeper.judged_there(handed_in).await {
                Ok(Some(result)) => {
                    let kept = Kept::As(handed_in.id.to_string());
                    return Ok(Judged { result, kept, trouble });
                }
                Ok(None) => {}
                Err(failure) => trouble = Some(failure),
            }
        }
        let result = self.judge(question, program, Which::All).await?;
        let kept = match handed_in {
            Some(handed_in) if trouble.is_none() => match self.keeper.keep(&handed_in, &result).await {
                Ok(()) => Kept::As(handed_in.id.to_string()),
                Err(failure) => {
                    trouble = Some(failure);
                    Kept::Nowhere
                }
            },
            _ => Kept::Nowhere,
        };
        Ok(Judged { result, kept, trouble })
    }

    async fn judge(&self, question: &Question, program: &str, which: Which) -> Result<JudgeResult, Failure> {
        let options = JudgeOptions { which, ..JudgeOptions::default() };
        let judged = self.judge.judge(question, program.as_bytes(), &options, |_, _| {}).await;
        judged.map_err(|e| Failure::input(e.code(), e))
    }
}
