//! Forged results, patched builtins, the harness through frames and `gc`.
//!
//! A runner does not judge: what is tried here is that forgery yields no more
//! than frames, which the judge compares, and never a verdict of its own.

use askback_core::Verdict;

use crate::case::{case, try_all};

const HARNESS: &str = "import main\nemit(repr(main.f(2)).encode())";

#[tokio::test]
async fn forged_results() {
    try_all(
        "forged results",
        &[
            case(
                "frames on every descriptor but the door",
                Verdict::Ok,
                "import os\nfor fd in range(63):\n    try: os.write(fd, b'\\x01\\0\\0\\0x')\n    except OSError: pass\nos._exit(0)",
            )
            .under(HARNESS)
            .frames(1),
            case("a status at the door is an exit", Verdict::RuntimeError, "import os\nos.write(63, b'\\7')\nwhile True: pass")
                .under(HARNESS)
                .frames(0),
            case("no success at the door without an answer", Verdict::Ok, "import os\nos.write(63, b'\\0\\0\\0\\0')\nwhile True: print(1)")
                .under(HARNESS)
                .frames(0),
            case("the door closed", Verdict::Ok, "import os\nos.close(63)\ndef f(x): return 4").under(HARNESS).frames(1),
            case("another program behind the door", Verdict::Ok, "import os\nos.dup2(1, 63)\nprint('x')\ndef f(x): return 4").under(HARNESS).frames(1),
            case("half a frame", Verdict::Ok, "import os\nos.write(3, b'\\x05\\0\\0\\0abc')\nos._exit(0)").under(HARNESS).frames(0),
            case("the result channel closed", Verdict::RuntimeError, "import os\nos.close(3)\ndef f(x): return 4").under(HARNESS).frames(0),
            case("the memory signal on its own", Verdict::MemoryLimit, "import os\nos.kill(os.getpid(), 16)").under(HARNESS).frames(0),
            case(
                "a memory error behind a blocked signal",
                Verdict::MemoryLimit,
                "import signal\nsignal.signal(16, signal.SIG_IGN)\nsignal.pthread_sigmask(signal.SIG_BLOCK, [16])\nraise MemoryError",
            ),
            case("every exit status", Verdict::RuntimeError, "import os, sys\nsys.exit(213)"),
            case("millions of empty frames", Verdict::Ok, "import os\nos.write(3, bytes(60_000))\nos._exit(0)").under(HARNESS).frames(4_096),
            case(
                "a status pipe to write to",
                Verdict::Ok,
                "import os\nfor fd in [*range(4, 63), *range(64, 1024)]:\n    try:\n        os.write(fd, b'\\x01\\0\\0\\0' * 10)\n        print('BROKEN', fd)\n    except OSError: pass\ndef f(x): return 4",
            )
            .under(HARNESS)
            .prints("")
            .frames(1),
        ],
    )
    .await;
}

#[tokio::test]
async fn patched_builtins() {
    try_all(
        "patched builtins",
        &[
            case(
                "print, open, len and exec replaced",
                Verdict::Ok,
                "import builtins\nfor n in ('print', 'open', 'len', 'exec', 'compile', 'isinstance', 'bytes', 'memoryview'):\n    setattr(builtins, n, lambda *a, **k: None)",
            )
            .or(Verdict::RuntimeError),
            case("os._exit replaced", Verdict::RuntimeError, "import os\nos._exit = lambda code: None\nraise ValueError"),
            case("sys.excepthook that ends well", Verdict::RuntimeError, "import sys\nsys.excepthook = lambda *a: sys.exit(0)\nraise ValueError"),
            case("equal to everything", Verdict::Ok, "class E:\n    def __eq__(self, o): return True\n    def __repr__(self): return '4'\ndef f(x): return E()")
                .under(HARNESS)
                .frames(1),
            case("sys.modules emptied", Verdict::Ok, "import sys\nsys.modules.clear()\ndef f(x): return 4").under(HARNESS).or(Verdict::RuntimeError),
        ],
    )
    .await;
}

#[tokio::test]
async fn frames_and_gc() {
    try_all(
        "frames and gc",
        &[
            case(
                "calls the harness's emit",
                Verdict::Ok,
                "import sys\ndef f(x):\n    g = sys._getframe(1).f_globals\n    g['emit'](b'forged')\n    return 4",
            )
            .under(HARNESS)
            .frames(2),
            case(
                "uses the native module again",
                Verdict::Ok,
                "import sys, os\nframe = sys._getframe()\nwhile frame.f_back: frame = frame.f_back\ncell = frame.f_globals['cell']\nfor a in ((3, 4, b'size=1m', b'', 0, 0, 0), (0, 1, b'', b'x' * 40, 1, 1, 0), (3, 4, b'', b'', 0, 0, 1)):\n    seen = cell.spawn(*a)\n    if not isinstance(seen, int) or seen >= 0: print('BROKEN', seen)\nif cell.limit(7, 10**6, 10**6) >= 0: print('BROKEN limit')\nprint('held')",
            )
            .prints("held\n"),
            case(
                "searches the collector for secrets",
                Verdict::Ok,
                "import gc, types\nfor o in gc.get_objects():\n    if isinstance(o, dict) and 'expected' in o: print('BROKEN')\nprint('held')",
            )
            .prints("held\n"),
            case(
                "imports the template's module",
                Verdict::Ok,
                "try:\n    import _askback_cell\n    print('BROKEN')\nexcept ImportError:\n    print('held')",
            )
            .prints("held\n"),
        ],
    )
    .await;
}
