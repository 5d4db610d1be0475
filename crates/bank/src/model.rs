//! A question as it is once its files were read without fault.

use std::{collections::BTreeMap, sync::Arc};

use askback_core::{Limits, PythonVersion, Verdict};
use serde::{Deserialize, Serialize};

/// What sort of question it is; decides which headings and files it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it; contract: `kind`")]
pub enum Kind {
    Knowledge,
    Coding,
    Debugging,
    Behavioural,
    Design,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it; contract: `level`")]
pub enum Level {
    Junior,
    Mid,
    Senior,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it; contract: `difficulty`")]
pub enum Difficulty {
    Easy,
    Medium,
    Hard,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it; contract: `status`")]
pub enum Status {
    Draft,
    Approved,
}

/// Where a question may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it; contract: `use`")]
pub enum Use {
    Practice,
    Interview,
}

/// SHA-256 over the sorted lines `path NUL sha256(bytes)`, in hex.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Version(pub String);

/// One question, whole: what pages show and what the judge needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Over all its files; see the contract.
    pub version: Version,
    /// Over cases, drivers, generators, checkers, solutions and limits alone:
    /// when it differs, verdicts may differ and a regrade is due.
    pub judging_version: Version,
    /// Front matter.
    pub meta: Meta,
    /// Sections under the front matter.
    pub text: Text,
    /// What the judge needs; `None` for kinds without code.
    pub task: Option<Task>,
    /// Every file by relative path, LF line ends. A single-file question has
    /// just `question.md`.
    pub files: BTreeMap<String, Arc<[u8]>>,
}

/// The front matter. Field by field as in the contract.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "named and explained in the author's guide")]
pub struct Meta {
    pub id: String,
    pub title: String,
    pub kind: Kind,
    pub level: Level,
    pub difficulty: Difficulty,
    pub topics: Vec<String>,
    pub roles: Vec<String>,
    pub covers: Vec<String>,
    pub frequency: u8,
    /// Time budget in seconds (`minutes` times sixty).
    pub seconds: u32,
    pub uses: Vec<Use>,
    pub status: Status,
    pub python: PythonRange,
    pub packages: Vec<String>,
    pub needs: Vec<String>,
    pub authors: Vec<String>,
    pub license: String,
    pub source: String,
    pub formerly: Vec<String>,
    pub enabled: bool,
}

/// A version requirement such as `>=3.9` or `>=3.10,<3.13`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PythonRange {
    /// As written.
    pub text: String,
    /// Lowest version, inclusive.
    pub from: PythonVersion,
    /// First version that is too new.
    pub below: Option<PythonVersion>,
}

impl PythonRange {
    /// Whether `version` satisfies the requirement.
    pub fn contains(&self, version: PythonVersion) -> bool {
        version >= self.from && self.below.is_none_or(|below| version < below)
    }
}

/// The text under the front matter. Markdown fields keep their source.
#[derive(Debug, Clone, PartialEq, Default)]
#[expect(missing_docs, reason = "one field a heading of the contract")]
pub struct Text {
    /// What is asked, Markdown.
    pub prompt: String,
    /// What is said in place of the prompt until the person has asked, Markdown.
    pub brief: Option<String>,
    /// Questions a good candidate asks, and the answer given only then.
    pub clarify: Vec<Clarification>,
    pub answer: Option<String>,
    pub points: Vec<Point>,
    pub mistakes: Vec<Mistake>,
    pub follow_ups: Vec<FollowUp>,
    pub parts: Vec<Part>,
    /// What each score from 1 to 5 sounds like; index 0 is 1.
    pub scores: Option<[String; 5]>,
    pub twist: Option<String>,
    /// Least first, Markdown each.
    pub hints: Vec<String>,
    pub read: Option<String>,
    /// Every fenced Python block of the file, in order.
    pub blocks: Vec<Block>,
}

/// A question a good candidate asks, with the answer that is given only then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Clarification {
    pub question: String,
    pub answer: String,
}

/// A key point of a good answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// Unique in the question.
    pub id: String,
    /// The score level it belongs to, 1 to 5.
    pub level: u8,
    /// Needed for levels 3 and 4 (`core`), or what makes an answer deep (`depth`).
    pub core: bool,
    /// Id of the part it belongs to.
    pub part: Option<String>,
    /// The point in one sentence.
    pub text: String,
    /// Other ways to say it.
    pub paraphrases: Vec<String>,
}

/// The part of a point that is the cure of a program with a fault.
pub(crate) const CURE: &str = "cure";

impl Question {
    /// Whether a point is the cure of a program with a fault: found by mending it, not asked for before.
    pub fn is_cure(&self, point: &Point) -> bool {
        self.meta.kind == Kind::Debugging && point.part.as_deref() == Some(CURE)
    }

    /// What is listened for in an answer to the question, or to one of its follow-ups. A program with a fault
    /// is explained before it is mended, so its cure is no part of that.
    pub fn listened_for(&self, follow_up: Option<&str>) -> Vec<&Point> {
        match follow_up {
            None => self.text.points.iter().filter(|it| !self.is_cure(it)).collect(),
            Some(id) => {
                let asked = self.text.follow_ups.iter().find(|it| it.id == id);
                asked.map(|it| it.points.iter().collect()).unwrap_or_default()
            }
        }
    }
}

