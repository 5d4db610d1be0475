//! Values as Python prints them.
//!
//! Output is for people and is a literal again, but for one liberty: integers
//! beyond Python's own limit of 4,300 digits are printed in hexadecimal.

use std::fmt::Write as _;

use num_bigint::BigInt;

use super::Value;

/// `repr(value)`.
pub fn repr(value: &Value) -> String {
    repr_within(value, usize::MAX)
}

/// `repr(value)`, cut with an ellipsis after about `limit` bytes; costs no more
/// than what is printed.
pub fn repr_within(value: &Value, limit: usize) -> String {
    let mut printer = Printer { out: String::new(), limit };
    printer.value(value);
    if printer.out.len() > limit {
        let end = printer.out.floor_char_boundary(limit);
        printer.out.truncate(end);
        printer.out.push('…');
    }
    printer.out
}

struct Printer {
    out: String,
    limit: usize,
}

impl Printer {
    fn full(&self) -> bool {
        self.out.len() > self.limit
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::None => self.out.push_str("None"),
            Value::Ellipsis => self.out.push_str("Ellipsis"),
            Value::Bool(true) => self.out.push_str("True"),
            Value::Bool(false) => self.out.push_str("False"),
            Value::Int(number) => self.show(number),
            Value::Big(number) => self.big(number),
            Value::Float(number) => self.out.push_str(&float(*number)),
            Value::Complex(real, imaginary) => self.out.push_str(&complex(*real, *imaginary)),
            Value::Str(text) => self.text(text.as_bytes()),
            Value::Surrogates(bytes) => self.text(bytes),
            Value::Bytes(bytes) => self.bytes(bytes),
            Value::List(items) => self.items("[", items, "]"),
            Value::Tuple(items) if items.len() == 1 => self.items("(", items, ",)"),
            Value::Tuple(items) => self.items("(", items, ")"),
            Value::Set(items) if items.is_empty() => self.out.push_str("set()"),
            Value::Set(items) => self.items("{", items, "}"),
            Value::FrozenSet(items) if items.is_empty() => self.out.push_str("frozenset()"),
            Value::FrozenSet(items) => self.items("frozenset({", items, "})"),
            Value::Dict(pairs) => self.dict(pairs),
        }
    }

    fn show(&mut self, item: impl std::fmt::Display) {
        // Writing to a string cannot fail.
        let _ = write!(self.out, "{item}");
    }

    fn big(&mut self, number: &BigInt) {
        // 4,300 decimal digits are 14,284 bits; decimal takes quadratic time.
        if number.bits() <= 14_284 {
            self.show(number);
        } else {
            self.out.push_str(&format!("{number:#x}"));
        }
    }

    fn items(&mut self, open: &str, items: &[Value], close: &str) {
        self.out.push_str(open);
        for (index, item) in items.iter().enumerate() {
            if self.full() {
                return;
            }
            if index > 0 {
                self.out.push_str(", ");
            }
            self.value(item);
        }
        self.out.push_str(close);
    }

    fn dict(&mut self, pairs: &[(Value, Value)]) {
        self.out.push('{');
        for (index, (key, value)) in pairs.iter().enumerate() {
            if self.full() {
                return;
            }
            if index > 0 {
                self.out.push_str(", ");
            }
            self.value(key);
            self.out.push_str(": ");
            self.value(value);
        }
        self.out.push('}');
    }

    fn text(&mut self, mut bytes: &[u8]) {
        let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
        self.out.push(quote);
        while !bytes.is_empty() && !self.full() {
            let (valid, rest) = match std::str::from_utf8(bytes) {
                Ok(text) => (text, &[][..]),
                Err(fault) => {
                    let (head, tail) = bytes.split_at(fault.valid_up_to());
                    (std::str::from_utf8(head).unwrap_or_default(), tail)
                }
            };
            for c in valid.chars() {
                if self.full() {
                    return;
                }
                self.character(c, quote);
            }
            bytes = match rest {
                [0xED, second, third, rest @ ..] => {
                    let code = 0xD000 | (u32::from(second & 0x3F) << 6) | u32::from(third & 0x3F);
                    self.out.push_str(&format!("\\u{code:04x}"));
                    rest
                }
                _ => &[],
            };
        }
        self.out.push(quote);
    }

    fn character(&mut self, c: char, quote: char) {
        match c {
            '\n' => self.out.push_str("\\n"),
            '\r' => self.out.push_str("\\r"),
            '\t' => self.out.push_str("\\t"),
            '\\' => self.out.push_str("\\\\"),
            c if c == quote => {
                self.out.push('\\');
                self.out.push(c);
            }
            c if is_printable(c) => self.out.push(c),
            c => {
                let code = u32::from(c);
                let escape = match code {
                    0..=0xFF => format!("\\x{code:02x}"),
                    0x100..=0xFFFF => format!("\\u{code:04x}"),
                    _ => format!("\\U{code:08x}"),
                };
                self.out.push_str(&escape);
            }
        }
    }

    fn bytes(&mut self, bytes: &[u8]) {
        let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { b'"' } else { b'\'' };
        self.out.push('b');
        self.out.push(char::from(quote));
        for &byte in bytes {
            if self.full() {
                return;
            }
            match byte {
                b' '..=b'~' if byte != quote && byte != b'\\' => self.out.push(char::from(byte)),
                b'\n' | b'\r' | b'\t' | b'\\' => self.character(char::from(byte), '"'),
                _ if byte == quote => self.character(char::from(byte), char::from(quote)),
                _ => self.out.push_str(&format!("\\x{byte:02x}")),
            }
        }
        self.out.push(char::from(quote));
    }
}

/// Whether it can be shown as it is. Direction marks and the like cannot: they
/// would change how the text around them reads.
fn is_printable(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c, ' '..='~');
    }
    // After a letter, so that combining marks count as printable.
    !['a', c].iter().collect::<String>().escape_debug().any(|c| c == '\\')
}

fn float(number: f64) -> String {
    if number.is_nan() {
        return "nan".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 { "inf" } else { "-inf" }.to_owned();
    }
    let shortest = format!("{number:e}");
    let (mantissa, exponent) = shortest.split_once('e').unwrap_or((&shortest, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..16).contains(&exponent) {
        let fixed = format!("{number}");
        return if fixed.contains('.') { fixed } else { fixed + ".0" };
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}e{sign}{:02}", exponent.abs())
}

fn complex(real: f64, imaginary: f64) -> String {
    if !real.is_finite() || !imaginary.is_finite() {
        return format!("complex({}, {})", float(real), float(imaginary));
    }
    let part = |number: f64| {
        let text = float(number);
        text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
    };
    if real == 0.0 && real.is_sign_positive() {
        return format!("{}j", part(imaginary));
    }
    let sign = if imaginary.is_sign_negative() { "" } else { "+" };
    format!("({}{sign}{}j)", part(real), part(imaginary))
}
