//! One judgement in the background, here or by the server that keeps it.

use askback_bank::Question;
use askback_judge::{Judge, JudgeOptions, JudgeResult};
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
pub(super) struct Running(JoinHandle<Result<Judged, Failure>>);

impl Running {
    /// Starts one.
    pub(super) fn start(judgement: impl Future<Output = Result<Judged, Failure>> + Send + 'static) -> Self {
        Self(tokio::spawn(judgement))
    }

    /// Waits for the one under way; for ever if there is none.
    pub(super) async fn ended(running: &mut Option<Self>) -> Result<Judged, Failure> {
        match running {
            Some(running) => (&mut running.0).await.map_err(|e| Failure::ours("internal", e))?,
            None => std::future::pending().await,
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// A judgement, and what became of keeping it.
pub(super) struct Judged {
    pub(super) result: JudgeResult,
    pub(super) kept: Kept,
    pub(super) trouble: Option<Failure>,
}

impl Tools {
    /// Judges a program, here or by the server that keeps it.
    pub(super) async fn judge(
        &self,
        question: &Question,
        program: &str,
        handed_in: Option<HandedIn>,
        unkept: Kept,
    ) -> Result<Judged, Failure> {
        let mut trouble = None;
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
        let judged =
            self.judge.judge(question, program.as_bytes(), &JudgeOptions::default(), |_, _| {}).await;
        let result = judged.map_err(|e| Failure::input(e.code(), e))?;
        let kept = match handed_in {
            Some(handed_in) if trouble.is_none() => match self.keeper.keep(&handed_in, &result).await {
                Ok(()) => Kept::As(handed_in.id.to_string()),
                Err(failure) => {
                    trouble = Some(failure);
                    Kept::Nowhere
                }
            },
            _ => unkept,
        };
        Ok(Judged { result, kept, trouble })
    }
}
