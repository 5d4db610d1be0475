//! The engine of `bank check`, on the Pythons of this machine.

use std::sync::Arc;

use crate::common::*;
use askback_bank::{Block, Question};
use askback_core::{PythonVersion, Verdict};
use askback_judge::{
    Judge,
    check::{CheckedQuestion, Checker, FolderCheckCache, State, label},
};

/// A question with two solutions, a wrong one and a case of each sort.
fn double() -> Question {
    let mut question = function("double")
        .with(case("plain", args(&["2"]), value("4")))
        .with(case("zero", args(&["0"]), value("0")))
        .hidden()
        .file("solution.py", "def double(n):\n    return 2 * n\n")
        .file("solutions/add.py", "def double(n):\n    return n + n\n")
        .file("wrong/square.py", "def double(n):\n    return n * n or None\n");
    let task = question.task.as_mut().expect("it has a task");
    task.solutions.push(solution("solutions/add.py"));
    task.wrong.push(wrong("wrong/square.py", Verdict::WrongAnswer, Some("zero")));
    question
}

fn block(line: u32, code: &str, output: Option<&str>) -> Block {
    Block {
        file: "question.md".to_owned(),
        line,
        code: code.to_owned(),
        continues: false,
        output: output.map(str::to_owned),
        raises: None,
        python: None,
        skip: None,
    }
}

async fn check(question: &Question) -> CheckedQuestion {
    let runner = LocalRunner::new();
    let newest = runner.newest();
    Checker::new(Judge::new(Arc::new(runner), None), None).check(question, Some(&[newest]), |_| {}).await
}

/// Faults of the only version that was checked.
async fn faults(question: &Question) -> Vec<String> {
    let checked = check(question).await;
    assert_eq!(checked.versions.len(), 1);
    checked.versions[0].faults.iter().map(ToString::to_string).collect()
}

#[tokio::test]
async fn right_ones_are_accepted_and_wrong_ones_fail_where_they_say() {
    let checked = check(&double()).await;
    assert_eq!(checked.versions[0].faults, []);
    assert!(checked.passed());
    let gates: Vec<String> = checked.gates.iter().map(ToString::to_string).collect();
    assert_eq!(gates, ["cases.toml: 1 [[wrong]], at least 3 are needed"]);
}

#[tokio::test]
async fn each_program_that_is_not_as_declared_is_a_fault() {
    let mut question = double().file("solutions/add.py", "def double(n):\n    return n + 2\n");
    question.task.as_mut().unwrap().wrong = vec![
        wrong("wrong/square.py", Verdict::WrongAnswer, Some("plain")),
        wrong("solution.py", Verdict::TimeLimit, None),
    ];
    assert_eq!(
        faults(&question).await,
        [
            "solution.py: every case accepts it; it must get time_limit",
            "solutions/add.py: case zero: wrong_answer: expected 0, got 2",
            "wrong/square.py: case plain accepts it; it must get wrong_answer",
        ]
    );
}

#[tokio::test]
async fn a_wrong_one_is_run_no_further_than_the_case_it_names() {
    let mut question = double().file("wrong/square.py", "def double(n):\n    return None\n");
    let task = question.task.as_mut().unwrap();
    task.wrong[0].case = Some("plain".to_owned());
    task.wrong.push(wrong("wrong/square.py", Verdict::WrongAnswer, Some("zero")));
    let runner = Arc::new(LocalRunner::new());
    let newest = runner.newest();
    let checker = Checker::new(Judge::new(runner.clone(), None), None);
    let checked = checker.check(&question, Some(&[newest]), |_| {}).await;
    // Two solutions by two cases, one wrong one by one case, one by two.
    assert_eq!(runner.started(), 7);
    let told: Vec<String> = checked.versions[0].faults.iter().map(ToString::to_string).collect();
    let expected = "wrong/square.py: must first get wrong_answer in case zero, got wrong_answer in case plain: expected 4, got None; is a return missing?";
    assert_eq!(told, [expected]);
}

#[tokio::test]
async fn blocks_are_held_to_their_output() {
    let mut question = double();
    let right = [
        block(10, "print('a')\nprint('b ')", Some("a\nb\n")),
        block(20, "x = 3", None),
        Block { continues: true, ..block(24, "print(x)", Some("3")) },
        Block { raises: Some("LookupError".to_owned()), ..block(30, "print(1)\n{}[0]", Some("1")) },
        block(40, "print(object())", Some("<object object at 0x...>")),
        Block { skip: Some("needs a network".to_owned()), ..block(50, "1/0", None) },
        block(
            60,
            "if __name__ == '__main__':\n    import sys\n    print(sys.modules['__main__'].__name__)",
            Some("__main__"),
        ),
    ];
    question.text.blocks = right.to_vec();
    assert_eq!(faults(&question).await, [""; 0]);
}

