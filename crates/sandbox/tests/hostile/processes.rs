//! Forks and daemons that want to outlive the run; signals.

use askback_core::{LimitKind, Verdict};

use crate::case::{case, refused, try_all};

const DAEMON: &str = "import os, time, signal\n\
    if os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n        for s in range(1, 64):\n            try: signal.signal(s, signal.SIG_IGN)\n            except (OSError, ValueError): pass\n        time.sleep(1000)\n    os._exit(0)\nos.wait()\n";

#[tokio::test]
async fn forks() {
    try_all(
        "forks",
        &[
            refused("fork is denied unless asked for", "import os", "os.fork()\nos.posix_spawn('/bin/true', [], {})"),
            refused("exec is denied", "import os", "os.execv('/usr/bin/python3.11', ['x'])\nos.system('true') or 1/0 if False else os.execv('/bin/sh', ['sh'])"),
            case("a fork bomb", Verdict::RuntimeError, "import os\nwhile True: os.fork()").with_processes().or(Verdict::TimeLimit)
                .brief(),
            case(
                "a fork bomb that catches everything",
                Verdict::TimeLimit,
                "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass",
            )
            .with_processes()
            .by(LimitKind::Cpu),
            case("a thread bomb", Verdict::RuntimeError, "import threading, time\nwhile True: threading.Thread(target=time.sleep, args=(100,), daemon=True).start()")
                .or(Verdict::TimeLimit)
                .brief(),
            case("a daemon", Verdict::Ok, format!("{DAEMON}print('left')")).with_processes().prints("left\n"),
            case("a daemon that holds standard output", Verdict::Ok, format!("{DAEMON}os._exit(0)")).with_processes(),
            case(
                "a stopped child",
                Verdict::Ok,
                "import os, signal, time\np = os.fork()\nif p == 0: time.sleep(1000)\nos.kill(p, signal.SIGSTOP)\nprint('ok')",
            )
            .with_processes()
            .prints("ok\n"),
            case(
                "children that fork as they die",
                Verdict::TimeLimit,
                "import os\nwhile True:\n    try:\n        if os.fork(): os._exit(0) if os.getpid() % 2 else None\n    except OSError: pass",
            )
            .with_processes()
            .or(Verdict::Ok)
            .or(Verdict::RuntimeError),
        ],
    )
    .await;
}

#[tokio::test]
async fn signals() {
    try_all(
        "signals",
        &[
            case("kills itself", Verdict::Killed, "import os\nos.kill(os.getpid(), 9)"),
            case("ends itself by SIGTERM", Verdict::Killed, "import os\nos.kill(os.getpid(), 15)"),
            case("aborts", Verdict::Killed, "import os\nos.abort()"),
            case("crashes", Verdict::Killed, "import ctypes\nctypes.string_at(0)"),
            case("interrupts itself", Verdict::RuntimeError, "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\nimport time\ntime.sleep(5)"),
            case(
                "kills everybody",
                Verdict::Ok,
                "import os\nfor s in (15, 9):\n    try: os.kill(-1, s)\n    except OSError: pass\nprint('alone')",
            )
            .prints("alone\n"),
            case(
                "kills by number",
                Verdict::Ok,
                "import os\nfor p in [1] + list(range(3, 5000)):\n    try: os.kill(p, 9)\n    except OSError: pass\nprint('alone')",
            )
            .prints("alone\n"),
            case("stops itself", Verdict::TimeLimit, "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)").wall_ms(500),
            case("kills its group", Verdict::Killed, "import os\nos.killpg(0, 9)").or(Verdict::RuntimeError),
        ],
    )
    .await;
}
