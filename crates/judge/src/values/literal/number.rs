//! Numbers of a literal: integers in four bases, floats, imaginary ones, sums
//! of both.

use num_bigint::BigInt;

use super::{LiteralError, Parser};
use crate::values::Value;

/// Decimal digits take quadratic time to read; hexadecimal has no such limit.
const MAX_DECIMAL_DIGITS: usize = 20_000;

impl<'a> Parser<'a> {
    /// A signed number, or a sum that makes a complex one.
    pub(super) fn number(&mut self) -> Result<Value, LiteralError> {
        let start = self.at;
        let first = self.signed()?;
        let after_first = self.at;
        self.space();
        if matches!(first, Value::Complex(..)) || !matches!(self.peek(), Some('+' | '-')) {
            self.at = after_first;
            return Ok(first);
        }
        let real = as_float(&first);
        match (real, self.signed()?) {
            (Some(real), Value::Complex(_, imaginary)) => Ok(Value::Complex(real, imaginary)),
            _ => Err(self.fault_at(start, "nothing is evaluated: write the result, not the sum")),
        }
    }

    fn signed(&mut self) -> Result<Value, LiteralError> {
        let mut negative = false;
        loop {
            match self.peek() {
                Some('-') => negative = !negative,
                Some('+') => {}
                _ => break,
            }
            self.at += 1;
            self.space();
        }
        let value = self.unsigned()?;
        Ok(if negative { negated(value) } else { value })
    }

    fn unsigned(&mut self) -> Result<Value, LiteralError> {
        let start = self.at;
        let token = self.number_token();
        if matches!(token, "inf" | "nan" | "float") {
            return self.named();
        }
        if token.is_empty() {
            return Err(self.fault("expected a number"));
        }
        self.at += token.len();
        read(token).map_err(|message| self.fault_at(start, message))
    }

    /// Everything that can belong to a number; whether it is one comes later.
    fn number_token(&self) -> &'a str {
        let rest = self.rest();
        let mut previous = ' ';
        let hexadecimal = rest.len() > 1 && rest.as_bytes()[1].eq_ignore_ascii_case(&b'x');
        let end = rest
            .find(|c: char| {
                let sign = matches!(c, '+' | '-') && matches!(previous, 'e' | 'E') && !hexadecimal;
                let inside = c.is_alphanumeric() || c == '_' || c == '.' || sign;
                previous = c;
                !inside
            })
            .unwrap_or(rest.len());
        &rest[..end]
    }
}

fn read(token: &str) -> Result<Value, String> {
    let not_a_number = || format!("\"{token}\" is not a number");
    let digits = without_underscores(token).ok_or_else(not_a_number)?.to_ascii_lowercase();
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(digits) = digits.strip_prefix(prefix) {
            let number = BigInt::parse_bytes(digits.as_bytes(), radix);
            return number
                .filter(|_| !digits.starts_with(['+', '-']))
                .map(Value::int)
                .ok_or_else(not_a_number);
        }
    }
    if let Some(imaginary) = digits.strip_suffix('j') {
        return decimal(imaginary).map(|number| Value::Complex(0.0, number)).ok_or_else(not_a_number);
    }
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return decimal(&digits).map(Value::Float).ok_or_else(not_a_number);
    }
    if digits.len() > MAX_DECIMAL_DIGITS {
        return Err(format!("more than {MAX_DECIMAL_DIGITS} digits; write it in hexadecimal"));
    }
    if digits.starts_with('0') && digits.bytes().any(|byte| byte != b'0') {
        return Err("leading zeros are not allowed; write 0o for an octal number".to_owned());
    }
    BigInt::parse_bytes(digits.as_bytes(), 10).map(Value::int).ok_or_else(not_a_number)
}

/// Underscores may stand between digits and after a base's prefix.
fn without_underscores(token: &str) -> Option<String> {
    let bytes = token.as_bytes();
    for (index, _) in token.match_indices('_') {
        let before = index.checked_sub(1).and_then(|before| bytes.get(before))?;
        let prefix = index == 2 && bytes[0] == b'0' && b"xXoObB".contains(before);
        if !prefix && !before.is_ascii_hexdigit() || !bytes.get(index + 1)?.is_ascii_hexdigit() {
            return None;
        }
    }
    Some(token.replace('_', ""))
}

/// A decimal float: Rust's syntax, less the words it also takes.
fn decimal(text: &str) -> Option<f64> {
    let plausible = text.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && text.bytes().all(|byte| byte.is_ascii_digit() || b".e+-".contains(&byte));
    if plausible { text.parse().ok() } else { None }
}

fn negated(value: Value) -> Value {
    match value {
        Value::Int(number) => Value::int(-BigInt::from(number)),
        Value::Big(number) => Value::int(-*number),
        Value::Float(number) => Value::Float(-number),
        Value::Complex(real, imaginary) => Value::Complex(-real, -imaginary),
        other => other,
    }
}

/// The text inside `float("...")`.
pub(super) fn float_from_text(text: &str) -> Option<f64> {
    let text = text.trim().to_ascii_lowercase();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let number = match digits {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        digits => decimal(digits)?,
    };
    Some(if negative { -number } else { number })
}

/// An `int` or `float` as a float.
pub(super) fn as_float(value: &Value) -> Option<f64> {
    match value {
        #[expect(clippy::cast_precision_loss, reason = "as Python does")]
        Value::Int(number) => Some(*number as f64),
        Value::Float(number) => Some(*number),
        _ => None,
    }
}

/// A float without a fraction as the `int` it equals.
pub(super) fn integral(number: f64) -> Option<Value> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    #[expect(clippy::cast_possible_truncation, reason = "checked to be whole and small")]
    (number.fract() == 0.0 && number.abs() <= EXACT).then_some(Value::Int(number as i64))
}