/// A common wrong answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mistake {
    /// Unique in the question.
    pub id: String,
    /// Codes of the checklist it covers, such as X03.
    pub covers: Vec<String>,
    /// The wrong claim.
    pub text: String,
    /// Other ways to say it.
    pub paraphrases: Vec<String>,
    /// Why it is wrong, Markdown, with the block that refutes it.
    pub correction: String,
}

/// What is asked after the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct FollowUp {
    pub id: String,
    pub covers: Vec<String>,
    pub when: When,
    pub text: String,
    pub answer: String,
    pub points: Vec<Point>,
}

/// When a follow-up is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "when", content = "id")]
pub enum When {
    /// At any time.
    Universal,
    /// A point was not heard.
    IfMissing(String),
    /// A mistake was heard.
    IfMistake(String),
    /// Another follow-up was answered.
    After(String),
}

/// A part of a behavioural or design answer with its time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Part {
    pub id: String,
    pub seconds: u32,
    pub text: String,
}

/// A fenced Python block that `bank check` executes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// File it is in, e.g. `question.md`.
    pub file: String,
    /// Line of the opening fence, from 1.
    pub line: u32,
    /// The code.
    pub code: String,
    /// Runs after the blocks before it, in their interpreter.
    pub continues: bool,
    /// Expected standard output; `...` matches a run of text.
    pub output: Option<String>,
    /// Name of the exception it must raise.
    pub raises: Option<String>,
    /// Versions it is for; `None` means those of the question.
    pub python: Option<PythonRange>,
    /// Why it cannot run.
    pub skip: Option<String>,
}

/// What the judge needs: `cases.toml` and the files beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// How the candidate's code is called.
    pub call: Call,
    /// How an actual value is compared with the expected one.
    pub compare: Compare,
    /// Limits of each case.
    pub limits: Limits,
    /// The first is the reference.
    pub solutions: Vec<Solution>,
    /// Programs that must fail, and how.
    pub wrong: Vec<WrongSolution>,
    /// In file order.
    pub cases: Vec<Case>,
    /// What the person starts from.
    pub starter: String,
    /// The program whose output is predicted, for debugging questions.
    pub before: Option<String>,
}

/// How the candidate's code is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Call {
    /// A function of that name.
    Function(String),
    /// A class of that name, driven by `calls`.
    Class(String),
    /// A whole program: standard input to standard output.
    Program,
    /// Functions of `drive.py` that get the candidate's module.
    Drive,
}

/// How an actual value is compared with the expected one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Compare {
    /// Same value and type at every depth.
    Exact,
    /// The outermost sequence as a multiset.
    Unordered,
    /// Sequences at all levels as multisets.
    UnorderedDeep,
    /// Floats within a relative and absolute tolerance.
    Approx(f64),
    /// Equal to one of the expected list.
    AnyOf,
    /// `check(args, expected, actual)` of `check.py` decides.
    Check,
}

/// A solution that must be accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Solution {
    pub file: String,
    pub title: String,
    pub time: Option<String>,
    pub space: Option<String>,
}

/// A program that must fail, where and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongSolution {
    /// Its path.
    pub file: String,
    /// The whole verdict it must get.
    pub verdict: Verdict,
    /// The case that must be the first to fail, if named.
    pub case: Option<String>,
    /// What is wrong with it, for people.
    pub why: String,
}

/// A test case.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Unique, kept for ever.
    pub id: String,
    /// Shown even for hidden cases.
    pub category: String,
    /// Whether input, expected and actual are shown.
    pub visible: bool,
    /// Its share of the score.
    pub weight: u32,
    /// What goes in.
    pub input: Input,
    /// What must come out.
    pub expect: Expect,
}

/// What goes into a case. Literals are Python text, checked when read.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// Arguments, one literal each.
    Args(Vec<String>),
    /// Standard input of a program.
    Stdin(String),
    /// Method calls on an instance.
    Calls {
        /// Arguments of the constructor, one literal each.
        init: Vec<String>,
        /// Calls in order.
        calls: Vec<MethodCall>,
    },
    /// A function of `drive.py`.
    Drive(String),
    /// A function of `generate.py`, called with a seeded generator and `n`.
    Generate {
        /// Its name.
        function: String,
        /// The size.
        n: u64,
        /// The seed.
        seed: u64,
    },
}

/// One method call of a class case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MethodCall {
    /// Method name.
    pub method: String,
    /// Arguments, one literal each.
    pub args: Vec<String>,
    /// Expected result, a literal.
    pub expect: String,
}

/// What must come out of a case.
#[derive(Debug, Clone, PartialEq)]
pub enum Expect {
    /// A literal; for programs the text of standard output.
    Value(String),
    /// An exception of that name.
    Raises(String),
    /// The argument of that index, after the call, equals the literal.
    Mutates {
        /// Index of the argument.
        index: usize,
        /// The literal.
        value: String,
    },
    /// What the calls say ([`Input::Calls`]).
    Calls,
    /// Whatever the reference solution gives ([`Input::Generate`],
    /// [`Input::Drive`]).
    Reference,
}
