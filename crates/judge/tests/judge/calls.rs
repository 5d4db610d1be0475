//! Each way to call a program, through the judge and a real interpreter.

use crate::common::*;
use askback_bank::{Call, Compare, Expect, Input, MethodCall};
use askback_core::Verdict;
use askback_judge::{JudgeOptions, OwnCall, OwnInput, Which};

fn merge() -> askback_bank::Question {
    function("merge").with(case("touching", args(&["[[1, 4], [4, 5]]"]), value("[[1, 5]]")))
}

#[tokio::test]
async fn the_result_has_the_shape_of_the_contract() {
    let question = merge().with(case("quiet", args(&["[]"]), value("[]"))).hidden();
    let result = judge(&question, "def merge(xs):\n    return xs and [[1, 5]]\n").await;
    let mut json = serde_json::to_value(&result).unwrap();
    for field in ["judge_version", "python"] {
        assert!(json[field].take().is_string());
    }
    let shown = serde_json::json!({
        "schema": 1, "verdict": "accepted", "score": 2, "max_score": 2,
        "question": "sample", "question_version": "v1", "judge_version": null, "python": null, "rung": "test",
        "cases": [
            {"id": "touching", "category": "about touching", "visible": true, "verdict": "accepted", "weight": 1,
             "input": "merge([[1, 4], [4, 5]])", "expected": "[[1, 5]]", "actual": "[[1, 5]]", "stdout": "",
             "stderr": "", "message": null, "line": null, "cpu_ms": 1.0, "memory_kib": 1},
            {"id": "quiet", "category": "about quiet", "visible": false, "verdict": "accepted", "weight": 1,
             "input": null, "expected": null, "actual": null, "stdout": null,
             "stderr": null, "message": null, "line": null, "cpu_ms": null, "memory_kib": null},
        ],
        "first_failure": null, "unreadable": null, "findings": [], "complexity": null,
    });
    assert_eq!(json, shown);
}

#[tokio::test]
async fn a_right_function_is_accepted() {
    let result = judge(&merge(), "def merge(xs):\n    print('hi')\n    return [[1, 5]]\n").await;
    assert_eq!((result.verdict, result.score, result.max_score), (Verdict::Accepted, 1, 1));
    assert_eq!(result.first_failure, None);
    let case = &result.cases[0];
    assert_eq!(case.input.as_deref(), Some("merge([[1, 4], [4, 5]])"));
    assert_eq!(case.expected.as_deref(), Some("[[1, 5]]"));
    assert_eq!(case.actual.as_deref(), Some("[[1, 5]]"));
    assert_eq!(case.stdout.as_deref(), Some("hi\n"));
}

#[tokio::test]
async fn a_wrong_function_is_told_where() {
    let (verdict, message) = said(&merge(), "def merge(xs):\n    return [[1, 4]]\n").await;
    assert_eq!((verdict, message.as_str()), (Verdict::WrongAnswer, "at [0][1]: expected 5, got 4"));
}

#[tokio::test]
async fn an_exception_has_text_line_and_traceback() {
    let case =
        one(&merge(), "def merge(xs):\n    return helper()\n\ndef helper():\n    raise KeyError('x')\n")
            .await;
    assert_eq!(case.verdict, Verdict::RuntimeError);
    assert_eq!(case.message.as_deref(), Some("KeyError: 'x' (line 5)"));
    assert_eq!(case.line, Some(5));
    let stderr = case.stderr.unwrap();
    assert!(
        stderr.starts_with("Traceback (most recent call last):\n  File \"solution.py\", line 2, in merge"),
        "{stderr}"
    );
}

#[tokio::test]
async fn a_syntax_error_has_its_line() {
    let case = one(&merge(), "def merge(xs):\n    return (\n").await;
    assert_eq!(case.verdict, Verdict::RuntimeError);
    assert_eq!(case.line, Some(2));
    assert!(case.message.unwrap().starts_with("SyntaxError: '(' was never closed (solution.py, line 2)"));
}

