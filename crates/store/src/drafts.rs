//! Drafts: unsent text of an attempt, for each step of it: the program, the
//! prediction, an answer. A text that comes too late is refused, and kept all
//! the same.

use askback_core::{AttemptId, DraftId, PersonId};
use jiff::Timestamp;

use crate::Result;

/// How many accepted drafts of a step are kept. Refused ones stay.
pub const KEPT: i64 = 100;

/// The step of a program, which every coding attempt has.
pub const PROGRAM: &str = "program";

/// A draft to be saved.
#[derive(Debug, Clone)]
pub struct NewDraft {
    /// Made by the client; the same one again is a retry.
    pub id: DraftId,
    /// Whose unsent text it is.
    pub attempt: AttemptId,
    /// The step whose text it is; [`PROGRAM`] for the program.
    pub step: String,
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
    /// Counts up from 1 in each attempt, over all its steps.
    pub revision: u64,
    pub text: String,
    pub saved_at: Timestamp,
}

/// The draft in force of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct StepDraft {
    pub step: String,
    pub draft: Draft,
}

/// A draft that is kept, in force or not.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct StoredDraft {
    pub id: DraftId,
    pub step: String,
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

    /// The draft in force of a step.
    async fn draft(&self, owner: PersonId, attempt: AttemptId, step: &str) -> Result<Option<Draft>>;

    /// All that are kept, of every step, newest first.
    async fn drafts(&self, owner: PersonId, attempt: AttemptId) -> Result<Vec<StoredDraft>>;
}
