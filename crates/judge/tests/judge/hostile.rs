//! Programs that do not want an honest verdict.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
};

use crate::common::*;
use askback_bank::{Compare, Expect, Input};
use askback_core::Verdict;
use askback_judge::{Judge, JudgeOptions, MAX_SOURCE_BYTES, Program, Which};

fn answer() -> askback_bank::Question {
    function("f").with(case("c", args(&["1"]), value("[42, 'secret-expectation']")))
}

/// A frame as our harness writes it, written by the program itself.
const FORGE: &str = "
import marshal, os
def forge(value):
    frame = marshal.dumps(('value', value), 2)
    return len(frame).to_bytes(4, 'little') + frame
def shout(data):
    for fd in range(1, 64):
        try:
            os.write(fd, data)
        except OSError:
            pass
";

#[tokio::test]
async fn a_forged_frame_beside_ours_is_no_answer() {
    let (verdict, message) =
        said(&answer(), format!("{FORGE}\ndef f(x):\n    shout(forge([1]))\n    return [42]\n")).await;
    assert_eq!(
        (verdict, message.as_str()),
        (Verdict::RuntimeError, "the program reported more than one result")
    );
}

#[tokio::test]
async fn a_forged_frame_can_only_carry_a_value() {
    let source = format!("{FORGE}\ndef f(x):\n    shout(forge([1]))\n    os._exit(0)\n");
    let (verdict, message) = said(&answer(), source).await;
    assert_eq!((verdict, message.as_str()), (Verdict::WrongAnswer, "at [0]: expected 42, got 1"));
}

#[tokio::test]
async fn garbage_frames_are_no_answer() {
    for garbage in [
        "b'\\x05\\0\\0\\0hello'",
        "b'\\xff\\xff\\xff\\x7f('",
        "b'\\x0f\\0\\0\\0(\\x02\\0\\0\\0u\\x05\\0\\0\\0value'",
    ] {
        let (verdict, _) = said(&answer(), format!("{FORGE}\nshout({garbage})\nos._exit(0)\n")).await;
        assert_eq!(verdict, Verdict::RuntimeError, "{garbage}");
    }
}

#[tokio::test]
async fn accepted_is_never_taken_from_the_program() {
    for source in [
        "class Any(list):\n    __eq__ = lambda a, b: True\n    __ne__ = lambda a, b: False\ndef f(x): return Any()",
        "class Any:\n    __eq__ = lambda a, b: True\n    __hash__ = None\ndef f(x): return Any()",
        "import builtins\nbuiltins.all = lambda xs: True\nbuiltins.map = lambda *a: ()\ndef f(x): return [1]",
        "import marshal\nmarshal.loads = lambda data: ((), [])\nmarshal.dumps = lambda v, n: b'accepted'\ndef f(*x): return 1",
        "import sys\nsys.modules['solution'] = sys\ndef f(x): return sys",
        "import sys\ndef f(x):\n    sys._getframe(1).f_globals['emit'](b'accepted')",
        "def f(x):\n    import sys\n    sys._getframe(1).f_globals['encode'] = lambda v: b''\n    return 1",
    ] {
        assert!(!one(&answer(), source).await.verdict.is_success(), "{source}");
    }
}

#[tokio::test]
async fn a_bad_end_outweighs_a_good_frame() {
    let (verdict, message) = said(
        &answer(),
        "import atexit, os\natexit.register(os._exit, 3)\ndef f(x): return [42, 'secret-expectation']\n",
    )
    .await;
    assert_eq!((verdict, message.as_str()), (Verdict::RuntimeError, "the program exited with code 3"));
}