#[tokio::test]
async fn what_cannot_be_read_is_said_once_for_all_cases() {
    let unreadable = async |question: &askback_bank::Question, source: &str| {
        let judged = judge(question, source).await;
        assert_eq!(judged.verdict, Verdict::RuntimeError, "{source}");
        judged.unreadable.map(|it| (it.message, it.line))
    };
    let question = merge().with(case("quiet", args(&["[]"]), value("[]"))).hidden();
    let (message, line) = unreadable(&question, "def merge(xs):\nreturn xs\n").await.unwrap();
    assert!(message.starts_with("IndentationError: expected an indented block"), "{message}");
    assert_eq!(line, Some(2));
    for source in [
        // Python has read these.
        "1 / 0",
        "def merge(xs):\n    raise SyntaxError('(solution.py, line 1)')\n",
        "exec('def f(:')\ndef merge(xs): return xs\n",
    ] {
        assert_eq!(unreadable(&question, source).await, None, "{source}");
    }
    let (message, line) = unreadable(&sums(), "print(1\n").await.unwrap();
    assert!(message.starts_with("SyntaxError: '(' was never closed"), "{message}");
    assert_eq!(line, Some(1));
    assert_eq!(unreadable(&sums(), "exec('def f(:')\n").await, None);
}

#[tokio::test]
async fn a_missing_function_names_the_nearest() {
    let (verdict, message) = said(&merge(), "def Merge_(xs):\n    return xs\n").await;
    assert_eq!(verdict, Verdict::RuntimeError);
    assert_eq!(message, "there is no function \"merge\"; the nearest name that is defined is \"Merge_\"");
    let (verdict, message) = said(&merge(), "").await;
    assert_eq!((verdict, message.as_str()), (Verdict::RuntimeError, "there is no function \"merge\""));
}

#[tokio::test]
async fn exit_in_a_function_is_a_runtime_error() {
    for way in ["exit(0)", "import sys; sys.exit()", "raise SystemExit"] {
        let (verdict, message) = said(&merge(), format!("def merge(xs):\n    {way}\n")).await;
        assert_eq!(
            (verdict, message.as_str()),
            (Verdict::RuntimeError, "the program called exit; here it must return")
        );
    }
    let (verdict, message) = said(&merge(), "import os\nos._exit(0)\n").await;
    assert_eq!(verdict, Verdict::RuntimeError);
    assert_eq!(message, "the program ended by itself before the call returned");
}

#[tokio::test]
async fn what_is_no_plain_value_is_named() {
    let table = [
        (
            "iter(xs)",
            "returned an iterator (list_iterator), not the values themselves; return a list, for instance list(...)",
        ),
        (
            "(x for x in xs)",
            "returned an iterator (generator), not the values themselves; return a list, for instance list(...)",
        ),
        (
            "[map(str, xs)]",
            "returned an iterator (map), not the values themselves; return a list, for instance list(...)",
        ),
        ("object()", "returned an object of type object, which is not plain data"),
        (
            "{1: 2}.keys()",
            "returned an object of type dict_keys, which is not plain data; return list(...) of it",
        ),
        (
            "bytearray(b's')",
            "returned an object of type bytearray, which is not plain data; return bytes(...) of it",
        ),
        (
            "[bytearray(b's')]",
            "returned an object of type bytearray, which is not plain data; return bytes(...) of it",
        ),
    ];
    for (code, expected) in table {
        let (verdict, message) = said(&merge(), format!("def merge(xs):\n    return {code}\n")).await;
        assert_eq!((verdict, message.as_str()), (Verdict::WrongAnswer, expected), "{code}");
    }
}

#[tokio::test]
async fn a_forgotten_return_is_guessed() {
    let (verdict, message) = said(&merge(), "def merge(xs):\n    print([[1, 5]])\n").await;
    assert_eq!(
        (verdict, message.as_str()),
        (Verdict::WrongAnswer, "expected [[1, 5]], got None; is a return missing?")
    );
}

#[tokio::test]
async fn a_cyclic_or_deep_result_is_wrong() {
    for body in ["a = []; a.append(a); return a", "a = []\n    for _ in range(500): a = [a]\n    return a"] {
        let (verdict, message) = said(&merge(), format!("def merge(xs):\n    {body}\n")).await;
        assert_eq!(
            (verdict, message.as_str()),
            (Verdict::WrongAnswer, "the value is nested more than 250 levels deep")
        );
    }
}

