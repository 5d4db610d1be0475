//! What the question's author wrote (generators, drivers, checkers, the
//! reference solution), run in cells of its own, never beside a person's code
//! and never in this process.

use std::{collections::BTreeMap, sync::Arc};

use askback_bank::{Call, Case, Input, Question, Task};
use askback_core::{Limits, PythonVersion, Verdict};

use super::{
    Judge,
    assess::{Observed, observe, reason},
    drivers::{self, Drivers},
    prepare::{Fault, Given, Wanted},
};
use crate::{
    cache::ResultCache,
    harness::{self, Frame, How},
    runner::{Job, Outcome, Program, Runner},
    values::{Value, decode, encode},
    version::{digest, judge_version},
};

/// The name a judged program has in its cell.
const SOLUTION: &str = "solution.py";
/// What authors' programs may use at least.
const AUTHOR_CPU_MS: u64 = 10_000;
const AUTHOR_MEMORY_KIB: u64 = 524_288;

/// Runs jobs of one question on one Python.
pub(super) struct Author<'a> {
    runner: &'a dyn Runner,
    pub(super) cache: &'a dyn ResultCache,
    question: &'a Question,
    pub(super) task: &'a Task,
    python: PythonVersion,
    fingerprint: String,
    pub(super) drivers: Drivers,
}

impl<'a> Author<'a> {
    pub(super) fn new(
        judge: &'a Judge,
        question: &'a Question,
        task: &'a Task,
        python: PythonVersion,
    ) -> Self {
        let found = judge.runner.pythons().into_iter().find(|found| found.version == python);
        Self {
            runner: judge.runner.as_ref(),
            cache: judge.cache.as_ref(),
            question,
            task,
            python,
            fingerprint: found.map(|found| found.fingerprint).unwrap_or_default(),
            drivers: Drivers::default(),
        }
    }

