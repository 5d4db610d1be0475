//! A program step by step, on a shown case or an input of one's own. Of a
//! hidden case nothing is traced: the steps would tell its input.

use askback_bank::{Case, Question, Task};
use askback_core::{Limits, PythonVersion, Verdict};

use super::{
    Judge, JudgeError, JudgeOptions, MAX_SOURCE_BYTES, OwnInput, Sitting, Which,
    assess::{self, Finding, Observed},
    author::Author,
    options,
    prepare::{Given, Wanted},
    show,
};
use crate::{
    compare::compare,
    harness::{Frame, How},
    request::RunReport,
    runner::{Job, Outcome},
    trace::{MOST_STEPS, Seen, Step, Trace, Wrong, interest, parting, watch},
    values::{Value, decode},
};

/// What a traced program may use at least: watching takes its time.
const CPU_MS: u64 = 10_000;
const MEMORY_KIB: u64 = 262_144;

/// On what a program is traced.
#[derive(Debug, Clone, Default)]
pub enum TraceInput {
    /// The first shown case that fails; the first shown one if all pass.
    #[default]
    FirstFailure,
    /// The shown case of that id.
    Case(String),
    /// What the person typed.
    Own(OwnInput),
}

impl Judge {
    /// Traces `source` as an answer to `question`. Dropping the future ends all runs.
    pub async fn trace(
        &self,
        question: &Question,
        source: &[u8],
        input: &TraceInput,
        python: Option<PythonVersion>,
    ) -> Result<Trace, JudgeError> {
        let task = question
            .task
            .as_ref()
            .ok_or_else(|| JudgeError::NotATask { question: question.meta.id.clone() })?;
        check_size(source)?;
        let python = options::python(self.runner.as_ref(), question, python)?;
        let sitting = Sitting {
            author: Author::new(self, question, task, python),
            task,
            source: source.into(),
            reveal: false,
            unreadable: std::sync::OnceLock::new(),
        };
        let case = match input {
            TraceInput::Own(own) => {
                let given = options::own_input(&task.call, sitting.mutated(), own)?;
                let wanted = sitting.author.reference_for_own(&given).await;
                return Ok(sitting.traced("own", &given, wanted.as_ref()).await.of(question));
            }
            TraceInput::Case(id) => shown_case(question, task, id)?,
            TraceInput::FirstFailure => self.first_failure(question, task, source, python).await?,
        };
        match sitting.prepared(case).await {
            Ok((given, wanted)) => Ok(sitting.traced(&case.id, &given, Some(&wanted)).await.of(question)),
            Err(fault) => Ok(failed(&case.id, fault.0, self.runner.rung()).of(question)),
        }
    }

    /// Traces a program on its own, as it would run by itself.
    pub async fn trace_program(&self, job: Job) -> Result<Trace, JudgeError> {
        job.files.values().try_for_each(|file| check_size(file))?;
        let default = self.runner.default_python().ok_or(JudgeError::NoRunner)?;
        let asked = job.python.unwrap_or(default);
        let found = self.runner.pythons();
        if !found.iter().any(|python| python.version == asked) {
            let found = found.iter().map(|python| python.version.to_string()).collect::<Vec<_>>().join(", ");
            return Err(JudgeError::PythonMissing { asked, found });
        }
        let job = Job { limits: with_time(job.limits), ..job };
        let Seen { outcome, steps } = watch(self.runner.as_ref(), &job).await;
        let report = RunReport::from(outcome);
        let wrong = if report.verdict == Verdict::RuntimeError { Wrong::Raised } else { Wrong::Unknown };
        let message = report.message.or_else(|| last_line(&report.stderr, report.verdict));
        let finding = Finding { verdict: report.verdict, message, line: None };
        Ok(Traced { steps, finding, wrong, python: report.python, rung: report.rung }.into_trace())
    }

