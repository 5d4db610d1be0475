//! A remark as it leaves this crate.

use crate::Rule;

/// A remark on one place of a program.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What it goes by.
    pub rule: &'static Rule,
    /// Line in the program, from 1.
    pub line: u32,
    /// Why, in a sentence.
    pub message: String,
    /// What to write instead: whole lines.
    pub better: Option<String>,
    /// The last line that `better` stands for; none when it is a pattern to
    /// follow and not the lines themselves. Empty lines mean: leave them out.
    pub end_line: Option<u32>,
}
