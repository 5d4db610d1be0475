//! What the sandbox found out, as the server shows it.

use askback_judge::Runner;
use askback_sandbox::SandboxRunner;
use askback_server::{ProtectionLayer, ProtectionReport};

/// The report for pages and `/health`.
pub(super) fn report(runner: &SandboxRunner) -> ProtectionReport {
    let layer = |name: &str, held, detail: &str, remedy: Option<String>| ProtectionLayer {
        name: name.to_owned(),
        held,
        detail: detail.to_owned(),
        remedy,
    };
    let mut layers = Vec::new();
    if let Some(refusal) = runner.refusal() {
        layers.push(layer("sandbox", Some(false), refusal, Some(refusal.to_owned())));
    }
    for remark in runner.remarks() {
        layers.push(layer("remark", None, remark, None));
    }
    ProtectionReport { rung: runner.rung(), meets_minimum: runner.refusal().is_none(), layers }
}
