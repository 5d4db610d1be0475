//! The version of the judge: part of every result and of every cached one.

use std::sync::OnceLock;

use sha2::{Digest as _, Sha256};

use crate::harness;

/// Raised by hand when verdicts change for a reason that is in none of
/// [`DECIDING`] and the harness.
const GENERATION: u32 = 1;

/// The sources that decide what a verdict is, beside the harness.
const DECIDING: [&str; 11] = [
    include_str!("harness/frame.rs"),
    include_str!("values/marshal.rs"),
    include_str!("values/literal.rs"),
    include_str!("values/literal/number.rs"),
    include_str!("values/literal/string.rs"),
    include_str!("compare/mod.rs"),
    include_str!("compare/diff.rs"),
    include_str!("compare/order.rs"),
    include_str!("compare/text.rs"),
    include_str!("judge/assess.rs"),
    include_str!("judge/prepare.rs"),
];

/// A generation and a digest over harness and comparison, e.g.
/// `1-3fa90c11d2b4`.
pub fn judge_version() -> &'static str {
    static VERSION: OnceLock<String> = OnceLock::new();
    VERSION.get_or_init(|| {
        let digest = digest(DECIDING.iter().chain(&harness::SOURCES).map(|source| source.as_bytes()));
        format!("{GENERATION}-{}", &digest[..12])
    })
}

/// SHA-256 in hex over parts of any length, each told apart from the next.
pub(crate) fn digest<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
