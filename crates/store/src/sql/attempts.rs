//! Attempts with what a page shows of them, in SQL.

use std::collections::HashMap;

use askback_core::{AttemptId, PersonId, Verdict};
use serde_json::json;

use super::{
    Database, Row, SqlStore, Value, answers, clarifications, drafts, predictions, statements as sql,
    value::args,
};
use crate::{
    Approach, Attempt, AttemptView, Attempts, Created, Cursor, NewApproach, NewAttempt, Opening, Page,
    Questions, Result, StoreError, SubmissionSummary,
};

#[async_trait::async_trait]
impl<D: Database> Attempts for SqlStore<D> {
    async fn start_attempt(&self, owner: PersonId, new: NewAttempt) -> Result<Created<Attempt>> {
        let row = args![new.id, owner, &new.version, &new.question, new.at, new.opening.name()];
        let started = self.database.write(sql::ATTEMPTS_START, row).await?;
        match self.attempt(owner, new.id).await? {
            Some(attempt) if !started.is_empty() => Ok(Created::New(attempt)),
            Some(attempt) if attempt.question == new.question => Ok(Created::Existing(attempt)),
            None if self.version(&new.version).await?.is_none_or(|it| it.question != new.question) => {
                Err(StoreError::NotFound { what: "question version" })
            }
            _ => Err(StoreError::Conflict { what: "attempt" }),
        }
    }

    async fn attempt(&self, owner: PersonId, id: AttemptId) -> Result<Option<Attempt>> {
        self.one(sql::ATTEMPTS_ATTEMPT, args![owner, id], attempt).await
    }

    async fn attempt_view(&self, owner: PersonId, id: AttemptId) -> Result<Option<AttemptView>> {
        let Some(attempt) = self.attempt(owner, id).await? else { return Ok(None) };
        Ok(self.views(owner, None, vec![attempt]).await?.pop())
    }

