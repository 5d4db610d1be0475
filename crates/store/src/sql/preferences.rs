//! Preferences, in SQL.

use askback_core::PersonId;
use jiff::Timestamp;
use serde_json::Value;

use super::{Database, Row, SqlStore, statements as sql, value::args};
use crate::{Preference, Preferences, Result, StoreError};

const NO_PERSON: StoreError = StoreError::NotFound { what: "person" };

#[async_trait::async_trait]
impl<D: Database> Preferences for SqlStore<D> {
    async fn preference(&self, owner: PersonId, name: &str) -> Result<Option<Value>> {
        self.one(sql::PREFERENCES_PREFERENCE, args![owner, name], |row| row.json("value")).await
    }

    async fn preferences(&self, owner: PersonId) -> Result<Vec<Preference>> {
        let read = |row: &Row| {
            Ok(Preference {
                name: row.string("name")?,
                value: row.json("value")?,
                set_at: row.time("set_at")?,
            })
        };
        self.all(sql::PREFERENCES_ALL, args![owner], read).await
    }

    async fn set_preference(&self, owner: PersonId, name: &str, value: &Value, at: Timestamp) -> Result<()> {
        let set = self.database.write(sql::PREFERENCES_SET, args![owner, name, value, at]).await?;
        set.first().map(drop).ok_or(NO_PERSON)
    }

    async fn set_zone(&self, owner: PersonId, zone: &str) -> Result<()> {
        let set = self.database.write(sql::PREFERENCES_SET_ZONE, args![owner, zone]).await?;
        set.first().map(drop).ok_or(NO_PERSON)
    }
}
