//! Processor, memory, recursion.

use askback_core::{LimitKind, Verdict};

use crate::case::{case, refused, try_all};

#[tokio::test]
async fn processor() {
    try_all(
        "processor",
        &[
            case("a loop", Verdict::TimeLimit, "while True: pass").by(LimitKind::Cpu),
            case("a loop in C", Verdict::TimeLimit, "sum(iter(int, 1))").by(LimitKind::Cpu),
            case("one long computation", Verdict::TimeLimit, "x = 7 ** (7 ** 9)").by(LimitKind::Cpu),
            case(
                "threads share the limit",
                Verdict::TimeLimit,
                "import threading, hashlib\ndef f():\n    while True: hashlib.pbkdf2_hmac('sha256', b'x', b'y', 100000)\n\
                 for _ in range(4): threading.Thread(target=f).start()",
            )
            .by(LimitKind::Cpu),
            case(
                "processes share the limit",
                Verdict::TimeLimit,
                "import os\nfor _ in range(3): os.fork()\nwhile True: pass",
            )
            .with_processes()
            .by(LimitKind::Cpu),
            case(
                "the signal of the soft limit is caught",
                Verdict::TimeLimit,
                "import signal\nsignal.signal(signal.SIGXCPU, lambda *a: None)\nwhile True:\n    try:\n        while True: pass\n    except BaseException: pass",
            )
            .by(LimitKind::Cpu),
            case("asleep for ever", Verdict::TimeLimit, "import time\ntime.sleep(10**6)").wall_ms(500).by(LimitKind::Wall),
            case("a regular expression that explodes", Verdict::TimeLimit, "import re\nre.match(r'(a+)+$', 'a' * 60 + 'b')")
                .by(LimitKind::Cpu),
        ],
    )
    .await;
}

#[tokio::test]
async fn memory() {
    try_all(
        "memory",
        &[
            case("bytes", Verdict::MemoryLimit, "x = []\nwhile True: x.append(bytearray(10**6))"),
            case("one large list", Verdict::MemoryLimit, "x = [0] * 10**9"),
            case(
                "a mapping, touched page by page",
                Verdict::MemoryLimit,
                "import mmap\nm = mmap.mmap(-1, 10**9)\nfor i in range(0, 10**9, 4096): m[i] = 1",
            )
            .or(Verdict::RuntimeError),
            case(
                "a MemoryError caught again and again",
                Verdict::MemoryLimit,
                "x = []\nwhile True:\n    try:\n        x.append(bytearray(10**6))\n    except MemoryError: pass",
            )
            .or(Verdict::TimeLimit)
                .brief(),
            case(
                "many processes, each within the limit",
                Verdict::MemoryLimit,
                "import os, time\nfor _ in range(8):\n    if os.fork() == 0: break\nx = bytearray(40_000_000)\nfor i in range(0, len(x), 4096): x[i] = 1\ntime.sleep(20)",
            )
            .with_processes(),
            case(
                "files in shared memory",
                Verdict::MemoryLimit,
                "import os\nfor d in ('/dev/shm', '/tmp', '/work'):\n    with open(d + '/x', 'wb', buffering=0) as f:\n        for _ in range(62): f.write(b'x' * 10**6)\nx = bytearray(120_000_000)",
            )
            .with_processes()
            .or(Verdict::Ok),
            refused(
                "larger buffers of sockets, which no limit counts under rung B",
                "import socket\na, b = socket.socketpair()",
                "a.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 24)\na.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 24)",
            ),
            case("a string that doubles", Verdict::MemoryLimit, "s = 'ab'\nwhile True: s += s"),
            case("a dictionary without end", Verdict::MemoryLimit, "d = {}\ni = 0\nwhile True:\n    d[i] = [i] * 100\n    i += 1"),
        ],
    )
    .await;
}

#[tokio::test]
async fn depth() {
    try_all(
        "depth",
        &[
            case("endless recursion", Verdict::RuntimeError, "def f(): f()\nf()"),
            case(
                "recursion without the interpreter's limit",
                Verdict::Killed,
                "import sys\nsys.setrecursionlimit(10**9)\nclass A:\n    def __getattr__(self, n): return getattr(self, n + 'a')\nA().x",
            )
            .or(Verdict::MemoryLimit)
            .or(Verdict::TimeLimit)
                .brief(),
            case("a deep literal", Verdict::RuntimeError, "eval('(' * 100000 + ')' * 100000)").or(Verdict::MemoryLimit),
            case("a deep literal in the file", Verdict::RuntimeError, format!("x = {}{}", "[".repeat(5000), "]".repeat(5000)))
                .or(Verdict::MemoryLimit),
            case("a deep object printed", Verdict::RuntimeError, "x = []\nfor _ in range(10**5): x = [x]\nprint(x)"),
        ],
    )
    .await;
}
