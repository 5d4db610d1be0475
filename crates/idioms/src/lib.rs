//! Remarks on how a Python program is written: idioms it could use, mistakes
//! that many make, and the better line beside them.
//!
//! Text goes in, remarks come out. This crate never runs anything, never
//! changes a verdict, and says nothing at all about a program that it cannot
//! read: one for Python 2, one with a syntax error, one that is too large or
//! nested too deep.
//!
//! A rule is one file under `rules/`; its doc comment is its help page, and the
//! examples in it are its first tests.

mod draft;
mod finding;
mod help;
mod names;
mod read;
mod rule;
mod rules;
mod source;
mod types;
mod walk;
mod words;

pub use finding::Finding;
pub use help::help_page;
pub use rule::{Rule, Weight};

use draft::Draft;
use names::Names;
use ruff_python_parser::parse_module;
use source::Source;
use walk::At;

/// The longest program that is read, in bytes. A solution has a few thousand.
pub const MAX_SOURCE_BYTES: usize = 32 << 10;

/// The most remarks on one program: whoever gets these has enough to do.
pub const MAX_FINDINGS: usize = 30;

/// A program within [`MAX_SOURCE_BYTES`] can nest so deep that taking its tree
/// apart needs more stack than a thread has; this is enough for the worst.
const STACK_BYTES: usize = 64 << 20;

/// Every rule, in the order of the help page.
pub fn rules() -> &'static [Rule] {
    rules::RULES
}

/// What there is to say about `source`, in the order of its lines.
pub fn find(source: &str) -> Vec<Finding> {
    if source.len() > MAX_SOURCE_BYTES {
        return Vec::new();
    }
    stacker::grow(STACK_BYTES, || read(source).unwrap_or_default())
}

fn read(text: &str) -> Option<Vec<Finding>> {
    let parsed = parse_module(text).ok()?;
    let source = Source::new(text, parsed.tokens());
    let names = Names::of(parsed.syntax())?;
    let mut drafts: Vec<(&Rule, Draft)> =
        walk::check(parsed.syntax(), &At::new(&source, &names, parsed.syntax()));
    drafts.sort_by_key(|(rule, draft)| (draft.range.start(), rule.weight));
    drafts.truncate(MAX_FINDINGS);
    let mut findings: Vec<Finding> =
        drafts.into_iter().map(|(rule, draft)| draft.into_finding(rule, &source)).collect();
    findings.sort_by_key(|finding| (finding.line, finding.rule.weight));
    Some(findings)
}
