//! # max and min by hand
//!
//! `max` and `min` say which one is kept.
//!
//! Before:
//!
//! ```python
//! def longest(words):
//!     best = 0
//!     for word in words:
//!         if best < len(word):
//!             best = len(word)
//!     return best
//! ```
//!
//! After:
//!
//! ```python
//! def longest(words):
//!     best = 0
//!     for word in words:
//!         best = max(best, len(word))
//!     return best
//! ```

use ruff_python_ast::{CmpOp, Stmt};

use crate::{
    draft::Draft,
    read::{assignment, comparison, only, same},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("PLR1730", Check::Block(check));

fn check(block: &[Stmt], place: usize, at: &At<'_>) -> Option<Draft> {
    let branch = block[place].as_if_stmt().filter(|branch| branch.elif_else_clauses.is_empty())?;
    let (left, op, right) = comparison(&branch.test)?;
    let (target, value) = assignment(only(&branch.body)?)?;
    let kept_is_left = same(target, left) && same(value, right);
    let kept_is_right = same(target, right) && same(value, left);
    if !kept_is_left && !kept_is_right {
        return None;
    }
    let name = match (op, kept_is_left) {
        (CmpOp::Lt | CmpOp::LtE, true) | (CmpOp::Gt | CmpOp::GtE, false) => "max",
        (CmpOp::Gt | CmpOp::GtE, true) | (CmpOp::Lt | CmpOp::LtE, false) => "min",
        _ => return None,
    };
    if at.redefines(name) {
        return None;
    }
    let (target, value) = (at.source.slice(target), at.source.slice(value));
    let draft = Draft::new(&*branch.test, format!("`{name}` says which of both is kept."));
    Some(draft.with(branch, format!("{target} = {name}({target}, {value})")))
}
