//! `askback judge`: questions by every name, solutions right and wrong.

use std::fs;

use crate::common::{repository, run, write};

fn shipped(path: &str) -> String {
    repository().join("bank").join(path).to_str().unwrap().to_owned()
}

#[test]
fn a_question_is_found_by_id_code_and_path() {
    let folder = tempfile::tempdir().unwrap();
    let solution = shipped("two-sum/solution.py");
    for question in ["two-sum", "C12", &shipped("two-sum")] {
        let done = run(folder.path(), &["judge", question, &solution, "--json"]);
        let result = done.json();
        assert_eq!((done.exit, &result["verdict"]), (0, &"accepted".into()), "{question}: {done:?}");
        assert_eq!((&result["question"], &result["score"]), (&"two-sum".into(), &result["max_score"]));
    }
}

#[test]
fn the_first_failing_case_is_shown_in_full() {
    let folder = tempfile::tempdir().unwrap();
    let wrong = write(folder.path(), "mine.py", "def two_sum(numbers, target):\n    return None\n");
    let done = run(folder.path(), &["judge", "two-sum", &wrong]);
    assert_eq!(done.exit, 1, "{done:?}");
    insta::with_settings!({filters => vec![(r"[0-9.]+ ms", "[time]"), (r"Python \S+, rung \S+", "[where]"), (r" +\n", "\n"), (r" {2,}\[time\]", "  [time]")]}, {
        insta::assert_snapshot!(done.stdout);
    });
}

#[test]
fn of_a_hidden_case_only_the_category_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let wrong = write(folder.path(), "mine.py", "def two_sum(numbers, target):\n    return None\n");
    let result = run(folder.path(), &["judge", "two-sum", &wrong, "--json"]).json();
    let hidden: Vec<_> =
        result["cases"].as_array().unwrap().iter().filter(|case| case["visible"] == false).collect();
    assert!(!hidden.is_empty());
    for case in hidden {
        assert!(case["input"].is_null() && case["expected"].is_null() && case["actual"].is_null(), "{case}");
        assert!(case["category"].is_string() && case["verdict"].is_string());
    }
}

#[test]
fn bad_programs_are_verdicts() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text, verdict) in [
        ("empty.py", &b""[..], "runtime_error"),
        ("syntax.py", b"def two_sum(:", "runtime_error"),
        ("bytes.py", b"\xff\xfe", "runtime_error"),
        ("exit.py", b"def two_sum(a, b): raise SystemExit(0)", "runtime_error"),
    ] {
        let path = write(folder.path(), name, text);
        let done = run(folder.path(), &["judge", "two-sum", &path, "--json"]);
        assert_eq!((done.exit, &done.json()["verdict"]), (1, &verdict.into()), "{name}: {done:?}");
    }
}

#[test]
fn what_cannot_be_judged_is_2() {
    let folder = tempfile::tempdir().unwrap();
    let solution = shipped("two-sum/solution.py");
    let huge = write(folder.path(), "huge.py", "#".repeat(10 << 20));
    for (question, file, said) in [
        ("two-sun", &solution, "did you mean \"two-sum\"?"),
        ("K99", &solution, "no question \"K99\""),
        ("gil", &solution, "no program to judge"),
        ("two-sum", &huge, "the most that is judged"),
    ] {
        let done = run(folder.path(), &["judge", question, file]);
        assert!(done.exit == 2 && done.stderr.contains(said), "{question}: {done:?}");
    }
}

#[test]
fn an_ambiguous_code_gives_the_list() {
    let folder = tempfile::tempdir().unwrap();
    for id in ["one-of-two", "two-of-two"] {
        run(folder.path(), &["bank", "new", "knowledge", id, "--into", "mine"]);
        let path = folder.path().join(format!("mine/{id}.md"));
        let text = fs::read_to_string(&path).unwrap().replace("covers = []", "covers = [\"K64\"]");
        fs::write(&path, text).unwrap();
    }
    let done = run(folder.path(), &["bank", "show", "K64", "--bank", "mine"]);
    assert!(done.exit == 2 && done.stderr.contains("one-of-two, two-of-two"), "{done:?}");
}