    async fn attempt_views(
        &self,
        owner: PersonId,
        question: Option<&str>,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<Page<AttemptView>> {
        let after = after.unwrap_or(Cursor::START);
        let page = args![owner, question, after.at, after.id, limit.saturating_add(1)];
        let attempts = self.all(sql::ATTEMPTS_PAGE, page, attempt).await?;
        let page = Page::cut(attempts, limit, |last| Cursor::after(last.started_at, last.id.0));
        Ok(Page { items: self.views(owner, question, page.items).await?, next: page.next })
    }

    async fn say_approach(&self, owner: PersonId, new: NewApproach) -> Result<Created<Approach>> {
        let body = json!({ "text": new.text, "time": new.time, "space": new.space });
        let row = args![new.id, owner, new.attempt, new.at, new.attempt.to_string(), &body];
        let added = self.database.write(sql::ATTEMPTS_SAY_APPROACH, row).await?;
        let key = args![owner, new.attempt, new.id];
        let stored = self.one(sql::ATTEMPTS_APPROACH, key, approach).await?;
        match stored {
            Some(stored) if !added.is_empty() => Ok(Created::New(stored)),
            Some(stored)
                if (&stored.text, &stored.time, &stored.space) == (&new.text, &new.time, &new.space) =>
            {
                Ok(Created::Existing(stored))
            }
            None if self.attempt(owner, new.attempt).await?.is_none() => {
                Err(StoreError::NotFound { what: "attempt" })
            }
            _ => Err(StoreError::Conflict { what: "approach" }),
        }
    }

    async fn approaches(&self, owner: PersonId, id: AttemptId) -> Result<Vec<Approach>> {
        let Some(attempt) = self.attempt(owner, id).await? else { return Ok(Vec::new()) };
        let mut said =
            self.all(sql::ATTEMPTS_APPROACHES, span(owner, None, &attempt, &attempt), approach).await?;
        said.reverse();
        Ok(said)
    }
}

impl<D: Database> SqlStore<D> {
    /// What a page shows of attempts that follow each other, newest first: a
    /// statement for each sort of thing they hold, however many they are.
    async fn views(
        &self,
        owner: PersonId,
        question: Option<&str>,
        attempts: Vec<Attempt>,
    ) -> Result<Vec<AttemptView>> {
        let (Some(newest), Some(oldest)) = (attempts.first(), attempts.last()) else { return Ok(Vec::new()) };
        let span = || span(owner, question, newest, oldest);
        let said = self.all(sql::ATTEMPTS_APPROACHES, span(), of_attempt(approach)).await?;
        let mut said: HashMap<AttemptId, Approach> = said.into_iter().collect();
        let mut drafts =
            grouped(self.all(sql::ATTEMPTS_DRAFTS, span(), of_attempt(drafts::step_draft)).await?);
        let mut answers =
            grouped(self.all(sql::ATTEMPTS_ANSWERS, span(), of_attempt(answers::answer)).await?);
        let made = of_attempt(predictions::prediction);
        let mut predictions = grouped(self.all(sql::ATTEMPTS_PREDICTIONS, span(), made).await?);
        let asked = of_attempt(clarifications::clarification);
        let mut clarifications = grouped(self.all(sql::ATTEMPTS_CLARIFICATIONS, span(), asked).await?);
        let mut submissions =
            grouped(self.all(sql::ATTEMPTS_SUBMISSIONS, span(), of_attempt(summary)).await?);
        let view = |attempt: Attempt| {
            let id = attempt.id;
            let submissions = submissions.remove(&id).unwrap_or_default();
            let solved = submissions.iter().find(|it| it.verdict == Some(Verdict::Accepted));
            AttemptView {
                attempt,
                approach: said.remove(&id),
                drafts: drafts.remove(&id).unwrap_or_default(),
                answers: answers.remove(&id).unwrap_or_default(),
                predictions: predictions.remove(&id).unwrap_or_default(),
                clarifications: clarifications.remove(&id).unwrap_or_default(),
                solved_at: solved.map(|it| it.submitted_at),
                submissions,
            }
        };
        Ok(attempts.into_iter().map(view).collect())
    }
}

/// The arguments of the statements over a page of attempts.
pub(super) fn span(
    owner: PersonId,
    question: Option<&str>,
    newest: &Attempt,
    oldest: &Attempt,
) -> Vec<Value> {
    args![owner, question, newest.started_at, newest.id, oldest.started_at, oldest.id]
}

pub(super) fn grouped<T>(rows: Vec<(AttemptId, T)>) -> HashMap<AttemptId, Vec<T>> {
    let mut groups: HashMap<AttemptId, Vec<T>> = HashMap::new();
    for (attempt, row) in rows {
        groups.entry(attempt).or_default().push(row);
    }
    groups
}

pub(super) fn of_attempt<T>(read: impl Fn(&Row) -> Result<T>) -> impl Fn(&Row) -> Result<(AttemptId, T)> {
    move |row| Ok((row.id("attempt_id")?, read(row)?))
}

pub(super) fn attempt(row: &Row) -> Result<Attempt> {
    Ok(Attempt {
        id: row.id("id")?,
        owner: row.id("person_id")?,
        question: row.string("question")?,
        version: row.string("version")?,
        judging_version: row.string("judging_version")?,
        title: row.string("title")?,
        opening: row.word("opening", Opening::from_name)?,
        started_at: row.time("started_at")?,
    })
}

pub(super) fn approach(row: &Row) -> Result<Approach> {
    let body = row.json("body")?;
    let field = |name: &str| body.get(name).and_then(|it| it.as_str()).map(str::to_owned);
    Ok(Approach {
        id: row.id("id")?,
        text: field("text").unwrap_or_default(),
        time: field("time"),
        space: field("space"),
        at: row.time("at")?,
    })
}

fn summary(row: &Row) -> Result<SubmissionSummary> {
    Ok(SubmissionSummary {
        id: row.id("id")?,
        submitted_at: row.time("submitted_at")?,
        verdict: row.opt_word("verdict", Verdict::from_name)?,
        score: row.opt_count("score")?,
        max_score: row.opt_count("max_score")?,
        first_failure: row.opt_text("first_failure")?.map(str::to_owned),
        python: row.opt_python("python")?,
        cpu_ms: super::submissions::cpu_ms(row)?,
    })
}
