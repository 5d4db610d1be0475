//! One frame of the watching code, read strictly: a frame that is not exactly
//! of its form, or holds more than ours would say, is none.

use super::{Event, Item, Names, Opened, Place, Raised, Ref, Shape};
use crate::values::{Value, decode};

/// The longest text of a name, a value or a message, in bytes.
const TEXT: usize = 4_096;
/// The most frames, names of a frame, objects and items of an object.
const FRAMES: usize = 16;
const NAMES: usize = 64;
const OBJECTS: usize = 256;
const ITEMS: usize = 64;

/// A frame, understood.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Told {
    /// A step.
    Step(Box<Raw>),
    /// The run has ended, or was stopped by the watching code.
    End { total: u64, stopped: bool, lost: u64, printed: u64 },
}

/// A step as it was told.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Raw {
    pub(super) n: u64,
    pub(super) event: Event,
    pub(super) frame: u32,
    pub(super) line: u32,
    /// How many bytes had been printed.
    pub(super) printed: u64,
    pub(super) depth: u32,
    pub(super) fresh: bool,
    pub(super) stack: Option<Vec<Place>>,
    pub(super) names: Vec<Names>,
    pub(super) objects: Vec<Opened>,
    pub(super) value: Option<Ref>,
    pub(super) error: Option<Raised>,
}

/// Whether the bytes claim to be ours: what else the harness reports is for others to read.
pub(super) fn is_ours(bytes: &[u8]) -> bool {
    // A tuple of twelve or five whose first is "step" or "end".
    bytes.starts_with(b"(\x0c\0\0\0u\x04\0\0\0step") || bytes.starts_with(b"(\x05\0\0\0u\x03\0\0\0end")
}

/// Reads a frame.
pub(super) fn read(bytes: &[u8]) -> Option<Told> {
    let Ok(Value::Tuple(parts)) = decode(bytes) else { return None };
    match parts.as_slice() {
        [Value::Str(tag), total, Value::Bool(stopped), lost, printed] if tag == "end" => Some(Told::End {
            total: number(total)?,
            stopped: *stopped,
            lost: number(lost)?,
            printed: number(printed)?,
        }),
        [Value::Str(tag), rest @ ..] if tag == "step" => step(rest).map(|raw| Told::Step(Box::new(raw))),
        _ => None,
    }
}

fn step(parts: &[Value]) -> Option<Raw> {
    let [n, event, frame, line, printed, depth, Value::Bool(fresh), stack, names, objects, said] = parts
    else {
        return None;
    };
    let event = self::event(event)?;
    let (value, error) = match (event, said) {
        (Event::Return | Event::Yield, said) => (Some(reference(said)?), None),
        (Event::Raise, said) => (None, Some(raised(said)?)),
        (_, Value::None) => (None, None),
        _ => return None,
    };
    Some(Raw {
        n: number(n)?,
        event,
        frame: number(frame)?,
        line: number(line)?,
        printed: number(printed)?,
        depth: number(depth)?,
        fresh: *fresh,
        stack: match stack {
            Value::None => None,
            stack => Some(list(stack, FRAMES, place)?),
        },
        names: list(names, FRAMES, self::names)?,
        objects: list(objects, OBJECTS, object)?,
        value,
        error,
    })
}

fn event(value: &Value) -> Option<Event> {
    let Value::Str(name) = value else { return None };
    Some(match name.as_str() {
        "call" => Event::Call,
        "line" => Event::Line,
        "return" => Event::Return,
        "yield" => Event::Yield,
        "raise" => Event::Raise,
        _ => return None,
    })
}

fn place(value: &Value) -> Option<Place> {
    let [frame, function, line] = tuple(value)? else { return None };
    let line = number(line)?;
    Some(Place { frame: number(frame)?, function: text(function)?, line: (line > 0).then_some(line) })
}

fn names(value: &Value) -> Option<Names> {
    let [frame, set, gone] = tuple(value)? else { return None };
    Some(Names { frame: number(frame)?, set: list(set, NAMES, named)?, gone: list(gone, NAMES, text)? })
}

fn named(value: &Value) -> Option<Item> {
    let [name, value] = tuple(value)? else { return None };
    Some(Item { key: Some(Ref::Text(text(name)?)), value: reference(value)? })
}

fn object(value: &Value) -> Option<Opened> {
    let [id, shape, name, items, more] = tuple(value)? else { return None };
    let shape = self::shape(shape)?;
    let items = list(items, ITEMS, item)?;
    let sequence = matches!(shape, Shape::List | Shape::Tuple | Shape::Set);
    if items.iter().any(|item| item.key.is_none() != sequence) {
        return None;
    }
    Some(Opened { id: number(id)?, shape, name: text(name)?, items, more: number(more)? })
}

fn shape(value: &Value) -> Option<Shape> {
    let Value::Str(name) = value else { return None };
    Some(match name.as_str() {
        "list" => Shape::List,
        "tuple" => Shape::Tuple,
        "set" => Shape::Set,
        "dict" => Shape::Dict,
        "instance" => Shape::Instance,
        "class" => Shape::Class,
        "function" => Shape::Function,
        _ => return None,
    })
}

fn item(value: &Value) -> Option<Item> {
    let [key, value] = tuple(value)? else { return None };
    let key = match key {
        Value::None => None,
        key => Some(reference(key)?),
    };
    Some(Item { key, value: reference(value)? })
}

fn reference(value: &Value) -> Option<Ref> {
    match value {
        Value::Int(_) => number(value).map(Ref::Object),
        value => text(value).map(Ref::Text),
    }
}

fn raised(value: &Value) -> Option<Raised> {
    let [id, name, said] = tuple(value)? else { return None };
    Some(Raised { id: number(id)?, name: text(name)?, text: text(said)? })
}

fn tuple(value: &Value) -> Option<&[Value]> {
    match value {
        Value::Tuple(parts) => Some(parts),
        _ => None,
    }
}

fn list<T>(value: &Value, most: usize, one: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    match value {
        Value::List(items) if items.len() <= most => items.iter().map(one).collect(),
        _ => None,
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::Str(text) if text.len() <= TEXT => Some(text.clone()),
        _ => None,
    }
}

fn number<T: TryFrom<i64>>(value: &Value) -> Option<T> {
    match value {
        Value::Int(number) => T::try_from(*number).ok(),
        _ => None,
    }
}
