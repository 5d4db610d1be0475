//! A job as the bytes that a cell receives.

use askback_judge::{Job, Program};

/// The most files a job may bring.
const MAX_FILES: usize = 4_096;

/// Kinds of programs, as `template.py` knows them.
const SCRIPT: u8 = 0;
const HARNESS: u8 = 1;

/// Why `job` cannot be run at all, in words for its author.
pub(super) fn fault(job: &Job, disk_kib: u64) -> Option<String> {
    if job.files.len() > MAX_FILES {
        return Some(format!(
            "{} files are too many: at most {MAX_FILES} fit into the work folder",
            job.files.len()
        ));
    }
    let total: u64 = job.files.values().map(|data| (data.len() as u64).div_ceil(4096) * 4).sum();
    if total > disk_kib {
        return Some(format!("the files hold {total} KiB: at most {disk_kib} KiB fit into the work folder"));
    }
    if let Some(name) = job.files.keys().find(|name| !is_inside(name)) {
        return Some(format!(
            "\"{name}\" is not a path inside the work folder: write it as a/b.py, without .. and without a leading /"
        ));
    }
    if let Some(name) = job.files.keys().find(|name| is_below_a_file(name, job)) {
        return Some(format!("\"{name}\" lies in a folder that is a file as well"));
    }
    match &job.program {
        Program::Script { entry } if !job.files.contains_key(entry) => {
            Some(format!("there is no file \"{entry}\" to start"))
        }
        _ => None,
    }
}

fn is_below_a_file(name: &str, job: &Job) -> bool {
    name.match_indices('/').any(|(at, _)| job.files.contains_key(&name[..at]))
}

fn is_inside(name: &str) -> bool {
    let part_is_plain = |part: &str| !part.is_empty() && part != "." && part != ".." && part.len() <= 255;
    !name.contains('\0') && name.len() < 4000 && name.split('/').all(part_is_plain)
}

/// Limits that the cell sets for itself.
pub(super) struct CellLimits {
    /// Whole seconds of processor time for one process.
    pub cpu_s: u64,
    /// Bytes of address space; 0 for no limit.
    pub address_space: u64,
    /// Tasks of the user; 0 for no limit.
    pub tasks: u64,
    /// Bytes of one file.
    pub file_bytes: u64,
    /// Open descriptors.
    pub files: u64,
}

/// The message for a cell: its length, then the chunks.
pub(super) fn message(job: &Job, limits: &CellLimits) -> Vec<u8> {
    let (kind, entry, code, payload): (u8, &[u8], &[u8], &[u8]) = match &job.program {
        Program::Script { entry } => (SCRIPT, entry.as_bytes(), b"", b""),
        Program::Harness { code, payload, .. } => (HARNESS, b"", code.as_bytes(), payload),
    };
    let mut head = vec![kind];
    for value in [limits.cpu_s, limits.address_space, limits.tasks, limits.file_bytes, limits.files] {
        head.extend_from_slice(&value.to_le_bytes());
    }
    let mut parts: Vec<&[u8]> = vec![&head, entry, code, payload];
    for (name, data) in &job.files {
        parts.push(name.as_bytes());
        parts.push(data);
    }
    chunks(&parts)
}

/// Byte strings with their count and lengths before them.
pub(super) fn chunks(parts: &[&[u8]]) -> Vec<u8> {
    let length = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes();
    let mut bytes = length(parts.len()).to_vec();
    for part in parts {
        bytes.extend_from_slice(&length(part.len()));
        bytes.extend_from_slice(part);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_inside_the_work_folder_are_taken() {
        for good in ["main.py", "a/b.py", "..a", "a/..b"] {
            assert!(is_inside(good), "{good}");
        }
        for bad in ["", "/etc/passwd", "../x", "a/../b", "a//b", "./a", "a/", "a\0b"] {
            assert!(!is_inside(bad), "{bad}");
        }
    }

    #[test]
    fn chunks_carry_their_lengths() {
        assert_eq!(chunks(&[b"ab", b""]), [2, 0, 0, 0, 2, 0, 0, 0, b'a', b'b', 0, 0, 0, 0]);
    }
}
