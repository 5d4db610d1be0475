//! A bank that changes while it is used: what breaks stays as it was last
//! good, and the fault is shown. Watching the files is not done here.

use std::sync::{Arc, PoisonError, RwLock};

use crate::{Bank, Loader, Source};

/// The bank in use. Readers hold a snapshot; a reload never disturbs them.
#[derive(Debug)]
pub struct LiveBank {
    loader: Loader,
    current: RwLock<Arc<Bank>>,
}

impl LiveBank {
    /// Reads `sources` for the first time.
    pub fn new(loader: Loader, sources: &[Source]) -> Self {
        let bank = Arc::new(loader.load(sources));
        Self { loader, current: RwLock::new(bank) }
    }

    /// What it is read with.
    pub fn loader(&self) -> &Loader {
        &self.loader
    }

    /// The bank as it is now.
    pub fn snapshot(&self) -> Arc<Bank> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads `sources` again and puts the result in use. A question that
    /// cannot be read now stays in its last good version, and its faults say
    /// which ([`Fault::kept`](crate::Fault::kept)); a question whose files
    /// are gone is gone. Only changed questions are parsed.
    pub fn reload(&self, sources: &[Source]) -> Arc<Bank> {
        let before = self.snapshot();
        let bank = Arc::new(self.loader.load_after(&before, sources));
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&bank);
        bank
    }
}
