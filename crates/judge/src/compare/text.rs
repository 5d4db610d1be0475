//! Output of programs: trailing blanks and the last line end do not count.

use askback_bank::Compare;

use super::{compare, diff::close, quote};
use crate::values::{Value, parse};

/// Compares what a program printed. `any_of` takes a literal list of texts,
/// `unordered` compares lines as a multiset, `approx` numbers within lines.
pub fn compare_output(how: Compare, expected: &str, actual: &str) -> Result<(), String> {
    match how {
        Compare::AnyOf => any_of(expected, actual),
        Compare::Unordered | Compare::UnorderedDeep => {
            let list = |text| Value::List(lines(text).into_iter().map(Value::str).collect());
            compare(Compare::Unordered, &list(expected), &list(actual))
        }
        Compare::Approx(tolerance) => by_line(expected, actual, |a, b| close_lines(a, b, tolerance)),
        Compare::Exact | Compare::Check => by_line(expected, actual, |a, b| a == b),
    }
}

/// Lines without trailing blanks; a last line end opens no line.
pub(crate) fn lines(text: &str) -> Vec<&str> {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let trim = |line: &'_ str| line.trim_end_matches([' ', '\t', '\r', '\x0b', '\x0c']).len();
    if text.trim_end().is_empty() && !text.contains('\n') {
        return Vec::new();
    }
    text.split('\n').map(|line| &line[..trim(line)]).collect()
}

fn by_line(expected: &str, actual: &str, same: impl Fn(&str, &str) -> bool) -> Result<(), String> {
    let (wanted, got) = (lines(expected), lines(actual));
    for (index, (a, b)) in wanted.iter().zip(&got).enumerate() {
        if !same(a, b) {
            let (a, b) = (quote(&Value::str(*a)), quote(&Value::str(*b)));
            return Err(format!("line {}: expected {a}, got {b}", index + 1));
        }
    }
    if got.is_empty() && !wanted.is_empty() {
        return Err("nothing was printed".to_owned());
    }
    match (wanted.get(got.len()), got.get(wanted.len())) {
        (Some(line), _) => {
            let line = quote(&Value::str(*line));
            Err(format!("line {} is missing: {line}", got.len() + 1))
        }
        (_, Some(line)) => {
            let line = quote(&Value::str(*line));
            Err(format!("line {} is too much: {line}", wanted.len() + 1))
        }
        (None, None) => Ok(()),
    }
}

fn close_lines(expected: &str, actual: &str, tolerance: f64) -> bool {
    let (mut wanted, mut got) = (expected.split_whitespace(), actual.split_whitespace());
    loop {
        match (wanted.next(), got.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if a == b => {}
            (Some(a), Some(b)) => match (a.parse(), b.parse()) {
                (Ok(a), Ok(b)) if close(a, b, tolerance) => {}
                _ => return false,
            },
            _ => return false,
        }
    }
}

fn any_of(expected: &str, actual: &str) -> Result<(), String> {
    let alternatives = match parse(expected) {
        Ok(Value::List(items) | Value::Tuple(items)) => items,
        _ => vec![Value::str(expected)],
    };
    let same = |one: &Value| matches!(one, Value::Str(text) if lines(text) == lines(actual));
    if alternatives.iter().any(same) {
        return Ok(());
    }
    Err(format!("the output is none of the {} right ones", alternatives.len()))
}