    pub(super) fn runner(&self) -> &'a dyn Runner {
        self.runner
    }

    /// Runs a person's program in a cell that holds nothing else to learn from.
    pub(super) async fn run_candidate(&self, given: &Given, source: Arc<[u8]>) -> Result<Outcome, Fault> {
        self.run(given, source, self.task.limits.clamped(&Limits::MAX)).await
    }

    async fn run(&self, given: &Given, source: Arc<[u8]>, limits: Limits) -> Result<Outcome, Fault> {
        Ok(self.runner.run(self.job_of(given, source, limits).await?).await)
    }

    /// The job that calls `source` with `given`.
    pub(super) async fn job_of(
        &self,
        given: &Given,
        source: Arc<[u8]>,
        limits: Limits,
    ) -> Result<Job, Fault> {
        let mut files = self.fixtures();
        files.insert(SOLUTION.to_owned(), source);
        let (program, stdin) = match given {
            Given::Stdin(text) => (Program::Script { entry: SOLUTION.to_owned() }, text.clone()),
            Given::Call { how, name, input, .. } => {
                if *how == How::Drive {
                    files.insert(drivers::FILE.to_owned(), drivers::text_of(self, name).await?);
                }
                (harness::call(*how, name, input), Arc::default())
            }
        };
        Ok(self.job(files, program, stdin, limits))
    }

    /// The input a generator makes.
    pub(super) async fn generated(&self, case: &Case) -> Result<Given, Fault> {
        let Input::Generate { function, n, seed } = &case.input else {
            return Err(Fault::of_question(format!("case {} has no input", case.id)));
        };
        let key = self.key("generate", &[case.id.as_bytes()]);
        let made = match self.cache.get(&key).await {
            Some(made) => made,
            None => {
                let program = harness::call(How::Generate { n: *n, seed: *seed }, function, &[]);
                let made = self.author_value("generate.py", function, program).await?;
                self.cache.put(&key, made.clone()).await;
                made
            }
        };
        let name = match &self.task.call {
            Call::Program => return standard_input(function, &made),
            Call::Function(name) | Call::Class(name) => name.clone(),
            Call::Drive => return Err(Fault::of_question("a driven case cannot be generated")),
        };
        if !made.starts_with(b"(") {
            return Err(Fault::of_question(format!(
                "{function} in generate.py must return the tuple of arguments"
            )));
        }
        let how = if matches!(self.task.call, Call::Class(_)) {
            How::Class
        } else {
            How::Function { mutates: None }
        };
        let made_by = format!("{name}(*{function}(rng, {n}))  # seed {seed}");
        Ok(Given::Call { how, name, input: made.to_vec(), made_by: Some(made_by) })
    }

    /// What the reference solution answers for a case; kept in the cache.
    pub(super) async fn reference(&self, case: &str, given: &Given) -> Result<Wanted, Fault> {
        let key = self.key("reference", &[case.as_bytes()]);
        if let Some(kept) = self.cache.get(&key).await
            && let Some(wanted) = thaw(given, &kept)
        {
            return Ok(wanted);
        }
        let observed = self.run_reference(given).await?;
        let Some((wanted, kept)) = answer(&observed) else {
            let why = reason(&self.task.call, &observed);
            return Err(Fault::of_question(format!("the reference solution fails on case {case}: {why}")));
        };
        self.cache.put(&key, kept.into()).await;
        Ok(wanted)
    }

    /// What the reference solution answers for a person's own input: an
    /// exception is an answer too. `None` when it has none.
    pub(super) async fn reference_for_own(&self, given: &Given) -> Option<Wanted> {
        let observed = self.run_reference(given).await.ok()?;
        match &observed {
            Observed::Frame(Frame::Raised(raised)) if raised.called => {
                let mut before: Vec<Value> = raised.done.iter().filter_map(value_of).collect();
                if matches!(given, Given::Call { how: How::Class, .. }) {
                    // In place of the result of the call that raised.
                    before.push(Value::None);
                }
                Some(Wanted::Raises(raised.name().to_owned(), before))
            }
            other => answer(other).map(|(wanted, _)| wanted),
        }
    }

    async fn run_reference(&self, given: &Given) -> Result<Observed, Fault> {
        let outcome = self.run(given, self.reference_source()?, self.author_limits()).await?;
        Ok(observe(given, &outcome))
    }

    /// The reference solution.
    pub(super) fn reference_source(&self) -> Result<Arc<[u8]>, Fault> {
        let file = self.task.solutions.first().map(|solution| &solution.file);
        let source = file.and_then(|file| self.question.files.get(file));
        source.cloned().ok_or_else(|| Fault::of_question("it has no reference solution"))
    }

    /// What `check.py` says of an answer: `None` when it is right.
    pub(super) async fn check(
        &self,
        args: &[u8],
        expected: &[u8],
        actual: &[u8],
    ) -> Result<Option<String>, Fault> {
        // A tuple of three, put together from parts that are encoded already.
        let input = [b"(\x03\0\0\0", args, expected, actual].concat();
        let answer =
            self.author_value("check.py", "check", harness::call(How::Check, "check", &input)).await?;
        match decode(&answer) {
            Ok(Value::None) => Ok(None),
            Ok(Value::Str(message)) => Ok(Some(message)),
            _ => Err(Fault::of_question("check in check.py must return None or a message")),
        }
    }

    /// The plain value that a function of one of the author's files returns.
    pub(super) async fn author_value(
        &self,
        file: &str,
        function: &str,
        program: Program,
    ) -> Result<Arc<[u8]>, Fault> {
        let source = self.question.files.get(file);
        let source = source.ok_or_else(|| Fault::of_question(format!("{file} is missing")))?;
        let mut files = self.fixtures();
        files.insert(file.to_owned(), source.clone());
        let outcome = self.runner.run(self.job(files, program, Arc::default(), self.author_limits())).await;
        let given =
            Given::Call { how: How::Check, name: function.to_owned(), input: Vec::new(), made_by: None };
        match observe(&given, &outcome) {
            Observed::Frame(Frame::Value { raw, .. }) => Ok(raw.into()),
            other if outcome.verdict == Verdict::InternalError => {
                Err(Fault(reason(&Call::Function(function.to_owned()), &other)))
            }
            other => {
                let why = reason(&Call::Function(function.to_owned()), &other);
                Err(Fault::of_question(format!("{function} in {file}: {why}")))
            }
        }
    }

    fn fixtures(&self) -> BTreeMap<String, Arc<[u8]>> {
        let fixtures = self.question.files.iter().filter(|(path, _)| path.starts_with("fixtures/"));
        fixtures.map(|(path, bytes)| (path.clone(), bytes.clone())).collect()
    }

    fn job(
        &self,
        files: BTreeMap<String, Arc<[u8]>>,
        program: Program,
        stdin: Arc<[u8]>,
        limits: Limits,
    ) -> Job {
        let allow_processes = self.question.meta.needs.iter().any(|need| need == "processes");
        Job { files, program, stdin, python: Some(self.python), limits, allow_processes }
    }

    fn author_limits(&self) -> Limits {
        let task = self.task.limits;
        Limits {
            cpu_ms: task.cpu_ms.max(AUTHOR_CPU_MS),
            wall_ms: None,
            memory_kib: task.memory_kib.max(AUTHOR_MEMORY_KIB),
            ..task
        }
        .clamped(&Limits::MAX)
    }

    /// Stands for everything a result depends on.
    pub(super) fn key(&self, what: &str, parts: &[&[u8]]) -> String {
        let fixed = [
            what.as_bytes(),
            self.question.judging_version.0.as_bytes(),
            self.fingerprint.as_bytes(),
            judge_version().as_bytes(),
        ];
        digest(fixed.into_iter().chain(parts.iter().copied()))
    }
}

fn standard_input(function: &str, made: &[u8]) -> Result<Given, Fault> {
    match decode(made) {
        Ok(Value::Str(text)) => Ok(Given::Stdin(text.into_bytes().into())),
        _ => Err(Fault::of_question(format!(
            "{function} in generate.py must return the text of standard input"
        ))),
    }
}

fn value_of(frame: &Frame) -> Option<Value> {
    match frame {
        Frame::Value { value, .. } => Some(value.clone()),
        _ => None,
    }
}

/// What the reference observed as what others must give, and as bytes to keep.
fn answer(observed: &Observed) -> Option<(Wanted, Vec<u8>)> {
    match observed {
        Observed::Frame(Frame::Value { value, raw }) => Some((Wanted::Value(value.clone()), raw.clone())),
        Observed::Frame(Frame::Calls(calls)) => {
            let values: Vec<Value> = calls.iter().map(value_of).collect::<Option<_>>()?;
            Some((Wanted::Calls(values.clone()), encode(&Value::List(values))))
        }
        Observed::Output(text) => Some((Wanted::Output(text.clone()), text.clone().into_bytes())),
        _ => None,
    }
}

/// The reverse of [`answer`].
fn thaw(given: &Given, kept: &[u8]) -> Option<Wanted> {
    match given {
        Given::Stdin(_) => String::from_utf8(kept.to_vec()).ok().map(Wanted::Output),
        Given::Call { how: How::Class, .. } => match decode(kept) {
            Ok(Value::List(values)) => Some(Wanted::Calls(values)),
            _ => None,
        },
        Given::Call { .. } => decode(kept).ok().map(Wanted::Value),
    }
}
