//! The closed sets of words, mirrored from the domain for the API document.
//! A word that is added there does not compile here until it is named.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

macro_rules! mirror {
    ($(#[$meta:meta])* $name:ident of $domain:ty as $case:tt { $($word:ident),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = $case)]
        pub(crate) enum $name { $($word),* }

        impl From<$domain> for $name {
            fn from(word: $domain) -> Self {
                match word { $(<$domain>::$word => Self::$word),* }
            }
        }

        impl From<$name> for $domain {
            fn from(word: $name) -> Self {
                match word { $($name::$word => Self::$word),* }
            }
        }
    };
}

mirror! {
    /// How a run, a case or a submission ended.
    Verdict of askback_core::Verdict as "snake_case" {
        Ok, Accepted, WrongAnswer, RuntimeError, TimeLimit, MemoryLimit, OutputLimit, Killed, InternalError,
    }
}
mirror! {
    /// Which clock a `time_limit` was read from.
    LimitKind of askback_core::LimitKind as "snake_case" { Cpu, Wall }
}
mirror! {
    /// What sort of question it is.
    Kind of askback_bank::Kind as "snake_case" { Knowledge, Coding, Debugging, Behavioural, Design }
}
mirror! {
    /// Whom a question is for.
    Level of askback_bank::Level as "snake_case" { Junior, Mid, Senior }
}
mirror! {
    /// How hard a question is.
    Difficulty of askback_bank::Difficulty as "snake_case" { Easy, Medium, Hard }
}
mirror! {
    /// Whether a question has been released.
    Status of askback_bank::Status as "snake_case" { Draft, Approved }
}

mirror! {
    /// A role of a person in the instance.
    Role of askback_core::Role as "snake_case" { Owner, Coordinator, Interviewer, Author, Learner, Auditor }
}

/// How far one's own practice of a question has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum State {
    /// Never tried.
    New,
    /// Tried, not solved.
    InPart,
    /// Solved.
    Done,
}

impl From<askback_store::QuestionState> for State {
    fn from(state: askback_store::QuestionState) -> Self {
        match state {
            askback_store::QuestionState::New => Self::New,
            askback_store::QuestionState::InPart => Self::InPart,
            askback_store::QuestionState::Done => Self::Done,
        }
    }
}

/// The name of a word as it goes over the wire.
pub(crate) fn name_of<T: Serialize>(word: T) -> String {
    match serde_json::to_value(word) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}
