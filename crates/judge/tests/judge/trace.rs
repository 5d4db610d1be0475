//! Step traces by real interpreters: what is shown, where it stops, what it
//! bears.
#![expect(clippy::unwrap_used, reason = "helpers of tests, called by tests alone")]

use std::{collections::BTreeMap, sync::Arc};

use askback_bank::{Call, Compare, Expect, Input, MethodCall, Question};
use askback_core::{Limits, PythonVersion, Verdict};
use askback_judge::{
    Job, Judge, Program, TraceInput,
    trace::{Event, FIRST_STEPS, LAST_STEPS, MOST_STEPS, Ref, Shape, State, Step, Trace, Why},
};

use crate::common::*;

fn versions() -> Vec<PythonVersion> {
    LocalRunner::new().versions()
}

async fn trace_on(question: &Question, source: &str, version: PythonVersion) -> Trace {
    let judge = Judge::new(Arc::new(LocalRunner::new()), None);
    judge.trace(question, source.as_bytes(), &TraceInput::FirstFailure, Some(version)).await.unwrap()
}

async fn trace(question: &Question, source: &str) -> Trace {
    trace_on(question, source, LocalRunner::new().newest()).await
}

async fn program_on(source: &str, version: Option<PythonVersion>) -> Trace {
    let judge = Judge::new(Arc::new(LocalRunner::new()), None);
    let job = Job {
        files: BTreeMap::from([("main.py".to_owned(), Arc::from(source.as_bytes()))]),
        program: Program::Script { entry: "main.py".to_owned() },
        stdin: Arc::default(),
        python: version,
        limits: Limits::default(),
        allow_processes: false,
    };
    judge.trace_program(job).await.unwrap()
}

async fn program(source: &str) -> Trace {
    program_on(source, None).await
}

/// The step to look at first, and what is known there.
fn looked_at(trace: &Trace) -> (&Step, State, Why) {
    let found = trace.interesting.unwrap();
    (&trace.steps[found.step], State::after(&trace.steps[..=found.step]), found.why)
}

fn shown(state: &State, frame: u32) -> Vec<String> {
    state.names(frame).iter().map(|(name, value)| format!("{name} = {}", state.show(value, 200))).collect()
}

const USES_A_NUMBER_TWICE: &str = "\
def two_sum(numbers, target):
    positions = {number: position for position, number in enumerate(numbers)}
    for position, number in enumerate(numbers):
        if target - number in positions:
            return [position, positions[target - number]]
    return None
";

fn two_sum() -> Question {
    function("two_sum").with(case("plain", args(&["[2, 7, 11]", "9"]), value("[0, 1]"))).with(case(
        "half",
        args(&["[3, 2, 4]", "6"]),
        value("[1, 2]"),
    ))
}

#[tokio::test]
async fn the_first_failing_case_stops_at_the_wrong_value_on_every_python() {
    for version in versions() {
        let trace = trace_on(&two_sum(), USES_A_NUMBER_TWICE, version).await;
        assert_eq!((trace.case.as_deref(), trace.verdict), (Some("half"), Verdict::WrongAnswer), "{version}");
        assert_eq!(trace.input.as_deref(), Some("two_sum([3, 2, 4], 6)"));
        assert_eq!((trace.expected.as_deref(), trace.actual.as_deref()), (Some("[1, 2]"), Some("[0, 0]")));
        let (step, state, why) = looked_at(&trace);
        assert_eq!((why, step.event, step.line), (Why::Returned, Event::Return, 5), "{version}");
        assert_eq!(state.show(step.value.as_ref().unwrap(), 99), "[0, 0]");
        assert_eq!(
            shown(&state, step.frame),
            [
                "numbers = [3, 2, 4]",
                "target = 6",
                "positions = {3: 0, 2: 1, 4: 2}",
                "position = 0",
                "number = 3"
            ],
            "{version}"
        );
        assert_eq!((trace.elided, trace.total_steps), (None, trace.steps.last().unwrap().n));
    }
}

#[tokio::test]
async fn one_list_under_two_names_is_one_object() {
    let source = "def add_tag(tag, tags=[]):\n    tags.append(tag)\n    return tags\n\nadd_tag('a')\nother = add_tag('b')\n";
    for version in versions() {
        let trace = program_on(source, Some(version)).await;
        let inside =
            trace.steps.iter().rposition(|step| step.event == Event::Return && step.depth == 1).unwrap();
        let state = State::after(&trace.steps[..=inside]);
        let tags = state.name(trace.steps[inside].frame, "tags").unwrap();
        let Some(Ref::Object(function)) = state.name(0, "add_tag") else { panic!("{version}: no function") };
        let function = state.object(*function).unwrap();
        assert_eq!((function.shape, function.items.len()), (Shape::Function, 1));
        assert_eq!(&function.items[0].value, tags, "{version}: the default is the very list");
        assert_eq!(state.show(tags, 99), "['a', 'b']");
        let end = State::after(&trace.steps);
        assert_eq!(end.show(end.name(0, "add_tag").unwrap(), 99), "function add_tag(tags=['a', 'b'])");
        assert_eq!(end.name(0, "other"), Some(tags));
    }
}

