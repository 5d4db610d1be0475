//! What the tests of this crate share.

use std::path::PathBuf;

use askback_bank::{Bank, Files, Source};

/// A folder of `tests/fixtures`.
pub(crate) fn fixtures(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// Files in memory.
pub(crate) fn files(list: &[(&str, &str)]) -> Files {
    list.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().into())).collect()
}

/// A source in memory.
pub(crate) fn source(list: &[(&str, &str)]) -> Source {
    Source::memory("test", files(list))
}

/// A question with an id, nothing unfinished that matters.
pub(crate) fn question(id: &str, body: &str) -> String {
    format!("+++\nformat = 1\nid = \"{id}\"\ntitle = \"The {id}\"\nkind = \"knowledge\"\n+++\n{body}\n")
}

/// All faults that are errors, a line each.
pub(crate) fn errors(bank: &Bank) -> String {
    let lines: Vec<String> = bank.faults().iter().filter(|f| f.is_error()).map(ToString::to_string).collect();
    lines.join("\n")
}

/// Ids of the questions that can be used.
pub(crate) fn ids(bank: &Bank) -> Vec<&str> {
    bank.entries().map(|entry| entry.question.meta.id.as_str()).collect()
}