#[tokio::test]
async fn no_expected_value_enters_the_cell() {
    let runner = Arc::new(LocalRunner::new());
    let mut question = answer()
        .file("solution.py", "def f(x):\n    return [42, 'secret-expectation']\n")
        .file("cases.toml", "secret-expectation")
        .file("fixtures/data.txt", "open");
    question.task.as_mut().unwrap().cases.push(case(
        "class",
        args(&["2"]),
        Expect::Raises("Secret".to_owned()),
    ));
    let judge = Judge::new(runner.clone(), None);
    judge.judge(&question, b"def f(x): return x", &JudgeOptions::default(), |_, _| {}).await.unwrap();
    for job in runner.jobs.lock().unwrap().iter() {
        let names: Vec<&str> = job.files.keys().map(String::as_str).collect();
        assert_eq!(names, ["fixtures/data.txt", "solution.py"]);
        let Program::Harness { payload, code, .. } = &job.program else { panic!("a harness") };
        let whole = [payload, code.as_bytes(), &job.files["solution.py"], &job.stdin].concat();
        let whole = String::from_utf8_lossy(&whole).to_lowercase();
        assert!(!whole.contains("secret"));
    }
}

/// A shown driver beside a hidden one, in a file with all that a module may hold.
const DRIVERS: &str = r#""""secret: what is tried"""
from __future__ import annotations
import sys, math  # secret
sys.setrecursionlimit(2000); BASE = 40; OTHER = "secret"
TABLE, ALL = {}, []
TABLE["two"] = 2

def driver(function):
    ALL.append(function.__name__)
    return function

@driver
def shown(module):
    hidden = module.f(1)  # a name of its own
    return [hidden, total(), ALL, math.floor(TABLE["two"])]

def total() -> "Number":
    return BASE + TABLE["two"]

# secret: what comes now
@driver
def hidden(module):
    return ["secret", module.f(TABLE["two"])]

ALL.append("both")
TABLE["hidden"] = hidden
if __name__ == "__main__":
    hidden(None)
"#;

fn driven_twice() -> askback_bank::Question {
    question(askback_bank::Call::Drive, Compare::Exact)
        .with(case("open", Input::Drive("shown".to_owned()), Expect::Reference))
        .with(case("quiet", Input::Drive("hidden".to_owned()), Expect::Reference))
        .hidden()
        .file("drive.py", DRIVERS)
        .file("solution.py", "def f(x): return x\n")
}

#[tokio::test]
async fn no_driver_of_another_case_enters_the_cell() {
    let runner = Arc::new(LocalRunner::new());
    let judge = Judge::new(runner.clone(), None);
    let question = driven_twice();
    let result = judge.judge(&question, b"def f(x): return x", &JudgeOptions::default(), |_, _| {}).await;
    let result = result.unwrap();
    assert_eq!(result.verdict, Verdict::Accepted, "{:?}", result.cases);
    assert_eq!(result.cases[0].actual.as_deref(), Some("[1, 42, ['shown', 'both'], 2]"));
    for job in runner.jobs.lock().unwrap().iter().filter(|job| job.files.contains_key("solution.py")) {
        let text = String::from_utf8_lossy(&job.files["drive.py"]).into_owned();
        let both = ["def shown", "def hidden"].map(|name| text.contains(name));
        assert!(both == [true, false] && !text.contains("secret") || both == [false, true], "{text}");
        let line = |name: &str| text.lines().position(|line| line.starts_with(name));
        assert!(!both[0] || line("def shown") == Some(12), "moved from its line: {text}");
    }
    let first = runner.started();
    judge.judge(&question, b"def f(x): return 2", &JudgeOptions::default(), |_, _| {}).await.unwrap();
    assert_eq!(
        (first, runner.started()),
        (5, 7),
        "one cut, two answers of the reference, two cells a judgement"
    );
}

#[tokio::test]
async fn drivers_that_cannot_be_cut_are_a_fault_of_the_question() {
    for (drivers, expected) in [
        ("def shown(:", "drivers in drive.py: SyntaxError: "),
        ("def shown(m): return missing()", "the reference solution fails on case open: NameError: "),
        ("shown = 1 if 0 else lambda m: 1\0", "drivers in drive.py: "),
        ("def other(m): pass", "there is no function shown in drive.py"),
    ] {
        let question = driven_twice().file("drive.py", drivers);
        let result = judge(&question, "def f(x): return x").await;
        let message = result.cases[0].message.clone().unwrap();
        assert_eq!(result.cases[0].verdict, Verdict::InternalError, "{drivers}");
        let start = format!("fault of the question, not of your program: {expected}");
        assert!(message.starts_with(&start), "{drivers}: {message}");
    }
}

