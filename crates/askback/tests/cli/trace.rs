//! `askback trace`: a log that tells lines, names and output, on its own and on
//! a shown case.

use crate::common::{run, run_with_stdin, write};

const TAGS: &[u8] = b"def add_tag(tag, tags=[]):
    tags.append(tag)
    return tags


print(add_tag(\"urgent\"))
other = add_tag(\"billing\")
print(other)
";

fn snapshot(name: &str, stdout: &str) {
    insta::with_settings!({filters => vec![(r"Python \S+, rung \S+", "[where]"), (r" +\n", "\n")]}, {
        insta::assert_snapshot!(name, stdout);
    });
}

#[test]
fn a_program_is_told_line_by_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "tags.py", TAGS);
    let done = run(folder.path(), &["trace", &file, "--python", "3.11"]);
    assert_eq!(done.exit, 0, "{done:?}");
    snapshot("program", &done.stdout);
}

#[test]
fn the_first_failing_case_is_marked_where_it_goes_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let source = "def two_sum(numbers, target):\n    for i, a in enumerate(numbers):\n        for j, b in enumerate(numbers):\n            if a + b == target:\n                return [i, j]\n    return None\n";
    let file = write(folder.path(), "mine.py", source);
    let done = run(folder.path(), &["trace", &file, "--question", "two-sum", "--python", "3.11"]);
    assert_eq!(done.exit, 1, "{done:?}");
    assert!(done.stdout.contains("<== the wrong value"), "{}", done.stdout);
    snapshot("case", &done.stdout);
}

#[test]
fn a_loop_is_folded_and_a_long_run_says_what_is_not_kept() {
    let folder = tempfile::tempdir().unwrap();
    let file =
        write(folder.path(), "loop.py", "total = 0\nfor number in range(3000):\n    total += number\n");
    let done = run(folder.path(), &["trace", &file, "--python", "3.11"]);
    assert_eq!(done.exit, 0, "{done:?}");
    snapshot("loop", &done.stdout);
}

#[test]
fn a_program_reads_what_it_is_given_and_stops_where_an_exception_is_raised() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "in.txt", "0\n");
    let source = b"n = int(input())\nprint(1 // n)\n";
    let done = run_with_stdin(folder.path(), &["trace", "-", "--stdin", "in.txt"], source);
    assert_eq!(done.exit, 1, "{done:?}");
    assert!(done.stdout.contains("n = 0"), "{}", done.stdout);
    assert!(done.stdout.contains("!! ZeroDivisionError: "), "{}", done.stdout);
    assert!(done.stdout.contains("<== raised here"), "{}", done.stdout);
}

#[test]
fn hidden_and_unknown_cases_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "mine.py", "def two_sum(numbers, target):\n    return None\n");
    let judged = run(folder.path(), &["judge", "two-sum", &file, "--json"]).json();
    let hidden = judged["cases"].as_array().unwrap().iter().find(|case| case["visible"] == false).unwrap();
    for (case, said) in [(hidden["id"].as_str().unwrap(), "is hidden"), ("none", "has no case")] {
        let done = run(folder.path(), &["trace", &file, "--question", "two-sum", "--case", case]);
        assert_eq!(done.exit, 2, "{done:?}");
        assert!(done.stderr.contains(said) && done.stderr.contains("shown are: "), "{}", done.stderr);
    }
}
