//! Who is who: persons, candidates, sessions and who takes part in them.
//!
//! Names and e-mails live in one table, so that erasing somebody is one row.

use std::fmt;

use askback_core::{CandidateId, ParticipationId, PersonId, Role, SessionId, SessionRole};
use jiff::Timestamp;

use crate::{Result, StoreError};

/// An e-mail address, folded to lower case: two spellings are one address.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Email(String);

impl Email {
    /// Reads an address. Only its shape is checked; whether it is somebody's
    /// only a mail can tell.
    pub fn parse(text: &str) -> Result<Self> {
        let folded = text.trim().to_lowercase();
        let fault = |why: &str| StoreError::Invalid { what: "e-mail", why: why.to_owned() };
        let (name, host) = folded.rsplit_once('@').ok_or_else(|| fault("it has no @"))?;
        if name.is_empty() || host.is_empty() {
            return Err(fault("something is missing beside the @"));
        }
        if folded.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(fault("it has a blank or a control character"));
        }
        Ok(Self(folded))
    }

    /// The folded address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Somebody with an account.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    pub email: Option<Email>,
    /// IANA zone, such as "Europe/Berlin".
    pub zone: String,
    /// In the order of [`Role::ALL`].
    pub roles: Vec<Role>,
    pub created_at: Timestamp,
}

/// A person to be added.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "as in `Person`")]
pub struct NewPerson {
    pub id: PersonId,
    pub name: String,
    pub email: Option<Email>,
    pub zone: String,
    pub roles: Vec<Role>,
    pub at: Timestamp,
}

/// A name and an e-mail without an account.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Candidate {
    pub id: CandidateId,
    pub name: String,
    pub email: Option<Email>,
    pub created_at: Timestamp,
}

/// An interview session to be added.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the names say it")]
pub struct NewSession {
    pub id: SessionId,
    pub title: String,
    pub at: Timestamp,
}

/// Who takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Who {
    Person(PersonId),
    Candidate(CandidateId),
}

/// Somebody's part in a session, to be added.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the names say it")]
pub struct NewParticipation {
    pub id: ParticipationId,
    pub session: SessionId,
    pub who: Who,
    pub role: SessionRole,
    pub at: Timestamp,
}

/// Somebody's part in a session.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Participation {
    pub id: ParticipationId,
    pub session: SessionId,
    pub who: Who,
    pub role: SessionRole,
    pub name: String,
    pub created_at: Timestamp,
}

/// Persons, candidates and who takes part in what.
#[async_trait::async_trait]
pub trait People {
    /// Adds a person. The same id or e-mail again is a conflict.
    async fn add_person(&self, person: NewPerson) -> Result<Person>;

    /// The person with that id.
    async fn person(&self, id: PersonId) -> Result<Option<Person>>;

    /// The first person who became owner; `None` in a new store.
    async fn owner(&self) -> Result<Option<Person>>;

    /// Everybody with an account, by name.
    async fn persons(&self) -> Result<Vec<Person>>;

    /// Adds a candidate, or finds the one with the same e-mail and returns that.
    async fn add_candidate(&self, candidate: Candidate) -> Result<Candidate>;

    /// The candidate with that id.
    async fn candidate(&self, id: CandidateId) -> Result<Option<Candidate>>;

    /// Adds a session.
    async fn add_session(&self, session: NewSession) -> Result<()>;

    /// Adds somebody to a session. The same one twice is a conflict.
    async fn add_participation(&self, participation: NewParticipation) -> Result<Participation>;

    /// Who takes part in a session, in the order they were added.
    async fn participations(&self, session: SessionId) -> Result<Vec<Participation>>;
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_no_address_is_refused() {
        for text in ["", "ada", "@", "ada@", "@example.org", "a da@example.org", "ada@exam\0ple.org"] {
            assert_eq!(Email::parse(text).unwrap_err().code(), "invalid", "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn two_spellings_are_one_address(name in "[A-Za-z0-9.+]{1,20}", host in "[A-Za-z]{1,9}[.]org") {
            let one = Email::parse(&format!("{name}@{host}")).unwrap();
            let other = Email::parse(&format!(" {}@{} ", name.to_uppercase(), host.to_lowercase())).unwrap();
            prop_assert_eq!(&one, &other);
            prop_assert_eq!(&Email::parse(one.as_str()).unwrap(), &one);
        }
    }
}
