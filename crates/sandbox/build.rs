//! Builds the native module that is loaded into the interpreters.
//!
//! It is compiled by `rustc` itself, not as a crate of the workspace, because
//! it must not link the standard library: between `clone` and `exec` of a
//! program nothing may allocate, lock or unwind. The compiler's own feature
//! flags never reach it, so one build serves every profile.

use std::{env, path::PathBuf, process::Command};

fn main() {
    println!("cargo:rerun-if-changed=native");
    println!("cargo:rerun-if-env-changed=RUSTC");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("askback_cell.so");
    let rustc = env::var_os("RUSTC").expect("cargo sets RUSTC");
    let target = env::var("TARGET").expect("cargo sets TARGET");
    #[expect(clippy::disallowed_methods, reason = "the compiler builds the native module")]
    let mut command = Command::new(rustc);
    command
        .args(["native/lib.rs", "--crate-name", "askback_cell", "--crate-type", "cdylib"])
        .args(["--edition", "2024", "--target", &target])
        .args(["-C", "panic=abort", "-C", "opt-level=2", "-C", "strip=symbols", "-C", "overflow-checks=off"])
        .args(["-C", "link-arg=-nostdlib", "-C", "link-arg=-nostartfiles"])
        .arg("-o")
        .arg(&out);
    if let Some(linker) = env::var_os("RUSTC_LINKER") {
        command.arg("-C").arg(format!("linker={}", linker.to_string_lossy()));
    }
    let status = command.status().expect("rustc can be started");
    assert!(status.success(), "the native module of the sandbox did not compile");
}
