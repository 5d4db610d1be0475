//! Honest programs: what a person sees of a run.

mod support;

use std::{collections::BTreeMap, sync::Arc};

use askback_core::{LimitKind, Limits, Verdict};
use askback_judge::{Job, Program, Runner as _};
use askback_sandbox::SandboxConfig;
use support::{Lab, config, harness, script, stderr, stdout};

#[tokio::test]
async fn a_program_prints_and_ends() {
    for lab in Lab::all(config()).await {
        let outcome = lab.run("print(1)").await;
        assert_eq!((outcome.verdict, stdout(&outcome).as_str()), (Verdict::Ok, "1\n"), "{outcome:?}");
        assert_eq!(outcome.exit_code, Some(0));
        assert!(outcome.wall_ms.is_some() && outcome.cpu_ms.is_some() && outcome.memory_kib.is_some());
        assert_eq!(outcome.rung, lab.rung);
    }
}

#[tokio::test]
async fn every_interpreter_that_is_found_runs() {
    let everything = SandboxConfig { interpreters: Vec::new(), ..config() };
    for lab in Lab::all(everything).await {
        for python in lab.runner.pythons() {
            let source =
                "import sys, asyncio, sqlite3, decimal, ctypes, zoneinfo\nprint(sys.version.split()[0])";
            let outcome = lab.runner.run(Job { python: Some(python.version), ..script(source) }).await;
            assert_eq!(stdout(&outcome).trim(), python.full_version, "{} {outcome:?}", stderr(&outcome));
        }
    }
}

#[tokio::test]
async fn a_missing_version_is_named() {
    let lab = Lab::ordinary(config()).await;
    let version = "3.99".parse().expect("a version");
    let outcome = lab.runner.run(Job { python: Some(version), ..script("") }).await;
    assert_eq!(outcome.verdict, Verdict::InternalError);
    assert_eq!(outcome.message.as_deref(), Some("Python 3.99 is not on this machine"));
}

#[tokio::test]
async fn a_folder_runs_with_imports_and_input() {
    for lab in Lab::all(config()).await {
        let mut files: BTreeMap<String, Arc<[u8]>> = BTreeMap::new();
        files.insert("app/main.py".into(), Arc::from(&b"import helper, sub.deep\nprint(helper.X, sub.deep.Y, input())\nprint(open('/work/data.txt').read())"[..]));
        files.insert("app/helper.py".into(), Arc::from(&b"X = 1"[..]));
        files.insert("app/sub/deep.py".into(), Arc::from(&b"Y = 2"[..]));
        files.insert("data.txt".into(), Arc::from(&b"data"[..]));
        for number in 0..300 {
            files.insert(format!("more/{number}.txt"), Arc::from(vec![b'x'; 10_000]));
        }
        let job = Job {
            files,
            program: Program::Script { entry: "app/main.py".to_owned() },
            stdin: Arc::from(&b"from stdin\n"[..]),
            ..script("")
        };
        let outcome = lab.runner.run(job).await;
        assert_eq!(stdout(&outcome), "1 2 from stdin\ndata\n", "{}", stderr(&outcome));
    }
}

#[tokio::test]
async fn a_traceback_starts_at_the_program() {
    let lab = Lab::ordinary(config()).await;
    let outcome = lab.run("def f():\n    return 1 / 0\n\nf()\n").await;
    assert_eq!(outcome.verdict, Verdict::RuntimeError);
    assert_eq!(outcome.message.as_deref(), Some("ZeroDivisionError: division by zero"));
    let text = stderr(&outcome);
    assert!(
        text.starts_with(
            "Traceback (most recent call last):\n  File \"/work/main.py\", line 4, in <module>\n    f()"
        ),
        "{text}"
    );
    assert!(!text.contains("template.py"), "{text}");
}

