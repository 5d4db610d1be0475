//! Results of checks and outputs of reference solutions, in SQL.

use jiff::Timestamp;

use super::{Database, Row, SqlStore, blobs, statements as sql, value::args};
use crate::{CheckCache, CheckKey, CheckResult, Result};

#[async_trait::async_trait]
impl<D: Database> CheckCache for SqlStore<D> {
    async fn check_result(&self, key: &CheckKey) -> Result<Option<CheckResult>> {
        let key = args![&key.question_version, &key.interpreter, &key.judge_version];
        self.one(sql::CACHE_CHECK_RESULT, key, check_result).await
    }

    async fn check_results(&self, judge_version: &str) -> Result<Vec<CheckResult>> {
        self.all(sql::CACHE_CHECK_RESULTS, args![judge_version], check_result).await
    }

    async fn keep_check_result(&self, new: CheckResult) -> Result<()> {
        let CheckKey { question_version, interpreter, judge_version } = &new.key;
        let row = args![question_version, interpreter, judge_version, &new.outcome, new.checked_at];
        self.database.write(sql::CACHE_KEEP_CHECK_RESULT, row).await.map(drop)
    }

    async fn reference_output(&self, key: &str) -> Result<Option<Vec<u8>>> {
        let rows = self.database.read(sql::CACHE_REFERENCE_OUTPUT, args![key]).await?;
        match rows.first() {
            Some(row) => blobs::content(self.database.blob_folder(), row).await.map(Some),
            None => Ok(None),
        }
    }

    async fn keep_reference_output(&self, key: &str, output: &[u8], at: Timestamp) -> Result<()> {
        let mut all = self.database.begin().await?;
        let (name, _) = blobs::keep(all.as_mut(), self.database.blob_folder(), output).await?;
        all.run(sql::CACHE_KEEP_REFERENCE_OUTPUT.into(), args![key, &name, at]).await?;
        all.commit().await
    }
}

fn check_result(row: &Row) -> Result<CheckResult> {
    Ok(CheckResult {
        key: CheckKey {
            question_version: row.string("question_version")?,
            interpreter: row.string("interpreter")?,
            judge_version: row.string("judge_version")?,
        },
        outcome: row.json("outcome")?,
        checked_at: row.time("checked_at")?,
    })
}
