//! The tests of this crate, in one binary.
#![expect(clippy::unwrap_used, reason = "a test stops at a surprise")]

mod bank;
mod cases;
mod examples;
mod page;
mod untidy;

use askback_idioms::{Finding, find};

/// The program with a remark's better lines in place of its own; none for a pattern.
fn mended(source: &str, finding: &Finding) -> Option<String> {
    let (better, last) = (finding.better.as_deref()?, finding.end_line?);
    let lines: Vec<&str> = source.lines().collect();
    let before = lines[..finding.line as usize - 1].iter().copied();
    let after = lines[last as usize..].iter().copied();
    let all: Vec<&str> = before.chain(better.lines()).chain(after).collect();
    Some(all.join("\n") + "\n")
}

/// Codes and lines of what is found.
fn found(source: &str) -> Vec<(&'static str, u32)> {
    find(source).iter().map(|finding| (finding.rule.code, finding.line)).collect()
}