#[tokio::test]
async fn endings_are_told_apart() {
    for lab in Lab::all(config()).await {
        for (source, verdict, exit_code, message) in [
            ("", Verdict::Ok, Some(0), None),
            ("import sys; sys.exit()", Verdict::Ok, Some(0), None),
            ("import sys; sys.exit(3)", Verdict::RuntimeError, Some(3), Some("ended with exit status 3")),
            ("import sys; sys.exit('no luck')", Verdict::RuntimeError, Some(1), Some("no luck")),
            ("exit(4)", Verdict::RuntimeError, Some(4), Some("ended with exit status 4")),
            ("def f(:\n  pass", Verdict::RuntimeError, Some(1), Some("SyntaxError: invalid syntax")),
            ("raise MemoryError", Verdict::MemoryLimit, Some(1), Some("more than 256 MiB of memory")),
            ("x = bytearray(10**12)", Verdict::MemoryLimit, Some(1), Some("more than 256 MiB of memory")),
            ("raise KeyError('k')", Verdict::RuntimeError, Some(1), Some("KeyError: 'k'")),
            ("1/0\n# \\", Verdict::RuntimeError, Some(1), None),
        ] {
            let outcome = lab.run(source).await;
            assert_eq!((outcome.verdict, outcome.exit_code), (verdict, exit_code), "{source} {outcome:?}");
            if message.is_some() {
                assert_eq!(outcome.message.as_deref(), message, "{source}");
            }
        }
    }
}

#[tokio::test]
async fn a_program_that_is_not_utf8_is_told_so() {
    let lab = Lab::ordinary(config()).await;
    let outcome = lab.runner.run(script(b"print('\xff\xfe')")).await;
    assert_eq!(outcome.verdict, Verdict::RuntimeError);
    assert!(outcome.message.as_deref().is_some_and(|text| text.contains("utf-8")), "{outcome:?}");
}

#[tokio::test]
async fn what_does_not_fit_is_refused_in_words() {
    let lab = Lab::ordinary(config()).await;
    let big = lab.runner.run(script(vec![b'#'; 70 * 1024 * 1024])).await;
    assert_eq!(big.verdict, Verdict::RuntimeError);
    assert!(big.message.as_deref().is_some_and(|text| text.contains("fit into the work folder")), "{big:?}");
    let ten_mebibytes = lab.runner.run(script(vec![b'#'; 10 * 1024 * 1024])).await;
    assert_eq!(ten_mebibytes.verdict, Verdict::Ok, "{ten_mebibytes:?}");
    let mut outside = script("");
    outside.files.insert("../x".to_owned(), Arc::from(&b""[..]));
    let outside = lab.runner.run(outside).await;
    assert!(
        outside.message.as_deref().is_some_and(|text| text.contains("inside the work folder")),
        "{outside:?}"
    );
}

#[tokio::test]
async fn limits_name_themselves() {
    for lab in Lab::all(config()).await {
        let busy = Job { limits: Limits { cpu_ms: 300, ..Limits::default() }, ..script("while True: pass") };
        let outcome = lab.runner.run(busy).await;
        assert_eq!(
            (outcome.verdict, outcome.limit),
            (Verdict::TimeLimit, Some(LimitKind::Cpu)),
            "{outcome:?}"
        );
        assert!(outcome.cpu_ms.is_some_and(|ms| ms >= 300.0), "{outcome:?}");
        let limits = Limits { wall_ms: Some(300), ..Limits::default() };
        let asleep = Job { limits, ..script("print('kept', flush=True)\nimport time\ntime.sleep(60)") };
        let outcome = lab.runner.run(asleep).await;
        assert_eq!(
            (outcome.verdict, outcome.limit),
            (Verdict::TimeLimit, Some(LimitKind::Wall)),
            "{outcome:?}"
        );
        assert_eq!(stdout(&outcome), "kept\n");
    }
}

