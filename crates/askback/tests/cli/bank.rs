//! `askback bank`: good questions, broken ones, hostile folders.

use std::{fs, os::unix::fs::symlink};

use crate::common::{run, write};

#[test]
fn the_shipped_questions_are_listed() {
    let folder = tempfile::tempdir().unwrap();
    let listed = run(folder.path(), &["bank", "list", "--json"]).json();
    let codes: Vec<&str> = listed["questions"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|question| question["covers"].as_array().unwrap())
        .filter_map(|code| code.as_str())
        .collect();
    for code in ["C02", "C03", "C08", "C12", "C13", "C20", "C25", "D01", "K17", "K57", "B02", "S01"] {
        assert!(codes.contains(&code), "{code} is not covered: {codes:?}");
    }
    assert_eq!(listed["faults"].as_array().map(Vec::len), Some(0), "{}", listed["faults"]);
}

#[test]
fn a_list_is_narrowed_by_words_and_kind() {
    let folder = tempfile::tempdir().unwrap();
    let done = run(folder.path(), &["bank", "list", "--kind", "coding", "sum"]);
    assert!(done.stdout.contains("two-sum") && !done.stdout.contains("gil"), "{done:?}");
    assert_eq!(run(folder.path(), &["bank", "list", "--kind", "koding"]).exit, 2);
}

#[test]
fn a_new_question_of_each_kind_is_a_valid_draft_and_never_overwrites() {
    let folder = tempfile::tempdir().unwrap();
    for kind in ["knowledge", "coding", "debugging", "behavioural", "design"] {
        let id = format!("my-{kind}");
        let done = run(folder.path(), &["bank", "new", kind, &id, "--into", "mine"]);
        assert_eq!(done.exit, 0, "{done:?}");
        assert_eq!(run(folder.path(), &["bank", "new", kind, &id, "--into", "mine"]).exit, 2, "{kind} again");
    }
    let listed = run(folder.path(), &["bank", "list", "my", "--bank", "mine", "--json"]).json();
    assert_eq!(listed["questions"].as_array().map(Vec::len), Some(5), "{listed}");
    assert_eq!(run(folder.path(), &["bank", "new", "coding", "Not An Id"]).exit, 2);
}

#[test]
fn a_good_question_passes_its_check_and_the_second_check_is_known() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "q/adds.md", GOOD);
    for _ in 0..2 {
        let done = run(folder.path(), &["bank", "check", "q/adds.md", "--json"]);
        let report = done.json();
        assert_eq!((done.exit, &report["failed"]), (0, &0.into()), "{report}");
        assert!(report["passed"].as_u64().unwrap() >= 1, "{report}");
    }
    assert!(fs::read_dir(folder.path().join("cache/askback/checks")).unwrap().next().is_some());
}

#[test]
fn an_example_that_prints_something_else_fails_its_check() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "q/adds.md", GOOD.replace("\n3\n", "\n4\n"));
    let done = run(folder.path(), &["bank", "check", "q/adds.md"]);
    assert_eq!(done.exit, 1, "{done:?}");
    assert!(done.stdout.contains("question.md:") && done.stdout.contains("adds"), "{done:?}");
}

#[test]
fn every_fault_is_reported_at_once_with_file_and_line() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "q/bad.md",
        GOOD.replace("id = \"adds\"", "id = \"bad\"\ncolour = 1").replace("\"junior\"", "\"juniour\""),
    );
    let done = run(folder.path(), &["bank", "check", "q/bad.md"]);
    assert_eq!(done.exit, 1, "{done:?}");
    for said in ["colour", "did you mean \"junior\"?", ":4:"] {
        assert!(done.stdout.contains(said), "{said}: {done:?}");
    }
}

#[test]
fn a_hostile_folder_is_reported_and_the_rest_is_used() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "q/adds.md", GOOD);
    write(folder.path(), "q/binary.md", [0xff, 0xfe, 0x00]);
    write(folder.path(), "q/empty.md", "");
    write(folder.path(), "q/large.md", "x".repeat(2 << 20));
    write(folder.path(), "q/no-main/cases.toml", "");
    symlink("/etc/passwd", folder.path().join("q/out.md")).unwrap();
    let listed = run(folder.path(), &["bank", "list", "--bank", "q", "--json"]).json();
    let faults = listed["faults"].to_string();
    assert!(listed["questions"].to_string().contains("\"adds\""), "{listed}");
    for file in ["binary.md", "empty.md", "large.md", "out.md"] {
        assert!(faults.contains(file), "{file}: {faults}");
    }
    assert!(!listed.to_string().contains("root:"), "the link was followed");
}

#[test]
fn coverage_counts_codes() {
    let folder = tempfile::tempdir().unwrap();
    let coverage = run(folder.path(), &["bank", "coverage", "--json"]).json();
    assert_eq!(coverage["codes"]["C12"][0], "two-sum");
    assert!(run(folder.path(), &["bank", "coverage"]).stdout.contains("Coding challenges"));
}

const GOOD: &str = r#"+++
format = 1
id = "adds"
title = "What is printed?"
kind = "knowledge"
level = "junior"
difficulty = "easy"
topics = []
roles = ["any"]
covers = []
frequency = 1
seconds = 60
use = ["practice"]
status = "draft"
python = ">=3.9"
authors = []
license = "CC-BY-4.0"
+++
What does this print?

```python
print(1 + 2)
```

```output
3
```

## Answer

Three.
"#;
