//! The program of a traced run: our watching code before what calls the
//! person's file.

use std::sync::Arc;

use crate::{
    harness,
    runner::Program,
    trace::{FIRST_STEPS, LAST_STEPS, MOST_STEPS},
    values::{Value, encode},
};

const LOOK: &str = include_str!("look.py");
const WATCH: &str = include_str!("watch.py");
const SCRIPT: &str = include_str!("script.py");
const TAIL: &str = include_str!("tail.py");

/// Bytes for the first steps and for the last ones.
const FIRST_BYTES: i64 = 2 << 20;
const LAST_BYTES: i64 = 1 << 20;
/// The most that a run may report; its result comes on top of the steps.
const MAX_RESULT_KIB: u64 = 20_480;
/// No run has so many steps: the last ones are not wanted.
const NEVER: u64 = 1 << 40;

/// `program` under watch; the last steps are kept from `last_from` on.
pub(super) fn watched(program: &Program, last_from: Option<u64>) -> Program {
    let (code, file, module, inner): (_, &str, _, &[u8]) = match program {
        Program::Script { entry } => ([LOOK, WATCH, SCRIPT].concat(), entry, "__main__", &[]),
        Program::Harness { code, payload, .. } => {
            // What comes before the tail stays: it calls, ours only ends differently.
            let calls = code.strip_suffix(harness::TAIL).unwrap_or(code);
            ([LOOK, WATCH, calls, TAIL].concat(), "solution.py", "solution", payload)
        }
    };
    let number = |number: u64| Value::Int(i64::try_from(number).unwrap_or(i64::MAX));
    let payload = Value::Tuple(vec![
        Value::str(file),
        Value::str(module),
        number(FIRST_STEPS),
        number(last_from.unwrap_or(NEVER)),
        number(LAST_STEPS),
        number(MOST_STEPS),
        Value::Int(FIRST_BYTES),
        Value::Int(LAST_BYTES),
        Value::Bytes(inner.to_vec()),
    ]);
    Program::Harness {
        code: Arc::from(code),
        payload: encode(&payload).into(),
        max_result_kib: MAX_RESULT_KIB,
    }
}
