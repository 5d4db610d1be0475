//! # Comparing types by is
//!
//! `type(x) is str` turns subclasses away, as `==` does. It is right where exactly this class is meant, for example to keep
//! `True` out of the integers, so `int` and `bool` are not remarked on.
//!
//! Before:
//!
//! ```python
//! def words(text):
//!     if type(text) is str:
//!         return text.split()
//!     return list(text)
//! ```
//!
//! After:
//!
//! ```python
//! def words(text):
//!     if isinstance(text, str):
//!         return text.split()
//!     return list(text)
//! ```

use ruff_python_ast::{AnyNodeRef, CmpOp};

use crate::{
    draft::Draft,
    read::{sides, name_of, only_argument},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("ASK601", Check::Node(check)).of("I06");

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::ExprCompare(compare) = node else { return None };
    let (left, op, right) = sides(compare)?;
    let not = match op {
        CmpOp::Is => "",
        CmpOp::IsNot => "not ",
        _ => return None,
    };
    let class = name_of(right).filter(|name| matches!(*name, "str" | "list" | "dict" | "tuple" | "set" | "bytes"))?;
    let value = at.source.slice(only_argument(left, "type")?);
    let reason = format!("`isinstance` takes subclasses of `{class}` too; `type(...) is` turns them away.");
    Some(Draft::new(compare, reason).with(compare, format!("{not}isinstance({value}, {class})")))
}
