//! `askback run`: one program, good and bad.

use std::os::unix::fs::symlink;

use crate::common::{askback, done, run, run_with_stdin, write};

#[test]
fn output_goes_where_the_program_sent_it() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.py", "import sys\nprint('out')\nprint('err', file=sys.stderr)\n");
    let done = run(folder.path(), &["run", "a.py"]);
    assert_eq!((done.exit, done.stdout.as_str()), (0, "out\n"));
    assert!(done.stderr.starts_with("err\nok"), "{done:?}");
}

#[test]
fn verdicts_decide_the_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    for (name, program, arguments, verdict) in [
        ("empty", &b""[..], &[][..], "ok"),
        ("exit", b"raise SystemExit(3)", &[], "runtime_error"),
        ("syntax", b"def f(:\n", &[], "runtime_error"),
        ("bytes", b"print('\xff')\n", &[], "runtime_error"),
        ("raise", b"raise ValueError('no')", &[], "runtime_error"),
        ("loop", b"while True: pass", &["--time", "200ms"], "time_limit"),
        ("memory", b"x = bytearray(10**9)", &["--memory", "64MiB"], "memory_limit"),
        ("gigabyte", b"import os\nfor _ in range(1000): os.write(1, b'x' * 10**6)\n", &[], "output_limit"),
        ("signal", b"import os; os.abort()", &[], "killed"),
    ] {
        let path = write(folder.path(), &format!("{name}.py"), program);
        let done = run(folder.path(), &[&["run", path.as_str(), "--json"], arguments].concat());
        let report = done.json();
        assert_eq!(report["verdict"], verdict, "{name}: {report}");
        assert_eq!(done.exit, i32::from(verdict != "ok"), "{name}");
    }
}

#[test]
fn the_program_says_what_is_wrong_with_it() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.py", "def f(:\n");
    let report = run(folder.path(), &["run", "a.py", "--json"]).json();
    assert!(report["stderr"].as_str().unwrap().contains("SyntaxError"), "{report}");
    let long = run(folder.path(), &["run", "a.py"]);
    assert!(long.stderr.contains("SyntaxError") && long.stderr.contains("runtime error"), "{long:?}");
}

#[test]
fn a_gigabyte_of_output_is_cut() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.py", "while True: print('x' * 10**6)");
    let report = run(folder.path(), &["run", "a.py", "--json"]).json();
    assert_eq!(report["stdout_truncated"], true);
    assert!(report["stdout"].as_str().unwrap().len() <= 1024 * 1024);
}

#[test]
fn a_program_of_ten_mebibytes_is_refused_before_anything_starts() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.py", "#".repeat(10 << 20));
    let done = run(folder.path(), &["run", "a.py", "--json"]);
    assert_eq!((done.exit, done.json()["error"]["code"].as_str()), (2, Some("program_too_large")));
    assert!(done.stderr.contains("10.0 MiB") && done.stderr.contains("8.0 MiB"), "{done:?}");
}

#[test]
fn a_folder_is_copied_with_its_modules() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "p/main.py",
        "from pkg import words\nprint(words.NAME, open('data/x.txt').read())\n",
    );
    write(folder.path(), "p/pkg/__init__.py", "");
    write(folder.path(), "p/pkg/words.py", "NAME = 'a'");
    write(folder.path(), "p/data/x.txt", "b");
    write(folder.path(), "p/other.py", "print('other')");
    write(folder.path(), "p/.git/huge", "x".repeat(9 << 20));
    assert_eq!(run(folder.path(), &["run", "p"]).stdout, "a b\n");
    assert_eq!(run(folder.path(), &["run", "p", "--entry", "other.py"]).stdout, "other\n");
    let missing = run(folder.path(), &["run", "p", "--entry", "gone.py"]);
    assert!(missing.exit == 2 && missing.stderr.contains("main.py, other.py"), "{missing:?}");
}

#[test]
fn a_link_in_a_folder_is_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "p/main.py", "print(1)");
    symlink("/etc/passwd", folder.path().join("p/passwd")).unwrap();
    let done = run(folder.path(), &["run", "p"]);
    assert!(done.exit == 2 && done.stderr.contains("passwd: a link"), "{done:?}");
}

#[test]
fn standard_input_comes_from_a_file_or_from_ours() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.py", "print(input()[::-1])");
    write(folder.path(), "in.txt", "abc\n");
    assert_eq!(run(folder.path(), &["run", "a.py", "--stdin", "in.txt"]).stdout, "cba\n");
    assert_eq!(run_with_stdin(folder.path(), &["run", "a.py", "--stdin", "-"], b"xyz\n").stdout, "zyx\n");
}

#[test]
fn without_a_python_it_says_what_to_install() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.py", "print(1)");
    let output = askback(folder.path())
        .args(["run", "a.py"])
        .env("PATH", "")
        .env("ASKBACK_PYTHONS", "/nowhere/python3")
        .output()
        .unwrap();
    let done = done(&output);
    assert_eq!(done.exit, 3, "{done:?}");
    assert!(done.stderr.contains("no code is run here") && done.stderr.contains("Python"), "{done:?}");
}

#[test]
fn an_unknown_version_is_named_with_those_there_are() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.py", "print(1)");
    let done = run(folder.path(), &["run", "a.py", "--python", "2.7"]);
    assert!(done.exit == 2 && done.stderr.contains("2.7") && done.stderr.contains("3."), "{done:?}");
}

/// As a service manager or a careful person sets it. Started as root, programs run as somebody else.
#[test]
#[expect(clippy::disallowed_methods, reason = "a shell sets the umask for the binary under test")]
fn a_strict_umask_keeps_no_program_from_running() {
    let folder = tempfile::tempdir().unwrap();
    let program = write(folder.path(), "a.py", "open('kept', 'w').write('x'); print('ran')");
    let shell = std::process::Command::new("sh")
        .args(["-c", "umask 077 && exec \"$0\" run \"$1\"", env!("CARGO_BIN_EXE_askback"), &program])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let done = done(&shell);
    assert_eq!((done.exit, done.stdout.trim()), (0, "ran"), "{done:?}");
}
