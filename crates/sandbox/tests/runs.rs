//! Honest programs: what a person sees of a run.

mod support;

use std::{collections::BTreeMap, sync::Arc};

use askback_core::{LimitKind, Limits, Verdict};
use askback_judge::{Job, Program, Runner as _};
use askback_sandbox::SandboxConfig;
use support::{Lab, config, every_version, harness, script, stderr, stdout};

#[tokio::test]
async fn a_program_prints_and_ends() {
    for lab in Lab::every(config()).await {
        let outcome = lab.run("print(1)").await;
        assert_eq!((outcome.verdict, stdout(&outcome).as_str()), (Verdict::Ok, "1\n"), "{outcome:?}");
        assert_eq!(outcome.exit_code, Some(0));
        assert!(outcome.wall_ms.is_some() && outcome.cpu_ms.is_some() && outcome.memory_kib.is_some());
        assert_eq!(outcome.rung, lab.rung);
    }
}

#[tokio::test]
async fn every_interpreter_that_is_found_runs() {
    for lab in Lab::all(every_version()).await {
        let source = "import sys, asyncio, sqlite3, decimal, ctypes, zoneinfo, hashlib, ssl\nprint(sys.version.split()[0])";
        for (place, outcome) in lab.run_on_all(&script(source)).await {
            assert!(place.ends_with(stdout(&outcome).trim()), "{place} {} {outcome:?}", stderr(&outcome));
            assert_eq!(outcome.verdict, Verdict::Ok);
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
    let source = "def f():\n    return 1 / 0\n\ntry:\n    f()\nexcept ZeroDivisionError as error:\n    raise ValueError('no') from error\n";
    for lab in Lab::all(every_version()).await {
        for (place, outcome) in lab.run_on_all(&script(source)).await {
            assert_eq!(outcome.verdict, Verdict::RuntimeError);
            assert_eq!(outcome.message.as_deref(), Some("ValueError: no"), "{place}");
            let text = stderr(&outcome);
            let first =
                "Traceback (most recent call last):\n  File \"/work/main.py\", line 5, in <module>\n    f()";
            assert!(text.starts_with(first), "{place} {text}");
            assert!(!text.contains("template.py"), "{place} {text}");
        }
        let harness = harness("def f():\n    return 1 / 0", "import main\nmain.f()");
        for (place, outcome) in lab.run_on_all(&harness).await {
            let text = stderr(&outcome);
            assert!(text.contains("line 2, in f\n    return 1 / 0"), "{place} {text}");
            assert!(!text.contains("template.py") && !text.contains("<harness>"), "{place} {text}");
        }
    }
}

#[tokio::test]
async fn endings_are_told_apart() {
    for lab in Lab::every(config()).await {
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
    let mut both = script("");
    both.files.insert("main.py/x".to_owned(), Arc::from(&b""[..]));
    let both = lab.runner.run(both).await;
    assert_eq!(both.message.as_deref(), Some("\"main.py/x\" lies in a folder that is a file as well"));
    let mut outside = script("");
    outside.files.insert("../x".to_owned(), Arc::from(&b""[..]));
    let outside = lab.runner.run(outside).await;
    assert!(
        outside.message.as_deref().is_some_and(|text| text.contains("inside the work folder")),
        "{outside:?}"
    );
}

#[tokio::test]
async fn a_file_takes_the_place_of_a_module_as_with_the_interpreter_itself() {
    for lab in Lab::all(every_version()).await {
        let source = "import random, queue, collections, os, time\nprint(random.X, queue.X, collections.X)\nos.getcwd()\ntime.time()";
        let mut job = script(source);
        for name in ["random.py", "queue.py", "collections/__init__.py", "os.py", "time.py"] {
            job.files.insert(name.to_owned(), Arc::from(&b"X = 'mine'"[..]));
        }
        for (place, outcome) in lab.run_on_all(&job).await {
            assert_eq!(stdout(&outcome), "mine mine mine\n", "{place} {}", stderr(&outcome));
        }
    }
}

#[tokio::test]
async fn limits_name_themselves() {
    for lab in Lab::every(config()).await {
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
    for lab in Lab::every(config()).await {
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
    for lab in Lab::every(config()).await {
        let code = "import main\nemit(PAYLOAD)\nemit(main.f(20).to_bytes(1, 'little'))\nemit(b'')";
        let outcome = lab.runner.run(harness("def f(x):\n    return x + 1", code)).await;
        assert_eq!(outcome.verdict, Verdict::Ok, "{outcome:?}");
        assert_eq!(outcome.frames, [b"payload".to_vec(), vec![21], vec![]]);
    }
}

#[tokio::test]
async fn a_dropped_run_is_killed() {
    for lab in Lab::every(config()).await {
        let waiting = lab.runner.run(script("import time\ntime.sleep(60)"));
        let begun = tokio::time::timeout(std::time::Duration::from_millis(700), waiting).await;
        assert!(begun.is_err());
        assert_eq!(lab.settled_leftovers().await, Vec::<String>::new());
        assert_eq!(lab.run("print(2)").await.verdict, Verdict::Ok);
    }
}

#[tokio::test]
async fn threads_and_processes_work_where_allowed() {
    for lab in Lab::all(every_version()).await {
        let threads = "import threading\nt = [threading.Thread(target=print, args=(1,)) for _ in range(8)]\n[x.start() for x in t]\n[x.join() for x in t]";
        for (place, outcome) in lab.run_on_all(&script(threads)).await {
            assert_eq!(stdout(&outcome), "1\n".repeat(8), "{place} {}", stderr(&outcome));
        }
        let source = "import subprocess, sys, multiprocessing\n\
            print(subprocess.run([sys.executable, '-I', '-c', 'print(7)'], capture_output=True, text=True).stdout.strip())\n\
            c = multiprocessing.get_context('fork')\n\
            p = c.Process(target=print, args=(8,))\np.start()\np.join()\n\
            l = c.Lock()\nwith l:\n    print(9)";
        for (place, outcome) in lab.run_on_all(&Job { allow_processes: true, ..script(source) }).await {
            assert_eq!(stdout(&outcome), "7\n8\n9\n", "{place} {} {outcome:?}", stderr(&outcome));
        }
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
    for lab in Lab::all(every_version()).await {
        for (place, outcome) in lab.run_on_all(&script(source)).await {
            assert_eq!(
                stdout(&outcome),
                "5\nhi\n(2,)\n__main__ /work/main.py ['/work/main.py'] /work\nat exit\ngone\n",
                "{place} {}",
                stderr(&outcome)
            );
        }
    }
}

#[tokio::test]
async fn two_runs_have_different_random_numbers() {
    let lab = Lab::ordinary(config()).await;
    let source = "import random, os\nprint(random.random())";
    assert_ne!(stdout(&lab.run(source).await), stdout(&lab.run(source).await));
}

#[tokio::test]
async fn memory_is_that_of_the_whole_tree() {
    for lab in Lab::all(config()).await {
        let idle = lab.run("").await.memory_kib.expect("it is measured");
        assert!((4_000..40_000).contains(&idle), "{idle} KiB");
        let source = "import os, time\nfor _ in range(2):\n    if os.fork() == 0: break\nx = b'x' * 30_000_000\ntime.sleep(0.4)";
        let limits = Limits { wall_ms: Some(60_000), ..Limits::default() };
        let outcome = lab.runner.run(Job { allow_processes: true, limits, ..script(source) }).await;
        let used = outcome.memory_kib.expect("it is measured");
        assert_eq!(outcome.verdict, Verdict::Ok, "{outcome:?}");
        if lab.rung == "A1" {
            assert!((85_000..200_000).contains(&used), "{used} KiB");
        } else {
            assert!((30_000..200_000).contains(&used), "{used} KiB");
        }
    }
}

/// Honest and hostile programs side by side: no verdict changes.
#[tokio::test]
async fn many_at_once_keep_their_verdicts() {
    for lab in
        Lab::every(SandboxConfig { slots: Some(3), ready_cells: 2, most_ready_cells: 2, ..config() }).await
    {
        let limits =
            Limits { cpu_ms: 2_000, wall_ms: Some(120_000), memory_kib: 65_536, ..Limits::default() };
        let programs = [
            ("print(sum(range(1000)))", Verdict::Ok),
            ("x = []\nwhile True: x.append(bytearray(10**6))", Verdict::MemoryLimit),
            ("while True: print('x' * 1000)", Verdict::OutputLimit),
            ("import os\nos.kill(os.getpid(), 9)", Verdict::Killed),
            ("1 / 0", Verdict::RuntimeError),
            ("import json\nprint(json.dumps([1]))", Verdict::Ok),
        ];
        let jobs = (0..60).map(|number| {
            let (source, verdict) = programs[number % programs.len()];
            let job = Job { limits, ..script(source) };
            let lab = &lab;
            async move { (source, verdict, lab.runner.run(job).await) }
        });
        for (source, verdict, outcome) in futures(jobs).await {
            assert_eq!(outcome.verdict, verdict, "{} {source} {outcome:?}", lab.rung);
        }
    }
}

/// All of them at the same time.
async fn futures<T>(all: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    let mut waiting: Vec<_> = all.map(Box::pin).map(Some).collect();
    let mut done = Vec::new();
    std::future::poll_fn(|context| {
        for slot in &mut waiting {
            if let Some(future) = slot
                && let std::task::Poll::Ready(value) = future.as_mut().poll(context)
            {
                done.push(value);
                *slot = None;
            }
        }
        if waiting.iter().all(Option::is_none) {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    done
}
