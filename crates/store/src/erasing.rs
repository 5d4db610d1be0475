//! Erasing: practice belongs to its owner, who may do away with it.

use askback_core::{AttemptId, PersonId};

use crate::Result;

/// What a person may erase. It is gone from the database at once; backups made
/// before still hold it.
#[async_trait::async_trait]
pub trait Erasing {
    /// Erases an attempt with all it holds. Whether there was one.
    async fn erase_attempt(&self, owner: PersonId, attempt: AttemptId) -> Result<bool>;

    /// Erases every attempt, private event and preference of a person. How
    /// many attempts there were.
    async fn erase_practice(&self, owner: PersonId) -> Result<u64>;
}
