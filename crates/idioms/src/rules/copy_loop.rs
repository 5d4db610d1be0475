//! # Copying item by item
//!
//! `list` takes everything at once, from whatever can be looped over.
//!
//! Before:
//!
//! ```python
//! def snapshot(queue):
//!     items = []
//!     for entry in queue:
//!         items.append(entry)
//!     return items
//! ```
//!
//! After:
//!
//! ```python
//! def snapshot(queue):
//!     items = list(queue)
//!     return items
//! ```

use ruff_python_ast::Stmt;

use super::append_loop::{Filled, condition};
use crate::{
    draft::Draft,
    read::{method_with_one, name_of, same},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("PERF402", Check::Block(check));

fn check(block: &[Stmt], place: usize, at: &At<'_>) -> Option<Draft> {
    let filled = Filled::of(block, place, at)?;
    let (None, body) = condition(&filled.each.body)? else { return None };
    let (list, item) = method_with_one(&body.as_expr_stmt()?.value, "append")?;
    if name_of(list) != Some(filled.name) || name_of(item).is_none() || !is_target(&filled, item) {
        return None;
    }
    let iter = at.source.slice(&*filled.each.iter);
    filled.rewritten(&format!("list({iter})"), "The loop copies item by item: `list` takes all at once.", at)
}

fn is_target(filled: &Filled<'_>, item: &ruff_python_ast::Expr) -> bool {
    same(item, &filled.each.target) || name_of(item) == name_of(&filled.each.target)
}
