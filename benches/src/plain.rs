//! The same program by the interpreter itself, started for it.

use std::process::{Command, Stdio};

use anyhow::{Result, ensure};

/// Runs `python -I -c program` and waits for it.
#[expect(clippy::disallowed_methods, reason = "the other side of the comparison")]
pub(crate) fn run(python: &str, program: &str) -> Result<()> {
    let output = Command::new(python).args(["-I", "-c", program]).stdin(Stdio::null()).output()?;
    ensure!(output.status.success(), "plain python3 failed: {}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}
