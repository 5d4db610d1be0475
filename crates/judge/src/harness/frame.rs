//! What a frame of the harness says. Frames are hostile bytes.

use crate::values::{self, DecodeError, Value};

/// A frame, understood.
#[derive(Debug, Clone)]
pub(crate) enum Frame {
    /// A plain value, also in the bytes it came in.
    Value { value: Value, raw: Vec<u8> },
    /// One frame for each method call.
    Calls(Vec<Frame>),
    /// An exception came out.
    Raised(Raised),
    /// The result is an iterator of that type.
    Iterator(String),
    /// The result is, or holds, an object of that type.
    Object(String),
    /// The result is nested too deeply, or holds too many values.
    TooLarge(String),
    /// There is no such name in the program; the names that there are.
    Missing { name: String, names: Vec<String> },
}

/// An exception that came out of the program.
#[derive(Debug, Clone, Default)]
pub(crate) struct Raised {
    /// Names of its class and the classes above, nearest first.
    pub(crate) mro: Vec<String>,
    /// Its text.
    pub(crate) text: String,
    /// The deepest line of the person's file.
    pub(crate) line: Option<u32>,
    /// Whether the program was being called, rather than loaded.
    pub(crate) called: bool,
    /// The calls before it.
    pub(crate) done: Vec<Frame>,
}

impl Raised {
    /// The name of its class.
    pub(crate) fn name(&self) -> &str {
        self.mro.first().map_or("an exception", String::as_str)
    }

    /// Whether it is an exception of that name, or of one derived from it.
    pub(crate) fn is(&self, name: &str) -> bool {
        let name = name.rsplit('.').next().unwrap_or(name);
        self.mro.iter().any(|class| class == name)
    }
}

/// Every value frame starts with these bytes: a pair whose first is "value".
const VALUE: &[u8] = b"(\x02\0\0\0u\x05\0\0\0value";

/// Reads one frame; `None` when it is none that our harness writes.
pub(crate) fn read(bytes: &[u8]) -> Option<Frame> {
    read_within(bytes, 0)
}

fn read_within(bytes: &[u8], depth: usize) -> Option<Frame> {
    if let Some(raw) = bytes.strip_prefix(VALUE) {
        return match values::decode(raw) {
            Ok(value) => Some(Frame::Value { value, raw: raw.to_vec() }),
            Err(fault @ (DecodeError::TooDeep | DecodeError::TooMany)) => {
                Some(Frame::TooLarge(fault.to_string()))
            }
            Err(_) => None,
        };
    }
    let Ok(Value::Tuple(parts)) = values::decode(bytes) else { return None };
    let [Value::Str(tag), rest @ ..] = parts.as_slice() else { return None };
    match (tag.as_str(), rest) {
        ("calls", [Value::List(calls)]) if depth == 0 => Some(Frame::Calls(frames(calls)?)),
        ("raised", [Value::List(mro), text, line, Value::Str(stage), Value::List(done)]) if depth == 0 => {
            Some(Frame::Raised(Raised {
                mro: texts(mro)?,
                text: text_of(text)?,
                line: match line {
                    Value::Int(line) => u32::try_from(*line).ok(),
                    _ => None,
                },
                called: stage == "call",
                done: frames(done)?,
            }))
        }
        ("iterator", [Value::Str(name)]) => Some(Frame::Iterator(name.clone())),
        ("object", [Value::Str(name)]) => Some(Frame::Object(name.clone())),
        ("deep", [_]) => Some(Frame::TooLarge(DecodeError::TooDeep.to_string())),
        ("missing", [Value::Str(name), Value::List(names)]) if depth == 0 => {
            Some(Frame::Missing { name: name.clone(), names: texts(names)? })
        }
        _ => None,
    }
}

fn frames(items: &[Value]) -> Option<Vec<Frame>> {
    let frame = |item: &Value| match item {
        Value::Bytes(bytes) => read_within(bytes, 1),
        _ => None,
    };
    items.iter().map(frame).collect()
}

fn texts(items: &[Value]) -> Option<Vec<String>> {
    items.iter().map(text_of).collect()
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Str(text) => Some(text.clone()),
        Value::Surrogates(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
        _ => None,
    }
}
