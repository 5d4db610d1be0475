//! Settings of the instance, by name.

use jiff::Timestamp;
use uuid::Uuid;

use crate::Result;

/// Settings by name.
#[async_trait::async_trait]
pub trait Settings {
    /// The value of a setting.
    async fn setting(&self, name: &str) -> Result<Option<serde_json::Value>>;

    /// Sets it.
    async fn set_setting(&self, name: &str, value: serde_json::Value, at: Timestamp) -> Result<()>;

    /// The id of this instance: `if_new` the first time, the same for ever after.
    async fn instance_id(&self, if_new: Uuid, at: Timestamp) -> Result<Uuid>;
}
