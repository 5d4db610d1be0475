//! The signals that end a sitting; the terminal is put back before it does.

use tokio::signal::unix::{Signal, SignalKind, signal};

use crate::failure::Failure;

/// Interrupt, terminate, hang up.
pub(super) struct Ends([Signal; 3]);

impl Ends {
    /// Listens from now on.
    pub(super) fn listen() -> Result<Self, Failure> {
        let listen = |kind| signal(kind).map_err(|e| Failure::ours("internal", e));
        Ok(Self([
            listen(SignalKind::interrupt())?,
            listen(SignalKind::terminate())?,
            listen(SignalKind::hangup())?,
        ]))
    }

    /// Waits for the first of them.
    pub(super) async fn wait(&mut self) {
        let [interrupt, terminate, hangup] = &mut self.0;
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
            _ = hangup.recv() => {}
        }
    }
}
