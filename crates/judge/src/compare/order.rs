//! A total order over values, so that sets, dicts and multisets compare by
//! sorting instead of by trying pairs.

use std::cmp::Ordering;

use crate::values::Value;

/// The value with every set and dict sorted: two values are the same exactly
/// if their canonical forms are equal in [`order`].
pub(crate) fn canonical(value: &Value) -> Value {
    rebuild(value, canonical, false)
}

/// Like [`canonical`], with lists and tuples sorted too, at every level.
pub(super) fn without_order(value: &Value) -> Value {
    rebuild(value, without_order, true)
}

fn rebuild(value: &Value, inner: fn(&Value) -> Value, sequences: bool) -> Value {
    let items = |items: &[Value], sort: bool| {
        let mut items: Vec<Value> = items.iter().map(inner).collect();
        if sort {
            items.sort_by(order);
        }
        items
    };
    match value {
        Value::List(list) => Value::List(items(list, sequences)),
        Value::Tuple(tuple) => Value::Tuple(items(tuple, sequences)),
        Value::Set(set) => Value::Set(items(set, true)),
        Value::FrozenSet(set) => Value::FrozenSet(items(set, true)),
        Value::Dict(pairs) => {
            let mut pairs: Vec<_> = pairs.iter().map(|(key, value)| (inner(key), inner(value))).collect();
            pairs.sort_by(|a, b| order(&a.0, &b.0).then_with(|| order(&a.1, &b.1)));
            Value::Dict(pairs)
        }
        plain => plain.clone(),
    }
}

/// Orders canonical values: by type, then by content. NaN equals NaN, 0.0
/// equals -0.0.
pub(crate) fn order(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Bool(a), Value::Bool(b)) => a.cmp(b),
        (Value::Int(a), Value::Int(b)) => a.cmp(b),
        (Value::Big(a), Value::Big(b)) => a.cmp(b),
        (Value::Float(a), Value::Float(b)) => floats(*a, *b),
        (Value::Complex(a, b), Value::Complex(c, d)) => floats(*a, *c).then_with(|| floats(*b, *d)),
        (Value::Str(a), Value::Str(b)) => a.cmp(b),
        (Value::Surrogates(a), Value::Surrogates(b)) | (Value::Bytes(a), Value::Bytes(b)) => a.cmp(b),
        (Value::List(a), Value::List(b))
        | (Value::Tuple(a), Value::Tuple(b))
        | (Value::Set(a), Value::Set(b))
        | (Value::FrozenSet(a), Value::FrozenSet(b)) => sequences(a, b),
        (Value::Dict(a), Value::Dict(b)) => pairs(a, b),
        _ => rank(a).cmp(&rank(b)),
    }
}

fn sequences(a: &[Value], b: &[Value]) -> Ordering {
    let differ = a.iter().zip(b).map(|(a, b)| order(a, b)).find(|found| found.is_ne());
    differ.unwrap_or_else(|| a.len().cmp(&b.len()))
}

fn pairs(a: &[(Value, Value)], b: &[(Value, Value)]) -> Ordering {
    let both = a.iter().zip(b).map(|(a, b)| order(&a.0, &b.0).then_with(|| order(&a.1, &b.1)));
    both.into_iter().find(|found| found.is_ne()).unwrap_or_else(|| a.len().cmp(&b.len()))
}

fn floats(a: f64, b: f64) -> Ordering {
    let plain = |number: f64| match number {
        number if number.is_nan() => f64::NAN,
        0.0 => 0.0,
        number => number,
    };
    plain(a).total_cmp(&plain(b))
}

fn rank(value: &Value) -> u8 {
    match value {
        Value::None => 0,
        Value::Ellipsis => 1,
        Value::Bool(_) => 2,
        Value::Int(_) => 3,
        Value::Big(_) => 4,
        Value::Float(_) => 5,
        Value::Complex(..) => 6,
        Value::Str(_) => 7,
        Value::Surrogates(_) => 8,
        Value::Bytes(_) => 9,
        Value::List(_) => 10,
        Value::Tuple(_) => 11,
        Value::Set(_) => 12,
        Value::FrozenSet(_) => 13,
        Value::Dict(_) => 14,
    }
}
