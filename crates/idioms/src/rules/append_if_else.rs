//! # A loop that appends the one or the other
//!
//! A comprehension can choose too. Keep the loop where the line would get long.
//!
//! Before:
//!
//! ```python
//! def signs(numbers):
//!     found = []
//!     for number in numbers:
//!         if number < 0:
//!             found.append("-")
//!         else:
//!             found.append("+")
//!     return found
//! ```
//!
//! After:
//!
//! ```python
//! def signs(numbers):
//!     found = ["-" if number < 0 else "+" for number in numbers]
//!     return found
//! ```

use ruff_python_ast::Stmt;

use super::append_loop::Filled;
use crate::{
    draft::Draft,
    read::{else_of, is_bound_here, method_with_one, name_of, only, only_expression},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("ASK803", Check::Block(check));

fn check(block: &[Stmt], place: usize, at: &At<'_>) -> Option<Draft> {
    let filled = Filled::of(block, place, at)?;
    let branch = only(&filled.each.body)?.as_if_stmt()?;
    let (one, yes) = method_with_one(only_expression(&branch.body)?, "append")?;
    let (other, no) = method_with_one(only_expression(else_of(branch)?)?, "append")?;
    let parts = [yes, no, &branch.test];
    let movable = !parts.iter().any(|part| is_bound_here(part) || filled.mentioned_in(part, at));
    if name_of(one) != Some(filled.name) || name_of(other) != Some(filled.name) || !movable {
        return None;
    }
    let [yes, no, test] = parts.map(|part| at.source.slice(part));
    let made = format!("[{yes} if {test} else {no} {}]", filled.head(at));
    filled.rewritten(&made, "The loop only appends one thing or another: a comprehension can choose too.", at)
}
