//! Frames are hostile: mangled ones are read strictly, and whatever is taken
//! keeps to the caps and fits together.

use proptest::prelude::*;

use super::{
    Elided, Event, FIRST_STEPS, Interest, LAST_STEPS, Ref, Step, Why, Wrong, decode, interest,
    steps::{Steps, read_all},
};
use crate::values::{Value, encode};

fn int(number: u32) -> Value {
    Value::Int(number.into())
}

/// A step that binds `xs` to a list with one item.
fn told(n: u32, event: &str, said: Value) -> Vec<Value> {
    let stack = Value::List(vec![
        Value::Tuple(vec![int(0), Value::str("<module>"), int(9)]),
        Value::Tuple(vec![int(1), Value::str("f"), int(0)]),
    ]);
    let bound = Value::List(vec![Value::Tuple(vec![Value::str("xs"), int(7)])]);
    let names = Value::List(vec![Value::Tuple(vec![int(1), bound, Value::List(vec![])])]);
    let items = Value::List(vec![Value::Tuple(vec![Value::None, Value::str("1")])]);
    let object = Value::Tuple(vec![int(7), Value::str("list"), Value::str("list"), items, int(0)]);
    vec![
        Value::str("step"),
        int(n),
        Value::str(event),
        int(1),
        int(3),
        int(n),
        int(1),
        Value::Bool(n == 1),
        stack,
        names,
        Value::List(vec![object]),
        said,
    ]
}

fn bytes(parts: Vec<Value>) -> Vec<u8> {
    encode(&Value::Tuple(parts))
}

fn end(total: u32) -> Vec<u8> {
    bytes(vec![Value::str("end"), int(total), Value::Bool(false), int(0), int(total)])
}

fn line(n: u32) -> Vec<u8> {
    bytes(told(n, "line", Value::None))
}

fn read(frames: Vec<Vec<u8>>) -> Steps {
    read_all(frames, b"abcdefgh").0
}

#[test]
fn steps_are_read_with_what_they_printed() {
    let steps = read(vec![line(1), bytes(told(3, "return", int(7))), end(5)]);
    let outputs: Vec<&str> = steps.steps.iter().map(|step| step.output.as_str()).collect();
    assert_eq!((steps.total, steps.ended, steps.damaged, outputs), (5, true, false, vec!["a", "bcde"]));
    assert_eq!(steps.steps[1].value, Some(Ref::Object(7)));
}

#[test]
fn what_is_no_step_is_left_for_others_to_read() {
    let result = encode(&Value::Tuple(vec![Value::str("value"), int(1)]));
    let (steps, rest) = read_all(vec![line(1), result.clone(), end(1)], b"");
    assert_eq!((steps.steps.len(), rest), (1, vec![result]));
}

#[test]
fn what_does_not_fit_together_ends_the_trace() {
    let unknown = |mut parts: Vec<Value>| {
        parts[10] = Value::List(vec![]);
        parts[7] = Value::Bool(true);
        bytes(parts)
    };
    for (why, frame) in [
        ("goes back", line(1)),
        ("names an object that was never told", unknown(told(2, "line", Value::None))),
        ("returns nothing", bytes(told(2, "return", Value::None))),
        ("is no event", bytes(told(2, "jump", Value::None))),
        ("has a line before the first", bytes(told(2, "line", int(1)))),
    ] {
        let steps = read(vec![line(1), frame, line(3), end(3)]);
        assert_eq!((steps.steps.len(), steps.damaged, steps.ended), (1, true, false), "{why}");
    }
    assert!(read(vec![line(2)]).damaged, "the first step must tell all");
    assert!(read(vec![line(1), end(1), line(2)]).damaged, "nothing comes after the end");
}

#[test]
fn the_caps_hold() {
    let mut many = told(2, "line", Value::None);
    many[8] = Value::List(vec![Value::Tuple(vec![int(0), Value::str("f"), int(1)]); 17]);
    let mut long = told(2, "line", Value::None);
    long[10] = Value::List(vec![Value::Tuple(vec![
        int(7),
        Value::str("list"),
        Value::str("x".repeat(5_000)),
        Value::List(vec![]),
        int(0),
    ])]);
    for frame in [bytes(many), bytes(long)] {
        assert_eq!(decode::read(&frame), None);
    }
    let most = u32::try_from(FIRST_STEPS + LAST_STEPS).unwrap();
    let steps = read((1..most + 50).map(line).collect());
    assert_eq!((steps.steps.len(), steps.damaged), (most as usize, true));
}

