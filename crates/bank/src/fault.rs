//! What is wrong with a bank, one fault at a time: where, what, what was
//! expected and the nearest known word. This module never decides whether a
//! question may be used.

use std::fmt;

use serde::Serialize;

use crate::Version;

/// How bad a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Must be mended: the question cannot be read, or (in the shipped bank)
    /// is not finished.
    Error,
    /// Could be better; the question is used as it is.
    Advice,
}

/// One fault in the files of a bank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// How bad it is.
    pub severity: Severity,
    /// Stable name of the sort of fault, such as `unknown_key`.
    pub code: &'static str,
    /// Name of the source it is in, such as `shipped` or a folder.
    pub source: String,
    /// Id of the question, as far as it could be read.
    pub question: Option<String>,
    /// Path inside the source.
    pub file: String,
    /// From 1.
    pub line: Option<u32>,
    /// From 1, in characters.
    pub column: Option<u32>,
    /// What is wrong.
    pub message: String,
    /// What was expected instead.
    pub expected: Option<String>,
    /// The nearest known word.
    pub nearest: Option<String>,
    /// The version that stays in use instead, when an earlier one was good.
    pub kept: Option<Version>,
}

impl Fault {
    pub(crate) fn new(
        severity: Severity,
        code: &'static str,
        file: &str,
        message: impl Into<String>,
    ) -> Self {
        Self {
            severity,
            code,
            source: String::new(),
            question: None,
            file: file.to_owned(),
            line: None,
            column: None,
            message: message.into(),
            expected: None,
            nearest: None,
            kept: None,
        }
    }

    pub(crate) fn error(code: &'static str, file: &str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, file, message)
    }

    pub(crate) fn advice(code: &'static str, file: &str, message: impl Into<String>) -> Self {
        Self::new(Severity::Advice, code, file, message)
    }

    pub(crate) fn line(mut self, line: u32) -> Self {
        self.line = Some(line);
        self
    }

    pub(crate) fn at(mut self, place: Place) -> Self {
        self.line = Some(place.line);
        self.column = Some(place.column);
        self
    }

    pub(crate) fn expected(mut self, what: impl Into<String>) -> Self {
        self.expected = Some(what.into());
        self
    }

    pub(crate) fn near<'w>(mut self, word: &str, known: impl IntoIterator<Item = &'w str>) -> Self {
        self.nearest = nearest(word, known).map(str::to_owned);
        self
    }

    /// Whether the question cannot be used because of it.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
            if let Some(column) = self.column {
                write!(f, ":{column}")?;
            }
        }
        if self.severity == Severity::Advice {
            f.write_str(": advice")?;
        }
        write!(f, ": {}", self.message)?;
        if let Some(expected) = &self.expected {
            write!(f, "; expected {expected}")?;
        }
        if let Some(nearest) = &self.nearest {
            write!(f, "; did you mean \"{nearest}\"?")?;
        }
        if self.kept.is_some() {
            f.write_str(" (the last good version stays in use)")?;
        }
        Ok(())
    }
}

/// A place in a file, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) line: u32,
    pub(crate) column: u32,
}

/// Words longer than this are not compared: nobody mistypes a key that long.
const LONGEST_WORD: usize = 64;

/// The known word that `word` was probably meant to be.
pub(crate) fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    if word.is_empty() || word.len() > LONGEST_WORD {
        return None;
    }
    let word = word.to_lowercase();
    let allowed = (word.chars().count() / 3).max(1);
    known
        .into_iter()
        .filter_map(|candidate| {
            let other = candidate.to_lowercase();
            let distance = strsim::osa_distance(&word, &other);
            let starts_alike = word.len() >= 3 && (other.starts_with(&word) || word.starts_with(&other));
            (distance <= allowed || starts_alike).then_some((distance, candidate))
        })
        .min_by(|a, b| a.0.cmp(&b.0).then(a.1.cmp(b.1)))
        .map(|(_, candidate)| candidate)
}

/// `a, b or c`, for messages.
pub(crate) fn one_of<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let words: Vec<&str> = words.into_iter().collect();
    match words.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}