    /// The first shown case that fails, else the first that is shown.
    async fn first_failure<'q>(
        &self,
        question: &Question,
        task: &'q Task,
        source: &[u8],
        python: PythonVersion,
    ) -> Result<&'q Case, JudgeError> {
        let options = JudgeOptions { python: Some(python), which: Which::Visible, ..JudgeOptions::default() };
        let result = self.judge(question, source, &options, |_, _| {}).await?;
        let failing = result.first_failure;
        task.cases
            .iter()
            .filter(|case| case.visible)
            .find(|case| failing.as_ref().is_none_or(|id| *id == case.id))
            .ok_or_else(|| JudgeError::NoShownCase { question: question.meta.id.clone() })
    }
}

impl Sitting<'_> {
    async fn traced(&self, case: &str, given: &Given, wanted: Option<&Wanted>) -> Trace {
        let limits = with_time(self.task.limits);
        let job = match self.author.job_of(given, self.source.clone(), limits).await {
            Ok(job) => job,
            Err(fault) => return failed(case, fault.0, self.author.runner().rung()),
        };
        let Seen { outcome, steps } = watch(self.author.runner(), &job).await;
        let observed = assess::observe(given, &outcome);
        let finding = match wanted {
            Some(wanted) => assess::assess(&self.author, self.task, given, wanted, &observed).await,
            None => Ok(assess::without_answer(&self.task.call, &observed)),
        };
        let finding = finding.unwrap_or_else(|fault| Finding {
            verdict: Verdict::InternalError,
            message: Some(fault.0),
            line: None,
        });
        let wrong =
            self.place(given, &steps.steps, wrong(self.task, given, wanted, &observed, &finding)).await;
        let Outcome { python, rung, .. } = outcome;
        Trace {
            case: Some(case.to_owned()),
            input: Some(show::input(&self.task.call, given)),
            expected: wanted.map(show::wanted),
            actual: show::observed(&observed),
            ..Traced { steps, finding, wrong, python, rung }.into_trace()
        }
    }
}

impl Sitting<'_> {
    /// Of several calls by a driver nobody knows which one has the wrong result: the one that parts from the
    /// reference solution, traced under the same driver.
    async fn place(&self, given: &Given, steps: &[Step], wrong: Wrong) -> Wrong {
        let (Given::Call { how: How::Drive, .. }, Wrong::Returned { .. }) = (given, &wrong) else {
            return wrong;
        };
        let Ok(source) = self.author.reference_source() else { return wrong };
        let limits = with_time(self.task.limits);
        let Ok(job) = self.author.job_of(given, source, limits).await else { return wrong };
        let right = watch(self.author.runner(), &job).await.steps.steps;
        parting(steps, &right).map_or(wrong, Wrong::At)
    }
}

/// What a traced run came to.
struct Traced {
    steps: crate::trace::Steps,
    finding: Finding,
    wrong: Wrong,
    python: Option<PythonVersion>,
    rung: String,
}

impl Traced {
    fn into_trace(self) -> Trace {
        let Self { steps, finding, wrong, python, rung } = self;
        let (verdict, message) = if steps.stopped {
            let text = format!("stopped after {MOST_STEPS} steps; a trace goes no further");
            (Verdict::TimeLimit, Some(text))
        } else {
            (finding.verdict, finding.message)
        };
        Trace {
            schema: 1,
            verdict,
            message,
            python,
            rung,
            question: None,
            case: None,
            input: None,
            expected: None,
            actual: None,
            total_steps: steps.total,
            lost_steps: steps.lost,
            elided: steps.elided(),
            interesting: interest(&steps.steps, &wrong),
            steps: steps.steps,
        }
    }
}

impl Trace {
    fn of(self, question: &Question) -> Self {
        Self { question: Some(question.meta.id.clone()), ..self }
    }
}

fn check_size(source: &[u8]) -> Result<(), JudgeError> {
    if source.len() > MAX_SOURCE_BYTES {
        return Err(JudgeError::SourceTooLarge { bytes: source.len() });
    }
    Ok(())
}

