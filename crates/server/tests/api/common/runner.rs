//! A runner that runs nothing. A program's first comment says how it behaves:
//! `# double` answers with twice the argument, `# wrong` with 0, `# wait`
//! doubles once the test opens the gate, `# panic` is a fault of ours.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use askback_core::{PythonVersion, Verdict};
use askback_judge::{
    Job, Outcome, Program, Python, Runner,
    values::{Value, decode, encode},
};
use async_trait::async_trait;
use tokio::sync::Semaphore;

/// Answers without running anything.
pub(crate) struct FakeRunner {
    /// Runs of `# wait` that may go on.
    pub(crate) gate: Semaphore,
    /// Runs that have begun.
    pub(crate) begun: Arc<AtomicUsize>,
    /// Runs that were cut off before their end.
    pub(crate) cut_off: Arc<AtomicUsize>,
    /// The Python that it claims to have; none: no code is run.
    pub(crate) python: Option<PythonVersion>,
}

impl Default for FakeRunner {
    fn default() -> Self {
        Self {
            gate: Semaphore::new(0),
            begun: Arc::default(),
            cut_off: Arc::default(),
            python: Some(PythonVersion { major: 3, minor: 12 }),
        }
    }
}

/// Counts a run as cut off unless it got to its end.
struct UntilEnd {
    cut_off: Arc<AtomicUsize>,
    ended: bool,
}

impl Drop for UntilEnd {
    fn drop(&mut self) {
        if !self.ended {
            self.cut_off.fetch_add(1, Ordering::SeqCst);
        }
    }
}

#[async_trait]
impl Runner for FakeRunner {
    async fn run(&self, job: Job) -> Outcome {
        self.begun.fetch_add(1, Ordering::SeqCst);
        let mut watch = UntilEnd { cut_off: Arc::clone(&self.cut_off), ended: false };
        let name = match &job.program {
            Program::Script { entry } => entry.as_str(),
            Program::Harness { .. } if job.files.contains_key("main.py") => "main.py",
            Program::Harness { .. } => "solution.py",
        };
        let source = String::from_utf8_lossy(&job.files[name]).into_owned();
        assert!(!source.starts_with("# panic"), "the runner panics, as the test asked");
        if source.starts_with("# wait") {
            self.gate.acquire().await.unwrap().forget();
        }
        watch.ended = true;
        let mut outcome = Outcome::internal_error("", self.rung());
        outcome.verdict = Verdict::Ok;
        outcome.message = None;
        outcome.exit_code = Some(0);
        outcome.cpu_ms = Some(1.0);
        outcome.python = job.python.or(self.python);
        match &job.program {
            Program::Script { .. } => outcome.stdout = b"ran\n".to_vec(),
            Program::Harness { payload, .. } => outcome.frames = frames(&source, payload),
        }
        outcome
    }

    fn pythons(&self) -> Vec<Python> {
        let python = |version: PythonVersion| Python {
            version,
            full_version: format!("{version}.0"),
            executable: PathBuf::from("/usr/bin/python3"),
            fingerprint: format!("fake-{version}"),
        };
        self.python.map(python).into_iter().collect()
    }

    fn default_python(&self) -> Option<PythonVersion> {
        self.python
    }

    fn rung(&self) -> String {
        "test".to_owned()
    }

    fn parallelism(&self) -> usize {
        1
    }
}

/// One step before the answer, which comes only where there is something to call.
fn watched(source: &str, inner: &[u8]) -> Vec<Vec<u8>> {
    let int = Value::Int;
    let stack = Value::List(vec![Value::Tuple(vec![int(0), Value::str("<module>"), int(0)])]);
    let none = || Value::List(Vec::new());
    let step = vec![
        Value::str("step"),
        int(1),
        Value::str("line"),
        int(0),
        int(2),
        int(0),
        int(0),
        Value::Bool(true),
        stack,
        none(),
        none(),
        Value::None,
    ];
    let end = vec![Value::str("end"), int(1), Value::Bool(false), int(0), int(0)];
    let mut frames = vec![encode(&Value::Tuple(step)), encode(&Value::Tuple(end))];
    if !inner.is_empty() {
        let Value::Tuple(parts) = decode(inner).unwrap() else { panic!("a payload is a tuple") };
        frames.push(answer(source, &parts));
    }
    frames
}

/// What a harness would emit: a frame for a call of `double`, steps of a trace,
/// or a frame for each size of a climb.
fn frames(source: &str, payload: &[u8]) -> Vec<Vec<u8>> {
    let Value::Tuple(parts) = decode(payload).unwrap() else { panic!("a payload is a tuple") };
    match parts.as_slice() {
        [.., Value::Bytes(inner)] => watched(source, inner),
        [_, Value::Bytes(_), ..] => vec![answer(source, &parts)],
        _ => (1..20).map(grown).collect(),
    }
}

/// Linear steps, none of them in C, of small numbers.
fn grown(n: i64) -> Vec<u8> {
    let figures = [Value::Int(n + 1), Value::Int(0), Value::Int(0)];
    encode(&Value::Tuple([vec![Value::str("point"), Value::Int(n)], figures.to_vec()].concat()))
}

/// The frame that the harness would emit for a call of `double`.
fn answer(source: &str, parts: &[Value]) -> Vec<u8> {
    let Value::Bytes(input) = &parts[1] else { panic!("the input is marshalled") };
    let Value::Tuple(arguments) = decode(input).unwrap() else { panic!("arguments are a tuple") };
    let Value::Int(argument) = arguments[0] else { panic!("the argument is a number") };
    let result = if source.starts_with("# wrong") { Value::Int(0) } else { Value::Int(argument * 2) };
    encode(&Value::Tuple(vec![Value::str("value"), result]))
}
