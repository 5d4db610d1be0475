//! Versions of questions: SHA-256 over their files.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::{Files, Version};

/// The version of a set of files: the SHA-256, in lower-case hex, over one
/// line a file, sorted by path. A line is the path, a NUL, the SHA-256 of the
/// file's bytes in lower-case hex, and a line end.
pub fn version_of(files: &Files) -> Version {
    hash(files.iter())
}

/// The same over what decides verdicts alone: cases with their limits,
/// drivers, generators, checkers, solutions, and the fixtures they read.
pub fn judging_version_of(files: &Files) -> Version {
    hash(files.iter().filter(|(path, _)| decides_verdicts(path)))
}

fn decides_verdicts(path: &str) -> bool {
    matches!(path, "cases.toml" | "drive.py" | "generate.py" | "check.py" | "solution.py")
        || path.starts_with("solutions/")
        || path.starts_with("fixtures/")
}

/// The version of one file: the SHA-256 of its bytes in lower-case hex.
pub(crate) fn content_version(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hash<'f>(files: impl Iterator<Item = (&'f String, &'f std::sync::Arc<[u8]>)>) -> Version {
    let mut all = Sha256::new();
    for (path, bytes) in files {
        all.update(path.as_bytes());
        all.update([0]);
        all.update(hex(&Sha256::digest(bytes)).as_bytes());
        all.update(b"\n");
    }
    Version(hex(&all.finalize()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
