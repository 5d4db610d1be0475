//! Questions as the pages see them. Hidden cases, wrong solutions and judging
//! files are not among the fields, so they cannot leak by oversight.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Difficulty, Kind, Level, State, Status};

/// A question in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct QuestionSummary {
    /// Id, such as `gil`.
    pub(crate) id: String,
    /// Title.
    pub(crate) title: String,
    /// What sort of question it is.
    pub(crate) kind: Kind,
    /// Whom it is for.
    pub(crate) level: Level,
    /// How hard it is.
    pub(crate) difficulty: Difficulty,
    /// Topics.
    pub(crate) topics: Vec<String>,
    /// Roles it is asked for.
    pub(crate) roles: Vec<String>,
    /// 1 to 5, how often interviews ask it.
    pub(crate) frequency: u8,
    /// Time budget in seconds.
    pub(crate) seconds: u32,
    /// Draft or approved.
    pub(crate) status: Status,
    /// Content-addressed version.
    pub(crate) version: String,
    /// How far one's own practice has come.
    pub(crate) state: State,
    /// One's own attempts at it, at any version.
    pub(crate) attempts: u32,
    /// Best score of one's own submissions.
    pub(crate) best_score: Option<u32>,
    /// The most that can be scored; null without a task.
    pub(crate) max_score: Option<u32>,
    /// From the start of the attempt that solved it first to that submission.
    pub(crate) solved_in_seconds: Option<u64>,
    /// Of one's last answer that was listened to, 1 to 5; null for tasks, and until then.
    pub(crate) answer_level: Option<u8>,
    /// What `askback bank check` found for this version; null if it has not run.
    pub(crate) checked: Option<Checked>,
}

/// The result of the bank's check of one question version.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Checked {
    /// Whether every version passed.
    pub(crate) ok: bool,
    /// Versions of Python it ran on, oldest first.
    pub(crate) versions: Vec<String>,
    /// For people, such as "ran on 3.9-3.13".
    pub(crate) label: String,
}

/// A question, whole, as far as a page may see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct QuestionDetail {
    /// What lists show.
    #[serde(flatten)]
    pub(crate) summary: QuestionSummary,
    /// What is asked.
    pub(crate) prompt_html: String,
    /// What is said in place of the prompt until the person has asked; null where the prompt is shown at once.
    pub(crate) brief_html: Option<String>,
    /// Questions a good candidate asks.
    pub(crate) clarify: Vec<Clarification>,
    /// The model answer.
    pub(crate) answer_html: Option<String>,
    /// Key points of a good answer.
    pub(crate) points: Vec<Point>,
    /// Common wrong answers.
    pub(crate) mistakes: Vec<Mistake>,
    /// What is asked after the answer.
    pub(crate) follow_ups: Vec<FollowUp>,
    /// Parts of an answer with their times.
    pub(crate) parts: Vec<Part>,
    /// What each score from 1 to 5 sounds like; five texts.
    pub(crate) scores: Option<Vec<String>>,
    /// A change of the task for the middle of an interview.
    pub(crate) twist_html: Option<String>,
    /// Where to read on.
    pub(crate) read_html: Option<String>,
    /// How many hints there are.
    pub(crate) hints: usize,
    /// Licence.
    pub(crate) license: String,
    /// Authors.
    pub(crate) authors: Vec<String>,
    /// Versions of Python it holds for, such as `>=3.9`.
    pub(crate) python: String,
    /// What is coded; null for kinds without code.
    pub(crate) task: Option<Task>,
    /// The fault of the newer file, when this is the last good version.
    pub(crate) fault: Option<Fault>,
}

/// A question a good candidate asks, with the answer that is given only then.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Clarification {
    /// The question.
    pub(crate) question: String,
    /// Its answer.
    pub(crate) answer_html: String,
}

/// A key point of a good answer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Point {
    /// Unique in the question.
    pub(crate) id: String,
    /// The score level it belongs to, 1 to 5.
    pub(crate) level: u8,
    /// Needed for levels 3 and 4; else it makes an answer deep.
    pub(crate) core: bool,
    /// Id of the part it belongs to.
    pub(crate) part: Option<String>,
    /// Whether it is the cure of a program with a fault, which nobody is asked to say before mending it.
    pub(crate) cure: bool,
    /// The point in one sentence.
    pub(crate) text: String,
    /// Other ways to say it.
    pub(crate) paraphrases: Vec<String>,
}

