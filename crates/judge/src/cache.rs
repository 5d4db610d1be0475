//! Where results of authors' programs are kept: what a generator made, what
//! the reference solution answered.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, PoisonError},
};

use async_trait::async_trait;

/// Keeps bytes by a key that stands for everything they depend on. Losing an
/// entry costs time, never a verdict.
#[async_trait]
pub trait ResultCache: Send + Sync {
    /// The bytes kept under `key`, if they still are.
    async fn get(&self, key: &str) -> Option<Arc<[u8]>>;
    /// Keeps `bytes` under `key`.
    async fn put(&self, key: &str, bytes: Arc<[u8]>);
}

/// A cache in memory that drops its oldest entries when it is full.
#[derive(Debug)]
pub struct MemoryCache {
    capacity: usize,
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    entries: HashMap<String, Arc<[u8]>>,
    oldest_first: VecDeque<String>,
    bytes: usize,
}

impl MemoryCache {
    /// A cache of at most `capacity` bytes.
    pub fn new(capacity: usize) -> Self {
        Self { capacity, kept: Mutex::default() }
    }
}

impl Default for MemoryCache {
    /// 64 MiB.
    fn default() -> Self {
        Self::new(64 << 20)
    }
}

#[async_trait]
impl ResultCache for MemoryCache {
    async fn get(&self, key: &str) -> Option<Arc<[u8]>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).entries.get(key).cloned()
    }

    async fn put(&self, key: &str, bytes: Arc<[u8]>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if bytes.len() > self.capacity || kept.entries.contains_key(key) {
            return;
        }
        kept.bytes += bytes.len();
        kept.entries.insert(key.to_owned(), bytes);
        kept.oldest_first.push_back(key.to_owned());
        while kept.bytes > self.capacity {
            let Some(oldest) = kept.oldest_first.pop_front() else { return };
            if let Some(dropped) = kept.entries.remove(&oldest) {
                kept.bytes -= dropped.len();
            }
        }
    }
}