#[tokio::test]
async fn what_was_printed_before_a_limit_is_kept() {
    for lab in Lab::all(config()).await {
        for (rest, limits) in [
            ("while True: pass", Limits { cpu_ms: 200, ..Limits::default() }),
            ("import time\ntime.sleep(60)", Limits { wall_ms: Some(500), ..Limits::default() }),
        ] {
            let outcome =
                lab.runner.run(Job { limits, ..script(format!("print('not flushed')\n{rest}")) }).await;
            assert_eq!(outcome.verdict, Verdict::TimeLimit);
            assert_eq!(stdout(&outcome), "not flushed\n", "{}", lab.rung);
        }
    }
}

#[tokio::test]
async fn a_harness_gets_its_payload_and_answers_in_frames() {
    for lab in Lab::all(config()).await {
        let code = "import main\nemit(PAYLOAD)\nemit(main.f(20).to_bytes(1, 'little'))\nemit(b'')";
        let outcome = lab.runner.run(harness("def f(x):\n    return x + 1", code)).await;
        assert_eq!(outcome.verdict, Verdict::Ok, "{outcome:?}");
        assert_eq!(outcome.frames, [b"payload".to_vec(), vec![21], vec![]]);
    }
}

#[tokio::test]
async fn a_dropped_run_is_killed() {
    for lab in Lab::all(config()).await {
        let waiting = lab.runner.run(script("import time\ntime.sleep(60)"));
        let begun = tokio::time::timeout(std::time::Duration::from_millis(700), waiting).await;
        assert!(begun.is_err());
        assert_eq!(lab.settled_leftovers().await, Vec::<String>::new());
        assert_eq!(lab.run("print(2)").await.verdict, Verdict::Ok);
    }
}

#[tokio::test]
async fn threads_and_processes_work_where_allowed() {
    for lab in Lab::all(config()).await {
        let threads = "import threading\nt = [threading.Thread(target=print, args=(1,)) for _ in range(8)]\n[x.start() for x in t]\n[x.join() for x in t]";
        assert_eq!(stdout(&lab.run(threads).await), "1\n".repeat(8));
        let source = "import subprocess, sys, multiprocessing\n\
            print(subprocess.run([sys.executable, '-I', '-c', 'print(7)'], capture_output=True, text=True).stdout.strip())\n\
            c = multiprocessing.get_context('fork')\n\
            p = c.Process(target=print, args=(8,))\np.start()\np.join()\n\
            l = c.Lock()\nwith l:\n    print(9)";
        let outcome = lab.runner.run(Job { allow_processes: true, ..script(source) }).await;
        assert_eq!(stdout(&outcome), "7\n8\n9\n", "{} {outcome:?}", stderr(&outcome));
    }
}

#[tokio::test]
async fn the_usual_things_of_the_language_work() {
    let source = r#"
import asyncio, random, tempfile, pathlib, sqlite3, time, os, logging, unittest, gc, sys
async def main():
    await asyncio.sleep(0.01)
    return await asyncio.to_thread(lambda: 5)
print(asyncio.run(main()))
with tempfile.TemporaryDirectory() as d:
    p = pathlib.Path(d) / "x"
    p.write_text("hi")
    print(p.read_text())
print(sqlite3.connect(":memory:").execute("select 1+1").fetchone())
class A:
    def __del__(self): print("gone")
a = A()
import atexit
atexit.register(print, "at exit")
print(__name__, __file__, sys.argv, os.getcwd())
"#;
    for lab in Lab::all(config()).await {
        let outcome = lab.run(source).await;
        assert_eq!(
            stdout(&outcome),
            "5\nhi\n(2,)\n__main__ /work/main.py ['/work/main.py'] /work\nat exit\ngone\n",
            "{}",
            stderr(&outcome)
        );
    }
}

#[tokio::test]
async fn two_runs_have_different_random_numbers() {
    let lab = Lab::ordinary(config()).await;
    let source = "import random, os\nprint(random.random())";
    assert_ne!(stdout(&lab.run(source).await), stdout(&lab.run(source).await));
}
