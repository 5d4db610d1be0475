//! The record, in SQL.

use askback_core::PersonId;

use super::{Database, Row, SqlStore, statements as sql, value::args};
use crate::{Cursor, Event, Events, NewEvent, Page, Result};

#[async_trait::async_trait]
impl<D: Database> Events for SqlStore<D> {
    async fn add_event(&self, event: NewEvent) -> Result<()> {
        self.add_event_for(None, event).await
    }

    async fn add_private_event(&self, owner: PersonId, event: NewEvent) -> Result<()> {
        self.add_event_for(Some(owner), event).await
    }

    async fn events(&self, after: Option<Cursor>, limit: u32) -> Result<Page<Event>> {
        let after = after.unwrap_or(Cursor::START);
        let page = args![after.at, after.id, limit.saturating_add(1)];
        let events = self.all(sql::EVENTS_INSTANCE, page, event).await?;
        Ok(Page::cut(events, limit, |last| Cursor::after(last.at, last.id.0)))
    }

    async fn private_events(
        &self,
        owner: PersonId,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<Page<Event>> {
        let after = after.unwrap_or(Cursor::START);
        let page = args![owner, after.at, after.id, limit.saturating_add(1)];
        let events = self.all(sql::EVENTS_PRIVATE, page, event).await?;
        Ok(Page::cut(events, limit, |last| Cursor::after(last.at, last.id.0)))
    }
}

impl<D: Database> SqlStore<D> {
    async fn add_event_for(&self, private_to: Option<PersonId>, new: NewEvent) -> Result<()> {
        let row = args![new.id, new.at, &new.kind, new.actor, private_to, &new.subject, &new.body];
        self.database.write(sql::EVENTS_ADD, row).await.map(drop)
    }
}

fn event(row: &Row) -> Result<Event> {
    Ok(Event {
        id: row.id("id")?,
        at: row.time("at")?,
        kind: row.string("kind")?,
        actor: row.opt_id("actor_id")?,
        subject: row.string("subject")?,
        body: row.json("body")?,
    })
}
