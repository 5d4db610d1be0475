//! What Askback keeps: one trait a subject, and [`Store`], which is all of them.
//!
//! The crate never opens a database: `askback-store-sqlite` and
//! `askback-store-postgres` do. It never asks for the time or for randomness:
//! ids, times and secrets' hashes come with each call. It never shows one
//! person's practice to another: every call about practice takes the
//! [`PersonId`](askback_core::PersonId) whose practice it is, and answers for
//! that person alone.
//!
//! # Adding a subject
//!
//! 1. Write its trait and records in `src/<subject>.rs`, and add the trait to [`Store`].
//! 2. Add its tables to `migrations/NNNN_<subject>.sql` of both implementations
//!    (same number, same name, never an edit of a landed one) and to [`schema`].
//! 3. Write its statements in `sql/<subject>/*.sql`, name them in
//!    `src/sql/statements.rs`, and implement the trait in `src/sql/<subject>.rs`.
//! 4. Live through it in [`story`].
//!
//! # Another database
//!
//! 1. Implement [`sql::Database`] and [`sql::Transaction`] in a crate of its own, with its migrations.
//! 2. Call [`story::story`] and [`schema::compare`] from its tests.
//! 3. Choose it in the binary.
//!
//! A store that speaks no SQL implements the subjects' traits itself.

pub mod answers;
pub mod attempts;
pub mod backup;
pub mod cache;
pub mod clarifications;
pub mod data_folder;
pub mod drafts;
pub mod erasing;
pub mod error;
pub mod events;
pub mod history;
pub mod page;
pub mod people;
pub mod predictions;
pub mod preferences;
pub mod progress;
pub mod questions;
pub mod schema;
pub mod settings;
pub mod sign_in;
pub mod sql;
pub mod story;
pub mod submissions;
pub mod time;

pub use answers::{Answer, Answers, NewAnswer, NewReview, Review};
pub use attempts::{
    Approach, Attempt, AttemptView, Attempts, Created, NewApproach, NewAttempt, Opening, SubmissionSummary,
};
pub use backup::{Backup, Dump, Manifest};
pub use cache::{CheckCache, CheckKey, CheckResult};
pub use clarifications::{Clarification, Clarifications};
pub use data_folder::DataFolder;
pub use drafts::{Draft, DraftSaved, Drafts, NewDraft, StepDraft, StoredDraft};
pub use erasing::Erasing;
pub use error::{Result, StoreError};
pub use events::{Event, Events, NewEvent};
pub use history::{History, Record, Sitting, SittingFilter, WholeAnswer, WholeAttempt};
pub use page::{Cursor, Page};
pub use people::{
    Candidate, Email, NewParticipation, NewPerson, NewSession, Participation, People, Person, Who,
};
pub use predictions::{Prediction, Predictions};
pub use preferences::{Preference, Preferences};
pub use progress::{Progress, QuestionProgress, QuestionState};
pub use questions::{NewVersion, QuestionVersion, Questions};
pub use settings::Settings;
pub use sign_in::{LinkUse, NewLink, NewWebSession, SecretHash, SignIn, WebSession};
pub use submissions::{
    Judgement, NewJudgement, NewSubmission, PutSubmission, Submission, Submissions, Unjudged,
};

/// A whole store: every subject, and what an operator needs.
#[async_trait::async_trait]
pub trait Store:
    People
    + SignIn
    + Questions
    + Attempts
    + Drafts
    + Answers
    + Predictions
    + Clarifications
    + Submissions
    + Progress
    + History
    + Preferences
    + Erasing
    + Events
    + CheckCache
    + Settings
    + Backup
    + Send
    + Sync
    + 'static
{
    /// Whether the database answers and is still ours alone. For readiness.
    async fn ping(&self) -> Result<()>;

    /// What it is, for people: "SQLite" or "PostgreSQL 15".
    fn describe(&self) -> String;

    /// Number of the newest migration that is applied.
    fn schema_version(&self) -> i64;

    /// Waits for what is under way and closes every connection. Later calls fail.
    async fn close(&self);
}
