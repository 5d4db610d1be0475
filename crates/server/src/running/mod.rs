//! Running and judging on behalf of a request or a job: whether code is run
//! here at all, and when it is a run's turn. What a program did is decided by
//! the judge.

pub(crate) mod cache;
pub(crate) mod followed;
pub(crate) mod growth;
pub(crate) mod in_turn;
pub(crate) mod trial;

use askback_core::{Limits, PersonId};
use askback_judge::{JudgeError, RequestError, RunReport, RunRequest};

use crate::{
    problem::{Answer, Code, Problem},
    queue::Who,
    state::AppState,
    wire::RunResult,
};

/// Why no program is run here; `None` when programs are.
pub(crate) fn why_not(state: &AppState) -> Option<String> {
    state.protection.borrow().why_not().or_else(|| {
        state.runner.default_python().is_none().then(|| {
            "No Python that Askback supports was found on this machine. Install Python 3.9 or later (on Debian: apt install \
             python3) and start Askback again."
                .to_owned()
        })
    })
}

/// Refuses when no program is run here, or too many runs wait.
pub(crate) fn check_room(state: &AppState) -> Answer<()> {
    why_not(state).map_or(Ok(()), |why| Err(Problem::new(Code::CodeNotRun, why)))?;
    state.queue.check_room()
}

/// A plain run; dropping the future ends it.
pub(crate) async fn run(state: &AppState, person: PersonId, mut request: RunRequest) -> Answer<RunResult> {
    check_room(state)?;
    let id = request.id.take();
    let asked = request.python;
    let job = request.into_job(&Limits::MAX)?;
    if let Some(asked) = asked {
        let found: Vec<String> =
            state.runner.pythons().iter().map(|python| python.version.to_string()).collect();
        if !found.contains(&asked.to_string()) {
            let found = found.join(", ");
            return Err(Problem::new(
                Code::PythonUnavailable,
                format!("Python {asked} is not on this machine; found: {found}."),
            ));
        }
    }
    let turn = state.queue.turn(Who::Person(person), |_| ()).await;
    let outcome = tokio::select! {
        outcome = state.runner.run(job) => outcome,
        () = state.cut_off.cancelled() => return Err(ending()),
    };
    drop(turn);
    let report = RunReport::from(outcome);
    count("run", report.verdict.name());
    Ok(RunResult::new(id, report))
}

/// The answer to what is cut off because the server ends.
pub(crate) fn ending() -> Problem {
    Problem::new(
        Code::ShuttingDown,
        "Askback is being stopped. Try again when it runs again; what was handed in is safe.",
    )
    .retry_after(5)
}

/// Counts a run by what it was for and how it ended.
pub(crate) fn count(purpose: &'static str, verdict: &'static str) {
    metrics::counter!("askback_runs_total", "purpose" => purpose, "verdict" => verdict).increment(1);
}

impl From<RequestError> for Problem {
    fn from(error: RequestError) -> Self {
        let code = match &error {
            RequestError::TooLarge(_) => Code::ProgramTooLarge,
            _ => Code::FilesRefused,
        };
        Self::new(code, format!("{}.", sentence(&error.to_string()))).with("reason", error.code())
    }
}

impl From<JudgeError> for Problem {
    fn from(error: JudgeError) -> Self {
        let code = match &error {
            JudgeError::NotATask { .. } => Code::NoTask,
            JudgeError::SourceTooLarge { .. } => Code::ProgramTooLarge,
            JudgeError::NoRunner => Code::CodeNotRun,
            JudgeError::PythonMissing { .. } | JudgeError::PythonUnsuitable { .. } => Code::PythonUnavailable,
            JudgeError::BadLiteral { .. } | JudgeError::WrongInput { .. } => Code::OwnInputRefused,
            JudgeError::UnknownCase { .. } => Code::UnknownCase,
            JudgeError::HiddenCase { .. } | JudgeError::NoShownCase { .. } => Code::CaseHidden,
        };
        Self::new(code, format!("{}.", sentence(&error.to_string())))
    }
}

/// A fragment as the start of a sentence.
pub(crate) fn sentence(fragment: &str) -> String {
    let mut letters = fragment.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
