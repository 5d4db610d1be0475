//! # Comparing with True or False
//!
//! What is true enough for `if` needs no sides, and `== True` says no to `2`, `"a"` and `[0]`, which `if` takes.
//!
//! Before:
//!
//! ```python
//! def greet(polite):
//!     if polite == True:
//!         return "Good morning"
//!     return "Hi"
//! ```
//!
//! After:
//!
//! ```python
//! def greet(polite):
//!     if polite:
//!         return "Good morning"
//!     return "Hi"
//! ```

use ruff_python_ast::{AnyNodeRef, CmpOp};

use crate::{
    draft::Draft,
    read::{sides, is_test, is_tight, truth},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::mistake("E712", Check::Node(check));

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::ExprCompare(compare) = node else { return None };
    let (left, op, right) = sides(compare)?;
    let wanted = truth(right)?;
    if !is_test(compare.range, at) || !is_tight(left) {
        return None;
    }
    let words = at.source.slice(left);
    let better = match (op, wanted) {
        (CmpOp::Eq, true) | (CmpOp::NotEq, false) => words.to_owned(),
        (CmpOp::Eq, false) | (CmpOp::NotEq, true) => format!("not {words}"),
        _ => return None,
    };
    let reason = format!("A test asks for truth by itself; comparing `{words}` with `{}` only narrows it.", at.source.slice(right));
    Some(Draft::new(compare, reason).with(compare, better))
}
