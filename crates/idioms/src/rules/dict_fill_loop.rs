//! # A loop that only fills a dictionary
//!
//! A dictionary has comprehensions too.
//!
//! Before:
//!
//! ```python
//! def lengths(words):
//!     result = {}
//!     for word in words:
//!         result[word] = len(word)
//!     return result
//! ```
//!
//! After:
//!
//! ```python
//! def lengths(words):
//!     result = {word: len(word) for word in words}
//!     return result
//! ```

use ruff_python_ast::Stmt;

use super::append_loop::{Filled, condition};
use crate::{
    draft::Draft,
    read::{assignment, is_bound_here, is_name},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("PERF403", Check::Block(check));

fn check(block: &[Stmt], place: usize, at: &At<'_>) -> Option<Draft> {
    let filled = Filled::of(block, place, at)?;
    let (test, body) = condition(&filled.each.body)?;
    let (target, value) = assignment(body)?;
    let item = target.as_subscript_expr().filter(|item| is_name(&item.value, filled.name))?;
    let parts = [Some(&*item.slice), Some(value), test];
    if parts.into_iter().flatten().any(|part| is_bound_here(part) || filled.mentioned_in(part, at)) {
        return None;
    }
    let filter = test.map_or(String::new(), |test| format!(" if {}", at.source.slice(test)));
    let made = format!("{{{}: {} {}{filter}}}", at.source.slice(&*item.slice), at.source.slice(value), filled.head(at));
    filled.rewritten(&made, "The loop only fills a dictionary: a comprehension says what it is made of.", at)
}
