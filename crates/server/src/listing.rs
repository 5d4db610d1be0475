//! The list of questions: search and filters of the bank, with one's own progress.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, PoisonError},
};

use askback_bank::{Bank, Found, Index, Query, Question};
use askback_core::PersonId;
use askback_store::QuestionProgress;

use crate::{
    api::{FacetValue, Facets, ListQuestions, QuestionList, Sort},
    checks,
    problem::{Answer, Code, Problem},
    state::AppState,
    wire::{self, QuestionSummary},
};

/// Items of a page.
const PAGE: usize = 100;
/// Items of the largest page.
const MOST: usize = 200;

/// A page of the list.
pub(crate) async fn list(state: &AppState, owner: PersonId, asked: &ListQuestions) -> Answer<QuestionList> {
    let bank = state.bank.snapshot();
    let progress: HashMap<String, QuestionProgress> =
        state.store.progress(owner).await?.into_iter().map(|one| (one.question.clone(), one)).collect();
    let state_of = |id: &str| progress.get(id).map_or("new", |one| one.state.name());
    let Found { mut ids, facets } = state.index.of(&bank).search(&query(asked)?, state_of);
    sort(&mut ids, asked.sort, &bank, &progress);
    let total = ids.len();
    let (page, next_cursor) = page(&ids, asked)?;
    let checks = checks::all(state).await?;
    let items = page
        .iter()
        .filter_map(|id| bank.by_id(id))
        .map(|entry| {
            summary(&entry.question, progress.get(&entry.question.meta.id), checks.of(&entry.question))
        })
        .collect();
    Ok(QuestionList { items, total, next_cursor, facets: all_facets(facets), faults: faults(&bank) })
}

/// The faults that keep files from being used.
fn faults(bank: &Bank) -> Vec<wire::Fault> {
    bank.faults().iter().filter(|fault| fault.is_error()).map(Into::into).collect()
}

/// A question in a list.
pub(crate) fn summary(
    question: &Arc<Question>,
    progress: Option<&QuestionProgress>,
    checked: Option<wire::Checked>,
) -> QuestionSummary {
    let meta = &question.meta;
    let most = || question.task.as_ref().map(|task| task.cases.iter().map(|case| case.weight).sum());
    QuestionSummary {
        id: meta.id.clone(),
        title: meta.title.clone(),
        kind: meta.kind.into(),
        level: meta.level.into(),
        difficulty: meta.difficulty.into(),
        topics: meta.topics.clone(),
        roles: meta.roles.clone(),
        frequency: meta.frequency,
        seconds: meta.seconds,
        status: meta.status.into(),
        version: question.version.0.clone(),
        state: progress.map_or(wire::State::New, |one| one.state.into()),
        attempts: progress.map_or(0, |one| one.attempts),
        best_score: progress.and_then(|one| one.best_score),
        max_score: progress.and_then(|one| one.max_score).or_else(most),
        solved_in_seconds: progress.and_then(|one| one.solved_in_seconds),
        answer_level: progress.and_then(|one| one.level),
        checked,
    }
}

fn query(asked: &ListQuestions) -> Answer<Query> {
    Ok(Query {
        q: asked.q.clone().unwrap_or_default(),
        kinds: words("kind", asked.kind.as_deref(), askback_bank::Kind::ALL, |word| word.name())?,
        topics: split(asked.topic.as_deref()).map(str::to_owned).collect(),
        levels: words("level", asked.level.as_deref(), askback_bank::Level::ALL, |word| word.name())?,
        roles: words("role", asked.role.as_deref(), &askback_bank::ROLES, |word| word)?
            .into_iter()
            .map(str::to_owned)
            .collect(),
        difficulties: words(
            "difficulty",
            asked.difficulty.as_deref(),
            askback_bank::Difficulty::ALL,
            |word| word.name(),
        )?,
        frequencies: words("frequency", asked.frequency.as_deref(), &[1, 2, 3, 4, 5], |n| {
            ["", "1", "2", "3", "4", "5"][usize::from(n)]
        })?,
        states: words("state", asked.state.as_deref(), &["new", "in_part", "done"], |word| word)?
            .into_iter()
            .map(str::to_owned)
            .collect(),
        disabled: false,
    })
}

