//! # A comparison that nobody reads
//!
//! A line that only compares does nothing. Most often `=` was meant, or `assert`, or `return`.
//!
//! Before:
//!
//! ```python
//! def reset(counter):
//!     counter.value == 0
//!     return counter
//! ```
//!
//! After:
//!
//! ```python
//! def reset(counter):
//!     counter.value = 0
//!     return counter
//! ```

use ruff_python_ast::{CmpOp, Stmt};

use crate::{
    draft::Draft,
    read::{comparison, is_dotted},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::mistake("B015", Check::Block(check));

fn check(block: &[Stmt], place: usize, at: &At<'_>) -> Option<Draft> {
    let value = &block[place].as_expr_stmt()?.value;
    value.as_compare_expr()?;
    let words = at.source.slice(&**value);
    let draft = Draft::new(&**value, format!("`{words}` is worked out and thrown away."));
    Some(match comparison(value) {
        Some((left, CmpOp::Eq, right)) if is_dotted(left) => {
            draft.or(format!("{} = {}", at.source.slice(left), at.source.slice(right)))
        }
        _ => draft.or(format!("assert {words}")),
    })
}
