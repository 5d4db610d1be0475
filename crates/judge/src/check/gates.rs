//! What a finished question with code must have. Reads, runs nothing.

use askback_bank::{Kind, Question, Task};

use super::report::Fault;

const CASES: &str = "cases.toml";

/// What is missing for a finished question: an error in the shipped bank,
/// advice elsewhere. Only what concerns code; headings are the bank's.
pub fn gates(question: &Question) -> Vec<Fault> {
    let Some(task) = &question.task else { return Vec::new() };
    let (solutions, wrong) = match question.meta.kind {
        Kind::Coding => (2, 3),
        _ => (1, 1),
    };
    let mut faults = Vec::new();
    let mut needs = |met: bool, message: String| {
        if !met {
            faults.push(Fault::new(CASES, None, message));
        }
    };
    let (has, had) = (task.solutions.len(), task.wrong.len());
    needs(has >= solutions, format!("{has} [[solution]], at least {solutions} are needed"));
    needs(had >= wrong, format!("{had} [[wrong]], at least {wrong} are needed"));
    needs(task.cases.iter().any(|case| case.visible), "no case is visible".to_owned());
    needs(task.cases.iter().any(|case| !case.visible), "no case is hidden".to_owned());
    faults.extend(complexities(task));
    faults.extend(wrong_ones(task));
    faults
}

fn complexities(task: &Task) -> impl Iterator<Item = Fault> {
    let lacking =
        task.solutions.iter().filter(|solution| solution.time.is_none() || solution.space.is_none());
    lacking.map(|solution| Fault::new(CASES, None, format!("{}: time and space are needed", solution.file)))
}

fn wrong_ones(task: &Task) -> impl Iterator<Item = Fault> {
    task.wrong.iter().filter_map(|wrong| {
        let message = if wrong.verdict.is_success() {
            format!("{}: a wrong solution cannot be {}", wrong.file, wrong.verdict)
        } else if wrong.case.is_none() {
            format!("{}: the case that it fails first is needed", wrong.file)
        } else if wrong.why.trim().is_empty() {
            format!("{}: why it is wrong is needed", wrong.file)
        } else {
            return None;
        };
        Some(Fault::new(CASES, None, message))
    })
}
