//! A remark in the making: a place, a reason, and what to write there.

use ruff_text_size::{Ranged, TextRange};

use crate::{Finding, Rule, source::Source};

/// What a rule found.
pub(crate) struct Draft {
    pub(crate) range: TextRange,
    message: String,
    edits: Vec<Edit>,
    pattern: Option<String>,
}

/// A piece of the program and what to write in its place.
pub(crate) struct Edit {
    pub(crate) range: TextRange,
    pub(crate) text: String,
}

impl Draft {
    /// A remark at `place`, for the reason in `message`.
    pub(crate) fn new(place: &impl Ranged, message: impl Into<String>) -> Self {
        Self { range: place.range(), message: message.into(), edits: Vec::new(), pattern: None }
    }

    /// With `text` in place of `what`.
    pub(crate) fn with(mut self, what: &impl Ranged, text: impl Into<String>) -> Self {
        self.edits.push(Edit { range: what.range(), text: text.into() });
        self
    }

    /// With `text` in place of each of `what`.
    pub(crate) fn with_each(self, what: &[TextRange], text: &str) -> Self {
        what.iter().fold(self, |draft, range| draft.with(range, text))
    }

    /// With what to show where the program's own lines cannot be rewritten.
    pub(crate) fn or(mut self, pattern: impl Into<String>) -> Self {
        self.pattern = Some(pattern.into());
        self
    }

    pub(crate) fn into_finding(self, rule: &'static Rule, source: &Source<'_>) -> Finding {
        let line = source.line(self.range.start());
        let rewritten = source.rewritten(self.edits);
        let (line, better, end_line) = match rewritten {
            Some(lines) => (lines.first, Some(lines.text), Some(lines.last)),
            None => (line, self.pattern, None),
        };
        Finding { rule, line, message: self.message, better, end_line }
    }
}