/// A common wrong answer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Mistake {
    /// Unique in the question.
    pub(crate) id: String,
    /// The wrong claim.
    pub(crate) text: String,
    /// Other ways to say it.
    pub(crate) paraphrases: Vec<String>,
    /// Why it is wrong.
    pub(crate) correction_html: String,
}

/// What is asked after the answer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct FollowUp {
    /// Unique in the question.
    pub(crate) id: String,
    /// When it is asked.
    pub(crate) when: When,
    /// The question.
    pub(crate) text: String,
    /// Its answer.
    pub(crate) answer_html: String,
    /// Key points of its answer.
    pub(crate) points: Vec<Point>,
}

/// When a follow-up is asked.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct When {
    /// The condition.
    pub(crate) when: Condition,
    /// Id of the point, mistake or follow-up that it speaks of.
    pub(crate) id: Option<String>,
}

/// The condition of a follow-up.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Condition {
    /// At any time.
    Universal,
    /// A point was not heard.
    IfMissing,
    /// A mistake was heard.
    IfMistake,
    /// Another follow-up was answered.
    After,
}

/// A part of an answer with its time.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Part {
    /// Unique in the question.
    pub(crate) id: String,
    /// Its time.
    pub(crate) seconds: u32,
    /// What belongs there.
    pub(crate) text: String,
}

/// What is coded.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Task {
    /// How the program is called.
    pub(crate) call: Call,
    /// How values are compared, such as `exact` or `unordered`.
    pub(crate) compare: String,
    /// What the person starts from.
    pub(crate) starter: String,
    /// Limits of each case.
    pub(crate) limits: super::RunLimits,
    /// Versions of Python of this machine that the question holds for.
    pub(crate) pythons: Vec<String>,
    /// The program whose output is predicted, for debugging questions.
    pub(crate) before: Option<String>,
    /// Every case; of hidden ones only what is named here.
    pub(crate) cases: Vec<TaskCase>,
    /// How many solutions there are to read after a submission.
    pub(crate) solutions: usize,
    /// Whether growth can be measured: a function, and a generator for its arguments.
    pub(crate) measurable: bool,
}

/// How the program is called.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Call {
    /// Function, class, whole program or driver.
    pub(crate) kind: CallKind,
    /// Name of the function or class.
    pub(crate) name: Option<String>,
}

/// How the program is called.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CallKind {
    /// A function.
    Function,
    /// A class, driven by calls of its methods.
    Class,
    /// A whole program: standard input to standard output.
    Program,
    /// A driver uses the module and observes it.
    Drive,
}

/// A test case as the page may see it before a run.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct TaskCase {
    /// Unique in the question.
    pub(crate) id: String,
    /// Its category.
    pub(crate) category: String,
    /// Whether input, expected and actual values are shown.
    pub(crate) visible: bool,
    /// Its share of the score.
    pub(crate) weight: u32,
    /// The call, such as `merge([[1, 4], [4, 5]])`; null when hidden or generated.
    pub(crate) input: Option<String>,
    /// What must come out; null when hidden or computed by the reference solution.
    pub(crate) expected: Option<String>,
}

/// A fault of a question's files. The last good version stays in use.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Fault {
    /// Id of the question, when it could be read.
    pub(crate) question: Option<String>,
    /// Name of the bank: `shipped`, or the folder.
    pub(crate) source: String,
    /// File, relative to the bank's folder.
    pub(crate) file: String,
    /// Line, from 1.
    pub(crate) line: Option<u32>,
    /// What is wrong and what was expected.
    pub(crate) message: String,
    /// The version that is still in use; null if there was never a good one.
    pub(crate) kept_version: Option<String>,
}

impl From<&askback_bank::Fault> for Fault {
    fn from(fault: &askback_bank::Fault) -> Self {
        let mut message = fault.message.clone();
        if let Some(expected) = &fault.expected {
            message.push_str(&format!("; expected {expected}"));
        }
        if let Some(nearest) = &fault.nearest {
            message.push_str(&format!("; did you mean \"{nearest}\"?"));
        }
        Self {
            question: fault.question.clone(),
            source: fault.source.clone(),
            file: fault.file.clone(),
            line: fault.line,
            message,
            kept_version: fault.kept.as_ref().map(|version| version.0.clone()),
        }
    }
}
