//! The first difference between two values, with the path to it.

use std::fmt::Write as _;

use super::{canonical, lengths_differ, order, quote};
use crate::values::Value;

/// How numbers are compared.
#[derive(Debug, Clone, Copy)]
pub(super) enum Numbers {
    /// Same type, same value.
    Exact,
    /// Where a float takes part: within this tolerance, relative or absolute.
    Within(f64),
}

/// A step from a value to a part of it.
enum Step<'a> {
    Index(usize),
    Key(&'a Value),
}

/// `Err` says where the first difference is and what it is.
pub(super) fn first(expected: &Value, actual: &Value, numbers: Numbers) -> Result<(), String> {
    let mut path = Vec::new();
    walk(expected, actual, numbers, &mut path).map_err(|difference| {
        let mut place = String::new();
        for step in &path {
            // Writing to a string cannot fail.
            let _ = match step {
                Step::Index(index) => write!(place, "[{index}]"),
                Step::Key(key) => write!(place, "[{}]", quote(key)),
            };
        }
        if place.is_empty() { difference } else { format!("at {place}: {difference}") }
    })
}

fn walk<'a>(
    expected: &'a Value,
    actual: &'a Value,
    numbers: Numbers,
    path: &mut Vec<Step<'a>>,
) -> Result<(), String> {
    match (expected, actual) {
        (Value::List(wanted), Value::List(got)) | (Value::Tuple(wanted), Value::Tuple(got)) => {
            sequence(wanted, got, numbers, path)
        }
        (Value::Dict(wanted), Value::Dict(got)) => dict(wanted, got, numbers, path),
        (Value::Set(wanted), Value::Set(got)) | (Value::FrozenSet(wanted), Value::FrozenSet(got)) => {
            set(wanted, got, numbers)
        }
        _ if same_scalar(expected, actual, numbers) => Ok(()),
        _ => Err(unequal(expected, actual)),
    }
}

fn sequence<'a>(
    wanted: &'a [Value],
    got: &'a [Value],
    numbers: Numbers,
    path: &mut Vec<Step<'a>>,
) -> Result<(), String> {
    for (index, (a, b)) in wanted.iter().zip(got).enumerate() {
        path.push(Step::Index(index));
        walk(a, b, numbers, path)?;
        path.pop();
    }
    if wanted.len() == got.len() {
        return Ok(());
    }
    let place = wanted.len().min(got.len());
    let what = match (wanted.get(place), got.get(place)) {
        (Some(item), _) => format!("{} is missing", quote(item)),
        (None, Some(item)) => format!("{} is too much", quote(item)),
        (None, None) => String::new(),
    };
    path.push(Step::Index(place));
    Err(format!("{what} ({})", lengths_differ(wanted.len(), got.len())))
}

fn dict<'a>(
    wanted: &'a [(Value, Value)],
    got: &'a [(Value, Value)],
    numbers: Numbers,
    path: &mut Vec<Step<'a>>,
) -> Result<(), String> {
    let by_key = |pairs: &'a [(Value, Value)]| {
        let mut sorted: Vec<_> = pairs.iter().map(|(key, value)| (canonical(key), key, value)).collect();
        sorted.sort_by(|a, b| order(&a.0, &b.0));
        sorted
    };
    let (wanted, got) = (by_key(wanted), by_key(got));
    for (a, b) in wanted.iter().zip(&got) {
        match order(&a.0, &b.0) {
            std::cmp::Ordering::Less => return Err(format!("the key {} is missing", quote(a.1))),
            std::cmp::Ordering::Greater => return Err(format!("the key {} is not expected", quote(b.1))),
            std::cmp::Ordering::Equal => {
                path.push(Step::Key(a.1));
                walk(a.2, b.2, numbers, path)?;
                path.pop();
            }
        }
    }
    match (wanted.get(got.len()), got.get(wanted.len())) {
        (Some(missing), _) => Err(format!("the key {} is missing", quote(missing.1))),
        (_, Some(extra)) => Err(format!("the key {} is not expected", quote(extra.1))),
        (None, None) => Ok(()),
    }
}

fn set(wanted: &[Value], got: &[Value], numbers: Numbers) -> Result<(), String> {
    let sorted = |items: &[Value]| {
        let mut items: Vec<Value> = items.iter().map(canonical).collect();
        items.sort_by(order);
        items
    };
    let (wanted, got) = (sorted(wanted), sorted(got));
    for (a, b) in wanted.iter().zip(&got) {
        if walk(a, b, numbers, &mut Vec::new()).is_err() {
            return Err(if order(a, b).is_lt() {
                format!("the element {} is missing", quote(a))
            } else {
                format!("the element {} is not expected", quote(b))
            });
        }
    }
    match (wanted.get(got.len()), got.get(wanted.len())) {
        (Some(missing), _) => Err(format!("the element {} is missing", quote(missing))),
        (_, Some(extra)) => Err(format!("the element {} is not expected", quote(extra))),
        (None, None) => Ok(()),
    }
}

fn same_scalar(expected: &Value, actual: &Value, numbers: Numbers) -> bool {
    match numbers {
        Numbers::Exact => order(expected, actual).is_eq(),
        Numbers::Within(tolerance) => match (expected, actual) {
            (Value::Complex(a, b), Value::Complex(c, d)) => {
                close(*a, *c, tolerance) && close(*b, *d, tolerance)
            }
            (Value::Float(_), _) | (_, Value::Float(_)) => match (real(expected), real(actual)) {
                (Some(a), Some(b)) => close(a, b, tolerance),
                _ => false,
            },
            _ => order(expected, actual).is_eq(),
        },
    }
}

fn real(value: &Value) -> Option<f64> {
    match value {
        Value::Float(number) => Some(*number),
        #[expect(clippy::cast_precision_loss, reason = "compared within a tolerance")]
        Value::Int(number) => Some(*number as f64),
        _ => None,
    }
}

/// Within `tolerance`, relative to the larger or absolute; NaN equals NaN.
pub(super) fn close(a: f64, b: f64, tolerance: f64) -> bool {
    if a.is_nan() || b.is_nan() {
        return a.is_nan() && b.is_nan();
    }
    #[expect(clippy::float_cmp, reason = "infinities are equal or not close at all")]
    let same = a == b;
    same || a.is_finite() && b.is_finite() && (a - b).abs() <= tolerance * a.abs().max(b.abs()).max(1.0)
}

fn unequal(expected: &Value, actual: &Value) -> String {
    let (wanted, got) = (quote(expected), quote(actual));
    let (wanted_type, got_type) = (expected.type_name(), actual.type_name());
    if wanted_type == got_type || matches!(expected, Value::None) || matches!(actual, Value::None) {
        return format!("expected {wanted}, got {got}");
    }
    format!("expected {wanted} ({wanted_type}), got {got} ({got_type})")
}
