//! What a person may do, in the instance and in one session.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! roles {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$variant_doc])* $variant),* }

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name in JSON and in the store.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }

            /// The role with that name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|role| role.name() == name)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}

roles! {
    /// A role of a person in the instance.
    Role {
        /// Set Askback up; decides about everything but what is private.
        Owner = "owner",
        /// Plans sessions.
        Coordinator = "coordinator",
        /// Leads and rates sessions.
        Interviewer = "interviewer",
        /// Writes questions.
        Author = "author",
        /// Practises.
        Learner = "learner",
        /// Reads the record of what was done.
        Auditor = "auditor",
    }
}

roles! {
    /// A role in one session.
    SessionRole {
        /// Leads it.
        Lead = "lead",
        /// Asks and rates.
        Interviewer = "interviewer",
        /// Watches and learns.
        Shadow = "shadow",
        /// Is asked.
        Candidate = "candidate",
    }
}
