//! Solutions must be accepted, wrong solutions must fail where they say.

use askback_bank::{Question, Solution, WrongSolution};
use askback_core::{PythonVersion, Verdict};

use super::{Found, report::Fault};
use crate::{
    judge::{Judge, JudgeOptions, Which},
    result::JudgeResult,
};

/// A program of the author's that is judged.
#[derive(Clone, Copy)]
pub(super) enum Program<'a> {
    Right(&'a Solution),
    Wrong(&'a WrongSolution),
}

impl<'a> Program<'a> {
    pub(super) fn file(self) -> &'a str {
        match self {
            Self::Right(solution) => &solution.file,
            Self::Wrong(wrong) => &wrong.file,
        }
    }
}

/// All programs of a question.
pub(super) fn all(question: &Question) -> Vec<Program<'_>> {
    let Some(task) = &question.task else { return Vec::new() };
    let right = task.solutions.iter().map(Program::Right);
    right.chain(task.wrong.iter().map(Program::Wrong)).collect()
}

/// Judges one of them on one version.
pub(super) async fn run(
    judge: &Judge,
    question: &Question,
    version: PythonVersion,
    program: Program<'_>,
) -> Found {
    let file = program.file();
    let fault =
        |line, message: String| Found { faults: vec![Fault::new(file, line, message)], lasting: true };
    let Some(source) = question.files.get(file) else {
        return fault(None, "the file is missing".to_owned());
    };
    let which = match program {
        // What it does in later cases does not matter: an endless loop would
        // take the whole limit in each.
        Program::Wrong(WrongSolution { case: Some(case), .. }) => Which::UpTo(case.clone()),
        _ => Which::All,
    };
    let options = JudgeOptions { which, python: Some(version), reveal_hidden: true };
    let result = match judge.judge(question, source, &options, |_, _| {}).await {
        Ok(result) => result,
        Err(error) => return fault(None, error.to_string()),
    };
    let lasting = result.cases.iter().all(|case| case.verdict != Verdict::InternalError);
    let faults = match program {
        Program::Right(_) => not_accepted(file, &result),
        Program::Wrong(wrong) => not_as_declared(wrong, &result).into_iter().collect(),
    };
    Found { faults, lasting }
}

fn not_accepted(file: &str, result: &JudgeResult) -> Vec<Fault> {
    let failing = result.cases.iter().filter(|case| !case.verdict.is_success());
    failing
        .map(|case| {
            let why = case.message.as_deref().unwrap_or("no reason given");
            Fault::new(file, case.line, format!("case {}: {}: {why}", case.id, case.verdict))
        })
        .collect()
}

fn not_as_declared(wrong: &WrongSolution, result: &JudgeResult) -> Option<Fault> {
    let file = wrong.file.as_str();
    let Some(first) = result.cases.iter().find(|case| !case.verdict.is_success()) else {
        if let Some(case) = &wrong.case {
            let message = format!("case {case} accepts it; it must get {}", wrong.verdict);
            return Some(Fault::new(file, None, message));
        }
        return Some(Fault::new(file, None, format!("every case accepts it; it must get {}", wrong.verdict)));
    };
    let case_differs = wrong.case.as_ref().is_some_and(|case| *case != first.id);
    if first.verdict == wrong.verdict && !case_differs {
        return None;
    }
    let declared = match &wrong.case {
        Some(case) => format!("{} in case {case}", wrong.verdict),
        None => wrong.verdict.to_string(),
    };
    let why = first.message.as_deref().unwrap_or("no reason given");
    let message = format!("must first get {declared}, got {} in case {}: {why}", first.verdict, first.id);
    Some(Fault::new(file, first.line, message))
}