#[tokio::test]
async fn subclasses_of_plain_types_count_as_those() {
    let table = [
        ("__import__('collections').Counter('aab')", "{'a': 2, 'b': 1}"),
        ("__import__('collections').OrderedDict(a=1)", "{'a': 1}"),
        ("__import__('collections').namedtuple('P', 'x y')(1, 2)", "(1, 2)"),
        ("__import__('enum').IntEnum('E', 'A B').B", "2"),
        ("type('S', (str,), {'__eq__': lambda a, b: True})('s')", "'s'"),
        ("[type('L', (list,), {})([1])]", "[[1]]"),
    ];
    for (code, expected) in table {
        let question = function("f").with(case("c", args(&[]), value(expected)));
        let (verdict, message) = said(&question, format!("def f():\n    return {code}\n")).await;
        assert_eq!((verdict, message.as_str()), (Verdict::Accepted, ""), "{code}");
    }
}

#[tokio::test]
async fn values_keep_their_type_on_the_way_through() {
    for literal in [
        "None",
        "...",
        "True",
        "-7",
        "2147483648",
        "-170141183460469231731687303715884105728",
        "1.5",
        "-0.0",
        "float('nan')",
        "float('-inf')",
        "(1+2j)",
        "'é\\n'",
        "'\\ud800x'",
        "b'\\x00s'",
        "[1, [2]]",
        "(1,)",
        "{1, 2}",
        "frozenset({1})",
        "set()",
        "{}",
        "{'a': [1], (1, 2): {3}}",
    ] {
        let question = function("f").with(case("c", args(&[literal]), value(literal)));
        let (verdict, message) = said(&question, "def f(x):\n    return x\n").await;
        assert_eq!((verdict, message.as_str()), (Verdict::Accepted, ""), "{literal}");
    }
}

#[tokio::test]
async fn an_expected_exception() {
    let question = function("f").with(case("c", args(&["1"]), Expect::Raises("ValueError".to_owned())));
    let table = [
        ("raise ValueError('no')", Verdict::Accepted, ""),
        ("'\\xff'.encode('ascii')", Verdict::Accepted, ""),
        ("raise KeyError(1)", Verdict::WrongAnswer, "expected ValueError, raised KeyError: 1 (line 2)"),
        ("return 3", Verdict::WrongAnswer, "expected ValueError to be raised, got 3"),
        ("exit()", Verdict::RuntimeError, "the program called exit; here it must return"),
    ];
    for (body, verdict, message) in table {
        let said = said(&question, format!("def f(x):\n    {body}\n")).await;
        assert_eq!(said, (verdict, message.to_owned()), "{body}");
    }
    // Raised while the file is loaded, it is not the call that raised it.
    assert_eq!(said(&question, "raise ValueError('early')").await.0, Verdict::RuntimeError);
}

#[tokio::test]
async fn a_mutated_argument() {
    let expect = Expect::Mutates { index: 1, value: "[1, 2]".to_owned() };
    let question = function("f").with(case("c", args(&["0", "[2, 1]"]), expect));
    assert_eq!(
        one(&question, "def f(n, xs):\n    xs.sort()\n    return 'ignored'\n").await.verdict,
        Verdict::Accepted
    );
    let (verdict, message) = said(&question, "def f(n, xs):\n    return sorted(xs)\n").await;
    assert_eq!((verdict, message.as_str()), (Verdict::WrongAnswer, "at [0]: expected 1, got 2"));
}

fn cache_calls(calls: &[(&str, &str, &str)]) -> Input {
    let calls = calls.iter().map(|(method, arg, expect)| MethodCall {
        method: (*method).to_owned(),
        args: vec![(*arg).to_owned()],
        expect: (*expect).to_owned(),
    });
    Input::Calls { init: vec!["2".to_owned()], calls: calls.collect() }
}

const STACK: &str = "class Stack:
    def __init__(self, size):
        self.items = []
    def push(self, x):
        self.items.append(x)
        return self.items
    def pop(self, _):
        return self.items.pop()
";

