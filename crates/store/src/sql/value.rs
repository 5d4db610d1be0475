//! Values that go into statements, and rows that come out.

use std::sync::Arc;

use askback_core::{
    AnswerId, AttemptId, CandidateId, ClarificationId, DraftId, EventId, ParticipationId, PersonId,
    PredictionId, PythonVersion, ReviewId, SessionId, SubmissionId,
};
use jiff::Timestamp;
use uuid::Uuid;

use crate::{Email, Result, StoreError, sign_in::SecretHash, time::UtcMicros};

/// A value of one of the four types that tables have; `None` is null.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Value {
    Int(Option<i64>),
    Text(Option<String>),
    Bytes(Option<Vec<u8>>),
    Uuid(Option<Uuid>),
}

impl Value {
    /// Refuses a text with NUL, which PostgreSQL cannot hold; so that each
    /// database refuses the same.
    pub fn refuse_nul(values: &[Self]) -> Result<()> {
        let has_nul = |it: &Self| matches!(it, Self::Text(Some(text)) if text.contains('\0'));
        if values.iter().any(has_nul) {
            return Err(StoreError::Invalid { what: "text", why: "it has a NUL character".to_owned() });
        }
        Ok(())
    }

    fn is_null(&self) -> bool {
        matches!(self, Self::Int(None) | Self::Text(None) | Self::Bytes(None) | Self::Uuid(None))
    }
}

/// The arguments of a statement, in order.
macro_rules! args {
    ($($arg:expr),* $(,)?) => { vec![$($crate::sql::Value::from($arg)),*] };
}
pub(crate) use args;

macro_rules! from {
    ($($type:ty: $value:ident => $variant:ident($read:expr)),* $(,)?) => {$(
        impl From<$type> for Value {
            fn from($value: $type) -> Self {
                Self::$variant(Some($read))
            }
        }
        impl From<Option<$type>> for Value {
            fn from(value: Option<$type>) -> Self {
                Self::$variant(value.map(|$value| $read))
            }
        }
    )*};
}

from! {
    i64: it => Int(it),
    u32: it => Int(i64::from(it)),
    Timestamp: it => Int(UtcMicros::from(it).0),
    UtcMicros: it => Int(it.0),
    String: it => Text(it),
    &str: it => Text(it.to_owned()),
    &String: it => Text(it.clone()),
    &Email: it => Text(it.as_str().to_owned()),
    PythonVersion: it => Text(it.to_string()),
    &serde_json::Value: it => Text(it.to_string()),
    Vec<u8>: it => Bytes(it),
    SecretHash: it => Bytes(it.0.to_vec()),
    Uuid: it => Uuid(it),
    PersonId: it => Uuid(it.0),
    CandidateId: it => Uuid(it.0),
    SessionId: it => Uuid(it.0),
    ParticipationId: it => Uuid(it.0),
    AttemptId: it => Uuid(it.0),
    SubmissionId: it => Uuid(it.0),
    DraftId: it => Uuid(it.0),
    AnswerId: it => Uuid(it.0),
    ReviewId: it => Uuid(it.0),
    PredictionId: it => Uuid(it.0),
    ClarificationId: it => Uuid(it.0),
    EventId: it => Uuid(it.0),
}

/// A row of an answer, read by the names of its columns.
#[derive(Debug, Clone)]
pub struct Row {
    names: Arc<[String]>,
    values: Vec<Value>,
}

impl Row {
    /// A row; the names are shared by all rows of an answer.
    pub fn new(names: Arc<[String]>, values: Vec<Value>) -> Self {
        Self { names, values }
    }

    fn value(&self, name: &str) -> Result<&Value> {
        let place = self.names.iter().position(|it| it == name);
        place.and_then(|place| self.values.get(place)).ok_or_else(|| StoreError::Internal {
            detail: format!("a statement answers without the column {name}"),
        })
    }

    fn required<T>(&self, name: &str, value: Option<T>) -> Result<T> {
        value.ok_or_else(|| fault(name, "is null"))
    }

    pub(crate) fn opt_int(&self, name: &str) -> Result<Option<i64>> {
        match self.value(name)? {
            Value::Int(value) => Ok(*value),
            other if other.is_null() => Ok(None),
            _ => Err(fault(name, "is not a number")),
        }
    }

