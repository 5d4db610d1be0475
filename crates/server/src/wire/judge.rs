//! Judged programs: the result, and the events of its stream.

use serde::Serialize;
use utoipa::ToSchema;

use super::Verdict;

/// The verdict on a program. Of a hidden case only category, verdict and weight are given.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct JudgeResult {
    /// Version of this shape.
    pub(crate) schema: u32,
    /// That of the first failing case in file order.
    pub(crate) verdict: Verdict,
    /// Sum of the weights of accepted cases.
    pub(crate) score: u32,
    /// Sum of all weights.
    pub(crate) max_score: u32,
    /// Id of the question.
    pub(crate) question: String,
    /// Its version.
    pub(crate) question_version: String,
    /// Version of the judge.
    pub(crate) judge_version: String,
    /// Version of Python it ran on.
    pub(crate) python: Option<String>,
    /// How well it was contained.
    pub(crate) rung: String,
    /// In file order.
    pub(crate) cases: Vec<CaseResult>,
    /// Id of the first failing case in file order.
    pub(crate) first_failure: Option<String>,
    /// Why Python cannot read the program; null when it can. No case has begun then.
    pub(crate) unreadable: Option<Unreadable>,
    /// Remarks on how the program is written.
    pub(crate) findings: Vec<Finding>,
    /// Measured complexity; null when it was not measured.
    #[schema(value_type = Option<Object>)]
    pub(crate) complexity: Option<serde_json::Value>,
}

/// A syntax error.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Unreadable {
    /// What is wrong, as Python says it.
    pub(crate) message: String,
    /// Line of the program, from 1.
    pub(crate) line: Option<u32>,
}

/// A remark on how the program is written. It never changes a verdict.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Finding {
    /// The rule.
    pub(crate) rule: String,
    /// How much it matters.
    pub(crate) kind: FindingKind,
    /// Line of the program, from 1.
    pub(crate) line: u32,
    /// What was found, and why it matters.
    pub(crate) message: String,
    /// What to write instead: whole lines, none of them to leave the lines out.
    pub(crate) better: Option<String>,
    /// The last line that `better` stands for; null when `better` is a pattern to follow.
    pub(crate) end_line: Option<u32>,
    /// Where the rule is explained in the document `idioms`: what follows the #.
    pub(crate) help: Option<String>,
}

/// How much a remark matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FindingKind {
    /// It is, or soon will be, a bug.
    Mistake,
    /// It works; there is a usual way to say it.
    Idiom,
    /// Blanks and line lengths.
    Format,
}

/// The verdict on one case.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct CaseResult {
    /// Id of the case.
    pub(crate) id: String,
    /// Its category.
    pub(crate) category: String,
    /// Whether it is shown in full.
    pub(crate) visible: bool,
    /// How it ended.
    pub(crate) verdict: Verdict,
    /// Its share of the score.
    pub(crate) weight: u32,
    /// What went in.
    pub(crate) input: Option<String>,
    /// What had to come out.
    pub(crate) expected: Option<String>,
    /// What came out.
    pub(crate) actual: Option<String>,
    /// What it printed.
    pub(crate) stdout: Option<String>,
    /// What it printed on standard error.
    pub(crate) stderr: Option<String>,
    /// For people: why it failed.
    pub(crate) message: Option<String>,
    /// Line of the program where it failed, when known.
    pub(crate) line: Option<u32>,
    /// Processor time.
    pub(crate) cpu_ms: Option<f64>,
    /// Peak memory.
    pub(crate) memory_kib: Option<u64>,
}

/// Data of an `event: queued`, sent while a program waits for its turn.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct QueuedEvent {
    /// Its place, from 1; programs of the same person wait for those of others.
    pub(crate) place: usize,
}

/// Data of an `event: case`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct CaseEvent {
    /// Position of the case, from 0.
    pub(crate) index: usize,
    /// Its verdict.
    pub(crate) case: CaseResult,
}

impl From<askback_judge::JudgeResult> for JudgeResult {
    fn from(result: askback_judge::JudgeResult) -> Self {
        Self {
            schema: result.schema,
            verdict: result.verdict.into(),
            score: result.score,
            max_score: result.max_score,
            question: result.question,
            question_version: result.question_version,
            judge_version: result.judge_version,
            python: result.python,
            rung: result.rung,
            cases: result.cases.into_iter().map(Into::into).collect(),
            first_failure: result.first_failure,
            unreadable: result.unreadable.map(|it| Unreadable { message: it.message, line: it.line }),
            findings: result.findings.into_iter().map(Into::into).collect(),
            complexity: result.complexity,
        }
    }
}

impl From<askback_judge::CaseResult> for CaseResult {
    fn from(case: askback_judge::CaseResult) -> Self {
        Self {
            id: case.id,
            category: case.category,
            visible: case.visible,
            verdict: case.verdict.into(),
            weight: case.weight,
            input: case.input,
            expected: case.expected,
            actual: case.actual,
            stdout: case.stdout,
            stderr: case.stderr,
            message: case.message,
            line: case.line,
            cpu_ms: case.cpu_ms,
            memory_kib: case.memory_kib,
        }
    }
}

impl From<askback_judge::Finding> for Finding {
    fn from(finding: askback_judge::Finding) -> Self {
        Self {
            help: finding.help(),
            rule: finding.rule,
            kind: finding.kind.into(),
            line: finding.line,
            message: finding.message,
            better: finding.better,
            end_line: finding.end_line,
        }
    }
}

impl From<askback_judge::FindingKind> for FindingKind {
    fn from(kind: askback_judge::FindingKind) -> Self {
        match kind {
            askback_judge::FindingKind::Mistake => Self::Mistake,
            askback_judge::FindingKind::Idiom => Self::Idiom,
            askback_judge::FindingKind::Format => Self::Format,
        }
    }
}
