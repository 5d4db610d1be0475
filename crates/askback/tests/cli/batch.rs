//! `askback run --batch`: every line is answered, the bad ones too.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::common::{run, run_with_stdin, write};

fn answers(stdout: &str) -> BTreeMap<String, Value> {
    stdout
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|answer| (answer["id"].to_string(), answer))
        .collect()
}

#[test]
fn every_line_is_answered_by_its_id() {
    let folder = tempfile::tempdir().unwrap();
    let lines = [
        r#"{"id": "good", "files": {"main.py": "print(input())"}, "stdin": "hello"}"#,
        r#"{"id": 2, "files": {"main.py": "1/0"}}"#,
        "",
        r#"{"id": "path", "files": {"../main.py": ""}}"#,
        r#"{"id": "field", "files": {"main.py": ""}, "colour": 1}"#,
        "not json",
        r#"{"id": "last", "files": {"a.py": {"base64": "cHJpbnQoMik="}}, "entry": "a.py", "limits": {"cpu_ms": 500}}"#,
    ];
    write(folder.path(), "in.jsonl", lines.join("\n"));
    let done = run(folder.path(), &["run", "--batch", "in.jsonl", "--jobs", "2"]);
    assert_eq!(done.exit, 0, "{done:?}");
    let answers = answers(&done.stdout);
    assert_eq!(answers.len(), 6, "{done:?}");
    assert_eq!(answers["\"good\""]["stdout"], "hello\n");
    assert_eq!(answers["2"]["verdict"], "runtime_error");
    assert_eq!(answers["\"last\""]["stdout"], "2\n");
    assert_eq!(answers["\"path\""]["error"]["code"], "bad_path");
    assert_eq!(answers["\"field\""]["error"]["code"], "bad_request");
    assert_eq!(
        (&answers["null"]["error"]["code"], &answers["null"]["line"]),
        (&"bad_request".into(), &6.into())
    );
    assert!(answers.values().all(|answer| answer["schema"] == 1));
}

#[test]
fn requests_come_from_standard_input_too() {
    let folder = tempfile::tempdir().unwrap();
    let done = run_with_stdin(
        folder.path(),
        &["run", "--batch", "-"],
        br#"{"id": 1, "files": {"main.py": "print(3)"}}"#,
    );
    assert_eq!(answers(&done.stdout)["1"]["stdout"], "3\n");
}

#[test]
fn nothing_in_is_nothing_out() {
    let folder = tempfile::tempdir().unwrap();
    let done = run_with_stdin(folder.path(), &["run", "--batch", "-"], b"");
    assert_eq!((done.exit, done.stdout.as_str()), (0, ""));
}
