//! The record of what happened: lines are added, never changed.
//!
//! An event is either the instance's, for its auditors, or private to one
//! person. The two are read by different calls, so none shows the other's.

use askback_core::{EventId, PersonId};
use jiff::Timestamp;

use crate::{Cursor, Page, Result};

/// An event to be added.
#[derive(Debug, Clone)]
pub struct NewEvent {
    /// The same one again is a retry.
    pub id: EventId,
    /// When it happened.
    pub at: Timestamp,
    /// What happened: "link_created", "signed_in", ...
    pub kind: String,
    /// Who did it; `None` for Askback itself.
    pub actor: Option<PersonId>,
    /// What it was done to, such as the id of a row.
    pub subject: String,
    /// More about it. No secrets, no names.
    pub body: serde_json::Value,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "as in `NewEvent`")]
pub struct Event {
    pub id: EventId,
    pub at: Timestamp,
    pub kind: String,
    pub actor: Option<PersonId>,
    pub subject: String,
    pub body: serde_json::Value,
}

/// The record.
#[async_trait::async_trait]
pub trait Events {
    /// Adds an event of the instance.
    async fn add_event(&self, event: NewEvent) -> Result<()>;

    /// Adds an event that only `owner` may read.
    async fn add_private_event(&self, owner: PersonId, event: NewEvent) -> Result<()>;

    /// Events of the instance, newest first.
    async fn events(&self, after: Option<Cursor>, limit: u32) -> Result<Page<Event>>;

    /// A person's private events, newest first.
    async fn private_events(&self, owner: PersonId, after: Option<Cursor>, limit: u32)
    -> Result<Page<Event>>;
}
