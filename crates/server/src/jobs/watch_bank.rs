//! Watches the folders of `--bank`: a changed file is read again soon after.
//! What breaks stays as it was last good; the bank itself sees to that.

use std::{sync::Arc, time::Duration};

use askback_bank::{LiveBank, Source};
use notify::{EventKind, RecursiveMode, Watcher};
use tokio::sync::{Notify, mpsc};
use tokio_util::sync::CancellationToken;

/// Editors write in several steps; this long after the last one the folder is read.
const QUIET: Duration = Duration::from_millis(250);

/// Reads the bank again whenever a folder changes, until `ending`.
pub(crate) async fn run(
    bank: Arc<LiveBank>,
    sources: Vec<Source>,
    read_again: Arc<Notify>,
    ending: CancellationToken,
) {
    let (changed, mut changes) = mpsc::channel::<()>(1);
    let heard = move |event: notify::Result<notify::Event>| {
        if !matches!(event, Ok(notify::Event { kind: EventKind::Access(_), .. })) {
            // A full channel means that a change is on its way already.
            let _: Result<_, _> = changed.try_send(());
        }
    };
    let mut watcher = match notify::recommended_watcher(heard) {
        Ok(watcher) => watcher,
        Err(error) => {
            tracing::warn!(%error, "bank folders cannot be watched; changes show after a restart");
            return;
        }
    };
    for path in sources.iter().filter_map(Source::path) {
        if let Err(error) = watcher.watch(path, RecursiveMode::Recursive) {
            tracing::warn!(%error, bank.folder = %path.display(), "a bank folder cannot be watched; changes show after a restart");
        }
    }
    loop {
        tokio::select! {
            () = ending.cancelled() => return,
            change = changes.recv() => if change.is_none() { return },
        }
        while tokio::time::timeout(QUIET, changes.recv()).await.is_ok_and(|change| change.is_some()) {}
        reload(&bank, &sources).await;
        read_again.notify_waiters();
    }
}

/// Reads the bank again, now.
pub(crate) async fn reload(bank: &Arc<LiveBank>, sources: &[Source]) {
    let (bank, sources) = (Arc::clone(bank), sources.to_vec());
    match tokio::task::spawn_blocking(move || bank.reload(&sources)).await {
        Ok(bank) => {
            let faults = bank.faults().iter().filter(|fault| fault.is_error()).count();
            tracing::info!(
                bank.questions = bank.entries().len(),
                bank.faults = faults,
                "the bank was read again"
            );
        }
        Err(error) => tracing::error!(%error, "reading the bank again failed; the last one stays in use"),
    }
}