#[tokio::test]
async fn an_endless_loop_ends_at_the_limit() {
    let (verdict, message) = said(&answer(), "def f(x):\n    while True: pass\n").await;
    assert_eq!(
        (verdict, message.as_str()),
        (Verdict::TimeLimit, "used more processor time than this task allows")
    );
}

#[tokio::test]
async fn a_flood_of_output_ends_at_the_limit() {
    let case = one(&answer(), "def f(x):\n    while True: print('x' * 1000)\n").await;
    assert_eq!(case.verdict, Verdict::OutputLimit);
    assert!(case.stdout.unwrap().len() < 20_000);
}

#[tokio::test]
async fn too_much_memory_is_a_memory_limit() {
    let (verdict, _) = said(&answer(), "def f(x):\n    return len(bytearray(1 << 40))\n").await;
    assert_eq!(verdict, Verdict::MemoryLimit);
}

#[tokio::test]
async fn endless_recursion_is_a_runtime_error() {
    let (verdict, message) = said(&answer(), "def f(x):\n    return f(x)\n").await;
    assert_eq!(verdict, Verdict::RuntimeError);
    assert!(message.starts_with("RecursionError: maximum recursion depth exceeded"), "{message}");
}

#[tokio::test]
async fn hostile_exceptions_are_named_all_the_same() {
    let nasty = "class E(Exception):\n    def __str__(self): raise KeyError\ndef f(x): raise E\n";
    assert_eq!(said(&answer(), nasty).await, (Verdict::RuntimeError, "E (line 3)".to_owned()));
    let long = one(&answer(), "def f(x): raise ValueError('x' * 10**6)").await;
    assert!(long.message.unwrap().len() < 2_100);
}

#[tokio::test]
async fn sources_of_every_sort() {
    let (verdict, message) = said(&answer(), b"def f(x):\n    return '\xff'\n").await;
    assert_eq!(verdict, Verdict::RuntimeError);
    assert!(message.contains("SyntaxError") && message.contains("utf-8"), "{message}");
    assert_eq!(said(&answer(), b"\0\0").await.0, Verdict::RuntimeError);
    assert_eq!(said(&answer(), b"").await.1, "there is no function \"f\"");

    let judge = Judge::new(Arc::new(LocalRunner::new()), None);
    let huge = vec![b'#'; 10 << 20];
    let refused = judge.judge(&answer(), &huge, &JudgeOptions::default(), |_, _| {}).await.unwrap_err();
    assert_eq!(refused.code(), "source_too_large");
    assert_eq!(refused.to_string(), "the program has 10485760 bytes; the most that is judged is 1048576");
    let just = vec![b'#'; MAX_SOURCE_BYTES];
    assert_eq!(said(&answer(), just).await.1, "there is no function \"f\"");
}

#[tokio::test]
async fn a_huge_result_is_refused_and_a_large_one_compared() {
    let (verdict, message) = said(&answer(), "def f(x): return [None] * 3_000_000").await;
    assert_eq!((verdict, message.as_str()), (Verdict::WrongAnswer, "the value has more than 2000000 parts"));
    let case = one(&answer(), "def f(x): return [1] * 200_000").await;
    assert_eq!(case.message.as_deref(), Some("at [0]: expected 42, got 1"));
    assert!(case.actual.unwrap().len() < 4_200);
}

