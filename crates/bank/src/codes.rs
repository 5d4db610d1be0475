//! The codes of the checklist of interview topics, and how many of them a
//! bank covers.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::Bank;

pub(crate) const CODE_FORM: &str = "a letter and a number of the checklist, such as \"K57\"";

/// Families of the checklist: letter, what they are, how many codes there are.
const FAMILIES: [(&str, &str, u32); 11] = [
    ("K", "Knowledge questions", 65),
    ("C", "Coding challenges", 31),
    ("D", "Debugging snippets", 20),
    ("I", "Idiom pairs", 7),
    ("B", "Behavioural prompts", 7),
    ("S", "System design", 11),
    ("F", "Frameworks, libraries and roles", 32),
    ("P", "Follow-up probes", 17),
    ("X", "Traps and common wrong answers", 36),
    ("M", "Answering moves", 14),
    ("H", "Take-home archetypes", 4),
];

/// Whether `text` has the form of a code. Private banks may number on.
pub(crate) fn is_code(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = text.len() - letters;
    (1..=3).contains(&letters)
        && (2..=4).contains(&digits)
        && text.bytes().skip(letters).all(|b| b.is_ascii_digit())
}

/// How much of the checklist a bank covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// One line a family, in the checklist's order.
    pub families: Vec<FamilyCoverage>,
    /// Which questions cover each code.
    pub codes: BTreeMap<String, Vec<String>>,
}

/// How much of one family of codes is covered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FamilyCoverage {
    /// The letter of the codes.
    pub letter: String,
    /// What they are.
    pub title: String,
    /// How many codes the checklist has.
    pub total: u32,
    /// How many of them are covered.
    pub covered: u32,
    /// Those that are not.
    pub missing: Vec<String>,
}

impl Bank {
    /// Counts the codes that the questions cover: `covers` in the front
    /// matter, and the codes named at mistakes and follow-ups.
    pub fn coverage(&self) -> Coverage {
        let mut codes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for entry in self.entries() {
            let question = &entry.question;
            let mistakes = question.text.mistakes.iter().flat_map(|mistake| &mistake.covers);
            let follow_ups = question.text.follow_ups.iter().flat_map(|follow_up| &follow_up.covers);
            for code in question.meta.covers.iter().chain(mistakes).chain(follow_ups) {
                codes.entry(code.clone()).or_default().insert(question.meta.id.clone());
            }
        }
        let families = FAMILIES
            .iter()
            .map(|(letter, title, total)| {
                let all = (1..=*total).map(|number| format!("{letter}{number:02}"));
                let missing: Vec<String> = all.filter(|code| !codes.contains_key(code)).collect();
                let covered = total - u32::try_from(missing.len()).unwrap_or(*total);
                FamilyCoverage {
                    letter: (*letter).into(),
                    title: (*title).into(),
                    total: *total,
                    covered,
                    missing,
                }
            })
            .collect();
        let codes = codes.into_iter().map(|(code, ids)| (code, ids.into_iter().collect())).collect();
        Coverage { families, codes }
    }
}
