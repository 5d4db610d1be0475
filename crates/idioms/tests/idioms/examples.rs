//! The help of a rule is true: what stands under "Before" has exactly this
//! remark, what stands under "After" has none, and where the remark rewrites
//! lines, the one becomes the other.

use std::collections::BTreeSet;

use askback_idioms::{Rule, find, rules};

use crate::{found, mended};

#[test]
fn examples_have_what_they_show_and_better_lines_lead_there() {
    let mut faults = Vec::new();
    for rule in rules() {
        let text = rule.text();
        let examples = examples(&text);
        if examples.is_empty() {
            faults.push(format!("{}: shows no example", rule.code));
        }
        for (before, after) in examples {
            faults.extend(fault(rule, &before, &after));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

fn fault(rule: &Rule, before: &str, after: &str) -> Option<String> {
    let code = rule.code;
    let codes: Vec<_> = found(before).iter().map(|(code, _)| *code).collect();
    if codes != [code] {
        return Some(format!("{code}: before has {codes:?}\n{before}"));
    }
    if !found(after).is_empty() {
        return Some(format!("{code}: after has {:?}\n{after}", found(after)));
    }
    let finding = &find(before)[0];
    match mended(before, finding) {
        Some(mended) if mended != after => Some(format!("{code}: becomes\n{mended}and not\n{after}")),
        None if finding.better.is_none() => Some(format!("{code}: has no better line")),
        _ => None,
    }
}

#[test]
fn codes_and_titles_are_there_once() {
    let codes: BTreeSet<_> = rules().iter().map(|rule| rule.code).collect();
    let titles: BTreeSet<_> = rules().iter().map(Rule::title).collect();
    assert_eq!((codes.len(), titles.len()), (rules().len(), rules().len()));
    assert!(titles.iter().all(|title| !title.is_empty() && !title.starts_with('/')), "{titles:?}");
}

#[test]
fn every_idiom_pair_of_the_checklist_has_a_rule() {
    let pairs: BTreeSet<_> = rules().iter().filter_map(|rule| rule.idiom).collect();
    assert_eq!(pairs.into_iter().collect::<Vec<_>>(), ["I01", "I02", "I03", "I04", "I05", "I06", "I07"]);
}

/// Each "Before" with the "After" that follows it.
fn examples(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for part in text.split("Before:\n").skip(1) {
        let blocks: Vec<&str> =
            part.split("```python\n").skip(1).filter_map(|it| it.split("```").next()).collect();
        match blocks[..] {
            [before, after, ..] => found.push((before.to_owned(), after.to_owned())),
            _ => panic!("an example without its two halves:\n{text}"),
        }
    }
    found
}
