//! Question versions, in SQL.

use std::{collections::BTreeMap, sync::Arc};

use super::{Database, Row, SqlStore, blobs, statements as sql, value::args};
use crate::{NewVersion, QuestionVersion, Questions, Result};

#[async_trait::async_trait]
impl<D: Database> Questions for SqlStore<D> {
    async fn keep_version(&self, new: NewVersion) -> Result<()> {
        if self.version(&new.version).await?.is_some() {
            return Ok(());
        }
        let mut all = self.database.begin().await?;
        let row = args![&new.version, &new.judging_version, &new.question, &new.title, &new.kind, new.at];
        if all.run(sql::QUESTIONS_ADD_VERSION.into(), row).await?.is_empty() {
            return Ok(());
        }
        for (path, bytes) in &new.files {
            let (name, _) = blobs::keep(all.as_mut(), self.database.blob_folder(), bytes).await?;
            all.run(sql::QUESTIONS_ADD_FILE.into(), args![&new.version, path, &name]).await?;
        }
        all.commit().await
    }

    async fn version(&self, version: &str) -> Result<Option<QuestionVersion>> {
        self.one(sql::QUESTIONS_VERSION, args![version], question_version).await
    }

    async fn version_files(&self, version: &str) -> Result<Option<BTreeMap<String, Arc<[u8]>>>> {
        let rows = self.database.read(sql::QUESTIONS_FILES, args![version]).await?;
        let mut files = BTreeMap::new();
        for row in &rows {
            let bytes = blobs::content(self.database.blob_folder(), row).await?;
            files.insert(row.string("path")?, Arc::from(bytes));
        }
        let known = !files.is_empty() || self.version(version).await?.is_some();
        Ok(known.then_some(files))
    }

    async fn versions_of(&self, question: &str) -> Result<Vec<QuestionVersion>> {
        self.all(sql::QUESTIONS_VERSIONS_OF, args![question], question_version).await
    }
}

fn question_version(row: &Row) -> Result<QuestionVersion> {
    Ok(QuestionVersion {
        version: row.string("version")?,
        judging_version: row.string("judging_version")?,
        question: row.string("question")?,
        title: row.string("title")?,
        kind: row.string("kind")?,
        first_used_at: row.time("first_used_at")?,
    })
}
