//! Ids of rows: UUID v7, made by whoever writes the row (often the client),
//! never secret.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )*};
}

ids! {
    /// A person: somebody with an account.
    PersonId,
    /// A candidate: a name and an e-mail, no account.
    CandidateId,
    /// A session: one interview.
    SessionId,
    /// One person or candidate in one session.
    ParticipationId,
    /// One sitting at one question version.
    AttemptId,
    /// One program handed in during an attempt.
    SubmissionId,
    /// An unsent text of an attempt.
    DraftId,
    /// Something said during an attempt.
    AnswerId,
    /// What a person heard in an answer.
    ReviewId,
    /// What a program was expected to print.
    PredictionId,
    /// Something asked about a task.
    ClarificationId,
    /// One line of the append-only record.
    EventId,
}