#[tokio::test]
async fn an_exception_stops_where_it_was_raised() {
    let source = "def inner(n):\n    return 1 // n\ndef f(n):\n    try:\n        inner(0)\n    except ZeroDivisionError:\n        pass\n    return inner(n)\n";
    for version in versions() {
        let question = function("f").with(case("zero", args(&["0"]), value("1")));
        let trace = trace_on(&question, source, version).await;
        let (step, state, why) = looked_at(&trace);
        let error = step.error.as_ref().unwrap();
        assert_eq!((why, step.line, error.name.as_str()), (Why::Raised, 2, "ZeroDivisionError"), "{version}");
        assert_eq!((trace.verdict, state.function()), (Verdict::RuntimeError, "inner"));
        let passed: Vec<u32> = trace
            .steps
            .iter()
            .filter(|step| step.error.as_ref().is_some_and(|it| it.id == error.id))
            .map(|step| step.line)
            .collect();
        assert_eq!(passed, [2, 8], "{version}: where it was raised, and where it passed");
        assert!(step.n > 10, "{version}: the first exception was caught");
    }
}

#[tokio::test]
async fn a_wrong_call_of_a_class_is_found() {
    let call = |method: &str, args: &str, expect: &str| MethodCall {
        method: method.to_owned(),
        args: vec![args.to_owned()],
        expect: expect.to_owned(),
    };
    let calls = vec![call("put", "1", "None"), call("get", "1", "1"), call("get", "2", "None")];
    let question = question(Call::Class("Box".to_owned()), Compare::Exact).with(case(
        "box",
        Input::Calls { init: vec![], calls },
        Expect::Calls,
    ));
    let source = "class Box:\n    def __init__(self):\n        self.kept = None\n    def put(self, it):\n        self.kept = it\n    def get(self, it):\n        return self.kept == it\n";
    let (trace, version) = (trace(&question, source).await, LocalRunner::new().newest());
    let (step, state, why) = looked_at(&trace);
    assert_eq!(
        (why, step.line, state.function().rsplit('.').next()),
        (Why::Returned, 7, Some("get")),
        "{version}"
    );
    assert_eq!(shown(&state, step.frame), ["self = Box(kept=1)", "it = 1"]);
}

#[tokio::test]
async fn of_several_driven_calls_the_one_that_parts_from_the_reference_is_found() {
    let driver = "def three(module):\n    return [list(module.add_tag(tag)) for tag in 'abc']\n";
    let right = "def add_tag(tag, tags=None):\n    tags = [] if tags is None else tags\n    tags.append(tag)\n    return tags\n";
    let question = question(Call::Drive, Compare::Exact)
        .file("drive.py", driver)
        .file("solution.py", right)
        .with(case("three", Input::Drive("three".to_owned()), Expect::Reference));
    let trace = trace(&question, "def add_tag(tag, tags=[]):\n    tags.append(tag)\n    return tags\n").await;
    let (step, state, why) = looked_at(&trace);
    assert_eq!((why, trace.verdict), (Why::Returned, Verdict::WrongAnswer));
    assert_eq!(state.show(step.value.as_ref().unwrap(), 99), "['a', 'b']");
}

#[tokio::test]
async fn a_program_stops_at_the_first_wrong_line_it_prints() {
    let question = question(Call::Program, Compare::Exact).with(case(
        "count",
        Input::Stdin("3\n".to_owned()),
        Expect::Value("1\n2\n3\n".to_owned()),
    ));
    let trace =
        trace(&question, "n = int(input())\nfor i in range(n):\n    print(i + (i > 0) * 2 + 1)\n").await;
    let (step, state, why) = looked_at(&trace);
    assert_eq!((why, step.line, trace.verdict), (Why::Printed, 3, Verdict::WrongAnswer));
    assert_eq!(shown(&state, 0), ["n = 3", "i = 1"]);
    let printed: String = trace.steps.iter().map(|step| step.output.as_str()).collect();
    assert_eq!(printed, "1\n4\n5\n");
}

#[tokio::test]
async fn of_a_long_run_the_first_and_the_last_steps_are_kept() {
    for version in versions() {
        let trace =
            program_on("total = 0\nfor i in range(3000):\n    total += i\nprint(total)\n", Some(version))
                .await;
        assert_eq!(trace.verdict, Verdict::Ok);
        assert_eq!(trace.steps.len() as u64, FIRST_STEPS + LAST_STEPS, "{version}");
        let elided = trace.elided.unwrap();
        assert_eq!(elided.before as u64, FIRST_STEPS);
        assert_eq!(elided.steps, trace.total_steps - FIRST_STEPS - LAST_STEPS);
        let end = State::after(&trace.steps[elided.before..]);
        assert!(trace.steps[elided.before].fresh);
        assert_eq!(shown(&end, 0), ["total = 4498500", "i = 2999"]);
    }
}

