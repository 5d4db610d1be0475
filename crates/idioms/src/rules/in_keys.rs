//! # Asking the keys of a dictionary
//!
//! A dictionary is asked and looped over by its keys already.
//!
//! Before:
//!
//! ```python
//! def has(prices, name):
//!     return name in prices.keys()
//! ```
//!
//! After:
//!
//! ```python
//! def has(prices, name):
//!     return name in prices
//! ```

use ruff_python_ast::{AnyNodeRef, CmpOp, Expr};

use crate::{
    draft::Draft,
    read::{method, sides},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("SIM118", Check::Node(check));

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let keys = match node {
        AnyNodeRef::ExprCompare(compare) => match sides(compare)? {
            (_, CmpOp::In | CmpOp::NotIn, right) => right,
            _ => return None,
        },
        AnyNodeRef::StmtFor(each) => &each.iter,
        AnyNodeRef::Comprehension(each) => &each.iter,
        _ => return None,
    };
    let dict = keys_of(keys)?;
    let words = at.source.slice(dict);
    Some(Draft::new(keys, format!("`{words}` is its keys here already.")).with(keys, words))
}

/// `d` of `d.keys()`.
pub(super) fn keys_of(expr: &Expr) -> Option<&Expr> {
    let (dict, name, arguments) = method(expr)?;
    (name == "keys" && arguments.is_empty()).then_some(dict)
}
