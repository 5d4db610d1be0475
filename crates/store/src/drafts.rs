//! Drafts: unsent text of an attempt. A text that comes too late is refused,
//! and kept all the same.

use askback_core::{AttemptId, DraftId, PersonId};
use jiff::Timestamp;

use crate::Result;

/// How many accepted drafts of an attempt are kept. Refused ones stay.
pub const KEPT: i64 = 100;

/// A draft to be saved.
#[derive(Debug, Clone)]
pub struct NewDraft {
    /// Made by the client; the same one again is a retry.
    pub id: DraftId,
    /// Whose unsent text it is.
    pub attempt: AttemptId,
    /// The revision the client started from; 0 when it knew none.
    pub base_revision: u64,
    /// The whole text.
    pub text: String,
    /// When it was received.
    pub at: Timestamp,
}

/// The draft in force.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Draft {
    pub id: DraftId,
    /// Counts up from 1 in each attempt.
    pub revision: u64,
    pub text: String,
    pub saved_at: Timestamp,
}

/// A draft that is kept, in force or not.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct StoredDraft {
    pub id: DraftId,
    /// `None`: it was refused, because another one had come first.
    pub revision: Option<u64>,
    pub base_revision: u64,
    pub text: String,
    pub saved_at: Timestamp,
}

/// What became of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftSaved {
    /// It is in force.
    Saved {
        /// Its number.
        revision: u64,
        /// When it was first saved.
        saved_at: Timestamp,
    },
    /// Another one had come first. The text is kept, but not in force.
    Conflict {
        /// The draft in force; `None` if the attempt has none at all.
        current: Option<Draft>,
    },
}

/// A person's drafts.
#[async_trait::async_trait]
pub trait Drafts {
    /// Saves a draft if it starts from the revision in force, else keeps it
    /// aside. Of two at once, one wins. The same id again answers as before.
    async fn save_draft(&self, owner: PersonId, draft: NewDraft) -> Result<DraftSaved>;

    /// The draft in force.
    async fn draft(&self, owner: PersonId, attempt: AttemptId) -> Result<Option<Draft>>;

    /// All that are kept, newest first.
    async fn drafts(&self, owner: PersonId, attempt: AttemptId) -> Result<Vec<StoredDraft>>;
}
