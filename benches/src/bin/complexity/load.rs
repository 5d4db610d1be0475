//! Busy loops beside the measurement, as on a machine with other work.

use std::{
    hint,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

/// Threads that compute nothing; they end with this value.
pub(crate) struct Load(Arc<AtomicBool>);

impl Load {
    /// Starts `count` of them.
    pub(crate) fn start(count: usize) -> Self {
        let on = Arc::new(AtomicBool::new(true));
        for _ in 0..count {
            let on = Arc::clone(&on);
            thread::spawn(move || {
                while on.load(Ordering::Relaxed) {
                    (0..1_000).for_each(|i| {
                        hint::black_box(i);
                    });
                }
            });
        }
        Self(on)
    }
}

impl Drop for Load {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}
