//! Finds questions: filters, counts for each filter, and ranked text search
//! over titles, ids, topics, codes and prompts. Knows nothing of people; what
//! a person did with a question comes in as a function.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use crate::{Bank, Difficulty, Kind, Level, Meta, Question};

/// What is looked for. An empty list lets everything through; several values
/// of one filter are alternatives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "one field a filter")]
pub struct Query {
    /// Words; all must be found, the last may be unfinished.
    pub q: String,
    pub kinds: Vec<Kind>,
    pub topics: Vec<String>,
    pub levels: Vec<Level>,
    /// A question for any role answers to each.
    pub roles: Vec<String>,
    pub difficulties: Vec<Difficulty>,
    pub frequencies: Vec<u8>,
    /// Values of the function given to [`Index::search`].
    pub states: Vec<String>,
    /// Whether questions that are switched off are found too.
    pub disabled: bool,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Found {
    /// Ids, best first: by how well the words fit, then by how often it is
    /// asked, then by title.
    pub ids: Vec<String>,
    /// How many questions each value of each filter would give, were that
    /// filter set to it and all others as they are. Keys: `kind`, `topic`,
    /// `level`, `role`, `difficulty`, `frequency`, `state`.
    pub facets: BTreeMap<&'static str, BTreeMap<String, usize>>,
}

const FACETS: [&str; 7] = ["kind", "topic", "level", "role", "difficulty", "frequency", "state"];

/// A bank, prepared for searching.
#[derive(Debug, Clone, Default)]
pub struct Index {
    questions: Vec<Meta>,
    /// Which questions hold a word, and how much it weighs there.
    words: BTreeMap<String, Vec<(u32, u32)>>,
}

impl Index {
    /// Prepares a bank.
    pub fn new(bank: &Bank) -> Self {
        let mut index = Self::default();
        for entry in bank.entries() {
            index.add(&entry.question, bank);
        }
        index
    }

    fn add(&mut self, question: &Question, bank: &Bank) {
        let number = u32::try_from(self.questions.len()).unwrap_or(u32::MAX);
        let meta = &question.meta;
        let mut weights: HashMap<String, u32> = HashMap::new();
        let mut put = |text: &str, weight: u32| {
            for word in words_of(text) {
                let old = weights.entry(word).or_default();
                *old = (*old).max(weight);
            }
        };
        put(&question.text.prompt, 1);
        put(meta.kind.name(), 3);
        for topic in &meta.topics {
            put(topic, 4);
            put(bank.topics().title(topic).unwrap_or_default(), 4);
        }
        for code in &meta.covers {
            put(code, 12);
        }
        put(&meta.title, 8);
        put(&meta.id, 10);
        for (word, weight) in weights {
            self.words.entry(word).or_default().push((number, weight));
        }
        self.questions.push(meta.clone());
    }

    /// Looks for `query`; `state_of` says what a person did with a question.
    pub fn search<'s>(&self, query: &Query, state_of: impl Fn(&str) -> &'s str) -> Found {
        let scores = self.scores(&query.q);
        let mut found = Found::default();
        for facet in FACETS {
            found.facets.insert(facet, BTreeMap::new());
        }
        let mut ranked: Vec<(u32, &Meta)> = Vec::new();
        for (number, meta) in self.questions.iter().enumerate() {
            let Some(score) = scores.as_ref().map_or(Some(0), |s| s.get(number).copied().filter(|s| *s > 0))
            else {
                continue;
            };
            if !meta.enabled && !query.disabled {
                continue;
            }
            let state = state_of(&meta.id);
            let failed: Vec<&str> =
                FACETS.into_iter().filter(|facet| !query.lets_through(facet, meta, state)).collect();
            match failed.as_slice() {
                [] => {
                    ranked.push((score, meta));
                    found.count(&FACETS, meta, state);
                }
                [one] => found.count(&[one], meta, state),
                _ => {}
            }
        }
        ranked.sort_by(|(a_score, a), (b_score, b)| {
            b_score
                .cmp(a_score)
                .then(b.frequency.cmp(&a.frequency))
                .then_with(|| a.title.cmp(&b.title))
                .then_with(|| a.id.cmp(&b.id))
        });
        found.ids = ranked.into_iter().map(|(_, meta)| meta.id.clone()).collect();
        found
    }

