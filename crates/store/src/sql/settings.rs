//! Settings, in SQL.

use jiff::Timestamp;
use uuid::Uuid;

use super::{Database, SqlStore, statements as sql, value::args};
use crate::{Result, Settings, StoreError};

const INSTANCE_ID: &str = "instance_id";

#[async_trait::async_trait]
impl<D: Database> Settings for SqlStore<D> {
    async fn setting(&self, name: &str) -> Result<Option<serde_json::Value>> {
        self.one(sql::SETTINGS_SETTING, args![name], |row| row.json("value")).await
    }

    async fn set_setting(&self, name: &str, value: serde_json::Value, at: Timestamp) -> Result<()> {
        self.database.write(sql::SETTINGS_SET, args![name, &value, at]).await.map(drop)
    }

    async fn instance_id(&self, if_new: Uuid, at: Timestamp) -> Result<Uuid> {
        let id = serde_json::Value::String(if_new.to_string());
        self.database.write(sql::SETTINGS_SET_ONCE, args![INSTANCE_ID, &id, at]).await?;
        let stored = self.setting(INSTANCE_ID).await?;
        let id = stored.as_ref().and_then(|it| it.as_str()).and_then(|it| it.parse().ok());
        id.ok_or(StoreError::Corrupt { detail: "the instance's id is not an id".to_owned() })
    }
}
