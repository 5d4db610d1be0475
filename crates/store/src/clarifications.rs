//! Clarifications: what somebody asked about a task, as evidence of how they
//! found out what is wanted.

use askback_core::{AttemptId, ClarificationId, PersonId};
use jiff::Timestamp;

use crate::{Created, Result};

/// A question that was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clarification {
    /// Made by the client; the same one again is a retry.
    pub id: ClarificationId,
    /// As it was asked.
    pub text: String,
    /// The item of the version's Clarify list that answers it, from 0; `None`
    /// where none does.
    pub item: Option<u32>,
    /// Whether it was asked before there was a program.
    pub before_code: bool,
    /// When it was received.
    pub at: Timestamp,
}

/// A person's clarifications.
#[async_trait::async_trait]
pub trait Clarifications {
    /// Adds what was asked. The same id with the same words is a retry; with
    /// other words a conflict.
    async fn add_clarification(
        &self,
        owner: PersonId,
        attempt: AttemptId,
        asked: Clarification,
    ) -> Result<Created<Clarification>>;
}
