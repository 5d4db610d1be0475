//! The words of the domain: ids, verdicts, limits, the score scale, the clock.
//!
//! This crate never does input or output and knows no other crate of the
//! workspace. Everything here is a plain value that all layers share.

mod clock;
mod id;
mod limits;
mod python;
mod role;
mod scale;
mod verdict;

pub use clock::{Clock, FixedClock};
pub use id::{
    AnswerId, AttemptId, CandidateId, ClarificationId, DraftId, EventId, ParticipationId, PersonId,
    PredictionId, ReviewId, SessionId, SubmissionId,
};
pub use limits::Limits;
pub use python::{ParsePythonVersionError, PythonVersion};
pub use role::{Role, SessionRole};
pub use scale::Score;
pub use verdict::{LimitKind, Verdict};
