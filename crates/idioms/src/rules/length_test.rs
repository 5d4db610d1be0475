//! # Asking the length whether there is anything
//!
//! An empty list, string, dictionary or set is false, a filled one true.
//!
//! Before:
//!
//! ```python
//! def first(items):
//!     if len(items) == 0:
//!         return None
//!     return items[0]
//! ```
//!
//! After:
//!
//! ```python
//! def first(items):
//!     if not items:
//!         return None
//!     return items[0]
//! ```

use ruff_python_ast::{AnyNodeRef, CmpOp};

use crate::{
    draft::Draft,
    read::{integer, is_test, is_tight, only_argument, sides},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("ASK805", Check::Node(check));

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::ExprCompare(compare) = node else { return None };
    let (left, op, right) = sides(compare)?;
    let items = only_argument(left, "len").filter(|items| is_tight(items))?;
    let empty = match (op, integer(right)?) {
        (CmpOp::Eq | CmpOp::LtE, 0) | (CmpOp::Lt, 1) => true,
        (CmpOp::NotEq | CmpOp::Gt, 0) | (CmpOp::GtE, 1) => false,
        _ => return None,
    };
    let negated = matches!(at.parent(), Some(AnyNodeRef::ExprUnaryOp(_)));
    if negated || !is_test(compare.range, at) || at.redefines("len") {
        return None;
    }
    let words = at.source.slice(items);
    let better = if empty { format!("not {words}") } else { words.to_owned() };
    let reason = "What is empty is false, what holds something is true: the test needs no length.";
    Some(Draft::new(compare, reason).with(compare, better))
}
