//! Which clarification somebody means who asks in their own words.
//!
//! Stems in common, the rarer the heavier: a question that nobody thought of
//! is better called so than answered with something else.

use std::collections::{BTreeMap, BTreeSet};

use askback_bank::Clarification;
use rust_stemmers::{Algorithm, Stemmer};

/// How much of what was asked an item must cover, 0 to 1.
const COVERED: f64 = 0.4;
/// By how much the best must beat the next, so that it is not a toss-up.
const AHEAD: f64 = 1.15;

/// Words that every question has.
const COMMON: &[&str] = &[
    "a", "all", "an", "and", "any", "are", "as", "at", "be", "being", "but", "by", "can", "could", "do",
    "does", "for", "from", "get", "give", "given", "has", "have", "how", "i", "if", "in", "is", "it", "its",
    "may", "me", "must", "my", "of", "on", "or", "shall", "should", "so", "some", "such", "that", "the",
    "their", "them", "then", "there", "they", "this", "to", "we", "what", "when", "where", "which", "who",
    "will", "with", "would", "you", "your",
];

/// Words that ask for the same.
const SYNONYMS: &[&[&str]] = &[
    &["empty", "blank", "none", "nothing", "zero", "missing"],
    &["duplicate", "repeated", "twice", "same", "equal", "repeat", "share"],
    &["order", "sorted", "sequence", "sort", "ordering", "ordered"],
    &["big", "large", "long", "size", "many", "length", "huge", "maximum", "limit", "scale"],
    &["case", "uppercase", "lowercase", "capital", "capitals", "upper", "lower"],
    &["negative", "minus", "sign", "signed"],
    &["return", "output", "result", "answer"],
    &["input", "argument", "parameter"],
    &["error", "exception", "raise", "invalid", "fail", "wrong"],
    &["change", "modify", "mutate", "mutated", "touch", "place"],
    &["space", "spaces", "whitespace", "blanks"],
    &["letter", "character", "char", "symbol"],
    &["unicode", "accent", "accents", "ascii", "umlaut", "emoji"],
    &["memory", "extra"],
    &["vertex", "vertices", "node", "nodes"],
    &["type", "types", "kind", "kinds"],
];

/// The item that answers what was asked; `None` when none does, or two do
/// equally.
pub fn clarification_meant(items: &[Clarification], asked: &str) -> Option<usize> {
    let stems = Stems::new();
    let asked = stems.of(asked);
    let (questions, answers): (Vec<_>, Vec<_>) =
        items.iter().map(|item| (stems.of(&item.question), stems.of(&item.answer))).unzip();
    let mut in_items: BTreeMap<&str, usize> = BTreeMap::new();
    for word in questions.iter().flatten() {
        *in_items.entry(word).or_default() += 1;
    }
    let count = items.len() as f64;
    let weight =
        |word: &str| in_items.get(word).map_or(0.5, |found| 0.2 + (1.0 + count / *found as f64).ln());
    let total: f64 = asked.iter().map(|word| weight(word)).sum();
    if total == 0.0 {
        return None;
    }
    let score = |question: &BTreeSet<String>, answer: &BTreeSet<String>| {
        let covered = |words: &BTreeSet<String>| -> f64 {
            asked.iter().filter(|word| words.contains(*word)).map(|word| weight(word)).sum()
        };
        let of_item: f64 = question.iter().map(|word| weight(word)).sum();
        let both = covered(question);
        // The share of what was asked counts most, the share of the item breaks ties.
        (both + 0.3 * covered(answer).min(total - both)) / total + 0.3 * both / of_item.max(1.0)
    };
    let mut scores: Vec<(f64, usize)> = questions
        .iter()
        .zip(&answers)
        .enumerate()
        .map(|(place, (question, answer))| (score(question, answer), place))
        .collect();
    scores.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let (best, place) = *scores.first()?;
    let next = scores.get(1).map_or(0.0, |it| it.0);
    (best >= COVERED && best > next * AHEAD).then_some(place)
}

/// Takes words down to what they say.
struct Stems {
    english: Stemmer,
    synonyms: BTreeMap<String, String>,
}

impl Stems {
    fn new() -> Self {
        let english = Stemmer::create(Algorithm::English);
        let stem = |word: &str| english.stem(word).into_owned();
        let group = |group: &&[&str]| {
            let first = stem(group[0]);
            group.iter().map(|word| (stem(word), first.clone())).collect::<Vec<_>>()
        };
        let synonyms = SYNONYMS.iter().flat_map(group).collect();
        Self { english, synonyms }
    }

    /// The stems that say something, each group of synonyms as its first word.
    fn of(&self, text: &str) -> BTreeSet<String> {
        text.to_lowercase()
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty() && !COMMON.contains(word))
            .map(|word| {
                let stem = self.english.stem(word);
                self.synonyms.get(stem.as_ref()).cloned().unwrap_or_else(|| stem.into_owned())
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items() -> Vec<Clarification> {
        [
            ("Is the list sorted?", "No."),
            ("Can the list be empty?", "Yes, then the result is None."),
            ("May the same number be used twice?", "No, the two positions differ."),
            ("How large can the list be?", "Up to 20,000 numbers."),
            ("Can numbers be negative?", "Yes."),
            ("What is returned when no pair fits?", "None."),
        ]
        .map(|(question, answer)| Clarification { question: question.to_owned(), answer: answer.to_owned() })
        .to_vec()
    }

    #[test]
    fn own_words_find_the_item_and_strange_ones_none() {
        for (asked, meant) in [
            ("Is the list sorted?", Some(0)),
            ("are they in order", Some(0)),
            ("what about an empty list?", Some(1)),
            ("can i use one number twice", Some(2)),
            ("how big does it get", Some(3)),
            ("negatives?", Some(4)),
            ("what do I return if there is no pair", Some(5)),
            ("which colour is the sky", None),
            ("can you help me", None),
            ("", None),
            ("?!", None),
            ("🐍🐍🐍", None),
        ] {
            assert_eq!(clarification_meant(&items(), asked), meant, "{asked}");
        }
        assert_eq!(clarification_meant(&[], "anything"), None);
    }

    #[test]
    fn every_item_finds_itself() {
        let items = items();
        for (place, item) in items.iter().enumerate() {
            assert_eq!(clarification_meant(&items, &item.question), Some(place));
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_breaks_it(asked in "\\PC{0,200}") {
            clarification_meant(&items(), &asked);
        }
    }
}
