//! Who is who, in SQL.

use askback_core::{CandidateId, PersonId, Role, SessionId, SessionRole};

use super::{Database, Row, SqlStore, statements as sql, value::args};
use crate::{
    Candidate, Email, NewParticipation, NewPerson, NewSession, Participation, People, Person, Result,
    StoreError, Who,
};

#[async_trait::async_trait]
impl<D: Database> People for SqlStore<D> {
    async fn add_person(&self, person: NewPerson) -> Result<Person> {
        let mut all = self.database.begin().await?;
        all.run(sql::PEOPLE_ADD_PERSON.into(), args![person.id, &person.zone, person.at]).await?;
        let identity = args![person.id, person.id, None::<CandidateId>, &person.name, person.email.as_ref()];
        all.run(sql::PEOPLE_ADD_IDENTITY.into(), identity).await?;
        for role in &person.roles {
            all.run(sql::PEOPLE_ADD_ROLE.into(), args![person.id, role.name(), person.at]).await?;
        }
        all.commit().await?;
        self.person(person.id).await?.ok_or(StoreError::NotFound { what: "person" })
    }

    async fn person(&self, id: PersonId) -> Result<Option<Person>> {
        let rows = self.database.read(sql::PEOPLE_PERSON, args![id]).await?;
        Ok(persons(&rows)?.pop())
    }

    async fn owner(&self) -> Result<Option<Person>> {
        match self.one(sql::PEOPLE_OWNER, args![], |row| row.id("person_id")).await? {
            Some(id) => self.person(id).await,
            None => Ok(None),
        }
    }

    async fn persons(&self) -> Result<Vec<Person>> {
        let rows = self.database.read(sql::PEOPLE_PERSONS, args![]).await?;
        let mut persons = persons(&rows)?;
        persons.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        Ok(persons)
    }

    async fn add_candidate(&self, new: Candidate) -> Result<Candidate> {
        if let Some(email) = &new.email
            && let Some(known) = self.one(sql::PEOPLE_CANDIDATE_BY_EMAIL, args![email], candidate).await?
        {
            return Ok(known);
        }
        let mut all = self.database.begin().await?;
        all.run(sql::PEOPLE_ADD_CANDIDATE.into(), args![new.id, new.created_at]).await?;
        let identity = args![new.id, None::<PersonId>, new.id, &new.name, new.email.as_ref()];
        all.run(sql::PEOPLE_ADD_IDENTITY.into(), identity).await?;
        all.commit().await?;
        self.candidate(new.id).await?.ok_or(StoreError::NotFound { what: "candidate" })
    }

    async fn candidate(&self, id: CandidateId) -> Result<Option<Candidate>> {
        self.one(sql::PEOPLE_CANDIDATE, args![id], candidate).await
    }

    async fn add_session(&self, session: NewSession) -> Result<()> {
        let new = args![session.id, &session.title, session.at];
        self.database.write(sql::PEOPLE_ADD_SESSION, new).await.map(drop)
    }

    async fn add_participation(&self, new: NewParticipation) -> Result<Participation> {
        let (person, candidate) = match new.who {
            Who::Person(id) => (Some(id), None),
            Who::Candidate(id) => (None, Some(id)),
        };
        let row = args![new.id, new.session, person, candidate, new.role.name(), new.at];
        self.database.write(sql::PEOPLE_ADD_PARTICIPATION, row).await?;
        let all = self.participations(new.session).await?;
        all.into_iter().find(|it| it.id == new.id).ok_or(StoreError::NotFound { what: "participation" })
    }

    async fn participations(&self, session: SessionId) -> Result<Vec<Participation>> {
        self.all(sql::PEOPLE_PARTICIPATIONS, args![session], participation).await
    }
}

/// Rows of one person follow each other, one a role.
fn persons(rows: &[Row]) -> Result<Vec<Person>> {
    let mut persons: Vec<Person> = Vec::new();
    for row in rows {
        let id = row.id("id")?;
        if persons.last().is_none_or(|last| last.id != id) {
            persons.push(Person {
                id,
                name: row.string("name")?,
                email: email(row)?,
                zone: row.string("zone")?,
                roles: Vec::new(),
                created_at: row.time("created_at")?,
            });
        }
        if let (Some(person), Some(role)) = (persons.last_mut(), row.opt_word("role", Role::from_name)?) {
            person.roles.push(role);
            person.roles.sort();
        }
    }
    Ok(persons)
}

fn candidate(row: &Row) -> Result<Candidate> {
    Ok(Candidate {
        id: row.id("id")?,
        name: row.string("name")?,
        email: email(row)?,
        created_at: row.time("created_at")?,
    })
}

fn participation(row: &Row) -> Result<Participation> {
    let who = match (row.opt_id("person_id")?, row.opt_id("candidate_id")?) {
        (Some(person), None) => Who::Person(person),
        (None, Some(candidate)) => Who::Candidate(candidate),
        _ => return Err(StoreError::Corrupt { detail: "a participation of nobody, or of two".to_owned() }),
    };
    Ok(Participation {
        id: row.id("id")?,
        session: row.id("session_id")?,
        who,
        role: row.word("role", SessionRole::from_name)?,
        name: row.string("name")?,
        created_at: row.time("created_at")?,
    })
}

fn email(row: &Row) -> Result<Option<Email>> {
    row.opt_word("email", |text| Email::parse(text).ok())
}
