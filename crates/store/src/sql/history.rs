//! What a person has done, in SQL.

use std::collections::HashMap;

use askback_core::{AnswerId, AttemptId, PersonId, Verdict};

use super::{
    Database, Row, SqlStore, answers,
    attempts::{approach, attempt, grouped, of_attempt, span},
    clarifications, drafts, predictions, statements as sql, submissions,
    value::args,
};
use crate::{
    Attempt, Cursor, History, Opening, Page, QuestionState, Record, Result, Review, Sitting, SittingFilter,
    StoreError, WholeAnswer, WholeAttempt,
    history::{Begun, HandedIn, Predicted, Said},
};

#[async_trait::async_trait]
impl<D: Database> History for SqlStore<D> {
    async fn sittings(
        &self,
        owner: PersonId,
        filter: &SittingFilter,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<Page<Sitting>> {
        let after = after.unwrap_or(Cursor::START);
        let state = filter.state.map(QuestionState::name);
        let (question, kind) = (filter.question.as_deref(), filter.kind.as_deref());
        let page = args![owner, question, kind, state, after.at, after.id, limit.saturating_add(1)];
        let rows = self.all(sql::HISTORY_SITTINGS, page, sitting).await?;
        Ok(Page::cut(rows, limit, |last| Cursor::after(last.started_at, last.id.0)))
    }

    async fn record(&self, owner: PersonId) -> Result<Record> {
        Ok(Record {
            begun: self.all(sql::HISTORY_BEGUN, args![owner], begun).await?,
            handed_in: self.all(sql::HISTORY_HANDED_IN, args![owner], handed_in).await?,
            said: self.all(sql::HISTORY_SAID, args![owner], said).await?,
            predicted: self.all(sql::HISTORY_PREDICTED, args![owner], predicted).await?,
        })
    }

    async fn whole_attempts(
        &self,
        owner: PersonId,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<Page<WholeAttempt>> {
        let after = after.unwrap_or(Cursor::START);
        let page = args![owner, None::<&str>, after.at, after.id, limit.saturating_add(1)];
        let attempts = self.all(sql::ATTEMPTS_PAGE, page, attempt).await?;
        let page = Page::cut(attempts, limit, |last| Cursor::after(last.started_at, last.id.0));
        Ok(Page { items: self.whole(owner, page.items).await?, next: page.next })
    }
}

impl<D: Database> SqlStore<D> {
    /// All that is kept of attempts that follow each other, newest first.
    async fn whole(&self, owner: PersonId, attempts: Vec<Attempt>) -> Result<Vec<WholeAttempt>> {
        let (Some(newest), Some(oldest)) = (attempts.first(), attempts.last()) else { return Ok(Vec::new()) };
        let span = || span(owner, None, newest, oldest);
        let said = self.all(sql::ATTEMPTS_APPROACHES, span(), of_attempt(approach)).await?;
        let mut approaches = grouped(said);
        let kept = self.all(sql::HISTORY_DRAFTS, span(), of_attempt(drafts::stored_draft)).await?;
        let mut drafts = grouped(kept);
        let mut reviews = by_answer(self.all(sql::HISTORY_REVIEWS, span(), review_of).await?);
        let mut answers =
            grouped(self.all(sql::ATTEMPTS_ANSWERS, span(), of_attempt(answers::answer)).await?);
        let made = of_attempt(predictions::prediction);
        let mut predictions = grouped(self.all(sql::ATTEMPTS_PREDICTIONS, span(), made).await?);
        let asked = of_attempt(clarifications::clarification);
        let mut clarifications = grouped(self.all(sql::ATTEMPTS_CLARIFICATIONS, span(), asked).await?);
        let handed_in = of_attempt(submissions::judged);
        let mut submissions = grouped(self.all(sql::HISTORY_SUBMISSIONS, span(), handed_in).await?);
        let mut with_reviews = |answer: crate::Answer| {
            let reviews = reviews.remove(&answer.id).unwrap_or_default();
            WholeAnswer { answer, reviews }
        };
        let mut whole = |attempt: Attempt| {
            let id = attempt.id;
            WholeAttempt {
                attempt,
                approaches: approaches.remove(&id).unwrap_or_default(),
                drafts: drafts.remove(&id).unwrap_or_default(),
                answers: answers.remove(&id).unwrap_or_default().into_iter().map(&mut with_reviews).collect(),
                predictions: predictions.remove(&id).unwrap_or_default(),
                clarifications: clarifications.remove(&id).unwrap_or_default(),
                submissions: submissions.remove(&id).unwrap_or_default(),
            }
        };
        Ok(attempts.into_iter().map(&mut whole).collect())
    }
}

fn by_answer(rows: Vec<(AnswerId, Review)>) -> HashMap<AnswerId, Vec<Review>> {
    let mut groups: HashMap<AnswerId, Vec<Review>> = HashMap::new();
    for (answer, review) in rows {
        groups.entry(answer).or_default().push(review);
    }
    groups
}

fn review_of(row: &Row) -> Result<(AnswerId, Review)> {
    let review = answers::review(row)?
        .ok_or_else(|| StoreError::Corrupt { detail: "a review has no id".to_owned() })?;
    Ok((row.id("answer_id")?, review))
}

fn sitting(row: &Row) -> Result<Sitting> {
    Ok(Sitting {
        id: row.id("id")?,
        question: row.string("question")?,
        title: row.string("title")?,
        kind: row.string("kind")?,
        opening: row.word("opening", Opening::from_name)?,
        started_at: row.time("started_at")?,
        state: row.word("state", QuestionState::from_name)?,
        submissions: row.count("submissions")?,
        last_verdict: row.opt_word("last_verdict", Verdict::from_name)?,
        solved_at: row.opt_time("solved_at")?,
        answers: row.count("answers")?,
        level: row.opt_count("level")?,
        predictions: row.count("predictions")?,
    })
}

fn attempt_id(row: &Row) -> Result<AttemptId> {
    row.id("attempt_id")
}

fn begun(row: &Row) -> Result<Begun> {
    Ok(Begun {
        attempt: attempt_id(row)?,
        question: row.string("question")?,
        title: row.string("title")?,
        kind: row.string("kind")?,
        opening: row.word("opening", Opening::from_name)?,
        at: row.time("started_at")?,
    })
}

fn handed_in(row: &Row) -> Result<HandedIn> {
    Ok(HandedIn {
        attempt: attempt_id(row)?,
        verdict: row.opt_word("verdict", Verdict::from_name)?,
        first_failure: row.opt_text("first_failure")?.map(str::to_owned),
        at: row.time("submitted_at")?,
    })
}

fn said(row: &Row) -> Result<Said> {
    Ok(Said {
        attempt: attempt_id(row)?,
        follow_up: row.opt_text("follow_up")?.is_some(),
        spent_ms: row.count("spent_ms")?,
        heard: row.opt_uuid("review_id")?.is_some(),
        level: row.opt_count("level")?,
        at: row.time("answered_at")?,
    })
}

fn predicted(row: &Row) -> Result<Predicted> {
    Ok(Predicted {
        attempt: attempt_id(row)?,
        matched: row.int("matched")? != 0,
        at: row.time("predicted_at")?,
    })
}