#[tokio::test]
async fn of_a_hidden_case_only_category_verdict_and_weight_are_given() {
    let question = answer().with(case("quiet", args(&["7"]), value("7"))).hidden().with(case(
        "open",
        args(&["1"]),
        value("1"),
    ));
    let heard = Mutex::new(Vec::new());
    let judge = Judge::new(Arc::new(LocalRunner::new()), None);
    let source = b"import sys\ndef f(x):\n    print(x, file=sys.stderr); print(x)\n    return [42, 'secret-expectation'] if x == 1 else x + 1\n";
    let result = judge
        .judge(&question, source, &JudgeOptions::default(), |index, case| {
            heard.lock().unwrap().push((index, case.clone()));
        })
        .await
        .unwrap();
    let hidden = &result.cases[1];
    assert_eq!(hidden.verdict, Verdict::WrongAnswer);
    let json = serde_json::to_value(hidden).unwrap();
    let shown: BTreeSet<&str> = json
        .as_object()
        .unwrap()
        .iter()
        .filter(|(_, value)| !value.is_null())
        .map(|(key, _)| key.as_str())
        .collect();
    assert_eq!(shown, BTreeSet::from(["category", "id", "verdict", "visible", "weight"]));
    assert_eq!((result.verdict, result.first_failure.as_deref()), (Verdict::WrongAnswer, Some("quiet")));
    assert_eq!((result.score, result.max_score), (1, 3));
    let mut heard = heard.into_inner().unwrap();
    heard.sort_by_key(|(index, _)| *index);
    assert_eq!(heard.into_iter().map(|(_, case)| case).collect::<Vec<_>>(), result.cases);

    let options = JudgeOptions { which: Which::Visible, ..JudgeOptions::default() };
    let visible = judge.judge(&question, source, &options, |_, _| {}).await.unwrap();
    assert_eq!(visible.cases.iter().map(|case| case.id.as_str()).collect::<Vec<_>>(), ["c", "open"]);
    let options = JudgeOptions { reveal_hidden: true, ..JudgeOptions::default() };
    let revealed = judge.judge(&question, source, &options, |_, _| {}).await.unwrap();
    assert_eq!(revealed.cases[1].actual.as_deref(), Some("8"));
}

#[tokio::test]
async fn generated_cases_take_the_reference_once() {
    let input = Input::Generate { function: "big".to_owned(), n: 1000, seed: 7 };
    let question = function("total")
        .with(case("large", input, Expect::Reference))
        .file("generate.py", "def big(rng, n):\n    return ([rng.randrange(10**12) for _ in range(n)],)\n")
        .file("solution.py", "def total(xs):\n    return sum(xs)\n");
    let runner = Arc::new(LocalRunner::new());
    let judge = Judge::new(runner.clone(), None);
    let right = b"def total(xs):\n    n = 0\n    for x in xs: n += x\n    return n\n";
    for expected_jobs in [3, 4] {
        let result = judge.judge(&question, right, &JudgeOptions::default(), |_, _| {}).await.unwrap();
        assert_eq!((result.verdict, result.cases[0].message.clone()), (Verdict::Accepted, None));
        assert_eq!(result.cases[0].input.as_deref(), Some("total(*big(rng, 1000))  # seed 7"));
        assert_eq!(runner.started(), expected_jobs);
    }
    let wrong =
        judge.judge(&question, b"def total(xs): return len(xs)", &JudgeOptions::default(), |_, _| {}).await;
    assert_eq!(wrong.unwrap().verdict, Verdict::WrongAnswer);
}

#[tokio::test]
async fn a_checker_decides_in_a_cell_of_its_own() {
    let check = "def check(args, expected, actual):\n    xs, = args\n    if sorted(actual) != sorted(xs):\n        return 'not a permutation of %r' % (xs,)\n";
    let question = function("shuffle")
        .compare(Compare::Check)
        .with(case("c", args(&["[3, 1, 2]"]), value("[]")))
        .file("check.py", check);
    assert_eq!(one(&question, "def shuffle(xs): return xs[::-1]").await.verdict, Verdict::Accepted);
    let (verdict, message) = said(&question, "def shuffle(xs): return [1]").await;
    assert_eq!((verdict, message.as_str()), (Verdict::WrongAnswer, "not a permutation of [3, 1, 2]"));
}

