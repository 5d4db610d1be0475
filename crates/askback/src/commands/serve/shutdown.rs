//! When the server is told to end: once for a graceful end, twice for an end now.

use tokio::signal::unix::{Signal, SignalKind, signal};

/// Done when SIGTERM or SIGINT arrives. A second one ends the process at once.
pub(super) async fn told() {
    let (Ok(mut term), Ok(mut interrupt)) =
        (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        tracing::warn!("signals cannot be heard; end Askback with SIGKILL");
        return std::future::pending().await;
    };
    either(&mut term, &mut interrupt).await;
    tokio::spawn(async move {
        either(&mut term, &mut interrupt).await;
        tracing::warn!("told twice: ending at once");
        std::process::exit(130);
    });
}

async fn either(term: &mut Signal, interrupt: &mut Signal) {
    tokio::select! {
        _ = term.recv() => {}
        _ = interrupt.recv() => {}
    }
}
