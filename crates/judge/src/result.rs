//! What a judgement says, in the shape the contract promises to scripts.

use askback_core::Verdict;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The judgement of one program against the cases of one question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct JudgeResult {
    /// The version of this shape: 1.
    pub schema: u32,
    /// `accepted`, or the verdict of the first failing case in file order.
    #[schema(value_type = String)]
    pub verdict: Verdict,
    /// Sum of the weights of the accepted cases.
    pub score: u32,
    /// Sum of all weights.
    pub max_score: u32,
    /// Id of the question.
    pub question: String,
    /// Its version, over all files.
    pub question_version: String,
    /// The version of the judge: results of different ones may differ.
    pub judge_version: String,
    /// The Python it ran on, e.g. "3.12".
    pub python: Option<String>,
    /// How well the runs were contained.
    pub rung: String,
    /// In file order.
    pub cases: Vec<CaseResult>,
    /// Id of the first case in file order that was not accepted.
    pub first_failure: Option<String>,
    /// Why the program is none that Python can read; no case has begun then.
    #[serde(default)]
    pub unreadable: Option<Unreadable>,
    /// Remarks on how the program is written. They never change a verdict.
    pub findings: Vec<Finding>,
    /// The measured complexity; null when not measured.
    #[schema(value_type = Option<Object>)]
    pub complexity: Option<serde_json::Value>,
}

/// One case of a judgement. Of a hidden case only id, category, verdict and
/// weight are there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CaseResult {
    /// Id in the question; `own` for the person's own input.
    pub id: String,
    /// What the case is about; shown for hidden ones too.
    pub category: String,
    /// Whether the rest may be shown.
    pub visible: bool,
    /// How it ended.
    #[schema(value_type = String)]
    pub verdict: Verdict,
    /// Its share of the score.
    pub weight: u32,
    /// The call, or standard input.
    pub input: Option<String>,
    /// What must come out.
    pub expected: Option<String>,
    /// What came out.
    pub actual: Option<String>,
    /// What the program printed.
    pub stdout: Option<String>,
    /// What it printed on standard error, the traceback included.
    pub stderr: Option<String>,
    /// Why, in a sentence for people.
    pub message: Option<String>,
    /// The line of the program where it failed.
    pub line: Option<u32>,
    /// Processor time.
    pub cpu_ms: Option<f64>,
    /// Peak memory.
    pub memory_kib: Option<u64>,
}

/// A syntax error in the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Unreadable {
    /// What is wrong, as Python says it.
    pub message: String,
    /// Line in the program, from 1.
    pub line: Option<u32>,
}

/// A remark on how the program is written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Finding {
    /// The rule's code.
    pub rule: String,
    /// How much it matters.
    #[serde(default)]
    pub kind: FindingKind,
    /// Line in the program, from 1.
    pub line: u32,
    /// What was found, and why it matters.
    pub message: String,
    /// What to write instead: whole lines, none of them to leave the lines out.
    pub better: Option<String>,
    /// The last line that `better` stands for; null when `better` is a pattern to follow.
    #[serde(default)]
    pub end_line: Option<u32>,
}

/// How much a remark matters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// It is, or soon will be, a bug.
    Mistake,
    /// It works; there is a usual way to say it.
    #[default]
    Idiom,
    /// Blanks and line lengths.
    Format,
}

impl CaseResult {
    /// The same, with everything removed that a hidden case keeps to itself.
    pub(crate) fn redacted(self) -> Self {
        Self {
            input: None,
            expected: None,
            actual: None,
            stdout: None,
            stderr: None,
            message: None,
            line: None,
            cpu_ms: None,
            memory_kib: None,
            ..self
        }
    }
}
