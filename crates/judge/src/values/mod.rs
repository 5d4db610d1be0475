//! Plain Python values as the judge holds them.
//!
//! Nothing here evaluates anything: values come from literals in question
//! files, from what people type as own input, and, as hostile bytes, from
//! cells. Each way in has caps on depth, count and size.

mod check;
mod literal;
mod marshal;
mod repr;

pub use check::Literals;
pub use literal::{LiteralError, parse, parse_arguments};
pub use marshal::{DecodeError, MAX_DEPTH, MAX_NODES, decode, encode};
use num_bigint::BigInt;
pub use repr::{repr, repr_within};

/// A value made of Python's literal types, exact in type.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "one variant a Python type of that name")]
pub enum Value {
    None,
    Ellipsis,
    Bool(bool),
    /// An `int` that fits; others are [`Value::Big`], never both.
    Int(i64),
    /// An `int` outside the range of `i64`.
    Big(Box<BigInt>),
    Float(f64),
    Complex(f64, f64),
    Str(String),
    /// A `str` with lone surrogates, in the bytes of `surrogatepass`.
    Surrogates(Vec<u8>),
    Bytes(Vec<u8>),
    List(Vec<Value>),
    Tuple(Vec<Value>),
    Set(Vec<Value>),
    FrozenSet(Vec<Value>),
    /// In insertion order.
    Dict(Vec<(Value, Value)>),
}

impl Value {
    /// An `int` of any size.
    pub fn int(number: BigInt) -> Self {
        match i64::try_from(&number) {
            Ok(small) => Self::Int(small),
            Err(_) => Self::Big(Box::new(number)),
        }
    }

    /// A `str`.
    pub fn str(text: impl Into<String>) -> Self {
        Self::Str(text.into())
    }

    /// The name Python gives the type.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::None => "None",
            Self::Ellipsis => "ellipsis",
            Self::Bool(_) => "bool",
            Self::Int(_) | Self::Big(_) => "int",
            Self::Float(_) => "float",
            Self::Complex(..) => "complex",
            Self::Str(_) | Self::Surrogates(_) => "str",
            Self::Bytes(_) => "bytes",
            Self::List(_) => "list",
            Self::Tuple(_) => "tuple",
            Self::Set(_) => "set",
            Self::FrozenSet(_) => "frozenset",
            Self::Dict(_) => "dict",
        }
    }

    /// Whether Python could use it as an element of a set or a key.
    pub fn is_hashable(&self) -> bool {
        match self {
            Self::List(_) | Self::Set(_) | Self::Dict(_) => false,
            Self::Tuple(items) => items.iter().all(Self::is_hashable),
            _ => true,
        }
    }
}
