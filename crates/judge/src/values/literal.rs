//! Python literals in text, read by our own small parser: nothing is ever
//! evaluated.
//!
//! Accepted are all literals of the language, `set()`, `frozenset(...)`,
//! `float("inf")` and its like, and what `repr` prints for them (`nan`,
//! `inf`). Names, calls and operators are refused with a message that says so.

mod number;
mod string;

use super::Value;

/// The deepest nesting that is read; below what cells may return.
const MAX_DEPTH: usize = 200;

/// The text is not a Python literal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {message}")]
pub struct LiteralError {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// What is wrong, for people.
    pub message: String,
}

/// Reads one literal that must fill `text`.
pub fn parse(text: &str) -> Result<Value, LiteralError> {
    let mut parser = Parser { text, at: 0, depth: 0 };
    parser.space();
    let value = parser.value()?;
    parser.space();
    if parser.at < text.len() {
        return Err(parser.fault("expected the end of the literal"));
    }
    Ok(value)
}

/// Reads literals separated by commas, as between the brackets of a call:
/// `1, [2]`. No literal at all is an empty list.
pub fn parse_arguments(text: &str) -> Result<Vec<Value>, LiteralError> {
    let mut parser = Parser { text, at: 0, depth: 0 };
    let (items, _) = parser.items(None)?;
    Ok(items)
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn fault(&self, message: impl Into<String>) -> LiteralError {
        self.fault_at(self.at, message)
    }

    fn fault_at(&self, at: usize, message: impl Into<String>) -> LiteralError {
        let before = &self.text[..at];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        LiteralError {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            message: message.into(),
        }
    }

    fn space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n', '\x0c']).len();
    }

    fn eat(&mut self, token: &str) -> bool {
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    fn word(&self) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        &rest[..end]
    }

    fn value(&mut self) -> Result<Value, LiteralError> {
        if self.depth >= MAX_DEPTH {
            return Err(self.fault(format!("nested more than {MAX_DEPTH} levels deep")));
        }
        self.depth += 1;
        let value = self.operand();
        self.depth -= 1;
        value
    }

    fn operand(&mut self) -> Result<Value, LiteralError> {
        match self.peek() {
            None => Err(self.fault("expected a value, found the end")),
            Some('[') => {
                self.at += 1;
                Ok(Value::List(self.items(Some(']'))?.0))
            }
            Some('(') => self.parenthesis(),
            Some('{') => self.braces(),
            Some('.') if self.eat("...") => Ok(Value::Ellipsis),
            Some('0'..='9' | '+' | '-' | '.') => self.number(),
            Some('\'' | '"') => self.strings(),
            Some(c) if c.is_alphabetic() || c == '_' => self.named(),
            Some(c) => Err(self.fault(format!("expected a value, found \"{c}\""))),
        }
    }

    /// Items up to `close` (or the end), and whether a comma followed the last.
    fn items(&mut self, close: Option<char>) -> Result<(Vec<Value>, bool), LiteralError> {
        let opened = self.at.saturating_sub(1);
        let (mut items, mut comma) = (Vec::new(), false);
        loop {
            self.space();
            if self.peek() == close {
                self.at += close.map_or(0, char::len_utf8);
                return Ok((items, comma));
            }
            if self.peek().is_none() {
                return Err(self.fault_at(opened, "this bracket is never closed"));
            }
            if !items.is_empty() && !comma {
                return Err(self.fault("expected a comma"));
            }
            items.push(self.value()?);
            self.space();
            comma = self.eat(",");
        }
    }

    fn parenthesis(&mut self) -> Result<Value, LiteralError> {
        let start = self.at;
        self.at += 1;
        let (mut items, comma) = self.items(Some(')'))?;
        if items.len() == 1 && !comma {
            return Ok(items.swap_remove(0));
        }
        if items.is_empty() && comma {
            return Err(self.fault_at(start, "expected a value before the comma"));
        }
        Ok(Value::Tuple(items))
    }

    fn braces(&mut self) -> Result<Value, LiteralError> {
        let opened = self.at;
        self.at += 1;
        let (mut keys, mut values) = (Vec::new(), Vec::new());
        let mut comma = true;
        loop {
            self.space();
            if self.eat("}") {
                break;
            }
            if self.peek().is_none() {
                return Err(self.fault_at(opened, "this bracket is never closed"));
            }
            if !comma {
                return Err(self.fault("expected a comma"));
            }
            keys.push(self.hashable()?);
            self.space();
            let colon = self.at;
            if self.eat(":") {
                self.space();
                values.push(self.value()?);
                self.space();
            }
            if !values.is_empty() && values.len() != keys.len() || keys.len() > 1 && values.len() == 1 {
                return Err(self.fault_at(colon, "a dict has a colon in every item, a set in none"));
            }
            comma = self.eat(",");
        }
        if values.is_empty() && !keys.is_empty() {
            return Ok(Value::Set(distinct(keys)));
        }
        Ok(Value::Dict(last_wins(keys, values)))
    }

    fn hashable(&mut self) -> Result<Value, LiteralError> {
        let start = self.at;
        let value = self.value()?;
        if value.is_hashable() {
            return Ok(value);
        }
        let name = value.type_name();
        Err(self.fault_at(start, format!("a {name} cannot be a key or an element of a set")))
    }

    fn named(&mut self) -> Result<Value, LiteralError> {
        let start = self.at;
        let word = self.word();
        let after = self.rest()[word.len()..].chars().next();
        if matches!(after, Some('\'' | '"')) {
            return self.strings();
        }
        self.at += word.len();
        match word {
            "None" => Ok(Value::None),
            "True" => Ok(Value::Bool(true)),
            "False" => Ok(Value::Bool(false)),
            "Ellipsis" => Ok(Value::Ellipsis),
            "nan" => Ok(Value::Float(f64::NAN)),
            "inf" => Ok(Value::Float(f64::INFINITY)),
            "set" | "frozenset" | "float" | "complex" => self.call(word, start),
            _ => Err(self.fault_at(
                start,
                format!("\"{word}\" is a name; only literals are allowed, and nothing is evaluated"),
            )),
        }
    }

    fn call(&mut self, name: &str, start: usize) -> Result<Value, LiteralError> {
        self.space();
        if !self.eat("(") {
            return Err(self.fault(format!("expected \"(\" after {name}")));
        }
        let (arguments, _) = self.items(Some(')'))?;
        constructed(name, &arguments)
            .ok_or_else(|| self.fault_at(start, format!("{name}(...) with these arguments is not a literal")))
    }
}

