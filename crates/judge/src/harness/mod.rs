//! Our Python code that runs in the cell beside what a person or an author
//! wrote, and the reading of what it reports.
//!
//! It gets inputs only. After it has loaded a person's file nothing it says
//! can be trusted: a frame carries a value, and the value must still equal an
//! answer that never was in the cell.

mod frame;

use std::sync::{Arc, LazyLock};

pub(crate) use frame::{Frame, Raised, read};

use crate::{
    runner::Program,
    values::{Value, encode},
};

/// The text for one way to call: only what that way needs is compiled.
macro_rules! text {
    ($call:literal) => {{
        static TEXT: LazyLock<Arc<str>> = LazyLock::new(|| {
            concat!(include_str!("head.py"), include_str!($call), include_str!("tail.py")).into()
        });
        TEXT.clone()
    }};
}

static BLOCKS: LazyLock<Arc<str>> = LazyLock::new(|| include_str!("blocks.py").into());
const EXACT: &str = include_str!("exact.py");
const RARE: &str = include_str!("rare.py");
/// What ends every text of [`call`].
pub(crate) const TAIL: &str = include_str!("tail.py");

/// Every Python source of the harness, for the version of the judge.
pub(crate) const SOURCES: [&str; 11] = [
    include_str!("head.py"),
    include_str!("call_function.py"),
    include_str!("call_class.py"),
    include_str!("call_drive.py"),
    include_str!("call_generate.py"),
    include_str!("call_check.py"),
    include_str!("call_cut.py"),
    include_str!("tail.py"),
    include_str!("blocks.py"),
    EXACT,
    RARE,
];

/// The most that frames of one run may hold.
const MAX_RESULT_KIB: u64 = 16_384;

/// What [`call`] calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    /// A function of `solution.py`; the index of the argument that is reported
    /// in place of the result.
    Function { mutates: Option<usize> },
    /// A class of `solution.py`, then methods of the instance.
    Class,
    /// A function of `drive.py`, given the module `solution.py`.
    Drive,
    /// A function of `generate.py`, given a random generator and a size.
    Generate { n: u64, seed: u64 },
    /// `check` of `check.py`.
    Check,
    /// Nothing: reads `drive.py` and cuts it into its drivers.
    Cut,
}

/// The program that calls `name`. `input` is in the form of marshal: a tuple of
/// arguments, or for a class the pair of the constructor's and the calls.
pub(crate) fn call(how: How, name: &str, input: &[u8]) -> Program {
    let whole = |number: u64| Value::int(number.into());
    let (code, extra) = match how {
        How::Function { mutates } => {
            (text!("call_function.py"), mutates.map_or(Value::None, |index| whole(index as u64)))
        }
        How::Class => (text!("call_class.py"), Value::None),
        How::Drive => (text!("call_drive.py"), Value::None),
        How::Generate { n, seed } => (text!("call_generate.py"), Value::Tuple(vec![whole(n), whole(seed)])),
        How::Check => (text!("call_check.py"), Value::None),
        How::Cut => (text!("call_cut.py"), Value::None),
    };
    let payload = Value::Tuple(vec![
        Value::str(name),
        Value::Bytes(input.to_vec()),
        extra,
        Value::str(EXACT),
        Value::str(RARE),
    ]);
    Program::Harness { code, payload: encode(&payload).into(), max_result_kib: MAX_RESULT_KIB }
}

/// The program that executes files one after another as one `__main__`, and
/// prints `mark` after each.
pub(crate) fn blocks(paths: &[String], mark: &[u8]) -> Program {
    let paths = paths.iter().map(Value::str).collect();
    let payload = Value::Tuple(vec![Value::List(paths), Value::Bytes(mark.to_vec())]);
    Program::Harness {
        code: BLOCKS.clone(),
        payload: encode(&payload).into(),
        max_result_kib: MAX_RESULT_KIB,
    }
}