fn split(list: Option<&str>) -> impl Iterator<Item = &str> {
    list.unwrap_or_default().split(',').map(str::trim).filter(|word| !word.is_empty())
}

/// The values of a filter, each one of the known ones.
fn words<T: Copy>(
    filter: &str,
    list: Option<&str>,
    known: &[T],
    name: fn(T) -> &'static str,
) -> Answer<Vec<T>> {
    split(list)
        .map(|word| {
            known.iter().copied().find(|one| name(*one) == word).ok_or_else(|| {
                let all: Vec<&str> = known.iter().map(|one| name(*one)).collect();
                Problem::new(
                    Code::WrongParameter,
                    format!("{filter}={word} is unknown; it is one of {}.", all.join(", ")),
                )
                .with("field", filter)
            })
        })
        .collect()
}

fn sort(ids: &mut [String], order: Option<Sort>, bank: &Bank, progress: &HashMap<String, QuestionProgress>) {
    let meta = |id: &String| bank.by_id(id).map(|entry| &entry.question.meta);
    match order {
        // The search has put them in its own order: by fit, then by how often they are asked.
        None => {}
        Some(Sort::Asked) => ids.sort_by_key(|id| std::cmp::Reverse(meta(id).map(|meta| meta.frequency))),
        Some(Sort::Title) => ids.sort_by_key(|id| meta(id).map(|meta| meta.title.to_lowercase())),
        Some(Sort::Difficulty) => ids.sort_by_key(|id| meta(id).map(|meta| meta.difficulty as u8)),
        Some(Sort::Recent) => {
            ids.sort_by_key(|id| std::cmp::Reverse(progress.get(id).map(|one| one.last_at)));
        }
    }
}

/// The ids of a page, and the cursor of the next: the last id of this one.
fn page<'a>(ids: &'a [String], asked: &ListQuestions) -> Answer<(&'a [String], Option<String>)> {
    let limit = asked.limit.unwrap_or(PAGE);
    if !(1..=MOST).contains(&limit) {
        return Err(Problem::new(
            Code::WrongParameter,
            format!("limit={limit} is out of range; it is 1 to {MOST}."),
        )
        .with("field", "limit"));
    }
    let start = match &asked.cursor {
        None => 0,
        Some(cursor) => ids.iter().position(|id| id == cursor).map(|at| at + 1).ok_or_else(|| {
            Problem::new(
                Code::WrongParameter,
                "The list has changed since this cursor; start again without it.",
            )
            .with("field", "cursor")
        })?,
    };
    let end = (start + limit).min(ids.len());
    let page = &ids[start..end];
    let next = if end < ids.len() { page.last().cloned() } else { None };
    Ok((page, next))
}

fn all_facets(mut facets: BTreeMap<&'static str, BTreeMap<String, usize>>) -> Facets {
    let mut values = |name: &str| -> Vec<FacetValue> {
        let counts = facets.remove(name).unwrap_or_default();
        counts.into_iter().map(|(value, count)| FacetValue { value, count }).collect()
    };
    Facets {
        kind: values("kind"),
        topic: values("topic"),
        level: values("level"),
        role: values("role"),
        difficulty: values("difficulty"),
        frequency: values("frequency"),
        state: values("state"),
    }
}

/// The search index of the bank in use, made once for each reading of it.
#[derive(Debug, Default)]
pub(crate) struct BankIndex(Mutex<Option<(Arc<Bank>, Arc<Index>)>>);

impl BankIndex {
    fn of(&self, bank: &Arc<Bank>) -> Arc<Index> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match kept.as_ref() {
            Some((indexed, index)) if Arc::ptr_eq(indexed, bank) => Arc::clone(index),
            _ => {
                let index = Arc::new(Index::new(bank));
                *kept = Some((Arc::clone(bank), Arc::clone(&index)));
                index
            }
        }
    }
}
