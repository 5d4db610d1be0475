//! When the server is told to end: once for a graceful end, twice for an end now.

use crate::failure::Failure;
use tokio::signal::unix::{Signal, SignalKind, signal};

/// Listens from this call on. The future is done when SIGTERM or SIGINT arrives;
/// a second one ends the process at once.
pub(super) fn listen() -> Result<impl Future<Output = ()> + Send + 'static, Failure> {
    let heard = |kind| signal(kind).map_err(|e| Failure::ours("signals", e));
    let (mut term, mut interrupt) = (heard(SignalKind::terminate())?, heard(SignalKind::interrupt())?);
    Ok(async move {
        either(&mut term, &mut interrupt).await;
        tokio::spawn(async move {
            either(&mut term, &mut interrupt).await;
            tracing::warn!("told twice: ending at once");
            std::process::exit(130);
        });
    })
}

async fn either(term: &mut Signal, interrupt: &mut Signal) {
    tokio::select! {
        _ = term.recv() => {}
        _ = interrupt.recv() => {}
    }
}
