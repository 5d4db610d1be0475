//! `askback complexity`: words, document, drawing, and what stops it.

use std::fs;

use crate::common::{run, run_with_stdin, write};

const LINEAR: &str =
    "def make(n):\n    return (list(range(n)),)\ndef solve(xs):\n    return [x for x in xs if x > 2]\n";

#[test]
fn a_file_is_measured_in_words_and_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "grow.py", LINEAR);
    let done = run(folder.path(), &["complexity", &file, "--plot", "grow.svg"]);
    assert_eq!(done.exit, 0, "{done:?}");
    assert!(done.stdout.contains("It grows like O(n)."), "{done:?}");
    assert!(done.stdout.contains("Memory beyond its arguments:"), "{done:?}");
    let drawing = fs::read_to_string(folder.path().join("grow.svg")).unwrap();
    for text in ["<svg", "It grows like O(n)", "O(n), fit", "next best", "measured", "</svg>"] {
        assert!(drawing.contains(text), "no {text}: {drawing}");
    }
}

#[test]
fn a_document_comes_from_standard_input_too() {
    let folder = tempfile::tempdir().unwrap();
    let done = run_with_stdin(folder.path(), &["complexity", "-", "--json"], LINEAR.as_bytes());
    let found = done.json();
    assert_eq!((done.exit, &found["class"]), (0, &"O(n)".into()), "{done:?}");
    assert_eq!((&found["cost_unit"], &found["between"]), (&"steps".into(), &serde_json::json!([])));
    assert_eq!(found["candidates"][0]["class"], "O(n)");
    assert_eq!(found["space"]["cost_unit"], "bytes");
}

#[test]
fn what_cannot_be_measured_is_bad_input_with_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    for (source, said) in [
        ("def solve(xs): pass\n", "defines no function make"),
        ("def make(n):\n    return (n,)\ndef solve(n):\n    return 1 // 0\n", "line 4"),
        ("\u{0}", "does not load"),
    ] {
        let file = write(folder.path(), "bad.py", source);
        let done = run(folder.path(), &["complexity", &file]);
        assert_eq!(done.exit, 2, "{done:?}");
        assert!(done.stderr.contains(said), "{done:?}");
    }
    let done = run(folder.path(), &["complexity", "bad.py", "--python", "3.99"]);
    assert_eq!(done.exit, 2, "{done:?}");
    assert!(done.stderr.contains("Python 3.99 is not on this machine"), "{done:?}");
}
