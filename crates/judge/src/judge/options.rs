//! What a caller asks of the judge, and what it cannot be asked.

use askback_bank::{Call, Question};
use askback_core::PythonVersion;

use super::prepare::{self, Given};
use crate::{
    runner::Runner,
    values::{LiteralError, parse, parse_arguments},
};

/// The largest program that is judged.
pub const MAX_SOURCE_BYTES: usize = 1 << 20;

/// How a program is judged.
#[derive(Debug, Clone, Default)]
pub struct JudgeOptions {
    /// The Python it runs on; `None` takes the runner's default, or the newest
    /// that suits the question.
    pub python: Option<PythonVersion>,
    /// Which cases.
    pub which: Which,
    /// Whether hidden cases are given in full: for authors, never for the
    /// person whose program it is.
    pub reveal_hidden: bool,
}

/// Which cases a program is judged by.
#[derive(Debug, Clone, Default)]
pub enum Which {
    /// All of them.
    #[default]
    All,
    /// Those that are shown.
    Visible,
    /// Those up to and including the case of that id: enough to know where a
    /// program fails first.
    UpTo(String),
    /// One made from what the person typed; the expected result is what the
    /// reference solution gives. Its id is `own`, its weight 0.
    Own(OwnInput),
}

/// What the person typed as input.
#[derive(Debug, Clone)]
pub enum OwnInput {
    /// Arguments of the function, one literal each.
    Args(Vec<String>),
    /// Standard input of the program.
    Stdin(String),
    /// For a class: arguments of the constructor, one literal each, and calls.
    Calls {
        /// Arguments of the constructor.
        init: Vec<String>,
        /// The calls, in order.
        calls: Vec<OwnCall>,
    },
}

/// A method call the person typed.
#[derive(Debug, Clone)]
pub struct OwnCall {
    /// Its name.
    pub method: String,
    /// Arguments separated by commas, as in a call.
    pub args: String,
}

/// Why nothing was judged. All of these the caller can mend.
#[derive(Debug, Clone, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say it")]
pub enum JudgeError {
    #[error("the question {question} has no program to judge; it is answered in words")]
    NotATask { question: String },
    #[error("the program has {bytes} bytes; the most that is judged is {MAX_SOURCE_BYTES}")]
    SourceTooLarge { bytes: usize },
    #[error("no code is run on this machine; `askback doctor` says why and how to mend it")]
    NoRunner,
    #[error("Python {asked} is not on this machine; found: {found}")]
    PythonMissing { asked: PythonVersion, found: String },
    #[error("this question needs Python {needed}; {}", match asked {
        Some(asked) => format!("Python {asked} was asked for"),
        None => format!("found: {found}"),
    })]
    PythonUnsuitable { needed: String, asked: Option<PythonVersion>, found: String },
    #[error("own input, {place}: {fault}")]
    BadLiteral { place: String, fault: LiteralError },
    #[error("own input of this question is {needed}")]
    WrongInput { needed: &'static str },
    #[error("the question {question} has no case \"{case}\"; shown are: {shown}")]
    UnknownCase { question: String, case: String, shown: String },
    #[error(
        "the case \"{case}\" is hidden: only what it is about is told, so it is not traced; shown are: {shown}"
    )]
    HiddenCase { case: String, shown: String },
    #[error("all cases of the question {question} are hidden, so there is none to trace")]
    NoShownCase { question: String },
}

impl JudgeError {
    /// A stable name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotATask { .. } => "not_a_task",
            Self::SourceTooLarge { .. } => "source_too_large",
            Self::NoRunner => "no_runner",
            Self::PythonMissing { .. } => "python_missing",
            Self::PythonUnsuitable { .. } => "python_unsuitable",
            Self::BadLiteral { .. } => "bad_literal",
            Self::WrongInput { .. } => "wrong_input",
            Self::UnknownCase { .. } => "unknown_case",
            Self::HiddenCase { .. } => "hidden_case",
            Self::NoShownCase { .. } => "no_shown_case",
        }
    }
}

/// The version a question is judged on.
pub(super) fn python(
    runner: &dyn Runner,
    question: &Question,
    asked: Option<PythonVersion>,
) -> Result<PythonVersion, JudgeError> {
    let found: Vec<PythonVersion> = runner.pythons().iter().map(|python| python.version).collect();
    let default = runner.default_python().ok_or(JudgeError::NoRunner)?;
    let list = || found.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let range = &question.meta.python;
    let unsuitable = || JudgeError::PythonUnsuitable { needed: range.text.clone(), asked, found: list() };
    match asked {
        Some(asked) if !range.contains(asked) => Err(unsuitable()),
        Some(asked) if !found.contains(&asked) => Err(JudgeError::PythonMissing { asked, found: list() }),
        Some(asked) => Ok(asked),
        None if range.contains(default) => Ok(default),
        None => found.iter().rev().copied().find(|&version| range.contains(version)).ok_or_else(unsuitable),
    }
}

/// What the person typed, as input of a case.
pub(super) fn own_input(call: &Call, mutates: Option<usize>, own: &OwnInput) -> Result<Given, JudgeError> {
    let literals = |texts: &[String]| {
        texts
            .iter()
            .enumerate()
            .map(|(index, text)| {
                parse(text).map_err(|fault| JudgeError::BadLiteral {
                    place: format!("argument {}", index + 1),
                    fault,
                })
            })
            .collect::<Result<Vec<_>, _>>()
    };
    match (call, own) {
        (Call::Function(name), OwnInput::Args(args)) => Ok(prepare::function(name, literals(args)?, mutates)),
        (Call::Class(name), OwnInput::Calls { init, calls }) => {
            let calls = calls.iter().enumerate().map(|(index, call)| {
                let args = parse_arguments(&call.args).map_err(|fault| JudgeError::BadLiteral {
                    place: format!("call {}", index + 1),
                    fault,
                })?;
                Ok((call.method.clone(), args))
            });
            Ok(prepare::class(name, literals(init)?, calls.collect::<Result<_, _>>()?))
        }
        (Call::Program, OwnInput::Stdin(text)) => Ok(Given::Stdin(text.as_bytes().into())),
        (Call::Function(_), _) => Err(JudgeError::WrongInput { needed: "the arguments of the function" }),
        (Call::Class(_), _) => {
            Err(JudgeError::WrongInput { needed: "the constructor's arguments and the calls" })
        }
        (Call::Program, _) => Err(JudgeError::WrongInput { needed: "the text of standard input" }),
        (Call::Drive, _) => {
            Err(JudgeError::WrongInput { needed: "not possible: its cases are driven by code" })
        }
    }
}