#[tokio::test]
async fn a_class_is_compared_call_by_call() {
    // push returns its own list: the first result must be as it was then.
    let calls = cache_calls(&[("push", "1", "[1]"), ("push", "2", "[1, 2]"), ("pop", "0", "2")]);
    let question =
        question(Call::Class("Stack".to_owned()), Compare::Exact).with(case("c", calls, Expect::Calls));
    let right = one(&question, STACK).await;
    assert_eq!((right.verdict, right.message), (Verdict::Accepted, None));
    assert_eq!(right.input.as_deref(), Some("x = Stack(2)\nx.push(1)\nx.push(2)\nx.pop(0)"));
    let (verdict, message) = said(&question, STACK.replace("append(x)", "insert(0, x)")).await;
    assert_eq!((verdict, message.as_str()), (Verdict::WrongAnswer, "call 2: at [0]: expected 1, got 2"));
    let (verdict, message) = said(&question, STACK.replace("def pop", "def pull")).await;
    assert_eq!(verdict, Verdict::RuntimeError);
    assert!(message.starts_with("AttributeError: 'Stack' object has no attribute 'pop'"), "{message}");
    assert_eq!(said(&question, "").await.1, "there is no class \"Stack\"");
}

#[tokio::test]
async fn a_class_whose_last_call_raises() {
    let calls = cache_calls(&[("push", "1", "[1]"), ("pop", "0", "1"), ("pop", "0", "None")]);
    let expect = Expect::Raises("IndexError".to_owned());
    let question = question(Call::Class("Stack".to_owned()), Compare::Exact).with(case("c", calls, expect));
    assert_eq!(one(&question, STACK).await.verdict, Verdict::Accepted);
    let (verdict, message) =
        said(&question, STACK.replace("return self.items.pop()", "raise IndexError")).await;
    assert_eq!(
        (verdict, message.as_str()),
        (Verdict::WrongAnswer, "call 2: raised IndexError (line 8), which call 3 must")
    );
}

fn sums() -> askback_bank::Question {
    let stdin = Input::Stdin("3\n4\n".to_owned());
    question(Call::Program, Compare::Exact).with(case("c", stdin, value("7\ndone\n")))
}

#[tokio::test]
async fn a_program_reads_and_prints() {
    let question = sums();
    let right = one(&question, "print(int(input()) + int(input()), ' ')\nprint('done\\n', end='')\n").await;
    assert_eq!((right.verdict, right.message), (Verdict::Accepted, None));
    assert_eq!(right.input.as_deref(), Some("3\n4\n"));
    let table = [
        ("print(7)", Verdict::WrongAnswer, "line 2 is missing: 'done'"),
        ("", Verdict::WrongAnswer, "nothing was printed"),
        ("print('7\\nDone')", Verdict::WrongAnswer, "line 2: expected 'done', got 'Done'"),
        ("import sys; sys.exit(3)", Verdict::RuntimeError, "the program exited with code 3"),
        ("print(1/0)", Verdict::RuntimeError, "ZeroDivisionError: division by zero"),
        ("raise MemoryError", Verdict::MemoryLimit, "MemoryError"),
    ];
    for (program, verdict, message) in table {
        assert_eq!(said(&question, program).await, (verdict, message.to_owned()), "{program}");
    }
    assert_eq!(one(&question, "\nprint(1/0)").await.line, Some(2));
}

const DRIVER: &str = "def twice(module):
    calls = []
    def flaky():
        calls.append(1)
        if len(calls) < 3:
            raise ValueError('again')
        return 'ok'
    result = module.retry(3)(flaky)()
    return {'result': result, 'calls': len(calls)}
";
const RETRY: &str = "def retry(times):
    def around(function):
        def call():
            for attempt in range(times):
                try:
                    return function()
                except ValueError:
                    if attempt == times - 1:
                        raise
        return call
    return around
";

#[tokio::test]
async fn a_driven_case_is_compared_with_the_reference() {
    let question = question(Call::Drive, Compare::Exact)
        .with(case("c", Input::Drive("twice".to_owned()), Expect::Reference))
        .file("drive.py", DRIVER)
        .file("solution.py", RETRY);
    let right = one(&question, RETRY).await;
    assert_eq!((right.verdict, right.message), (Verdict::Accepted, None));
    assert_eq!(right.expected.as_deref(), Some("{'result': 'ok', 'calls': 3}"));
    let (verdict, message) =
        said(&question, RETRY.replace("return function()", "function(); return 'ok'")).await;
    assert_eq!((verdict, message.as_str()), (Verdict::Accepted, ""));
    let (verdict, message) =
        said(&question, RETRY.replace("return function()", "function(); return None")).await;
    assert_eq!((verdict, message.as_str()), (Verdict::WrongAnswer, "at ['result']: expected 'ok', got None"));
    let (verdict, message) = said(&question, "def retries(): pass").await;
    assert_eq!(verdict, Verdict::RuntimeError);
    assert_eq!(message, "there is no name \"retry\"; the nearest name that is defined is \"retries\"");
}

