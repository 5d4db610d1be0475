//! # Keeping the result of a method that has none
//!
//! `sort`, `append` and the others change the list and return `None`. Assigning that loses the list.
//!
//! Before:
//!
//! ```python
//! def ranked(scores):
//!     scores = scores.sort()
//!     return scores
//! ```
//!
//! After:
//!
//! ```python
//! def ranked(scores):
//!     scores.sort()
//!     return scores
//! ```

use ruff_python_ast::Stmt;

use crate::{
    draft::Draft,
    read::{assignment, method, name_of, same},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::mistake("ASK901", Check::Block(check));

fn check(block: &[Stmt], place: usize, at: &At<'_>) -> Option<Draft> {
    let (target, value) = assignment(&block[place])?;
    let (receiver, name, _) = method(value)?;
    let none = matches!(name, "sort" | "append" | "extend" | "insert" | "reverse" | "clear");
    if !none || name_of(target).is_none() || !same(target, receiver) {
        return None;
    }
    let reason = format!("`{name}` changes the list and returns `None`: after this, `{}` is `None`.", at.source.slice(target));
    Some(Draft::new(&block[place], reason).with(&block[place], at.source.slice(value)))
}
