//! What costs processor time to find out again: results of `bank check`, and
//! outputs of reference solutions. Losing it loses nothing but time.

use jiff::Timestamp;

use crate::Result;

/// What a check depends on: same key, same outcome.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub struct CheckKey {
    pub question_version: String,
    /// Fingerprint of the interpreter: version and build.
    pub interpreter: String,
    pub judge_version: String,
}

/// The outcome of a check.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckResult {
    /// What was checked with what.
    pub key: CheckKey,
    /// The checker's own shape.
    pub outcome: serde_json::Value,
    /// When it was checked.
    pub checked_at: Timestamp,
}

/// Stored outcomes.
#[async_trait::async_trait]
pub trait CheckCache {
    /// The outcome of a check.
    async fn check_result(&self, key: &CheckKey) -> Result<Option<CheckResult>>;

    /// All outcomes with that judge, for the list of questions.
    async fn check_results(&self, judge_version: &str) -> Result<Vec<CheckResult>>;

    /// Keeps an outcome; the newest wins.
    async fn keep_check_result(&self, result: CheckResult) -> Result<()>;

    /// Output of a reference solution under the key of what it depends on.
    async fn reference_output(&self, key: &str) -> Result<Option<Vec<u8>>>;

    /// Keeps an output; the first wins.
    async fn keep_reference_output(&self, key: &str, output: &[u8], at: Timestamp) -> Result<()>;
}
