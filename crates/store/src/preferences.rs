//! Preferences: what a person has chosen for themselves, by name. Theirs
//! alone, as practice is.

use askback_core::PersonId;
use jiff::Timestamp;
use serde_json::Value;

use crate::Result;

/// Something that a person has chosen.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Preference {
    pub name: String,
    pub value: Value,
    pub set_at: Timestamp,
}

/// A person's preferences.
#[async_trait::async_trait]
pub trait Preferences {
    /// What is chosen under a name.
    async fn preference(&self, owner: PersonId, name: &str) -> Result<Option<Value>>;

    /// All that is chosen, by name.
    async fn preferences(&self, owner: PersonId) -> Result<Vec<Preference>>;

    /// Chooses, in place of what was chosen before.
    async fn set_preference(&self, owner: PersonId, name: &str, value: &Value, at: Timestamp) -> Result<()>;

    /// The IANA zone in which the person's days begin.
    async fn set_zone(&self, owner: PersonId, zone: &str) -> Result<()>;
}