    pub(crate) fn opt_text(&self, name: &str) -> Result<Option<&str>> {
        match self.value(name)? {
            Value::Text(value) => Ok(value.as_deref()),
            other if other.is_null() => Ok(None),
            _ => Err(fault(name, "is not a text")),
        }
    }

    pub(crate) fn opt_bytes(&self, name: &str) -> Result<Option<&[u8]>> {
        match self.value(name)? {
            Value::Bytes(value) => Ok(value.as_deref()),
            other if other.is_null() => Ok(None),
            _ => Err(fault(name, "is not bytes")),
        }
    }

    /// SQLite keeps an id as 16 bytes.
    pub(crate) fn opt_uuid(&self, name: &str) -> Result<Option<Uuid>> {
        match self.value(name)? {
            Value::Uuid(value) => Ok(*value),
            Value::Bytes(Some(bytes)) => {
                Uuid::from_slice(bytes).map(Some).map_err(|_| fault(name, "is not an id"))
            }
            other if other.is_null() => Ok(None),
            _ => Err(fault(name, "is not an id")),
        }
    }

    pub(crate) fn int(&self, name: &str) -> Result<i64> {
        self.required(name, self.opt_int(name)?)
    }

    pub(crate) fn text(&self, name: &str) -> Result<&str> {
        self.required(name, self.opt_text(name)?)
    }

    pub(crate) fn string(&self, name: &str) -> Result<String> {
        self.text(name).map(str::to_owned)
    }

    pub(crate) fn bytes(&self, name: &str) -> Result<&[u8]> {
        self.required(name, self.opt_bytes(name)?)
    }

    pub(crate) fn uuid(&self, name: &str) -> Result<Uuid> {
        self.required(name, self.opt_uuid(name)?)
    }

    pub(crate) fn id<T: From<Uuid>>(&self, name: &str) -> Result<T> {
        self.uuid(name).map(T::from)
    }

    pub(crate) fn opt_id<T: From<Uuid>>(&self, name: &str) -> Result<Option<T>> {
        Ok(self.opt_uuid(name)?.map(T::from))
    }

    pub(crate) fn opt_time(&self, name: &str) -> Result<Option<Timestamp>> {
        self.opt_int(name)?.map(|at| UtcMicros(at).try_into()).transpose()
    }

    pub(crate) fn time(&self, name: &str) -> Result<Timestamp> {
        self.required(name, self.opt_time(name)?)
    }

    /// A number that is never negative.
    pub(crate) fn opt_count<T: TryFrom<i64>>(&self, name: &str) -> Result<Option<T>> {
        let read = |value| T::try_from(value).map_err(|_| fault(name, "is out of range"));
        self.opt_int(name)?.map(read).transpose()
    }

    pub(crate) fn count<T: TryFrom<i64>>(&self, name: &str) -> Result<T> {
        self.required(name, self.opt_count(name)?)
    }

    /// A program or an unsent text: bytes, since PostgreSQL's text takes no NUL.
    pub(crate) fn source(&self, name: &str) -> Result<String> {
        String::from_utf8(self.bytes(name)?.to_vec()).map_err(|_| fault(name, "is not UTF-8"))
    }

    pub(crate) fn json(&self, name: &str) -> Result<serde_json::Value> {
        serde_json::from_str(self.text(name)?).map_err(|_| fault(name, "is not JSON"))
    }

    /// A word of ours, such as a verdict.
    pub(crate) fn opt_word<T>(&self, name: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>> {
        let known =
            |word: &str| read(word).ok_or_else(|| fault(name, &format!("has the unknown word {word}")));
        self.opt_text(name)?.map(known).transpose()
    }

    pub(crate) fn word<T>(&self, name: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<T> {
        self.required(name, self.opt_word(name, read)?)
    }

    pub(crate) fn opt_python(&self, name: &str) -> Result<Option<PythonVersion>> {
        self.opt_word(name, |word| word.parse().ok())
    }
}

fn fault(column: &str, what: &str) -> StoreError {
    StoreError::Corrupt { detail: format!("the column {column} {what}") }
}
