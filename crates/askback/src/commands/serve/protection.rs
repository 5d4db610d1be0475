//! What protects this host: what the sandbox says at the start, and then what a
//! hostile probe of each layer found, while the page is served already.

use std::sync::Arc;

use askback_judge::Runner;
use askback_sandbox::{
    SandboxRunner,
    doctor::{self, Layer},
};
use askback_server::{ProtectionLayer, ProtectionReport};
use tokio::sync::watch;

/// What is known before anything was tried.
pub(super) fn at_start(runner: &SandboxRunner) -> ProtectionReport {
    let refusal = runner.refusal().map(|refusal| ProtectionLayer {
        name: "containment".to_owned(),
        held: Some(false),
        detail: refusal.to_owned(),
        remedy: Some(refusal.to_owned()),
    });
    ProtectionReport {
        rung: runner.rung(),
        meets_minimum: refusal.is_none(),
        layers: refusal.into_iter().collect(),
    }
}

/// Tries every layer once and tells the server.
pub(super) async fn try_layers(runner: Arc<SandboxRunner>, told: watch::Sender<ProtectionReport>) {
    let found = doctor::probe(&runner).await;
    for layer in found.layers.iter().filter(|layer| layer.held == Some(false)) {
        tracing::warn!(
            layer = layer.name,
            detail = layer.detail,
            "a protection is missing; see askback doctor"
        );
    }
    told.send_replace(ProtectionReport {
        rung: found.rung,
        meets_minimum: found.meets_minimum,
        layers: found.layers.into_iter().map(layer).collect(),
    });
}

fn layer(found: Layer) -> ProtectionLayer {
    ProtectionLayer { name: found.name, held: found.held, detail: found.detail, remedy: found.remedy }
}
