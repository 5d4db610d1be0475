//! The check of a question: every fenced block is executed, every solution must
//! be accepted and every wrong one must fail where it says, on each Python.
//!
//! Nothing is green that did not run: a version that is not on this machine is
//! [`State::NotRun`].

mod blocks;
mod cache;
mod gates;
mod programs;
mod report;

use std::{collections::BTreeMap, sync::Arc};

use askback_bank::Question;
use askback_core::PythonVersion;
pub use cache::{CheckCache, FolderCheckCache};
use futures::{StreamExt as _, future::BoxFuture, stream};
pub use gates::gates;
pub use report::{CheckedQuestion, CheckedVersion, Fault, State, label};

use crate::{
    judge::Judge,
    runner::Python,
    version::{digest, judge_version},
};

/// Checks questions with the judge it was given.
#[derive(Clone)]
pub struct Checker {
    judge: Judge,
    cache: Option<Arc<dyn CheckCache>>,
}

/// News of a running check, for a progress bar.
#[derive(Debug, Clone)]
pub struct Step {
    /// The version it was about.
    pub python: PythonVersion,
    /// What was tried: a file, or a file and line.
    pub subject: String,
    /// Whether it went as it should.
    pub passed: bool,
    /// How many of [`Checker::steps`] it stands for: more than one when a
    /// version came from the cache.
    pub steps: usize,
}

/// What one step found: faults, and whether one of them is ours.
struct Found {
    faults: Vec<Fault>,
    lasting: bool,
}

type Work<'a> = BoxFuture<'a, (usize, String, Found)>;

impl Checker {
    /// A checker over `judge`; results are kept in `cache`, if there is one.
    pub fn new(judge: Judge, cache: Option<Arc<dyn CheckCache>>) -> Self {
        Self { judge, cache }
    }

    /// How many steps a check of `question` takes.
    pub fn steps(&self, question: &Question, only: Option<&[PythonVersion]>) -> usize {
        let found = self.found();
        let run = versions(question, only).into_iter().filter(|version| found.contains_key(version));
        run.map(|version| steps_on(question, version)).sum()
    }

    /// What is known already, without running anything: versions that were
    /// never checked are [`State::NotRun`].
    pub async fn known(&self, question: &Question, only: Option<&[PythonVersion]>) -> CheckedQuestion {
        let found = self.found();
        let mut checked = Vec::new();
        for version in versions(question, only) {
            let kept = match found.get(&version) {
                Some(python) => self.kept(question, python).await,
                None => None,
            };
            checked.push(kept.unwrap_or_else(|| CheckedVersion::not_run(version, "not checked yet")));
        }
        CheckedQuestion::new(question, checked)
    }

    /// Checks `question` on the versions of `only`, or on all supported ones;
    /// those outside its own range are left out. `on_step` hears of each step.
    pub async fn check(
        &self,
        question: &Question,
        only: Option<&[PythonVersion]>,
        mut on_step: impl FnMut(&Step) + Send,
    ) -> CheckedQuestion {
        let found = self.found();
        let mut checked = Vec::new();
        let mut work: Vec<Work<'_>> = Vec::new();
        for version in versions(question, only) {
            let Some(python) = found.get(&version) else {
                checked.push(CheckedVersion::not_run(version, "not on this machine"));
                continue;
            };
            if let Some(kept) = self.kept(question, python).await {
                let steps = steps_on(question, version);
                let subject = question.meta.id.clone();
                on_step(&Step { python: version, subject, passed: kept.state == State::Passed, steps });
                checked.push(kept);
                continue;
            }
            work.extend(self.work(question, version, checked.len()));
            checked.push(CheckedVersion::begun(python));
        }
        self.perform(work, &mut checked, &mut on_step).await;
        self.keep(question, &found, &checked).await;
        CheckedQuestion::new(question, checked)
    }

    async fn perform(
        &self,
        work: Vec<Work<'_>>,
        checked: &mut [CheckedVersion],
        on_step: &mut (impl FnMut(&Step) + Send),
    ) {
        let mut running = stream::iter(work).buffer_unordered(self.judge.runner().parallelism().max(1));
        while let Some((index, subject, found)) = running.next().await {
            let version = &mut checked[index];
            on_step(&Step { python: version.python, subject, passed: found.faults.is_empty(), steps: 1 });
            version.add(found.faults, found.lasting);
        }
        for version in checked {
            version.faults.sort_by(|a, b| (&a.file, a.line, &a.message).cmp(&(&b.file, b.line, &b.message)));
        }
    }

    fn work<'a>(&'a self, question: &'a Question, version: PythonVersion, index: usize) -> Vec<Work<'a>> {
        let judge = &self.judge;
        let mut work: Vec<Work<'a>> = Vec::new();
        for chain in blocks::chains(question, version) {
            work.push(Box::pin(async move {
                let subject = chain.subject();
                (index, subject, blocks::run(judge.runner().as_ref(), question, version, &chain).await)
            }));
        }
        for program in programs::all(question) {
            work.push(Box::pin(async move {
                let subject = program.file().to_owned();
                (index, subject, programs::run(judge, question, version, program).await)
            }));
        }
        work
    }

    fn found(&self) -> BTreeMap<PythonVersion, Python> {
        self.judge.runner().pythons().into_iter().map(|python| (python.version, python)).collect()
    }

    async fn kept(&self, question: &Question, python: &Python) -> Option<CheckedVersion> {
        let kept = self.cache.as_ref()?.get(&key(question, python)).await?;
        (kept.python == python.version).then_some(kept)
    }

    async fn keep(
        &self,
        question: &Question,
        found: &BTreeMap<PythonVersion, Python>,
        checked: &[CheckedVersion],
    ) {
        let Some(cache) = &self.cache else { return };
        for version in checked.iter().filter(|version| version.is_lasting()) {
            if let Some(python) = found.get(&version.python) {
                cache.put(&key(question, python), version).await;
            }
        }
    }
}

/// The versions a question is checked on.
fn versions(question: &Question, only: Option<&[PythonVersion]>) -> Vec<PythonVersion> {
    let (oldest, newest) = (PythonVersion::OLDEST, PythonVersion::NEWEST);
    (oldest.minor..=newest.minor)
        .map(|minor| PythonVersion { major: oldest.major, minor })
        .filter(|version| question.meta.python.contains(*version))
        .filter(|version| only.is_none_or(|only| only.contains(version)))
        .collect()
}

fn steps_on(question: &Question, version: PythonVersion) -> usize {
    blocks::chains(question, version).len() + programs::all(question).len()
}

/// Stands for everything a result depends on: content, interpreter, judge.
fn key(question: &Question, python: &Python) -> String {
    digest([
        b"check".as_slice(),
        question.version.0.as_bytes(),
        python.fingerprint.as_bytes(),
        judge_version().as_bytes(),
    ])
}
