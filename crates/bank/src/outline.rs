//! The blocks of a piece of Markdown with the lines they stand on. comrak
//! decides what is a list, a quotation or a code block; this module keeps the
//! source of each, so that nothing is lost between file and page.

use comrak::{
    Arena, Options,
    nodes::{ListType, NodeValue},
    parse_document,
};

use crate::fault::Fault;

/// Longer lists are a mistake, or meant to keep the reader busy.
const MAX_ITEMS: usize = 200;

/// Some lines of a file, without the indentation of what they are in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Chunk {
    /// Line of the file that the first of them is, from 1.
    pub(crate) first_line: u32,
    pub(crate) lines: Vec<String>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Heading(u8),
    Paragraph,
    List,
    Quote,
    Code,
    Comment,
    Other,
}

/// A block at the top of a chunk: lines `start..end` of it, from 0.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) shape: Shape,
    pub(crate) start: usize,
    pub(crate) end: usize,
    items: Vec<Marker>,
}

/// Where a list item begins and how deep its text stands.
#[derive(Debug, Clone, Copy)]
struct Marker {
    line: usize,
    column: usize,
    padding: usize,
}

/// One item of a list.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    /// `-` or `3.`
    pub(crate) marker: String,
    pub(crate) chunk: Chunk,
}

impl Item {
    pub(crate) fn line(&self) -> u32 {
        self.chunk.first_line
    }
}

/// How all Markdown of a question is read, here and on pages.
pub fn markdown_options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.footnotes = false;
    options
}

impl Chunk {
    pub(crate) fn part(&self, start: usize, end: usize) -> Self {
        let end = end.min(self.lines.len());
        let start = start.min(end);
        Self { first_line: self.line_at(start), lines: self.lines[start..end].to_vec() }
    }

    pub(crate) fn line_at(&self, index: usize) -> u32 {
        self.first_line.saturating_add(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The source without blank lines around it.
    pub(crate) fn text(&self) -> String {
        let blank = |line: &&String| line.trim().is_empty();
        let skip = self.lines.iter().take_while(blank).count();
        let drop = self.lines.iter().rev().take_while(blank).count();
        let end = self.lines.len() - drop.min(self.lines.len() - skip);
        self.lines[skip..end].join("\n").trim_end().to_owned()
    }

    /// The lines as one line, as a paragraph reads.
    pub(crate) fn joined(&self) -> String {
        let words: Vec<&str> =
            self.lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
        words.join(" ")
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.lines.iter().all(|line| line.trim().is_empty())
    }

    /// The blocks at the top.
    pub(crate) fn outline(&self) -> Vec<Piece> {
        if self.is_one_plain_line() {
            return vec![Piece {
                shape: Shape::Paragraph,
                start: 0,
                end: self.lines.len(),
                items: Vec::new(),
            }];
        }
        let arena = Arena::new();
        let root = parse_document(&arena, &self.lines.join("\n"), &markdown_options());
        let mut pieces: Vec<Piece> = Vec::new();
        for node in root.children() {
            let data = node.data();
            let start = data.sourcepos.start.line.saturating_sub(1);
            if let Some(last) = pieces.last_mut() {
                last.end = start.max(last.start + 1);
            }
            let shape = match &data.value {
                NodeValue::Heading(heading) => Shape::Heading(heading.level),
                NodeValue::Paragraph => Shape::Paragraph,
                NodeValue::List(_) => Shape::List,
                NodeValue::BlockQuote => Shape::Quote,
                NodeValue::CodeBlock(_) => Shape::Code,
                NodeValue::HtmlBlock(html) if html.literal.trim_start().starts_with("<!--") => Shape::Comment,
                _ => Shape::Other,
            };
            let items = node
                .children()
                .filter_map(|child| match &child.data().value {
                    NodeValue::Item(item) => Some(Marker {
                        line: child.data().sourcepos.start.line.saturating_sub(1),
                        column: child.data().sourcepos.start.column.saturating_sub(1),
                        padding: match item.list_type {
                            ListType::Bullet | ListType::Ordered => item.padding,
                        },
                    }),
                    _ => None,
                })
                .collect();
            pieces.push(Piece { shape, start, end: self.lines.len(), items });
        }
        pieces
    }

    /// A single line that begins with a letter is a paragraph in any Markdown.
    /// Most paraphrases are, and a large bank has a hundred thousand of them.
    fn is_one_plain_line(&self) -> bool {
        matches!(self.lines.as_slice(), [line, rest @ ..]
            if line.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.iter().all(|line| line.trim().is_empty()))
    }

    /// The items of one list.
    pub(crate) fn items_of(&self, list: &Piece) -> Vec<Item> {
        let ends = list.items.iter().skip(1).map(|next| next.line).chain([list.end]);
        list.items
            .iter()
            .zip(ends)
            .map(|(marker, end)| {
                let first = self.lines.get(marker.line).map_or("", String::as_str);
                let at = |from: usize| first.get(from.min(first.len())..).unwrap_or_default();
                let text_at = marker.column + marker.padding;
                let rest = self.lines.get(marker.line + 1..end.min(self.lines.len())).unwrap_or_default();
                let lines = std::iter::once(at(text_at).to_owned())
                    .chain(rest.iter().map(|line| unindented(line, text_at)))
                    .collect();
                let marker_text = at(marker.column).split_whitespace().next().unwrap_or_default().to_owned();
                Item { marker: marker_text, chunk: Chunk { first_line: self.line_at(marker.line), lines } }
            })
            .collect()
    }

    /// The items of a section that holds a list and nothing else.
    pub(crate) fn items(&self, file: &str, expected: &str, faults: &mut Vec<Fault>) -> Vec<Item> {
        let mut items = Vec::new();
        for piece in self.outline() {
            match piece.shape {
                Shape::List => items.extend(self.items_of(&piece)),
                Shape::Comment => {}
                _ => faults.push(
                    Fault::error("stray_text", file, "only a list may stand here")
                        .line(self.line_at(piece.start))
                        .expected(expected),
                ),
            }
        }
        if let Some(excess) = items.get(MAX_ITEMS) {
            let message = format!("this list has more than {MAX_ITEMS} items; the rest is not read");
            faults.push(Fault::error("too_many", file, message).line(excess.line()));
            items.truncate(MAX_ITEMS);
        }
        items
    }
}

/// `line` without up to `width` columns of white space.
fn unindented(line: &str, width: usize) -> String {
    let mut column = 0;
    for (at, letter) in line.char_indices() {
        if column >= width || !matches!(letter, ' ' | '\t') {
            return " ".repeat(column.saturating_sub(width)) + &line[at..];
        }
        column = if letter == '\t' { (column / 4 + 1) * 4 } else { column + 1 };
    }
    String::new()
}
