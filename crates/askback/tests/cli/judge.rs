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

/// Looks for a word in all that a program can get at: files, sources, frames,
/// objects, memory; prints what follows it.
const CURIOUS: &str = r#"
import gc, inspect, linecache, os, sys

WORD = b"MARK" + b"ER-OF-"

def tell(data):
    data = data if isinstance(data, bytes) else str(data).encode("utf-8", "replace")
    at = data.find(WORD)
    while at >= 0:
        print(data[at : at + 16])
        at = data.find(WORD, at + 1)

def show(path):
    try:
        with open(path, "rb") as file:
            tell(file.read(1_000_000))
    except OSError:
        pass

def files():
    for top in ("/work", "/tmp", "/dev/shm", "/etc", "/run", "/home", "/root", "/var", os.getcwd(), "/proc/1/cwd"):
        for folder, _, names in os.walk(top):
            for name in names:
                show(os.path.join(folder, name))
    for name in os.listdir("."):
        tell(linecache.getlines(name))
    for pid in ["self", *filter(str.isdigit, os.listdir("/proc") if os.path.isdir("/proc") else [])]:
        for part in ("cmdline", "environ", "cwd/drive.py", *(f"fd/{n}" for n in range(3, 20))):
            show(f"/proc/{pid}/{part}")

def objects():
    frame = sys._getframe()
    while frame:
        tell(repr((frame.f_code.co_consts, dict(frame.f_locals), dict(frame.f_globals))))
        frame = frame.f_back
    for module in list(sys.modules.values()):
        if getattr(module, "__file__", None) in ("solution.py", "drive.py"):
            tell(repr(vars(module)))
            try:
                tell(inspect.getsource(module))
            except OSError:
                pass
        tell(repr(getattr(module, "__loader__", None)))
    for thing in gc.get_objects():
        if inspect.isfunction(thing):
            tell(repr(thing.__code__.co_consts))
        elif type(thing) in (dict, list, tuple):
            tell(repr(list(thing)[:1000]))

def memory():
    try:
        maps = open("/proc/self/maps").read().splitlines()
        image = open("/proc/self/mem", "rb", 0)
    except OSError:
        return
    for line in maps:
        start, end = (int(side, 16) for side in line.split()[0].split("-"))
        try:
            image.seek(start)
            tell(image.read(end - start) or b"")
        except (OSError, OverflowError):
            pass

def answer():
    files()
    objects()
    memory()
    return 1
"#;

#[test]
fn a_shown_case_tells_nothing_of_hidden_drivers() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["bank", "new", "coding", "curious", "--into", "mine"]);
    let question = folder.path().join("mine/curious");
    let cases = r#"
drive = true
[limits]
output_kib = 4096
cpu_ms = 10000
[[solution]]
file = "solution.py"
title = "One"
[[case]]
id = "open"
category = "shown"
visible = true
drive = "shown"
[[case]]
id = "quiet"
category = "hidden"
drive = "hidden"
"#;
    let drivers = "def shown(module):\n    \"MARKER-OF-SHOWN\"\n    return module.answer()\n\n\ndef hidden(module):\n    return [\"MARKER-OF-HIDDEN\", module.answer()]\n";
    for (name, text) in
        [("cases.toml", cases), ("drive.py", drivers), ("solution.py", "def answer(): return 1\n")]
    {
        fs::write(question.join(name), text).unwrap();
    }
    let curious = write(folder.path(), "mine.py", CURIOUS);
    let done = run(folder.path(), &["judge", "mine/curious", &curious, "--json"]);
    let result = done.json();
    assert_eq!(result["verdict"], "accepted", "{result}");
    // What is shown is cut at a size; the test would miss what lies beyond.
    let printed = result["cases"][0]["stdout"].as_str().unwrap();
    assert!(printed.contains("MARKER-OF-SHOWN") && !printed.contains("bytes not shown"), "{printed}");
    assert!(!done.stdout.contains("MARKER-OF-HIDDEN"), "{printed}");
    assert!(result["cases"][1]["stdout"].is_null(), "{result}");
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
