//! What a check found, version by version.

use askback_bank::Question;
use askback_core::PythonVersion;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::gates;
use crate::{runner::Python, version::judge_version};

/// A question after its check.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CheckedQuestion {
    /// Its id.
    pub question: String,
    /// Its version, over all files.
    pub question_version: String,
    /// The version of the judge.
    pub judge_version: String,
    /// Each supported version in the question's range, oldest first.
    pub versions: Vec<CheckedVersion>,
    /// What a finished question has and this one has not: errors for the
    /// shipped bank, advice for others.
    pub gates: Vec<Fault>,
}

/// A question on one version of Python.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CheckedVersion {
    /// The minor version.
    #[schema(value_type = String)]
    pub python: PythonVersion,
    /// The full version, if it ran.
    pub full_version: Option<String>,
    /// How it went.
    pub state: State,
    /// Why it did not run.
    pub reason: Option<String>,
    /// What is wrong, by file and line.
    pub faults: Vec<Fault>,
    /// Whether the result would be the same again: not when the fault was ours.
    #[serde(skip)]
    lasting: bool,
}

/// How a check of one version went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Everything ran and went as it should.
    Passed,
    /// Something did not.
    Failed,
    /// It was not tried: never to be shown as green.
    NotRun,
}

/// Something wrong in a question's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Fault {
    /// The file, relative to the question.
    pub file: String,
    /// The line in it, from 1.
    pub line: Option<u32>,
    /// What is wrong and what was expected.
    pub message: String,
}

impl Fault {
    pub(super) fn new(file: &str, line: Option<u32>, message: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, message: message.into() }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}

impl CheckedQuestion {
    pub(super) fn new(question: &Question, versions: Vec<CheckedVersion>) -> Self {
        Self {
            question: question.meta.id.clone(),
            question_version: question.version.0.clone(),
            judge_version: judge_version().to_owned(),
            versions,
            gates: gates::gates(question),
        }
    }

    /// Whether at least one version ran and none failed.
    pub fn passed(&self) -> bool {
        let ran = |state| self.versions.iter().any(|version| version.state == state);
        ran(State::Passed) && !ran(State::Failed)
    }

    /// The versions on which everything went as it should.
    pub fn passed_on(&self) -> Vec<PythonVersion> {
        self.on(State::Passed)
    }

    /// "ran on 3.9-3.13", "fails on 3.9", "not run".
    pub fn label(&self) -> String {
        let (passed, failed) = (self.on(State::Passed), self.on(State::Failed));
        match (passed.is_empty(), failed.is_empty()) {
            (_, false) => format!("fails on {}", label(&failed)),
            (false, true) => format!("ran on {}", label(&passed)),
            (true, true) => "not run".to_owned(),
        }
    }

    fn on(&self, state: State) -> Vec<PythonVersion> {
        self.versions.iter().filter(|version| version.state == state).map(|version| version.python).collect()
    }
}

impl CheckedVersion {
    pub(super) fn begun(python: &Python) -> Self {
        Self {
            python: python.version,
            full_version: Some(python.full_version.clone()),
            state: State::Passed,
            reason: None,
            faults: Vec::new(),
            lasting: true,
        }
    }

    pub(super) fn not_run(python: PythonVersion, reason: &str) -> Self {
        Self {
            python,
            full_version: None,
            state: State::NotRun,
            reason: Some(reason.to_owned()),
            faults: Vec::new(),
            lasting: false,
        }
    }

    pub(super) fn add(&mut self, faults: Vec<Fault>, lasting: bool) {
        if !faults.is_empty() {
            self.state = State::Failed;
        }
        self.faults.extend(faults);
        self.lasting &= lasting;
    }

    pub(super) fn is_lasting(&self) -> bool {
        self.lasting
    }
}

/// Versions in ranges: "3.9-3.11, 3.13". `versions` is in order.
pub fn label(versions: &[PythonVersion]) -> String {
    let mut runs: Vec<(PythonVersion, PythonVersion)> = Vec::new();
    for &version in versions {
        match runs.last_mut() {
            Some((_, last)) if last.major == version.major && last.minor + 1 == version.minor => {
                *last = version;
            }
            _ => runs.push((version, version)),
        }
    }
    let text = |(first, last): &(PythonVersion, PythonVersion)| match first == last {
        true => first.to_string(),
        false => format!("{first}-{last}"),
    };
    runs.iter().map(text).collect::<Vec<_>>().join(", ")
}
