//! What Askback keeps: one trait a subject, and [`Store`], which is all of them.
//!
//! The crate never opens a database: `askback-store-sqlite` and
//! `askback-store-postgres` do. It never asks for the time or for randomness:
//! ids, times and secrets' hashes come with each call. It never shows one
//! person's practice to another: every call about practice takes the
//! [`PersonId`](askback_core::PersonId) whose practice it is, and answers for
//! that person alone.
//!

pub mod attempts;
pub mod cache;
pub mod data_folder;
pub mod drafts;
pub mod error;
pub mod events;
pub mod page;
pub mod people;
pub mod progress;
pub mod questions;
pub mod settings;
pub mod sign_in;
pub mod submissions;
pub mod time;

pub use attempts::{
    Approach, Attempt, AttemptView, Attempts, Created, NewApproach, NewAttempt, SubmissionSummary,
};
pub use cache::{CheckCache, CheckKey, CheckResult};
pub use data_folder::DataFolder;
pub use drafts::{Draft, DraftSaved, Drafts, NewDraft, StoredDraft};
pub use error::{Result, StoreError};
pub use events::{Event, Events, NewEvent};
pub use page::{Cursor, Page};
pub use people::{
    Candidate, Email, NewParticipation, NewPerson, NewSession, Participation, People, Person, Who,
};
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
    + Submissions
    + Progress
    + Events
    + CheckCache
    + Settings
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
