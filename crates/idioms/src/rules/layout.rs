//! # Blanks and long lines
//!
//! A formatter such as `ruff format` or `black` sees to this by itself; in an interview nobody should lose a thought on it.
//! One remark for the whole program: blanks around `=` and after commas, four blanks a level, no line over 120 letters, none
//! that ends in blanks.
//!
//! Before:
//!
//! ```python
//! def area(width,height):
//!     size=width*height
//!     return size
//! ```
//!
//! After:
//!
//! ```python
//! def area(width, height):
//!     size = width*height
//!     return size
//! ```

use ruff_python_ast::token::{Token, TokenKind};
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::{
    draft::Draft,
    rule::{Check, Meta, Weight},
    walk::At,
};

pub(super) const RULE: Meta = Meta { code: "FORMAT", weight: Weight::Format, idiom: None, check: Check::File(check) };

const MAX_LINE: usize = 120;

/// More lines than this need no exact count.
const MANY: usize = 100;

fn check(at: &At<'_>) -> Vec<Draft> {
    let mut edits = tight(at);
    edits.extend(trailing(at));
    edits.sort_by_key(|(range, _)| range.start());
    let mut places: Vec<TextRange> = edits.iter().map(|(range, _)| *range).chain(long(at)).chain(uneven(at)).collect();
    places.sort_by_key(Ranged::start);
    let Some(first) = places.first() else { return Vec::new() };
    let mut lines: Vec<u32> = places.iter().map(|range| at.source.line(range.start())).collect();
    lines.dedup();
    let where_ = match lines.len() {
        1 => "one line".to_owned(),
        count => format!("{count} lines"),
    };
    let reason = format!("A formatter would lay out {where_} differently; it is no matter of content.");
    let draft = Draft::new(first, reason).or("ruff format solution.py");
    vec![edits.into_iter().fold(draft, |draft, (range, text)| draft.with(&range, text))]
}

/// Commas with nothing after them, and `=` with nothing around it outside brackets.
fn tight(at: &At<'_>) -> Vec<(TextRange, String)> {
    let tokens: Vec<&Token> = at.source.tokens().iter().filter(|token| !token.kind().is_any_newline() || token.kind() == TokenKind::Newline).collect();
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut text = 0_usize;
    for pair in tokens.windows(3) {
        let [before, token, after] = pair else { continue };
        let (touches_before, touches_after) = (before.end() == token.start(), token.end() == after.start());
        match token.kind() {
            TokenKind::FStringStart | TokenKind::TStringStart => text += 1,
            TokenKind::FStringEnd | TokenKind::TStringEnd => text = text.saturating_sub(1),
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => depth += 1,
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => depth = depth.saturating_sub(1),
            TokenKind::Comma if touches_after && text == 0 && !closes(after.kind()) => {
                found.push((TextRange::empty(token.end()), " ".to_owned()));
            }
            TokenKind::Equal if depth == 0 && text == 0 && (touches_before || touches_after) => {
                let blank = |touches: bool| if touches { " " } else { "" };
                found.push((token.range(), format!("{}={}", blank(touches_before), blank(touches_after))));
            }
            _ => {}
        }
    }
    found
}

fn closes(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace | TokenKind::Newline | TokenKind::EndOfFile | TokenKind::Comment)
}

/// Blanks at the end of a line, outside texts.
fn trailing(at: &At<'_>) -> Vec<(TextRange, String)> {
    let ends = lines(at).filter_map(|(start, line)| {
        let kept = line.trim_end_matches([' ', '\t']);
        let range = TextRange::new(start + size(kept), start + size(line));
        (kept.len() < line.len()).then_some(range)
    });
    ends.take(MANY).filter(|range| !in_text(*range, at)).map(|range| (range, String::new())).collect()
}

fn long(at: &At<'_>) -> Vec<TextRange> {
    let wide = |line: &str| line.chars().count() > MAX_LINE && !line.contains("://");
    lines(at).filter(|(_, line)| wide(line)).map(|(start, line)| TextRange::at(start, size(line))).collect()
}

/// Levels of another depth than four, and tabs.
fn uneven(at: &At<'_>) -> Vec<TextRange> {
    let mut levels = vec![0_usize];
    let mut found = Vec::new();
    for token in at.source.tokens() {
        match token.kind() {
            TokenKind::Indent => {
                let blanks = at.source.slice(token);
                let width = blanks.len();
                if blanks.contains('\t') || width != levels.last().unwrap_or(&0) + 4 {
                    found.push(token.range());
                }
                levels.push(width);
            }
            TokenKind::Dedent => {
                levels.pop();
            }
            _ => {}
        }
    }
    found
}

/// Each line with where it starts, without its end.
fn lines<'a>(at: &At<'a>) -> impl Iterator<Item = (TextSize, &'a str)> {
    let mut start = TextSize::new(0);
    at.source.text.split_inclusive('\n').map(move |whole| {
        let here = start;
        start += size(whole);
        (here, whole.trim_end_matches(['\n', '\r']))
    })
}

fn size(text: &str) -> TextSize {
    TextSize::of(text)
}

fn in_text(range: TextRange, at: &At<'_>) -> bool {
    let is_text = |kind| matches!(kind, TokenKind::String | TokenKind::FStringMiddle | TokenKind::TStringMiddle);
    at.source.tokens().iter().any(|token| is_text(token.kind()) && token.range().contains_range(range))
}