#[tokio::test]
async fn what_python_cannot_read_reaches_no_checker() {
    let question = function("f")
        .compare(Compare::Check)
        .with(case("c", args(&["1"]), value("1")))
        .file("check.py", "def check(args, expected, actual): return 'not 1'");
    for value in [
        "b'{[\\0\\0\\0\\0N0'",
        "b'<\\1\\0\\0\\0[\\0\\0\\0\\0'",
        "b'{(\\1\\0\\0\\0{0N0'",
        "b'l\\2\\0\\0\\0\\1\\0\\0\\0'",
    ] {
        let forge = format!("frame = marshal.dumps(('value', None), 2)[:-1] + {value}");
        let source = format!(
            "{FORGE}\n{forge}\ndef f(x):\n    shout(len(frame).to_bytes(4, 'little') + frame)\n    os._exit(0)\n"
        );
        let (verdict, message) = said(&question, source).await;
        assert_eq!(
            (verdict, message.as_str()),
            (Verdict::RuntimeError, "the program reported a result that is no plain value"),
            "{value}"
        );
    }
}

#[tokio::test]
async fn faults_of_the_author_are_not_the_persons() {
    let generated = |generator: &str, reference: &str| {
        let input = Input::Generate { function: "big".to_owned(), n: 1, seed: 1 };
        function("f")
            .with(case("c", input, Expect::Reference))
            .file("generate.py", generator)
            .file("solution.py", reference)
    };
    let good = "def big(rng, n): return (n,)";
    let table = [
        (generated("def big(rng, n): 1/0", ""), "big in generate.py: ZeroDivisionError: division by zero"),
        (
            generated("def big(rng, n): return [1]", ""),
            "big in generate.py must return the tuple of arguments",
        ),
        (
            generated(good, "def f(n): raise KeyError(n)"),
            "the reference solution fails on case c: KeyError: 1 (line 1)",
        ),
        (answer().compare(Compare::Check), "check.py is missing"),
        (
            answer().compare(Compare::Check).file("check.py", "def check(*x): return 5"),
            "check in check.py must return None or a message",
        ),
        (
            function("f").with(case("c", args(&["x + 1"]), value("1"))),
            "x + 1 is not a literal (line 1, column 1: \"x\" is a name; only literals are allowed, and nothing is evaluated)",
        ),
    ];
    for (question, expected) in table {
        let (verdict, message) = said(&question, "def f(n): return n").await;
        assert_eq!(verdict, Verdict::InternalError);
        assert_eq!(message, format!("fault of the question, not of your program: {expected}"));
    }
}

#[tokio::test]
async fn what_cannot_be_asked_is_refused() {
    let judge = Judge::new(Arc::new(LocalRunner::new()), None);
    let mut question = answer();
    let python = |minor| Some(askback_core::PythonVersion { major: 3, minor });
    let options = JudgeOptions { python: python(8), ..JudgeOptions::default() };
    let refused = judge.judge(&question, b"", &options, |_, _| {}).await.unwrap_err();
    assert_eq!(refused.to_string(), "this question needs Python >=3.9; Python 3.8 was asked for");
    let options = JudgeOptions { python: python(99), ..JudgeOptions::default() };
    let refused = judge.judge(&question, b"", &options, |_, _| {}).await.unwrap_err();
    assert_eq!(refused.code(), "python_missing");
    question.task = None;
    let refused = judge.judge(&question, b"", &JudgeOptions::default(), |_, _| {}).await.unwrap_err();
    assert_eq!(refused.code(), "not_a_task");
}

#[tokio::test]
async fn a_judgement_may_run_on_a_thread_of_a_pool() {
    fn is_send<T: Send>(future: T) -> T {
        future
    }
    let judge = Judge::new(Arc::new(LocalRunner::new()), None);
    let question = answer();
    let options = JudgeOptions::default();
    is_send(judge.judge(&question, b"", &options, |_, _| {})).await.unwrap();
}
