//! The text of a program: its lines, its comments, and what it would be with
//! other words in some places.

use ruff_python_ast::token::{Token, TokenKind, Tokens};
use ruff_source_file::{LineIndex, OneIndexed};
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::draft::Edit;

/// A rewritten passage longer than this is no "better line" any more.
const MAX_LINES: u32 = 15;

/// The longest line that a rewritten passage may have.
pub(crate) const MAX_WIDTH: usize = 88;

/// The program as text.
pub(crate) struct Source<'a> {
    pub(crate) text: &'a str,
    lines: LineIndex,
    tokens: &'a Tokens,
}

/// Lines `first` to `last`, rewritten.
pub(crate) struct Lines {
    pub(crate) first: u32,
    pub(crate) last: u32,
    pub(crate) text: String,
}

impl<'a> Source<'a> {
    pub(crate) fn new(text: &'a str, tokens: &'a Tokens) -> Self {
        Self { text, lines: LineIndex::from_source_text(text), tokens }
    }

    /// The words of `place`.
    pub(crate) fn slice(&self, place: &impl Ranged) -> &'a str {
        &self.text[place.range()]
    }

    /// Every token, comments too.
    pub(crate) fn tokens(&self) -> &'a [Token] {
        self.tokens
    }

    /// The line of `offset`, from 1.
    pub(crate) fn line(&self, offset: TextSize) -> u32 {
        u32::try_from(self.lines.line_index(offset).get()).unwrap_or(u32::MAX)
    }

    /// What stands before `place` in its line, if that is only blanks.
    pub(crate) fn indentation(&self, place: &impl Ranged) -> Option<&'a str> {
        let before = &self.text[TextRange::new(self.line_start(place.start()), place.start())];
        before.chars().all(|letter| letter == ' ' || letter == '\t').then_some(before)
    }

    /// The lines of `place` with their end, if nothing else stands in them.
    pub(crate) fn own_lines(&self, place: &impl Ranged) -> Option<TextRange> {
        self.indentation(place)?;
        let end = self.line_end(place.end());
        let after = &self.text[TextRange::new(place.end(), end)];
        after.trim().is_empty().then(|| TextRange::new(self.line_start(place.start()), end))
    }

    /// Whether a comment stands inside `range`.
    pub(crate) fn has_comment(&self, range: TextRange) -> bool {
        self.tokens
            .iter()
            .any(|token| token.kind() == TokenKind::Comment && range.contains_range(token.range()))
    }

    /// How wide the line of `place` is up to it.
    pub(crate) fn column(&self, place: &impl Ranged) -> usize {
        self.text[TextRange::new(self.line_start(place.start()), place.start())].chars().count()
    }

    /// The lines that `edits` touch, rewritten; none if a comment would be
    /// lost, if it is too much, or if the edits meet.
    pub(crate) fn rewritten(&self, mut edits: Vec<Edit>) -> Option<Lines> {
        edits.sort_by_key(|edit| (edit.range.start(), edit.range.end()));
        let (first, last) = (edits.first()?.range.start(), edits.iter().map(|edit| edit.range.end()).max()?);
        let (start, mut end) = (self.line_start(first), self.line_end(last));
        if last == self.line_start(last) && last > first {
            end = last;
        }
        if self.line(end).saturating_sub(self.line(start)) > MAX_LINES {
            return None;
        }
        let mut text = String::new();
        let mut at = start;
        for edit in &edits {
            if edit.range.start() < at || self.has_comment(edit.range) {
                return None;
            }
            text.push_str(&self.text[TextRange::new(at, edit.range.start())]);
            text.push_str(&edit.text);
            at = edit.range.end();
        }
        text.push_str(&self.text[TextRange::new(at, end)]);
        let before_end = if end > start { end - TextSize::new(1) } else { end };
        let lines = Lines {
            first: self.line(start),
            last: self.line(before_end),
            text: without_end(&text).to_owned(),
        };
        let fits = lines.last - lines.first < MAX_LINES
            && lines.text.lines().all(|line| line.chars().count() <= MAX_WIDTH + 32);
        fits.then_some(lines)
    }

    fn line_start(&self, offset: TextSize) -> TextSize {
        self.lines.line_start(self.lines.line_index(offset), self.text)
    }

    fn line_end(&self, offset: TextSize) -> TextSize {
        let line: OneIndexed = self.lines.line_index(offset);
        self.lines.line_end(line, self.text)
    }
}

/// A passage without the end of its last line.
fn without_end(text: &str) -> &str {
    let ends = ["\r\n", "\n", "\r"];
    ends.iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text)
}
