//! Whether an actual value is the expected one, and where they first differ.
//!
//! Runs outside the cell, on plain values: nothing a program defines, such as
//! `__eq__`, is ever called.

mod diff;
mod order;
mod text;

use askback_bank::Compare;
pub(crate) use order::{canonical, order};
pub use text::compare_output;
pub(crate) use text::lines;

use crate::values::{Value, repr_within};

/// How much of a value a message quotes.
const QUOTED: usize = 80;

/// Compares two plain values. `Ok` when they are the same in the sense of
/// `how`, else where and how they differ, for people. For [`Compare::AnyOf`]
/// `expected` holds the alternatives. [`Compare::Check`] is decided by a
/// program, not here: it compares exactly.
pub fn compare(how: Compare, expected: &Value, actual: &Value) -> Result<(), String> {
    match how {
        Compare::Exact | Compare::Check => diff::first(expected, actual, diff::Numbers::Exact),
        Compare::Approx(tolerance) => diff::first(expected, actual, diff::Numbers::Within(tolerance)),
        Compare::Unordered => unordered(expected, actual, canonical),
        Compare::UnorderedDeep => unordered(expected, actual, order::without_order),
        Compare::AnyOf => any_of(expected, actual),
    }
}

/// The outermost sequences as multisets; what is no sequence exactly, after
/// `normal` brought both sides into one form.
fn unordered(expected: &Value, actual: &Value, normal: fn(&Value) -> Value) -> Result<(), String> {
    match (expected, actual) {
        (Value::List(wanted), Value::List(got)) | (Value::Tuple(wanted), Value::Tuple(got)) => {
            multiset(wanted, got, normal)
        }
        _ => diff::first(&normal(expected), &normal(actual), diff::Numbers::Exact),
    }
}

fn multiset(wanted: &[Value], got: &[Value], normal: fn(&Value) -> Value) -> Result<(), String> {
    let sorted = |items: &[Value]| {
        let mut items: Vec<Value> = items.iter().map(normal).collect();
        items.sort_by(order);
        items
    };
    let (wanted, got) = (sorted(wanted), sorted(got));
    let differ = wanted.iter().zip(&got).position(|(a, b)| !order(a, b).is_eq());
    let at = match differ {
        None if wanted.len() == got.len() => return Ok(()),
        None => wanted.len().min(got.len()),
        Some(at) => at,
    };
    // Both are sorted: the smaller of the two at the first difference has no partner.
    let alone = match (wanted.get(at), got.get(at)) {
        (Some(a), Some(b)) if order(a, b).is_gt() => b,
        (Some(a), _) => a,
        (None, Some(b)) => b,
        (None, None) => return Ok(()),
    };
    let count = |items: &[Value]| items.iter().filter(|it| order(it, alone).is_eq()).count();
    let item = quote(alone);
    let message = match (count(&wanted), count(&got)) {
        (0, _) => format!("{item} is not expected"),
        (_, 0) => format!("{item} is missing"),
        (wanted, got) => return Err(format!("{item} occurs {}, expected {}", times(got), times(wanted))),
    };
    let lengths = if wanted.len() == got.len() {
        String::new()
    } else {
        format!("; {}", lengths_differ(wanted.len(), got.len()))
    };
    Err(format!("order aside, {message}{lengths}"))
}

/// "expected 1 item, got 2".
fn lengths_differ(wanted: usize, got: usize) -> String {
    let items = if wanted == 1 { "item" } else { "items" };
    format!("expected {wanted} {items}, got {got}")
}

fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        many => format!("{many} times"),
    }
}

fn any_of(expected: &Value, actual: &Value) -> Result<(), String> {
    let alternatives = match expected {
        Value::List(items) | Value::Tuple(items) | Value::Set(items) | Value::FrozenSet(items) => {
            items.as_slice()
        }
        other => std::slice::from_ref(other),
    };
    if alternatives.iter().any(|one| diff::first(one, actual, diff::Numbers::Exact).is_ok()) {
        return Ok(());
    }
    Err(format!("{} is none of the {} right answers", quote(actual), alternatives.len()))
}

/// A value short enough for a sentence.
pub(crate) fn quote(value: &Value) -> String {
    repr_within(value, QUOTED)
}
