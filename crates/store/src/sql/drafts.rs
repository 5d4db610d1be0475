//! Drafts, in SQL.

use askback_core::{AttemptId, PersonId};

use super::{Database, Row, SqlStore, statements as sql, value::args};
use crate::{Draft, DraftSaved, Drafts, NewDraft, Result, StoreError, StoredDraft, drafts::KEPT};

#[async_trait::async_trait]
impl<D: Database> Drafts for SqlStore<D> {
    async fn save_draft(&self, owner: PersonId, new: NewDraft) -> Result<DraftSaved> {
        match self.answer_again(owner, &new).await? {
            Some(answer) => Ok(answer),
            None => match self.save_new(owner, &new).await {
                // The same request twice at once: the other one was faster.
                Err(StoreError::Conflict { what }) => {
                    self.answer_again(owner, &new).await?.ok_or(StoreError::Conflict { what })
                }
                answer => answer,
            },
        }
    }

    async fn draft(&self, owner: PersonId, attempt: AttemptId) -> Result<Option<Draft>> {
        self.one(sql::DRAFTS_CURRENT, args![owner, attempt], draft).await
    }

    async fn drafts(&self, owner: PersonId, attempt: AttemptId) -> Result<Vec<StoredDraft>> {
        self.all(sql::DRAFTS_ALL, args![owner, attempt], stored_draft).await
    }
}

impl<D: Database> SqlStore<D> {
    /// The answer to a draft that came before under the same id.
    async fn answer_again(&self, owner: PersonId, new: &NewDraft) -> Result<Option<DraftSaved>> {
        let kept = |row: &Row| Ok((row.id::<AttemptId>("attempt_id")?, stored_draft(row)?));
        let Some((attempt, kept)) = self.one(sql::DRAFTS_KEPT, args![owner, new.id], kept).await? else {
            return Ok(None);
        };
        if attempt != new.attempt || kept.text != new.text {
            return Err(StoreError::Conflict { what: "draft" });
        }
        Ok(Some(match kept.revision {
            Some(revision) => DraftSaved::Saved { revision, saved_at: kept.saved_at },
            None => DraftSaved::Conflict { current: self.draft(owner, new.attempt).await? },
        }))
    }

    async fn save_new(&self, owner: PersonId, new: &NewDraft) -> Result<DraftSaved> {
        let base = i64::try_from(new.base_revision).unwrap_or(i64::MAX);
        let mut all = self.database.begin().await?;
        let claimed = all.run(sql::DRAFTS_CLAIM_REVISION.into(), args![owner, new.attempt, base]).await?;
        let revision: Option<i64> = claimed.first().map(|row| row.int("draft_revision")).transpose()?;
        if revision.is_none() {
            // Inserted below only into an attempt of theirs.
            let attempt = all.run(sql::ATTEMPTS_ATTEMPT.into(), args![owner, new.attempt]).await?;
            attempt.first().ok_or(StoreError::NotFound { what: "attempt" })?;
        }
        let row = args![new.id, new.attempt, revision, base, new.text.clone().into_bytes(), new.at];
        all.run(sql::DRAFTS_ADD.into(), row).await?;
        if let Some(revision) = revision {
            all.run(sql::DRAFTS_PRUNE.into(), args![new.attempt, revision - KEPT]).await?;
        }
        all.commit().await?;
        Ok(match revision.and_then(|it| u64::try_from(it).ok()) {
            Some(revision) => DraftSaved::Saved { revision, saved_at: crate::time::stored(new.at) },
            None => DraftSaved::Conflict { current: self.draft(owner, new.attempt).await? },
        })
    }
}

pub(super) fn draft(row: &Row) -> Result<Draft> {
    Ok(Draft {
        id: row.id("id")?,
        revision: row.count("revision")?,
        text: row.source("text")?,
        saved_at: row.time("saved_at")?,
    })
}

fn stored_draft(row: &Row) -> Result<StoredDraft> {
    Ok(StoredDraft {
        id: row.id("id")?,
        revision: row.opt_count("revision")?,
        base_revision: row.count("base_revision")?,
        text: row.source("text")?,
        saved_at: row.time("saved_at")?,
    })
}