#[tokio::test]
async fn what_blocks_do_wrong_is_told_with_its_line() {
    let mut question = double();
    question.text.blocks = vec![
        block(10, "print('a')", Some("b")),
        block(20, "x = 3\ny = 1\nprint(x / 0)", None),
        Block { raises: Some("TypeError".to_owned()), ..block(30, "pass", None) },
        Block { raises: Some("TypeError".to_owned()), ..block(40, "raise KeyError", None) },
        block(50, "print(x)", Some("3")),
        block(60, "def f(:", None),
        block(70, "import os; os._exit(7)", None),
        block(80, "print(5)", Some("4...")),
    ];
    let told = faults(&question).await;
    assert_eq!(told.len(), 9, "{told:#?}");
    assert_eq!(told[0], "question.md:10: output differs: line 1: expected 'b', got 'a'");
    assert_eq!(told[1], "question.md:23: raised ZeroDivisionError: division by zero");
    assert_eq!(told[2], "question.md:30: must raise TypeError, but ended well");
    assert_eq!(told[3], "question.md:41: must raise TypeError, but raised KeyError: ");
    assert_eq!(told[4], "question.md:50: output differs: nothing was printed");
    assert!(told[5].starts_with("question.md:51: raised NameError"), "{}", told[5]);
    assert!(told[6].starts_with("question.md:61: raised SyntaxError"), "{}", told[6]);
    assert_eq!(told[7], "question.md:70: did not finish: runtime_error (exit code 7)");
    assert!(told[8].ends_with("does not have the form of the output block, but is '5'"), "{}", told[8]);
}

#[tokio::test]
async fn a_block_for_newer_versions_is_left_out_on_older_ones() {
    let mut question = double();
    let range = askback_bank::PythonRange {
        text: ">=3.99".to_owned(),
        from: PythonVersion { major: 3, minor: 99 },
        below: None,
    };
    question.text.blocks = vec![Block { python: Some(range), ..block(10, "1/0", None) }];
    assert_eq!(faults(&question).await, [""; 0]);
}

#[tokio::test]
async fn a_version_that_is_not_here_is_not_run() {
    let runner = LocalRunner::new();
    let newest = runner.newest();
    let checker = Checker::new(Judge::new(Arc::new(runner.only(newest)), None), None);
    let checked = checker.check(&double(), None, |_| {}).await;
    assert_eq!(checked.versions.len(), 6);
    for version in &checked.versions {
        let expected = if version.python == newest { State::Passed } else { State::NotRun };
        assert_eq!(version.state, expected);
    }
    assert_eq!(checked.label(), format!("ran on {newest}"));
    assert_eq!(checked.passed_on(), [newest]);
}

#[tokio::test]
async fn results_are_kept_by_content_interpreter_and_judge() {
    let folder = tempfile::tempdir().unwrap();
    let runner = Arc::new(LocalRunner::new());
    let only = [runner.newest()];
    let cache = || Some(Arc::new(FolderCheckCache::new(folder.path().join("checks"))) as _);
    let checker = Checker::new(Judge::new(runner.clone(), None), cache());
    let mut question = double();
    assert_eq!(checker.known(&question, Some(&only)).await.label(), "not run");

    let mut steps = 0;
    let first = checker.check(&question, Some(&only), |step| steps += step.steps).await;
    assert_eq!(steps, checker.steps(&question, Some(&only)));
    let started = runner.started();
    assert_eq!(started, 6);

    steps = 0;
    let checker = Checker::new(Judge::new(runner.clone(), None), cache());
    let again = checker.check(&question, Some(&only), |step| steps += step.steps).await;
    assert_eq!((again.label(), steps), (first.label(), 3));
    assert_eq!(checker.known(&question, Some(&only)).await.label(), first.label());
    assert_eq!(runner.started(), started);

    question.version = askback_bank::Version("v2".to_owned());
    checker.check(&question, Some(&only), |_| {}).await;
    assert_eq!(runner.started(), 2 * started);
}

#[test]
fn versions_are_written_in_ranges() {
    let versions = |minors: &[u8]| -> Vec<PythonVersion> {
        minors.iter().map(|&minor| PythonVersion { major: 3, minor }).collect()
    };
    for (minors, text) in [(&[9, 10, 11, 13][..], "3.9-3.11, 3.13"), (&[12], "3.12"), (&[], "")] {
        assert_eq!(label(&versions(minors)), text);
    }
}
