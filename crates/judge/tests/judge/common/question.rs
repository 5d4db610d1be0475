//! Questions made in a few words.

use std::{collections::BTreeMap, sync::Arc};

use askback_bank::*;
use askback_core::{Limits, PythonVersion, Verdict};
use askback_judge::{CaseResult, Judge, JudgeOptions, JudgeResult};

use super::LocalRunner;

/// A question with a task, built up by the methods of its extension below.
pub(crate) fn question(call: Call, compare: Compare) -> Question {
    Question {
        version: Version("v1".to_owned()),
        judging_version: Version("j1".to_owned()),
        meta: meta(),
        text: Text::default(),
        task: Some(Task {
            call,
            compare,
            limits: Limits { cpu_ms: 1_000, output_kib: 64, ..Limits::default() },
            solutions: vec![solution("solution.py")],
            wrong: Vec::new(),
            cases: Vec::new(),
            starter: String::new(),
            before: None,
        }),
        files: BTreeMap::new(),
    }
}

pub(crate) fn function(name: &str) -> Question {
    question(Call::Function(name.to_owned()), Compare::Exact)
}

fn meta() -> Meta {
    Meta {
        id: "sample".to_owned(),
        title: "A sample".to_owned(),
        kind: Kind::Coding,
        level: Level::Mid,
        difficulty: Difficulty::Easy,
        topics: vec![],
        roles: vec![],
        covers: vec![],
        frequency: 3,
        seconds: 600,
        uses: vec![Use::Practice],
        status: Status::Approved,
        python: PythonRange {
            text: ">=3.9".to_owned(),
            from: PythonVersion { major: 3, minor: 9 },
            below: None,
        },
        packages: vec![],
        needs: vec![],
        authors: vec![],
        license: "CC-BY-4.0".to_owned(),
        source: String::new(),
        formerly: vec![],
        enabled: true,
    }
}

pub(crate) fn solution(file: &str) -> Solution {
    Solution {
        file: file.to_owned(),
        title: file.to_owned(),
        time: Some("O(n)".to_owned()),
        space: Some("O(1)".to_owned()),
    }
}

pub(crate) fn wrong(file: &str, verdict: Verdict, case: Option<&str>) -> WrongSolution {
    WrongSolution { file: file.to_owned(), verdict, case: case.map(str::to_owned), why: "wrong".to_owned() }
}

pub(crate) fn case(id: &str, input: Input, expect: Expect) -> Case {
    Case { id: id.to_owned(), category: format!("about {id}"), visible: true, weight: 1, input, expect }
}

pub(crate) fn args(literals: &[&str]) -> Input {
    Input::Args(literals.iter().map(|text| (*text).to_owned()).collect())
}

pub(crate) fn value(literal: &str) -> Expect {
    Expect::Value(literal.to_owned())
}

/// Builds on a question.
pub(crate) trait With: Sized {
    fn with(self, case: Case) -> Self;
    fn hidden(self) -> Self;
    fn file(self, path: &str, text: &str) -> Self;
    fn compare(self, compare: Compare) -> Self;
}

impl With for Question {
    fn with(mut self, case: Case) -> Self {
        self.task.as_mut().unwrap().cases.push(case);
        self
    }

    fn hidden(mut self) -> Self {
        self.task.as_mut().unwrap().cases.last_mut().unwrap().visible = false;
        self
    }

    fn file(mut self, path: &str, text: &str) -> Self {
        self.files.insert(path.to_owned(), Arc::from(text.as_bytes()));
        self
    }

    fn compare(mut self, compare: Compare) -> Self {
        self.task.as_mut().unwrap().compare = compare;
        self
    }
}

pub(crate) async fn judge(question: &Question, source: impl AsRef<[u8]>) -> JudgeResult {
    judge_with(question, source, &JudgeOptions::default()).await
}

pub(crate) async fn judge_with(
    question: &Question,
    source: impl AsRef<[u8]>,
    options: &JudgeOptions,
) -> JudgeResult {
    let judge = Judge::new(Arc::new(LocalRunner::new()), None);
    judge.judge(question, source.as_ref(), options, |_, _| {}).await.unwrap()
}

/// The only case of a judgement.
pub(crate) async fn one(question: &Question, source: impl AsRef<[u8]>) -> CaseResult {
    let mut result = judge(question, source).await;
    assert_eq!(result.cases.len(), 1);
    result.cases.remove(0)
}

/// Verdict and message of the only case.
pub(crate) async fn said(question: &Question, source: impl AsRef<[u8]>) -> (Verdict, String) {
    let case = one(question, source).await;
    (case.verdict, case.message.unwrap_or_default())
}