fn constructed(name: &str, arguments: &[Value]) -> Option<Value> {
    let elements = match arguments {
        [] => Some(Vec::new()),
        [Value::List(items) | Value::Tuple(items) | Value::Set(items) | Value::FrozenSet(items)] => {
            items.iter().all(Value::is_hashable).then(|| distinct(items.clone()))
        }
        _ => None,
    };
    match (name, arguments) {
        ("set", _) => elements.map(Value::Set),
        ("frozenset", _) => elements.map(Value::FrozenSet),
        ("float", [Value::Str(text)]) => number::float_from_text(text).map(Value::Float),
        ("complex", [real, imaginary]) => {
            Some(Value::Complex(number::as_float(real)?, number::as_float(imaginary)?))
        }
        _ => None,
    }
}

/// A key for equality as Python's sets see it: `1`, `1.0` and `True` are one.
fn hash_key(value: &Value) -> Value {
    match value {
        Value::Bool(flag) => Value::Int(i64::from(*flag)),
        Value::Float(number) => number::integral(*number).unwrap_or_else(|| value.clone()),
        Value::Tuple(items) => Value::Tuple(items.iter().map(hash_key).collect()),
        Value::FrozenSet(items) => Value::FrozenSet(items.iter().map(hash_key).collect()),
        other => other.clone(),
    }
}

/// For each item the index of the first one equal to it.
fn first_equal(items: &[Value]) -> Vec<usize> {
    let keys: Vec<Value> = items.iter().map(|item| crate::compare::canonical(&hash_key(item))).collect();
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by(|&a, &b| crate::compare::order(&keys[a], &keys[b]).then(a.cmp(&b)));
    let mut first: Vec<usize> = (0..keys.len()).collect();
    for pair in order.windows(2) {
        if crate::compare::order(&keys[pair[0]], &keys[pair[1]]).is_eq() {
            first[pair[1]] = first[pair[0]];
        }
    }
    first
}

fn distinct(items: Vec<Value>) -> Vec<Value> {
    let first = first_equal(&items);
    items.into_iter().enumerate().filter(|(index, _)| first[*index] == *index).map(|(_, item)| item).collect()
}

fn last_wins(keys: Vec<Value>, values: Vec<Value>) -> Vec<(Value, Value)> {
    let first = first_equal(&keys);
    let mut slots: Vec<Option<Value>> = vec![None; keys.len()];
    for (index, value) in values.into_iter().enumerate() {
        slots[first[index]] = Some(value);
    }
    keys.into_iter().zip(slots).filter_map(|(key, value)| Some((key, value?))).collect()
}
