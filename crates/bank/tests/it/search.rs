//! Finding questions.

use crate::common;
use crate::common::source;
use askback_bank::{Bank, Difficulty, Found, Index, Kind, Level, Query};

fn entry(id: &str, title: &str, rest: &str, prompt: &str) -> (String, String) {
    let text = format!("+++\nformat = 1\nid = \"{id}\"\ntitle = \"{title}\"\n{rest}\n+++\n{prompt}\n");
    (format!("{id}.md"), text)
}

fn index() -> Index {
    let list = [
        entry(
            "gil",
            "The global interpreter lock",
            "kind = \"knowledge\"\nlevel = \"senior\"\ndifficulty = \"hard\"\ntopics = [\"concurrency\"]\ncovers = [\"K57\"]\nfrequency = 5",
            "What is it?",
        ),
        entry(
            "threads",
            "When threads help",
            "kind = \"knowledge\"\ntopics = [\"concurrency\"]\nroles = [\"web\", \"data\"]\nfrequency = 2",
            "Mention the interpreter.",
        ),
        entry(
            "merge",
            "Merge intervals",
            "kind = \"coding\"\nlevel = \"junior\"\ntopics = [\"sorting\"]\nfrequency = 4",
            "Write it.",
        ),
        entry("init", "What does __init__ do?", "kind = \"knowledge\"\nfrequency = 4", "And new?"),
        entry("off", "Merge sort", "kind = \"coding\"\nenabled = false", "Write it."),
    ];
    let mut list: Vec<(&str, &str)> =
        list.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    list.push((
        "topics.toml",
        "format = 1\n[topics]\nconcurrency = \"Doing much at once\"\nsorting = \"Sorting\"\n",
    ));
    let bank = Bank::load(&[source(&list)]);
    assert_eq!(common::errors(&bank), "");
    Index::new(&bank)
}

fn state(id: &str) -> &'static str {
    if id == "gil" { "done" } else { "new" }
}

fn find(query: &Query) -> Found {
    index().search(query, state)
}

fn words(q: &str) -> Vec<String> {
    find(&Query { q: q.into(), ..Query::default() }).ids
}

#[test]
fn nothing_asked_gives_all_by_how_often_they_are_asked() {
    assert_eq!(words(""), ["gil", "merge", "init", "threads"]);
    assert_eq!(words("  ,"), ["gil", "merge", "init", "threads"]);
}

#[test]
fn words_are_found_in_title_id_topic_code_and_prompt_best_first() {
    assert_eq!(words("interpreter"), ["gil", "threads"]);
    assert_eq!(words("K57"), ["gil"]);
    assert_eq!(words("much at once"), ["gil", "threads"]);
    assert_eq!(words("__init__"), ["init"]);
    assert_eq!(words("init"), ["init"]);
    assert_eq!(words("coding"), ["merge"]);
}

#[test]
fn the_last_word_may_be_unfinished_and_all_must_be_found() {
    assert_eq!(words("inter"), ["gil", "merge", "threads"]);
    assert_eq!(words("inter "), Vec::<String>::new());
    assert_eq!(words("global lock"), ["gil"]);
    assert_eq!(words("global merge"), Vec::<String>::new());
}

#[test]
fn a_mistyped_word_is_found_when_nothing_else_is() {
    assert_eq!(words("interpretre"), ["gil", "threads"]);
    assert_eq!(words("zzzzzz"), Vec::<String>::new());
}

#[test]
fn values_of_one_filter_are_alternatives_and_filters_add_up() {
    let query = Query {
        kinds: vec![Kind::Coding, Kind::Knowledge],
        levels: vec![Level::Junior, Level::Senior],
        ..Query::default()
    };
    assert_eq!(find(&query).ids, ["gil", "merge"]);
    let query = Query {
        difficulties: vec![Difficulty::Hard],
        frequencies: vec![5],
        topics: vec!["concurrency".into()],
        ..Query::default()
    };
    assert_eq!(find(&query).ids, ["gil"]);
    let query = Query { states: vec!["new".into()], roles: vec!["web".into()], ..Query::default() };
    assert_eq!(find(&query).ids, ["merge", "init", "threads"]);
    let query = Query { disabled: true, kinds: vec![Kind::Coding], ..Query::default() };
    assert_eq!(find(&query).ids, ["merge", "off"]);
}

#[test]
fn each_filter_is_counted_without_itself() {
    let query = Query { kinds: vec![Kind::Coding], topics: vec!["concurrency".into()], ..Query::default() };
    let found = find(&query);
    assert_eq!(found.ids, Vec::<String>::new());
    let count = |facet: &str| -> Vec<(String, usize)> {
        found.facets[facet].iter().map(|(value, count)| (value.clone(), *count)).collect()
    };
    // With the topic alone there are two knowledge questions, with the kind
    // alone there is one about sorting.
    assert_eq!(count("kind"), [("knowledge".to_owned(), 2)]);
    assert_eq!(count("topic"), [("sorting".to_owned(), 1)]);
    assert_eq!(count("level"), []);
    let all = find(&Query::default());
    assert_eq!(all.facets["role"]["web"], 4);
    assert_eq!(all.facets["role"]["backend"], 3);
    assert_eq!(all.facets["state"]["done"], 1);
}

#[test]
fn ten_thousand_questions_are_all_found() {
    let texts: Vec<(String, String)> = (0..10_000)
        .map(|n| {
            entry(&format!("q{n}"), &format!("Question number {n}"), "kind = \"knowledge\"", "What of it?")
        })
        .collect();
    let list: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let bank = Bank::load(&[source(&list)]);
    let index = Index::new(&bank);
    let find = |q: &str| index.search(&Query { q: q.into(), ..Query::default() }, |_| "new").ids;
    assert_eq!(find("question").len(), 10_000);
    assert_eq!(find("number 9999"), ["q9999"]);
}
