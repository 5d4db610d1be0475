//! Judging one program: a cell a case, as many at once as the runner allows.

mod assess;
mod author;
mod drivers;
mod growth;
mod options;
mod prepare;
mod show;
mod tracing;

use std::sync::{Arc, OnceLock};

use askback_bank::{Case, Expect, Question, Task};
use askback_core::{PythonVersion, Verdict};
use author::Author;
use futures::{StreamExt as _, future::BoxFuture, stream};
pub use options::{JudgeError, JudgeOptions, MAX_SOURCE_BYTES, OwnCall, OwnInput, Which};
use prepare::{Fault, Given, Wanted};
pub use tracing::TraceInput;

use crate::{
    cache::{MemoryCache, ResultCache},
    findings,
    result::{CaseResult, JudgeResult, Unreadable},
    runner::Runner,
    version::judge_version,
};

/// Judges programs with the runner it was given.
#[derive(Clone)]
pub struct Judge {
    runner: Arc<dyn Runner>,
    cache: Arc<dyn ResultCache>,
}

impl Judge {
    /// A judge that runs programs by `runner` and keeps what authors' programs
    /// answered in `cache` (in memory, if none is given).
    pub fn new(runner: Arc<dyn Runner>, cache: Option<Arc<dyn ResultCache>>) -> Self {
        Self { runner, cache: cache.unwrap_or_else(|| Arc::new(MemoryCache::default())) }
    }

    /// The runner behind it.
    pub fn runner(&self) -> &Arc<dyn Runner> {
        &self.runner
    }

    /// Judges `source` as an answer to `question`. `on_case` hears each case
    /// as it ends, with its index among those that are judged; the result has
    /// them in file order. Dropping the future ends all runs.
    ///
    /// An error means that nothing was judged and that the caller can mend it;
    /// whatever the program does is a result.
    pub async fn judge(
        &self,
        question: &Question,
        source: &[u8],
        options: &JudgeOptions,
        on_case: impl FnMut(usize, &CaseResult) + Send,
    ) -> Result<JudgeResult, JudgeError> {
        let task = question
            .task
            .as_ref()
            .ok_or_else(|| JudgeError::NotATask { question: question.meta.id.clone() })?;
        if source.len() > MAX_SOURCE_BYTES {
            return Err(JudgeError::SourceTooLarge { bytes: source.len() });
        }
        let python = options::python(self.runner.as_ref(), question, options.python)?;
        let sitting = Sitting {
            author: Author::new(self, question, task, python),
            task,
            source: source.into(),
            reveal: options.reveal_hidden,
            unreadable: OnceLock::new(),
        };
        let cases = match &options.which {
            Which::Own(own) => sitting.own(own, on_case).await?,
            Which::All => sitting.cases(task.cases.iter(), on_case).await,
            Which::Visible => sitting.cases(task.cases.iter().filter(|case| case.visible), on_case).await,
            Which::UpTo(id) => {
                let place = task.cases.iter().position(|case| case.id == *id);
                sitting.cases(task.cases.iter().take(place.map_or(usize::MAX, |at| at + 1)), on_case).await
            }
        };
        let mut result = self.summed_up(question, python, cases);
        result.unreadable = sitting.unreadable.into_inner();
        if !matches!(options.which, Which::Own(_)) {
            result.findings = findings::of(question, source, result.verdict);
        }
        Ok(result)
    }

    /// The Python that a program for `question` would run on, or why none
    /// could be judged: asked before a program is stored.
    pub fn check(
        &self,
        question: &Question,
        python: Option<PythonVersion>,
    ) -> Result<PythonVersion, JudgeError> {
        if question.task.is_none() {
            return Err(JudgeError::NotATask { question: question.meta.id.clone() });
        }
        options::python(self.runner.as_ref(), question, python)
    }

    fn summed_up(&self, question: &Question, python: PythonVersion, cases: Vec<CaseResult>) -> JudgeResult {
        let first_failure = cases.iter().find(|case| !case.verdict.is_success());
        let sum = |cases: &mut dyn Iterator<Item = &CaseResult>| {
            cases.fold(0_u32, |sum, case| sum.saturating_add(case.weight))
        };
        JudgeResult {
            schema: 1,
            verdict: first_failure.map_or(Verdict::Accepted, |case| case.verdict),
            score: sum(&mut cases.iter().filter(|case| case.verdict.is_success())),
            max_score: sum(&mut cases.iter()),
            question: question.meta.id.clone(),
            question_version: question.version.0.clone(),
            judge_version: judge_version().to_owned(),
            python: Some(python.to_string()),
            rung: self.runner.rung(),
            first_failure: first_failure.map(|case| case.id.clone()),
            cases,
            unreadable: None,
            findings: Vec::new(),
            complexity: None,
        }
    }
}