    /// How well each question fits the words; `None` when there are none.
    fn scores(&self, q: &str) -> Option<Vec<u32>> {
        let words: Vec<String> = words_of(q).into_iter().take(16).collect();
        let unfinished = q.chars().next_back().is_some_and(|last| !last.is_whitespace());
        let mut total: Option<Vec<u32>> = None;
        for (at, word) in words.iter().enumerate() {
            let mut scores = self.hits(word, unfinished && at + 1 == words.len());
            if let Some(before) = &total {
                for (score, before) in scores.iter_mut().zip(before) {
                    *score = if *score > 0 && *before > 0 { *score + *before } else { 0 };
                }
            }
            total = Some(scores);
        }
        total
    }

    /// A whole word counts four times a beginning; a word that is nowhere is
    /// taken for a mistyped one.
    fn hits(&self, word: &str, unfinished: bool) -> Vec<u32> {
        let mut scores = vec![0; self.questions.len()];
        let mut add = |postings: &[(u32, u32)], factor: u32| {
            for (number, weight) in postings {
                if let Some(score) = scores.get_mut(*number as usize) {
                    *score = (*score).max(weight * factor);
                }
            }
        };
        let mut any = false;
        for (known, postings) in self.words.range(word.to_owned()..) {
            if known == word {
                add(postings, 4);
            } else if unfinished && known.starts_with(word) {
                add(postings, 2);
            } else {
                break;
            }
            any = true;
        }
        if !any && (4..=32).contains(&word.len()) {
            for (known, postings) in &self.words {
                if known.len().abs_diff(word.len()) <= 1 && strsim::osa_distance(known, word) == 1 {
                    add(postings, 1);
                }
            }
        }
        scores
    }
}

impl Query {
    fn lets_through(&self, facet: &str, meta: &Meta, state: &str) -> bool {
        match facet {
            "kind" => self.kinds.is_empty() || self.kinds.contains(&meta.kind),
            "topic" => self.topics.is_empty() || meta.topics.iter().any(|topic| self.topics.contains(topic)),
            "level" => self.levels.is_empty() || self.levels.contains(&meta.level),
            "role" => {
                self.roles.is_empty()
                    || meta.roles.iter().any(|role| role == "any" || self.roles.contains(role))
            }
            "difficulty" => self.difficulties.is_empty() || self.difficulties.contains(&meta.difficulty),
            "frequency" => self.frequencies.is_empty() || self.frequencies.contains(&meta.frequency),
            _ => self.states.is_empty() || self.states.iter().any(|wanted| wanted == state),
        }
    }
}

impl Found {
    fn count(&mut self, facets: &[&'static str], meta: &Meta, state: &str) {
        for facet in facets {
            let values: BTreeSet<String> = match *facet {
                "kind" => [meta.kind.name().to_owned()].into(),
                "topic" => meta.topics.iter().cloned().collect(),
                "level" => [meta.level.name().to_owned()].into(),
                "role" if meta.roles.iter().any(|role| role == "any") => {
                    crate::ROLES.into_iter().map(str::to_owned).collect()
                }
                "role" => meta.roles.iter().cloned().collect(),
                "difficulty" => [meta.difficulty.name().to_owned()].into(),
                "frequency" => [meta.frequency.to_string()].into(),
                _ => [state.to_owned()].into(),
            };
            let counts = self.facets.entry(facet).or_default();
            for value in values.into_iter().filter(|value| !value.is_empty()) {
                *counts.entry(value).or_default() += 1;
            }
        }
    }
}

/// Words in small letters; `__init__` is found as itself and as `init`.
fn words_of(text: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()) {
        let word: String = word.to_lowercase().chars().take(64).collect();
        for part in word.split('_').filter(|part| !part.is_empty() && part.len() < word.len()) {
            words.insert(part.to_owned());
        }
        words.insert(word);
    }
    words
}
