//! Submissions and their judgements, in SQL.

use askback_core::{AttemptId, PersonId, SubmissionId, Verdict};
use sha2::{Digest, Sha256};

use super::{Database, Row, SqlStore, statements as sql, value::args};
use crate::{
    Judgement, NewJudgement, NewSubmission, PutSubmission, Result, StoreError, Submission, Submissions,
    Unjudged,
};

#[async_trait::async_trait]
impl<D: Database> Submissions for SqlStore<D> {
    async fn put_submission(&self, owner: PersonId, new: NewSubmission) -> Result<PutSubmission> {
        let body = body_sha256(&new);
        let row =
            args![new.id, owner, new.attempt, new.source.into_bytes(), new.python, body.clone(), new.at];
        if !self.database.write(sql::SUBMISSIONS_PUT, row).await?.is_empty() {
            return Ok(PutSubmission::Inserted);
        }
        let read = |row: &Row| Ok((row.id::<AttemptId>("attempt_id")?, row.bytes("body_sha256")?.to_vec()));
        match self.one(sql::SUBMISSIONS_BODY, args![owner, new.id], read).await? {
            Some(stored) if stored == (new.attempt, body) => {
                let stored = self.submission(owner, new.attempt, new.id).await?;
                Ok(PutSubmission::Same(Box::new(stored.ok_or(NO_SUBMISSION)?)))
            }
            Some(_) => Ok(PutSubmission::Differs),
            None => match self.one(sql::ATTEMPTS_ATTEMPT, args![owner, new.attempt], |_| Ok(())).await? {
                Some(()) => Err(StoreError::Conflict { what: "submission" }),
                None => Err(StoreError::NotFound { what: "attempt" }),
            },
        }
    }

    async fn add_judgement(&self, owner: PersonId, id: SubmissionId, new: NewJudgement) -> Result<Judgement> {
        let row = args![
            owner,
            id,
            new.verdict.name(),
            new.score,
            new.max_score,
            new.first_failure.as_ref(),
            &new.judge_version,
            new.python,
            new.cpu_ms.map(micros),
            &new.result,
            new.at
        ];
        self.database.write(sql::SUBMISSIONS_JUDGE, row).await?;
        self.one(sql::SUBMISSIONS_JUDGEMENT, args![owner, id], judgement)
            .await?
            .flatten()
            .ok_or(NO_SUBMISSION)
    }

    async fn submission(
        &self,
        owner: PersonId,
        attempt: AttemptId,
        id: SubmissionId,
    ) -> Result<Option<Submission>> {
        self.one(sql::SUBMISSIONS_SUBMISSION, args![owner, attempt, id], judged).await
    }

    async fn has_submitted(&self, owner: PersonId, question: &str) -> Result<bool> {
        let found = self.one(sql::SUBMISSIONS_HAS_SUBMITTED, args![owner, question], |_| Ok(())).await?;
        Ok(found.is_some())
    }

    async fn unjudged(&self, limit: u32) -> Result<Vec<Unjudged>> {
        let read = |row: &Row| {
            Ok(Unjudged {
                owner: row.id("person_id")?,
                question: row.string("question")?,
                version: row.string("version")?,
                submission: pending(row)?,
            })
        };
        self.all(sql::SUBMISSIONS_UNJUDGED, args![limit], read).await
    }
}

const NO_SUBMISSION: StoreError = StoreError::NotFound { what: "submission" };

/// Over all that the client sends; the same hash is the same request.
fn body_sha256(new: &NewSubmission) -> Vec<u8> {
    let python = new.python.map(|it| it.to_string()).unwrap_or_default();
    let mut hash = Sha256::new();
    hash.update(python.as_bytes());
    hash.update([0]);
    hash.update(new.source.as_bytes());
    hash.finalize().to_vec()
}

/// A submission with its judgement, if there is one.
pub(super) fn judged(row: &Row) -> Result<Submission> {
    Ok(Submission { judgement: judgement(row)?, ..pending(row)? })
}

fn pending(row: &Row) -> Result<Submission> {
    Ok(Submission {
        id: row.id("id")?,
        attempt: row.id("attempt_id")?,
        source: row.source("source")?,
        python_asked: row.opt_python("python_asked")?,
        submitted_at: row.time("submitted_at")?,
        judgement: None,
    })
}

fn judgement(row: &Row) -> Result<Option<Judgement>> {
    let Some(verdict) = row.opt_word("verdict", Verdict::from_name)? else { return Ok(None) };
    Ok(Some(Judgement {
        verdict,
        score: row.count("score")?,
        max_score: row.count("max_score")?,
        first_failure: row.opt_text("first_failure")?.map(str::to_owned),
        judge_version: row.string("judge_version")?,
        python: row.opt_python("python")?,
        cpu_ms: cpu_ms(row)?,
        result: row.json("result")?,
        judged_at: row.time("judged_at")?,
    }))
}

/// Whole microseconds: the same number in each database and in each dump.
#[expect(clippy::cast_possible_truncation, reason = "a cast from f64 stops at the ends of i64")]
fn micros(cpu_ms: f64) -> i64 {
    (cpu_ms * 1_000.0).round() as i64
}

#[expect(clippy::cast_precision_loss, reason = "exact below 285 years of processor time")]
pub(super) fn cpu_ms(row: &Row) -> Result<Option<f64>> {
    Ok(row.opt_int("cpu_us")?.map(|us| us as f64 / 1_000.0))
}