/// One program before one question.
struct Sitting<'a> {
    author: Author<'a>,
    task: &'a Task,
    source: Arc<[u8]>,
    reveal: bool,
    /// Set by the first case that finds it out.
    unreadable: OnceLock<Unreadable>,
}

impl Sitting<'_> {
    async fn cases<'c>(
        &self,
        wanted: impl Iterator<Item = &'c Case> + Send,
        mut on_case: impl FnMut(usize, &CaseResult) + Send,
    ) -> Vec<CaseResult> {
        let jobs: Vec<BoxFuture<'_, (usize, CaseResult)>> = wanted
            .enumerate()
            .map(|(index, case)| -> BoxFuture<'_, _> {
                Box::pin(async move { (index, self.case(case).await) })
            })
            .collect();
        let mut done: Vec<Option<CaseResult>> = vec![None; jobs.len()];
        let mut running = stream::iter(jobs).buffer_unordered(self.author.runner().parallelism().max(1));
        while let Some((index, result)) = running.next().await {
            on_case(index, &result);
            done[index] = Some(result);
        }
        done.into_iter().flatten().collect()
    }

    async fn case(&self, case: &Case) -> CaseResult {
        let mut result = blank(&case.id, &case.category, case.visible, case.weight);
        match self.prepared(case).await {
            Ok((given, wanted)) => self.run(&given, Some(&wanted), &mut result).await,
            Err(fault) => fault.mark(&mut result),
        }
        if case.visible || self.reveal { result } else { result.redacted() }
    }

    async fn prepared(&self, case: &Case) -> Result<(Given, Wanted), Fault> {
        let given = match prepare::given(&self.task.call, case)? {
            Some(given) => given,
            None => self.author.generated(case).await?,
        };
        let wanted = match prepare::wanted(&self.task.call, case)? {
            Some(wanted) => wanted,
            None => self.author.reference(&case.id, &given).await?,
        };
        Ok((given, wanted))
    }

    async fn own(
        &self,
        own: &OwnInput,
        mut on_case: impl FnMut(usize, &CaseResult) + Send,
    ) -> Result<Vec<CaseResult>, JudgeError> {
        let given = options::own_input(&self.task.call, self.mutated(), own)?;
        let mut result = blank("own", "own input", true, 0);
        // Without an answer of the reference the run still shows what happens.
        let wanted = self.author.reference_for_own(&given).await;
        self.run(&given, wanted.as_ref(), &mut result).await;
        on_case(0, &result);
        Ok(vec![result])
    }

    /// The argument that the question's cases look at after the call, if they
    /// agree on one.
    fn mutated(&self) -> Option<usize> {
        let index = |case: &Case| match case.expect {
            Expect::Mutates { index, .. } => Some(index),
            _ => None,
        };
        let mut cases =
            self.task.cases.iter().filter(|case| !matches!(case.expect, Expect::Raises(_))).map(index);
        let first = cases.next()?;
        cases.all(|other| other == first).then_some(first)?
    }

    async fn run(&self, given: &Given, wanted: Option<&Wanted>, result: &mut CaseResult) {
        result.input = Some(show::input(&self.task.call, given));
        result.expected = wanted.map(show::wanted);
        let outcome = match self.author.run_candidate(given, self.source.clone()).await {
            Ok(outcome) => outcome,
            Err(fault) => return fault.mark(result),
        };
        let observed = assess::observe(given, &outcome);
        if let Some(unreadable) = assess::unreadable(&observed, &outcome) {
            self.unreadable.get_or_init(|| unreadable);
        }
        result.cpu_ms = outcome.cpu_ms;
        result.memory_kib = outcome.memory_kib;
        result.stdout = Some(show::output(&outcome.stdout, outcome.stdout_truncated));
        result.stderr = Some(show::output(&outcome.stderr, outcome.stderr_truncated));
        result.actual = show::observed(&observed);
        let finding = match wanted {
            Some(wanted) => assess::assess(&self.author, self.task, given, wanted, &observed).await,
            None => Ok(assess::without_answer(&self.task.call, &observed)),
        };
        match finding {
            Ok(finding) => finding.mark(result),
            Err(fault) => fault.mark(result),
        }
    }
}

fn blank(id: &str, category: &str, visible: bool, weight: u32) -> CaseResult {
    CaseResult {
        id: id.to_owned(),
        category: category.to_owned(),
        visible,
        verdict: Verdict::InternalError,
        weight,
        input: None,
        expected: None,
        actual: None,
        stdout: None,
        stderr: None,
        message: None,
        line: None,
        cpu_ms: None,
        memory_kib: None,
    }
}
