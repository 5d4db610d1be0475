//! Question versions: copied here at first use, so that what somebody was
//! asked stays readable when the bank moves on.

use std::{collections::BTreeMap, sync::Arc};

use jiff::Timestamp;

use crate::Result;

/// A version to be kept.
#[derive(Debug, Clone)]
pub struct NewVersion {
    /// SHA-256 over all files, in hex; see the contract.
    pub version: String,
    /// SHA-256 over what decides verdicts.
    pub judging_version: String,
    /// Id of the question.
    pub question: String,
    /// Its title in this version.
    pub title: String,
    /// Its kind: "coding", ...
    pub kind: String,
    /// Every file by relative path.
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// When it was first used.
    pub at: Timestamp,
}

/// A version that is kept; its files come separately.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in `NewVersion`")]
pub struct QuestionVersion {
    pub version: String,
    pub judging_version: String,
    pub question: String,
    pub title: String,
    pub kind: String,
    pub first_used_at: Timestamp,
}

/// Questions by version.
#[async_trait::async_trait]
pub trait Questions {
    /// Keeps a version with its files. Known ones are left as they are, so
    /// call it before each use.
    async fn keep_version(&self, version: NewVersion) -> Result<()>;

    /// The version with that hash.
    async fn version(&self, version: &str) -> Result<Option<QuestionVersion>>;

    /// Its files; `None` for an unknown version.
    async fn version_files(&self, version: &str) -> Result<Option<BTreeMap<String, Arc<[u8]>>>>;

    /// Versions of a question that were used, newest first.
    async fn versions_of(&self, question: &str) -> Result<Vec<QuestionVersion>>;
}
