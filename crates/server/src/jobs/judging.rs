//! Judges submissions. A submission is in the store before its job starts, so
//! a job that is lost with the process is started again at the next start.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use askback_bank::Question;
use askback_core::{PersonId, SubmissionId};
use askback_judge::{JudgeOptions, JudgeResult, Which};
use askback_store::{Judgement, NewJudgement, StoreError, Submission};
use axum::response::{Response, sse::Event};
use futures::{Stream, StreamExt};
use jiff::Timestamp;
use tokio::sync::watch;
use tokio_util::task::TaskTracker;

use crate::{
    http::sse,
    practice,
    problem::{Answer, Code, Problem},
    queue::Who,
    running,
    state::AppState,
    wire::{self, CaseEvent, QueuedEvent},
};

/// Submissions that are waited for at the next start, at a time.
const BATCH: u32 = 100;

/// The submissions that are being judged.
#[derive(Debug, Default)]
pub(crate) struct Judging {
    running: Mutex<HashMap<SubmissionId, watch::Sender<Progress>>>,
    pub(crate) tasks: TaskTracker,
}

/// How far a submission is.
#[derive(Debug, Clone, Default)]
struct Progress {
    /// The place in the queue; 0 once it is judged.
    place: usize,
    /// In the order they ended.
    cases: Vec<CaseEvent>,
    end: Option<Answer<Arc<wire::JudgeResult>>>,
}

/// A submission that is followed while it is judged.
pub(crate) struct Following(watch::Receiver<Progress>);

/// Starts to judge a stored submission, unless that goes on already, and follows it.
pub(crate) fn start(
    state: &AppState,
    owner: PersonId,
    question: Arc<Question>,
    submission: &Submission,
) -> Following {
    let mut running = state.judging.running.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(progress) = running.get(&submission.id) {
        return Following(progress.subscribe());
    }
    let (progress, following) = watch::channel(Progress::default());
    running.insert(submission.id, progress.clone());
    let (state, submission) = (state.clone(), submission.clone());
    state.clone().judging.tasks.spawn(async move {
        let job = Running { state, id: submission.id, progress };
        let end = tokio::select! {
            end = judge(&job.state, owner, &question, submission, &job.progress) => end,
            () = job.state.cut_off.cancelled() => Err(running::ending()),
        };
        job.progress.send_modify(|progress| progress.end = Some(end));
    });
    Following(following)
}

/// A job under way. However it ends, those who follow it hear of it, and the
/// next who asks starts anew.
struct Running {
    state: AppState,
    id: SubmissionId,
    progress: watch::Sender<Progress>,
}

impl Drop for Running {
    fn drop(&mut self) {
        let id = self.id;
        self.progress.send_modify(|progress| {
            let end = progress.end.get_or_insert_with(|| Err(Problem::internal("a job that judges panicked")));
            if let Err(problem) = end {
                let code = problem.code();
                if code != Code::UnknownSubmission {
                    tracing::error!(submission.id = %id, code = code.name(), "a submission was not judged; it waits for the next start");
                }
            }
        });
        self.state.judging.running.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
    }
}

async fn judge(
    state: &AppState,
    owner: PersonId,
    question: &Question,
    submission: Submission,
    progress: &watch::Sender<Progress>,
) -> Answer<Arc<wire::JudgeResult>> {
    let on_place = |place| progress.send_modify(|progress| progress.place = place);
    let turn = state.queue.turn(Who::Person(owner), on_place).await;
    progress.send_modify(|progress| progress.place = 0);
    // Whoever asked for this job may have looked before an earlier one had ended.
    let stored = state.store.submission(owner, submission.attempt, submission.id).await?;
    let Some(stored) = stored else { return Err(erased()) };
    if let Some(judgement) = stored.judgement {
        return practice::result(judgement.result).map(Arc::new);
    }
    let options = JudgeOptions { python: submission.python_asked, which: Which::All, reveal_hidden: false };
    let on_case = |index: usize, case: &askback_judge::CaseResult| {
        let case = CaseEvent { index, case: case.clone().into() };
        progress.send_modify(|progress| progress.cases.push(case));
    };
    let result = state.judge.judge(question, submission.source.as_bytes(), &options, on_case).await?;
    drop(turn);
    running::count("submission", result.verdict.name());
    let judgement = new_judgement(&result, state.now()).map_err(Problem::internal)?;
    let added = state.store.add_judgement(owner, submission.id, judgement).await;
    let stored = added.map_err(|error| match error {
        StoreError::NotFound { .. } => erased(),
        other => other.into(),
    })?;
    practice::result(stored.result).map(Arc::new)
}