#[test]
fn the_gap_is_told() {
    let first = u32::try_from(FIRST_STEPS).unwrap();
    let numbers = (1..=first).chain([first + 101, first + 102]);
    let fresh = |n: u32| {
        let mut parts = told(n, "line", Value::None);
        parts[7] = Value::Bool(n == 1 || n == first + 101);
        bytes(parts)
    };
    let steps = read(numbers.map(fresh).chain([end(first + 102)]).collect());
    assert_eq!(steps.elided(), Some(Elided { before: 2_000, steps: 100 }));
    let cut = read((1..=first).map(line).chain([end(first + 5)]).collect());
    assert_eq!(cut.elided(), Some(Elided { before: 2_000, steps: 5 }));
    assert_eq!(read(vec![line(1), end(1)]).elided(), None);
}

fn steps_of(frames: Vec<Vec<u8>>) -> Vec<Step> {
    read(frames).steps
}

#[test]
fn the_interesting_step_is_where_it_goes_wrong() {
    let raised =
        |n, id| bytes(told(n, "raise", Value::Tuple(vec![int(id), Value::str("E"), Value::str("")])));
    let returned = |n| bytes(told(n, "return", Value::str("1")));
    let steps = steps_of(vec![line(1), raised(2, 1), line(3), raised(4, 2), raised(5, 2), line(6)]);
    let found = |steps: &[Step], wrong| interest(steps, &wrong).map(|found| (found.step, found.why));
    assert_eq!(found(&steps, Wrong::Raised), Some((3, Why::Raised)));
    assert_eq!(found(&steps, Wrong::Unknown), Some((5, Why::Ended)));

    let steps = steps_of(vec![line(1), returned(2), line(3), returned(4), line(5)]);
    let calls = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    for (names, index, step) in [
        (vec![], None, 3),
        (vec!["f", "f"], Some(0), 1),
        (vec!["f", "f"], Some(1), 3),
        (vec!["g"], Some(0), 3),
    ] {
        let wrong = Wrong::Returned { calls: calls(&names), index };
        assert_eq!(found(&steps, wrong), Some((step, Why::Returned)), "{names:?} {index:?}");
    }
    assert_eq!(steps[3].event, Event::Return);

    let (steps, _) = read_all((1..=4).map(line).collect(), b"a\nx\nc");
    let wrong = Wrong::Printed { expected: "a\nb\n".to_owned() };
    assert_eq!(interest(&steps.steps, &wrong), Some(Interest { step: 2, why: Why::Printed }));
    assert_eq!(interest(&[], &Wrong::Raised), None);
}

proptest! {
    #[test]
    fn mangled_bytes_are_never_more_than_a_frame(
        at in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
        event in prop::sample::select(vec!["line", "call", "return", "raise"]),
    ) {
        let mut frame = bytes(told(1, event, int(7)));
        for (index, byte) in at {
            let index = index.index(frame.len());
            frame[index] = byte;
        }
        if cut.index(4) == 0 {
            frame.truncate(cut.index(frame.len()));
        }
        if let Some(decode::Told::Step(raw)) = decode::read(&frame) {
            prop_assert!(raw.objects.iter().all(|object| object.items.len() <= 64 && object.name.len() <= 4_096));
        }
        let (steps, rest) = read_all(vec![frame, end(1)], b"printed");
        prop_assert!(steps.steps.len() + rest.len() <= 1);
        prop_assert!(steps.steps.iter().all(|step| step.output.len() <= b"printed".len() + 3));
    }

    #[test]
    fn any_bytes_are_borne(frames in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..64), 0..8)) {
        let (steps, rest) = read_all(frames.clone(), b"");
        prop_assert!(steps.steps.len() + rest.len() <= frames.len());
    }
}
