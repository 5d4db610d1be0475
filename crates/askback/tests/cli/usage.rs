//! Help, versions, mistakes in the arguments.

use crate::common::{run, write};

#[test]
fn help_and_version_are_no_mistakes() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [&["--help"][..], &["--version"], &["serve", "--help"], &["bank", "check", "--help"]] {
        let done = run(folder.path(), arguments);
        assert_eq!(done.exit, 0, "{arguments:?}: {done:?}");
        assert!(!done.stdout.is_empty() && done.stderr.is_empty(), "{done:?}");
    }
}

#[test]
fn every_command_is_in_the_help() {
    let folder = tempfile::tempdir().unwrap();
    let help = run(folder.path(), &["--help"]).stdout;
    let commands: Vec<&str> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    insta::assert_debug_snapshot!(commands);
}

#[test]
fn mistakes_in_arguments_are_2() {
    let folder = tempfile::tempdir().unwrap();
    let program = write(folder.path(), "a.py", "print(1)");
    for (arguments, said) in [
        (&["nonsense"][..], "unrecognized subcommand"),
        (&["run"], "required"),
        (&["run", &program, "--time", "2"], "such as 500ms, 2s or 1min"),
        (&["run", &program, "--time", "2h"], "such as 500ms, 2s or 1min"),
        (&["run", &program, "--time", "10min"], "from 10ms to 1min"),
        (&["run", &program, "--memory", "256"], "such as 64KiB, 256MiB or 1GiB"),
        (&["run", &program, "--python", "three"], "write it as 3.12"),
        (&["run", &program, "--entry", "b.py"], "chooses a file of a folder"),
        (&["run", &program, "--batch", "x"], "cannot be used with"),
        (&["run", &program, "--server", "http://127.0.0.1:1"], "ASKBACK_TOKEN"),
        (&["run", "missing.py"], "missing.py: there is no such file"),
        (&["run", "--batch", "missing.jsonl"], "missing.jsonl: there is no such file"),
        (&["judge", "two-sum", "missing.py"], "missing.py: there is no such file"),
        (&["serve", "--listen", "nowhere"], "127.0.0.1:8420"),
        (&["serve", "--listen", "0.0.0.0:0"], "--public-url https://"),
        (&["serve", "--public-url", "http://askback.example.org"], "https"),
        (&["serve", "--database", "mysql://x"], "postgres://"),
        (&["serve", "--bank", "missing"], "missing: there is no such file"),
        (&["serve", "--config", "missing.toml"], "missing.toml: there is no such file"),
        (&["restore", "missing.tar.gz"], "missing.tar.gz: there is no such file"),
        (&["backup", "x.tar.gz", "--data", "nowhere"], "nothing to back up"),
    ] {
        let done = run(folder.path(), arguments);
        assert_eq!(done.exit, 2, "{arguments:?}: {done:?}");
        assert!(done.stderr.contains(said), "{arguments:?}: {done:?}");
        assert!(done.stdout.is_empty(), "{arguments:?}: {done:?}");
    }
}

#[test]
fn a_setting_that_is_unknown_is_named_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "askback.toml", "data = \"d\"\nlisen = \"127.0.0.1:1\"\n");
    let done = run(folder.path(), &["serve"]);
    assert_eq!(done.exit, 2);
    assert!(done.stderr.contains("askback.toml") && done.stderr.contains("line 2"), "{done:?}");
    assert!(done.stderr.contains("lisen") && done.stderr.contains("listen"), "{done:?}");
}

#[test]
fn failures_are_documents_too() {
    let folder = tempfile::tempdir().unwrap();
    let done = run(folder.path(), &["run", "missing.py", "--json"]);
    assert_eq!((done.exit, done.json()["error"]["code"].as_str()), (2, Some("file")));
}

#[test]
fn completions_and_the_api_document_are_printed() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish"] {
        assert!(run(folder.path(), &["completions", shell]).stdout.contains("askback"), "{shell}");
    }
    let document: serde_json::Value = serde_json::from_str(&run(folder.path(), &["openapi"]).stdout).unwrap();
    assert_eq!(document["openapi"].as_str().map(|version| &version[..3]), Some("3.1"));
}

#[test]
fn every_command_has_a_manual_page_but_those_for_packing() {
    let folder = tempfile::tempdir().unwrap();
    let done = run(folder.path(), &["man", "pages"]);
    assert_eq!(done.exit, 0, "{done:?}");
    for (name, says) in [
        ("askback.1", "Exit codes"),
        ("askback-serve.1", "ASKBACK_PUBLIC_URL"),
        ("askback-bank-check.1", "askback"),
    ] {
        let page = std::fs::read_to_string(folder.path().join("pages").join(name)).unwrap();
        assert!(page.contains(says), "{name}: {page}");
    }
    assert!(!folder.path().join("pages/askback-man.1").exists(), "{done:?}");
    let file = write(folder.path(), "taken", "");
    let done = run(folder.path(), &["man", &file]);
    assert_eq!(done.exit, 2, "{done:?}");
}
