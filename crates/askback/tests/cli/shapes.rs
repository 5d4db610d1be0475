//! Each `--json` shape has an example in `docs/reference`, which is what the
//! binary really prints: same keys, same types. `ASKBACK_BLESS=1` writes them.

use std::{env, fs};

use serde_json::Value;

use crate::common::{Living, Server, askback, repository, run, run_with_stdin, write};

fn check(name: &str, real: &Value) {
    let path = repository().join(format!("docs/reference/{name}.json"));
    if env::var_os("ASKBACK_BLESS").is_some() {
        fs::write(&path, serde_json::to_string_pretty(real).unwrap() + "\n").unwrap();
    }
    let example: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap_or_default())
        .unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut faults = Vec::new();
    compare(name, &example, real, &mut faults);
    assert!(faults.is_empty(), "the shape is not that of {}:\n{}", path.display(), faults.join("\n"));
}

fn compare(at: &str, example: &Value, real: &Value, faults: &mut Vec<String>) {
    match (example, real) {
        // Not measured, or not there this time.
        (Value::Null, _) | (_, Value::Null) => {}
        (Value::Object(example), Value::Object(real)) => {
            for key in example.keys().chain(real.keys()) {
                match (example.get(key), real.get(key)) {
                    (Some(a), Some(b)) => compare(&format!("{at}.{key}"), a, b, faults),
                    (Some(_), None) => faults.push(format!("{at}.{key} is only in the example")),
                    _ => faults.push(format!("{at}.{key} is not in the example")),
                }
            }
        }
        (Value::Array(example), Value::Array(real)) => {
            if let (Some(a), Some(b)) = (example.first(), real.first()) {
                compare(&format!("{at}[]"), a, b, faults);
            }
        }
        _ if std::mem::discriminant(example) == std::mem::discriminant(real) => {}
        _ => faults.push(format!("{at} is {example} in the example and {real} here")),
    }
}

#[test]
fn run_and_batch() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.py", "print('hello')");
    check("run", &run(folder.path(), &["run", "a.py", "--json"]).json());
    write(folder.path(), "in.jsonl", "{\"id\": \"a\", \"files\": {\"main.py\": \"print(1)\"}}\nnonsense\n");
    let done = run(folder.path(), &["run", "--batch", "in.jsonl", "--jobs", "1"]);
    let lines: Vec<Value> = done.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let by = |error: bool| lines.iter().find(|line| line.get("error").is_some() == error).unwrap();
    check("run-batch-line", by(false));
    check("run-batch-error", by(true));
    check("error", &run(folder.path(), &["run", "gone.py", "--json"]).json());
}

#[test]
fn judge() {
    let folder = tempfile::tempdir().unwrap();
    let wrong = write(
        folder.path(),
        "mine.py",
        "def two_sum(numbers, target):\n    if target == None:\n        return []\n    return None\n",
    );
    check("judge", &run(folder.path(), &["judge", "two-sum", &wrong, "--json"]).json());
}

#[test]
fn trace() {
    let folder = tempfile::tempdir().unwrap();
    let wrong = write(folder.path(), "mine.py", "def two_sum(numbers, target):\n    return numbers[:2]\n");
    check("trace", &run(folder.path(), &["trace", &wrong, "--question", "two-sum", "--json"]).json());
}

#[test]
fn complexity() {
    let folder = tempfile::tempdir().unwrap();
    let source = "def make(n):\n    return (list(range(n)),)\ndef solve(xs):\n    return [x for x in xs]\n";
    let file = write(folder.path(), "grow.py", source);
    check("complexity", &run(folder.path(), &["complexity", &file, "--json"]).json());
}

#[test]
fn practise() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = Living::start(askback(folder.path()).args(["practise", "two-sum", "--json"]));
    sitting.hear_aside("each save runs the shown cases");
    let wrong = write(folder.path(), "two-sum.py", "def two_sum(numbers, target):\n    return None\n");
    let ran = sitting.document();
    assert_eq!((&ran["handed_in"], &ran["submission"]), (&false.into(), &Value::Null), "{ran}");
    sitting.say("u");
    check("practise-line", &sitting.document());
    fs::write(&wrong, "").unwrap();
    check("practise-line-error", &sitting.document());
    let answer = b"One thread runs bytecode at a time.\n";
    check("practise-answer", &run_with_stdin(folder.path(), &["practise", "gil", "--json"], answer).json());
}

#[test]
fn bank() {
    let folder = tempfile::tempdir().unwrap();
    check("bank-list", &run(folder.path(), &["bank", "list", "two", "sum", "--json"]).json());
    check("bank-show", &run(folder.path(), &["bank", "show", "gil", "--json"]).json());
    check("bank-new", &run(folder.path(), &["bank", "new", "knowledge", "mine", "--json"]).json());
    check(
        "bank-check",
        &run(folder.path(), &["bank", "check", "mine.md", "--python", "3.9", "--python", "3.11", "--json"])
            .json(),
    );
    check("bank-coverage", &run(folder.path(), &["bank", "coverage", "--json"]).json());
}

#[test]
fn link_backup_and_restore() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &folder.path().join("data"));
    check("link", &run(folder.path(), &["link", "--data", "data", "--json"]).json());
    check("backup", &run(folder.path(), &["backup", "askback.tar.gz", "--data", "data", "--json"]).json());
    server.end();
    check("restore", &run(folder.path(), &["restore", "askback.tar.gz", "--data", "other", "--json"]).json());
}

#[test]
fn doctor() {
    let folder = tempfile::tempdir().unwrap();
    check("doctor", &run(folder.path(), &["doctor", "--json"]).json());
}
