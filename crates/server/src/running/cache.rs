//! Outputs of authors' programs, kept in the store so that a restart does not
//! run them again, and in memory so that a judgement does not ask the store.

use std::sync::Arc;

use askback_core::Clock;
use askback_judge::{MemoryCache, ResultCache};
use askback_store::Store;
use async_trait::async_trait;

/// Memory before store.
pub(crate) struct StoreCache {
    memory: MemoryCache,
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
}

impl StoreCache {
    pub(crate) fn new(store: Arc<dyn Store>, clock: Arc<dyn Clock>) -> Self {
        Self { memory: MemoryCache::default(), store, clock }
    }
}

#[async_trait]
impl ResultCache for StoreCache {
    async fn get(&self, key: &str) -> Option<Arc<[u8]>> {
        if let Some(bytes) = self.memory.get(key).await {
            return Some(bytes);
        }
        let stored = self.store.reference_output(key).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "cannot read a kept output");
            None
        });
        let bytes: Arc<[u8]> = stored?.into();
        self.memory.put(key, Arc::clone(&bytes)).await;
        Some(bytes)
    }

    async fn put(&self, key: &str, bytes: Arc<[u8]>) {
        if let Err(error) = self.store.keep_reference_output(key, &bytes, self.clock.now()).await {
            tracing::warn!(%error, "cannot keep an output");
        }
        self.memory.put(key, bytes).await;
    }
}
