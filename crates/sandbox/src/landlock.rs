//! File rules of a run, as bytes that the native module hands to the kernel.
//!
//! A second wall behind the mounts: even what is visible in the cell is only
//! usable as listed here. The ruleset is built in each run, since rules bind to
//! the run's own folders.

use std::{ffi::CStr, os::unix::ffi::OsStrExt, path::Path};

const EXECUTE: u64 = 1;
const WRITE_FILE: u64 = 1 << 1;
const READ_FILE: u64 = 1 << 2;
const READ_DIR: u64 = 1 << 3;
const FILES: u64 = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE;
const TRUNCATE: u64 = 1 << 14;

/// What a rule grants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Read a file, list a folder.
    Read,
    /// Read, and map or start code.
    Execute,
    /// Everything but devices.
    Write,
    /// Read and write one file, a device such as `/dev/null`.
    Device,
}

/// Version of the kernel's interface; 0 where there is none.
pub(crate) fn abi() -> u32 {
    const VERSION: u32 = 1;
    // SAFETY: with this flag the call takes no pointer and only answers a number.
    #[expect(unsafe_code, reason = "no safe wrapper asks for the version alone")]
    let answer =
        unsafe { libc::syscall(libc::SYS_landlock_create_ruleset, std::ptr::null::<u8>(), 0usize, VERSION) };
    u32::try_from(answer).unwrap_or(0)
}

/// The ruleset for `abi`: empty where the kernel has none.
pub(crate) fn ruleset(abi: u32, rules: &[(&Path, Access, bool)]) -> Vec<u8> {
    if abi == 0 {
        return Vec::new();
    }
    let handled = handled_files(abi);
    let network: u64 = if abi >= 4 { 0b11 } else { 0 };
    let scoped: u64 = if abi >= 6 { 0b11 } else { 0 };
    let size: u64 = match abi {
        0..=3 => 8,
        4..=5 => 16,
        _ => 24,
    };
    let mut blob: Vec<u8> =
        [size, handled, network, scoped].iter().flat_map(|word| word.to_ne_bytes()).collect();
    for (path, access, is_folder) in rules {
        let granted = granted(*access, *is_folder) & handled;
        blob.extend_from_slice(&granted.to_ne_bytes());
        blob.extend_from_slice(path.as_os_str().as_bytes());
        blob.extend_from_slice(CStr::to_bytes_with_nul(c""));
    }
    blob
}

fn handled_files(abi: u32) -> u64 {
    let bits = match abi {
        1 => 13,
        2 => 14,
        3 | 4 => 15,
        _ => 16,
    };
    (1 << bits) - 1
}

fn granted(access: Access, is_folder: bool) -> u64 {
    let devices = (1 << 6) | (1 << 11) | (1 << 15);
    let rights = match access {
        Access::Read => READ_FILE | READ_DIR,
        Access::Execute => READ_FILE | READ_DIR | EXECUTE,
        Access::Write => !(devices | EXECUTE),
        Access::Device => READ_FILE | WRITE_FILE,
    };
    if is_folder { rights } else { rights & FILES }
}
