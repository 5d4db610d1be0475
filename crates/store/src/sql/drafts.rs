//! Drafts, in SQL.

use askback_core::{AttemptId, PersonId};

use super::{Database, Row, SqlStore, statements as sql, value::args};
use crate::{Draft, DraftSaved, Drafts, NewDraft, Result, StepDraft, StoreError, StoredDraft, drafts::KEPT};

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

    async fn draft(&self, owner: PersonId, attempt: AttemptId, step: &str) -> Result<Option<Draft>> {
        self.one(sql::DRAFTS_CURRENT, args![owner, attempt, step], draft).await
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
        if attempt != new.attempt || kept.step != new.step || kept.text != new.text {
            return Err(StoreError::Conflict { what: "draft" });
        }
        Ok(Some(match kept.revision {
            Some(revision) => DraftSaved::Saved { revision, saved_at: kept.saved_at },
            None => DraftSaved::Conflict { current: self.draft(owner, new.attempt, &new.step).await? },
        }))
    }

    async fn save_new(&self, owner: PersonId, new: &NewDraft) -> Result<DraftSaved> {
        let base = i64::try_from(new.base_revision).unwrap_or(i64::MAX);
        let row = |revision: Option<i64>| {
            let text = new.text.clone().into_bytes();
            args![new.id, new.attempt, &new.step, revision, base, text, new.at]
        };
        let mut all = self.database.begin().await?;
        let claimed = all.run(sql::DRAFTS_CLAIM_REVISION.into(), args![owner, new.attempt]).await?;
        let claimed = claimed.first().ok_or(StoreError::NotFound { what: "attempt" })?;
        let revision = claimed.int("draft_revision")?;
        let in_force = all.run(sql::DRAFTS_IN_FORCE.into(), args![new.attempt, &new.step]).await?;
        if in_force.first().map(|row| row.int("revision")).transpose()? != Some(base) {
            drop(all);
            self.database.write(sql::DRAFTS_ADD, row(None)).await?;
            return Ok(DraftSaved::Conflict { current: self.draft(owner, new.attempt, &new.step).await? });
        }
        all.run(sql::DRAFTS_ADD.into(), row(Some(revision))).await?;
        all.run(sql::DRAFTS_PRUNE.into(), args![new.attempt, &new.step, KEPT]).await?;
        all.commit().await?;
        let revision = claimed.count("draft_revision")?;
        Ok(DraftSaved::Saved { revision, saved_at: crate::time::stored(new.at) })
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

pub(super) fn step_draft(row: &Row) -> Result<StepDraft> {
    Ok(StepDraft { step: row.string("step")?, draft: draft(row)? })
}

pub(super) fn stored_draft(row: &Row) -> Result<StoredDraft> {
    Ok(StoredDraft {
        id: row.id("id")?,
        step: row.string("step")?,
        revision: row.opt_count("revision")?,
        base_revision: row.count("base_revision")?,
        text: row.source("text")?,
        saved_at: row.time("saved_at")?,
    })
}