/// The answer for a submission whose owner did away with it while it was judged.
fn erased() -> Problem {
    Problem::new(Code::UnknownSubmission, "This submission was erased while it was judged.")
}

/// A verdict as the store keeps it: also for the binary, while no server runs.
pub fn new_judgement(result: &JudgeResult, at: Timestamp) -> serde_json::Result<NewJudgement> {
    let figures: Vec<f64> = result.cases.iter().filter_map(|case| case.cpu_ms).collect();
    Ok(NewJudgement {
        verdict: result.verdict,
        score: result.score,
        max_score: result.max_score,
        first_failure: result.first_failure.clone(),
        judge_version: result.judge_version.clone(),
        python: result.python.as_deref().and_then(|version| version.parse().ok()),
        cpu_ms: (!figures.is_empty()).then(|| figures.iter().sum()),
        result: serde_json::to_value(result)?,
        at,
    })
}

impl Following {
    /// Waits until it is judged.
    pub(crate) async fn finished(mut self) -> Answer<()> {
        let end =
            self.0.wait_for(|progress| progress.end.is_some()).await.map(|progress| progress.end.clone());
        match end {
            Ok(Some(Ok(_))) => Ok(()),
            Ok(Some(Err(problem))) => Err(problem),
            Ok(None) | Err(_) => Err(Problem::internal("a job that judges ended without a word")),
        }
    }

    /// Streams it from the event after `seen` on.
    pub(crate) fn stream(self, state: &AppState, seen: Option<usize>) -> Response {
        let until = state.ending.clone().cancelled_owned();
        sse::respond(live(self.0, after(seen)).take_until(until))
    }
}

/// Streams a judgement from the event after `seen` on.
pub(crate) fn stream_again(judgement: Judgement, seen: Option<usize>) -> Answer<Response> {
    let result = practice::result(judgement.result)?;
    Ok(sse::respond(futures::stream::iter(replay(&result, after(seen)))))
}

fn after(seen: Option<usize>) -> usize {
    seen.map_or(0, |seen| seen.saturating_add(1))
}

fn replay(result: &wire::JudgeResult, next: usize) -> Vec<Event> {
    let cases = result.cases.iter().cloned().enumerate().skip(next);
    let mut events: Vec<Event> =
        cases.map(|(index, case)| numbered(index, &CaseEvent { index, case })).collect();
    events.push(sse::event("result", result));
    events
}

fn numbered(number: usize, case: &CaseEvent) -> Event {
    sse::event("case", case).id(number.to_string())
}

/// Events of a submission that is being judged; ids count them in the order they came.
fn live(progress: watch::Receiver<Progress>, next: usize) -> impl Stream<Item = Event> {
    futures::stream::unfold((progress, next, 0, false), |(mut progress, next, place, over)| async move {
        if over {
            return None;
        }
        let ready = |progress: &Progress| {
            progress.cases.len() > next || progress.place != place || progress.end.is_some()
        };
        let now = progress.wait_for(ready).await.ok()?.clone();
        let moved = (now.place != place && now.place > 0).then_some(QueuedEvent { place: now.place });
        let mut events: Vec<Event> = moved.iter().map(|place| sse::event("queued", place)).collect();
        let cases = now.cases.iter().enumerate().skip(next).map(|(number, case)| numbered(number, case));
        events.extend(cases);
        match &now.end {
            None => {}
            Some(Ok(result)) => events.push(sse::event("result", result.as_ref())),
            Some(Err(problem)) => events.push(sse::problem(problem)),
        }
        let seen = now.cases.len().max(next);
        Some((futures::stream::iter(events), (progress, seen, now.place, now.end.is_some())))
    })
    .flatten()
}

/// Judges what an earlier process left behind.
pub(crate) async fn resume(state: &AppState) {
    match state.store.unjudged(BATCH).await {
        Ok(left) => {
            for unjudged in left {
                match practice::question_at(state, &unjudged.question, &unjudged.version).await {
                    Ok(question) => drop(start(state, unjudged.owner, question, &unjudged.submission)),
                    Err(problem) => {
                        tracing::error!(submission.id = %unjudged.submission.id, code = problem.code().name(), "cannot judge a submission that was left");
                    }
                }
            }
        }
        Err(error) => tracing::error!(%error, "cannot read which submissions were left unjudged"),
    }
}