#[tokio::test]
async fn what_never_ends_is_stopped_and_its_last_steps_are_kept() {
    let trace = program("n = 0\nwhile True:\n    n += 1\n").await;
    assert_eq!((trace.verdict, trace.total_steps), (Verdict::TimeLimit, MOST_STEPS));
    assert!(trace.message.unwrap().contains("stopped after 1000000 steps"));
    assert_eq!(trace.steps.last().unwrap().n, MOST_STEPS);
    let end = State::after(&trace.steps);
    assert_eq!(shown(&end, 0), ["n = 499998"]);
}

#[tokio::test]
async fn what_a_person_wrote_is_never_called_to_look_at_it() {
    let source = "\
class Meta(type):
    def __getattribute__(cls, name):
        raise SystemError('meta')
class Odd(metaclass=Meta):
    __dict__ = property(lambda self: 1 / 0)
    def __repr__(self): raise SystemError('repr')
    def __getattribute__(self, name): raise SystemError('attribute')
    __class__ = property(lambda self: 1 / 0)
    def __eq__(self, other): raise SystemError('eq')
    __hash__ = None
class Items(list):
    def __iter__(self): raise SystemError('iter')
    def __len__(self): raise SystemError('len')
odd = Odd()
items = Items([1, odd])
class Kept:
    __slots__ = ('a', 'b')
kept = Kept()
kept.a = [2]
big = 10 ** 5000
text = 'x' * 5000
lone = '\\ud800'
loop = []
loop.append(loop)
";
    for version in versions() {
        let trace = program_on(source, Some(version)).await;
        assert_eq!((trace.verdict, trace.message), (Verdict::Ok, None), "{version}");
        let end = State::after(&trace.steps);
        let names = shown(&end, 0);
        for expected in [
            "odd = <Odd object>",
            "items = Items([1, <Odd object>])",
            "kept = Kept(a=[2])",
            "big = int of 16610 bits",
            "lone = '\\ud800'",
            "loop = […]",
        ] {
            assert!(names.iter().any(|name| name == expected), "{version}: {expected} in {names:?}");
        }
        assert!(names.iter().any(|name| name.ends_with("… (5000 in all)")), "{names:?}");
    }
}

#[tokio::test]
async fn deep_recursion_is_borne() {
    for version in versions() {
        let trace = program_on("def down(n):\n    return down(n + 1)\ndown(0)\n", Some(version)).await;
        assert_eq!(trace.verdict, Verdict::RuntimeError, "{version}");
        let (step, _, why) = looked_at(&trace);
        assert!(step.depth > 500 && trace.lost_steps > 0, "{version}: {}", step.depth);
        // Before 3.12 there is no room to hear of it: the trace ends there.
        let raised = step.error.as_ref().map(|error| error.name.as_str());
        if version >= (PythonVersion { major: 3, minor: 12 }) {
            assert_eq!((why, raised), (Why::Raised, Some("RecursionError")), "{version}");
        } else {
            assert_eq!((why, raised), (Why::Ended, None), "{version}");
        }
    }
}

#[tokio::test]
async fn a_program_that_writes_into_the_trace_ends_it() {
    let forge = "
import os
def f(x):
    forged = b'(\\x0c\\0\\0\\0u\\x04\\0\\0\\0stepN'
    for fd in range(3, 20):
        try: os.write(fd, len(forged).to_bytes(4, 'little') + forged)
        except OSError: pass
    return 2
";
    let question = function("f").with(case("c", args(&["1"]), value("1")));
    let trace = trace(&question, forge).await;
    assert!(trace.steps.iter().all(|step| step.line <= 8), "only what came before is shown");
    assert!(trace.steps.last().unwrap().event != Event::Return);
    assert_eq!((trace.verdict, trace.actual.as_deref()), (Verdict::WrongAnswer, Some("2")));
}

#[tokio::test]
async fn hidden_cases_are_not_traced() {
    let question = two_sum().with(case("secret", args(&["[1, 1]", "2"]), value("[0, 1]"))).hidden();
    let judge = Judge::new(Arc::new(LocalRunner::new()), None);
    for (id, code, said) in
        [("secret", "hidden_case", "is hidden"), ("none", "unknown_case", "shown are: plain, half")]
    {
        let input = TraceInput::Case(id.to_owned());
        let fault = judge.trace(&question, b"", &input, None).await.unwrap_err();
        assert_eq!(fault.code(), code);
        assert!(fault.to_string().contains(said), "{fault}");
    }
    let only = function("f").with(case("secret", args(&["1"]), value("1"))).hidden();
    let fault = judge.trace(&only, b"def f(x): return 2", &TraceInput::FirstFailure, None).await.unwrap_err();
    assert_eq!(fault.code(), "no_shown_case");
}

#[tokio::test]
async fn a_program_that_does_not_compile_has_no_steps() {
    let trace = program("def f(:\n").await;
    assert_eq!((trace.verdict, trace.steps.len(), trace.interesting), (Verdict::RuntimeError, 0, None));
    assert!(trace.message.unwrap().contains("SyntaxError"));
}