fn shown_case<'q>(question: &Question, task: &'q Task, id: &str) -> Result<&'q Case, JudgeError> {
    let shown = || {
        let ids = task.cases.iter().filter(|case| case.visible).map(|case| case.id.as_str());
        ids.collect::<Vec<_>>().join(", ")
    };
    match task.cases.iter().find(|case| case.id == id) {
        Some(case) if case.visible => Ok(case),
        Some(_) => Err(JudgeError::HiddenCase { case: id.to_owned(), shown: shown() }),
        None => Err(JudgeError::UnknownCase {
            question: question.meta.id.clone(),
            case: id.to_owned(),
            shown: shown(),
        }),
    }
}

fn with_time(limits: Limits) -> Limits {
    Limits {
        cpu_ms: limits.cpu_ms.max(CPU_MS),
        wall_ms: None,
        memory_kib: limits.memory_kib.max(MEMORY_KIB),
        ..limits
    }
    .clamped(&Limits::MAX)
}

fn failed(case: &str, message: String, rung: String) -> Trace {
    let finding = Finding { verdict: Verdict::InternalError, message: Some(message), line: None };
    let steps = crate::trace::Steps::default();
    let traced = Traced { steps, finding, wrong: Wrong::Unknown, python: None, rung };
    Trace { case: Some(case.to_owned()), ..traced.into_trace() }
}

/// What went wrong, so that its step can be found.
fn wrong(
    task: &Task,
    given: &Given,
    wanted: Option<&Wanted>,
    observed: &Observed,
    finding: &Finding,
) -> Wrong {
    if finding.verdict.is_success() {
        return Wrong::Unknown;
    }
    match (wanted, observed) {
        (_, Observed::Frame(Frame::Raised(raised))) if raised.done.is_empty() => Wrong::Raised,
        (Some(Wanted::Calls(expected) | Wanted::Raises(_, expected)), Observed::Frame(frame)) => {
            let (calls, ended) = match frame {
                Frame::Calls(calls) => (calls.as_slice(), Wrong::Unknown),
                Frame::Raised(raised) => (raised.done.as_slice(), Wrong::Raised),
                _ => return Wrong::Unknown,
            };
            match first_difference(task, expected, calls) {
                Some(index) => Wrong::Returned { calls: methods(given), index: Some(index) },
                None => ended,
            }
        }
        (Some(Wanted::Output(expected)), Observed::Output(_)) => {
            Wrong::Printed { expected: expected.clone() }
        }
        (_, Observed::Frame(_)) => Wrong::Returned { calls: Vec::new(), index: None },
        (_, Observed::Failed(_)) if finding.verdict == Verdict::RuntimeError => Wrong::Raised,
        _ => Wrong::Unknown,
    }
}

fn first_difference(task: &Task, expected: &[Value], calls: &[Frame]) -> Option<usize> {
    let same = |(expected, call): (&Value, &Frame)| match call {
        Frame::Value { value, .. } => compare(task.compare, expected, value).is_ok(),
        _ => false,
    };
    expected.iter().zip(calls).position(|pair| !same(pair))
}

/// The methods that are called, in order.
fn methods(given: &Given) -> Vec<String> {
    let Given::Call { how: How::Class, input, .. } = given else { return Vec::new() };
    let Ok(Value::Tuple(parts)) = decode(input) else { return Vec::new() };
    let Some(Value::List(calls)) = parts.get(1) else { return Vec::new() };
    let method = |call: &Value| match call {
        Value::Tuple(parts) => match parts.first() {
            Some(Value::Str(name)) => Some(name.clone()),
            _ => None,
        },
        _ => None,
    };
    calls.iter().filter_map(method).collect()
}

/// The last line of a traceback.
fn last_line(stderr: &str, verdict: Verdict) -> Option<String> {
    let line = || stderr.trim_end().lines().last().map(str::to_owned);
    if verdict == Verdict::RuntimeError { line() } else { None }
}
