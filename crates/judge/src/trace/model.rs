//! A trace as scripts and pages read it. A step tells what has changed since
//! the step before it: names of frames, and objects by a number, so that two
//! names for one object are seen to be that.

use askback_core::{PythonVersion, Verdict};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a program did on one input.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Trace {
    /// The version of this shape: 1.
    pub schema: u32,
    /// How the traced run ended; of a case, its verdict.
    #[schema(value_type = String)]
    pub verdict: Verdict,
    /// Why, in a sentence for people.
    pub message: Option<String>,
    /// The Python it ran on, e.g. "3.12".
    #[schema(value_type = Option<String>)]
    pub python: Option<PythonVersion>,
    /// How well the run was contained.
    pub rung: String,
    /// Id of the question.
    pub question: Option<String>,
    /// Id of the case; `own` for an input of one's own.
    pub case: Option<String>,
    /// The call, or standard input.
    pub input: Option<String>,
    /// What must come out.
    pub expected: Option<String>,
    /// What came out.
    pub actual: Option<String>,
    /// How many steps the run took; what is not kept of them is counted.
    pub total_steps: u64,
    /// How many steps could not be looked at: at the edge of the stack there is no room for it.
    pub lost_steps: u64,
    /// The steps in the middle that are not kept.
    pub elided: Option<Elided>,
    /// The step to look at first.
    pub interesting: Option<Interest>,
    /// In order.
    pub steps: Vec<Step>,
}

/// A gap: the first steps are kept, and the last ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = TraceElided)]
pub struct Elided {
    /// Index of the first step after the gap; the number of steps when the last ones are missing.
    pub before: usize,
    /// How many steps are missing.
    pub steps: u64,
}

/// The step to look at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = TraceInterest)]
pub struct Interest {
    /// Its index in `steps`.
    pub step: usize,
    /// What is there.
    pub why: Why,
}

/// What makes a step the one to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = TraceWhy)]
pub enum Why {
    /// The exception that ended the run is raised there.
    Raised,
    /// The wrong value is returned there.
    Returned,
    /// Right after it the first wrong output is printed.
    Printed,
    /// It is the last step.
    Ended,
}

/// One step: what is about to run, and what has changed since the step before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = TraceStep)]
pub struct Step {
    /// Its number in the whole run, from 1.
    pub n: u64,
    /// What happens.
    pub event: Event,
    /// Number of the frame it happens in; 0 is the module.
    pub frame: u32,
    /// Line of the program, from 1.
    pub line: u32,
    /// How many calls are open; 0 in the module.
    pub depth: u32,
    /// Whether everything known before is to be forgotten: after a gap all is told anew.
    pub fresh: bool,
    /// The open frames, the module first and the newest last, if they have changed. Of many, the newest.
    pub stack: Option<Vec<Place>>,
    /// Names that have changed, by frame.
    pub names: Vec<Names>,
    /// Objects that are new or have changed, whole.
    pub objects: Vec<Opened>,
    /// What was printed since the step before.
    pub output: String,
    /// What is returned or yielded.
    pub value: Option<Ref>,
    /// What is raised.
    pub error: Option<Raised>,
}

/// What happens in a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = TraceEvent)]
pub enum Event {
    /// A function, or the module, is entered; a generator goes on.
    Call,
    /// A line is about to run.
    Line,
    /// A function returns.
    Return,
    /// A generator hands out a value and waits.
    Yield,
    /// An exception is raised, or passes through this frame.
    Raise,
}

/// An open frame.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = TracePlace)]
pub struct Place {
    /// Its number.
    pub frame: u32,
    /// Name of the function; `<module>` for the module.
    pub function: String,
    /// The line where it waits; null for the current frame, whose line the step says.
    pub line: Option<u32>,
}

/// Names of one frame.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = TraceNames)]
pub struct Names {
    /// The frame.
    pub frame: u32,
    /// New names and those bound anew.
    pub set: Vec<Item>,
    /// Names that are gone.
    pub gone: Vec<String>,
}

/// A value: a text where it is plain, else the number of an object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = TraceRef)]
pub enum Ref {
    /// As Python prints it, cut when long.
    Text(String),
    /// Number of an object.
    Object(u32),
}

/// An object, cut when large.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = TraceObject)]
pub struct Opened {
    /// Its number: the same for as long as the object is seen.
    pub id: u32,
    /// Its form.
    pub shape: Shape,
    /// Name of its type; of a function or class its own name.
    pub name: String,
    /// What it holds.
    pub items: Vec<Item>,
    /// How many more it holds.
    pub more: u64,
}

/// The form of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = TraceShape)]
pub enum Shape {
    /// Items in order.
    List,
    /// Items in order that stay.
    Tuple,
    /// Items without order.
    Set,
    /// Keys and values.
    Dict,
    /// Fields of an instance.
    Instance,
    /// Fields of a class.
    Class,
    /// Defaults of a function, and names it has kept from the functions around it.
    Function,
}

/// Something that is held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = TraceItem)]
pub struct Item {
    /// The name or key; null for an item of a list, tuple or set.
    pub key: Option<Ref>,
    /// What is there.
    pub value: Ref,
}

/// An exception.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = TraceError)]
pub struct Raised {
    /// The same for one exception on its way out.
    pub id: u32,
    /// Name of its class.
    pub name: String,
    /// Its text.
    pub text: String,
}
