//! Floods, and bytes that are no text.

use askback_core::Verdict;

use crate::case::{case, try_all};

#[tokio::test]
async fn floods() {
    try_all(
        "output floods",
        &[
            case("a gigabyte", Verdict::OutputLimit, "for _ in range(1024): print('x' * 2**20)"),
            case("endless on standard error", Verdict::OutputLimit, "import sys\nwhile True: print('x' * 1000, file=sys.stderr)"),
            case(
                "both in turn, each below the limit",
                Verdict::OutputLimit,
                "import sys\nfor _ in range(700): print('x' * 1000, flush=True); print('y' * 1000, file=sys.stderr)",
            ),
            case(
                "from many threads",
                Verdict::OutputLimit,
                "import os, threading\ndef f():\n    while True: os.write(1, b'x' * 65536)\nfor _ in range(4): threading.Thread(target=f).start()",
            ),
            case("a very long traceback", Verdict::OutputLimit, "raise ValueError('x' * 10**7)"),
            case("frames without end", Verdict::OutputLimit, "def f(emit):\n    while True: emit(b'x' * 1000)")
                .under("import main\nmain.f(emit)"),
            case("one frame that says it is 4 GiB", Verdict::Ok, "import os\nos.write(3, b'\\xff\\xff\\xff\\xff' + b'x' * 100)")
                .under("import main")
                .frames(0),
        ],
    )
    .await;
}

#[tokio::test]
async fn invalid_output() {
    try_all(
        "invalid output",
        &[
            case("bytes that are no UTF-8", Verdict::Ok, "import sys\nsys.stdout.buffer.write(b'\\xff\\xfe\\x00' * 10)"),
            case("a lone surrogate", Verdict::Ok, "print('\\udcff')"),
            case("a surrogate that has no byte", Verdict::RuntimeError, "print('\\ud800')"),
            case("control codes of terminals", Verdict::Ok, "print('\\x1b]0;x\\x07\\x1b[2J\\x9b')"),
            case("closes standard output", Verdict::Ok, "import os\nos.close(1)\nos.close(2)"),
            case("replaces standard output", Verdict::Ok, "import sys\nclass W:\n    def write(self, x): raise RuntimeError\n    def flush(self): raise RuntimeError\nsys.stdout = sys.stderr = W()")
                .or(Verdict::RuntimeError),
        ],
    )
    .await;
}