#[tokio::test]
async fn own_input_is_compared_with_the_reference() {
    let question = function("half").file("solution.py", "def half(n):\n    return 10 // n\n");
    let own = |text: &str| JudgeOptions {
        which: Which::Own(OwnInput::Args(vec![text.to_owned()])),
        ..JudgeOptions::default()
    };
    let result = judge_with(&question, "def half(n):\n    return 10 / n\n", &own("5")).await;
    let case = &result.cases[0];
    assert_eq!((case.id.as_str(), case.verdict), ("own", Verdict::WrongAnswer));
    assert_eq!(case.message.as_deref(), Some("expected 2 (int), got 2.0 (float)"));
    let result = judge_with(&question, "def half(n):\n    return 10 // n\n", &own("0")).await;
    assert_eq!(result.verdict, Verdict::Accepted);
    assert_eq!(result.cases[0].expected.as_deref(), Some("raises ZeroDivisionError"));
}

#[tokio::test]
async fn own_calls_of_a_class() {
    let question = question(Call::Class("Stack".to_owned()), Compare::Exact).file("solution.py", STACK);
    let call = |method: &str, args: &str| OwnCall { method: method.to_owned(), args: args.to_owned() };
    let calls = vec![call("push", "7"), call("pop", "0")];
    let which = Which::Own(OwnInput::Calls { init: vec!["1".to_owned()], calls });
    let result = judge_with(&question, STACK, &JudgeOptions { which, ..JudgeOptions::default() }).await;
    assert_eq!(result.cases[0].actual.as_deref(), Some("[[7], 7]"));
    assert_eq!(result.verdict, Verdict::Accepted);
}

#[tokio::test]
async fn every_python_says_the_same() {
    let value_case = |id: &str, literal: &str| case(id, args(&[literal]), value(literal));
    let function = function("f")
        .with(value_case("plain", "[1.5, 'é', b's', {1: {2}}, (frozenset({3}), None)]"))
        .with(case("counter", args(&["'counter'"]), value("{'a': 1}")))
        .with(case("iterator", args(&["'iterator'"]), value("[]")))
        .with(case("error", args(&["'error'"]), Expect::Raises("ArithmeticError".to_owned())))
        .with(case("exit", args(&["'exit'"]), value("1")));
    let source = "import collections\ndef f(x):
    if x == 'counter': return collections.Counter('a')
    if x == 'iterator': return iter(())
    if x == 'error': 1 / 0
    if x == 'exit': exit(0)
    return x
";
    let driven = question(Call::Drive, Compare::Exact)
        .with(case("c", Input::Drive("twice".to_owned()), Expect::Reference))
        .file("drive.py", DRIVER)
        .file("solution.py", RETRY);
    let runner = LocalRunner::new();
    for python in askback_judge::Runner::pythons(&runner) {
        let options = JudgeOptions { python: Some(python.version), ..JudgeOptions::default() };
        let result = judge_with(&function, source, &options).await;
        assert_eq!(result.python, Some(python.version.to_string()));
        let verdicts: Vec<Verdict> = result.cases.iter().map(|case| case.verdict).collect();
        let expected = [
            Verdict::Accepted,
            Verdict::Accepted,
            Verdict::WrongAnswer,
            Verdict::Accepted,
            Verdict::RuntimeError,
        ];
        assert_eq!(verdicts, expected, "on {}", python.version);
        let missing = judge_with(&driven, "def retri(): pass", &options).await;
        let message = missing.cases[0].message.clone().unwrap();
        assert_eq!(message, "there is no name \"retry\"; the nearest name that is defined is \"retri\"");
        assert_eq!(judge_with(&driven, RETRY, &options).await.verdict, Verdict::Accepted);
    }
}
