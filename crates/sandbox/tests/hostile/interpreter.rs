//! Early exit, threads and `atexit`, hostile `__repr__`, endless generators.

use askback_core::{LimitKind, Verdict};

use crate::case::{case, try_all};

#[tokio::test]
async fn early_exit() {
    try_all(
        "early exit",
        &[
            case("os._exit(0) before the answer", Verdict::Ok, "import os\nos._exit(0)")
                .under("import main\nemit(b'x')")
                .frames(0),
            case("sys.exit in the function", Verdict::Ok, "import sys\ndef f(): sys.exit(0)")
                .under("import main\nmain.f()\nemit(b'x')")
                .frames(0),
            case("a status beyond a byte", Verdict::Ok, "import sys\nsys.exit(256)"),
            case(
                "an exit whose text fails",
                Verdict::RuntimeError,
                "class X:\n    def __str__(self): raise ValueError\nraise SystemExit(X())",
            ),
            case(
                "an exception of its own kind",
                Verdict::RuntimeError,
                "class X(BaseException): pass\nraise X",
            ),
        ],
    )
    .await;
}

#[tokio::test]
async fn threads_and_atexit() {
    try_all(
        "threads and atexit",
        &[
            case("an atexit without end", Verdict::TimeLimit, "import atexit\n@atexit.register\ndef f():\n    while True: pass")
                .by(LimitKind::Cpu),
            case("a thread that is waited for", Verdict::TimeLimit, "import threading, time\nthreading.Thread(target=time.sleep, args=(1000,)).start()")
                .wall_ms(600)
                .by(LimitKind::Wall),
            case("a daemon thread", Verdict::Ok, "import threading, time\nthreading.Thread(target=time.sleep, args=(1000,), daemon=True).start()"),
            case("a destructor that raises", Verdict::Ok, "class A:\n    def __del__(self): raise SystemExit(3)\na = A()"),
            case("a destructor without end", Verdict::TimeLimit, "class A:\n    def __del__(self):\n        while True: pass\na = A()").by(LimitKind::Cpu),
        ],
    )
    .await;
}

#[tokio::test]
async fn hostile_objects() {
    try_all(
        "hostile objects",
        &[
            case("a __repr__ without end", Verdict::TimeLimit, "class A:\n    def __repr__(self):\n        while True: pass\ndef f(): return A()")
                .under("import main\nemit(repr(main.f()).encode())")
                .by(LimitKind::Cpu),
            case("an exception whose text is endless", Verdict::TimeLimit, "class A(Exception):\n    def __str__(self):\n        while True: pass\nraise A")
                .by(LimitKind::Cpu),
            case("a generator without end", Verdict::MemoryLimit, "def f():\n    i = 0\n    while True:\n        i += 1\n        yield [i] * 1000")
                .under("import main\nx = list(main.f())")
                .or(Verdict::TimeLimit)
                .brief(),
            case("an import that never ends", Verdict::TimeLimit, "while True: pass").under("import main").by(LimitKind::Cpu),
            case("a metaclass that fails", Verdict::RuntimeError, "class M(type):\n    def __repr__(cls): raise MemoryError\nclass A(Exception, metaclass=M): pass\nraise A")
                .or(Verdict::MemoryLimit),
        ],
    )
    .await;
}
