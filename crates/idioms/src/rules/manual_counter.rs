//! # Counting in a dictionary by hand
//!
//! `collections.Counter` counts anything that can be a key, and knows the most common. Where a plain dictionary must stay,
//! `get` with a default saves the question whether the key is there.
//!
//! Before:
//!
//! ```python
//! def letters(text):
//!     counts = {}
//!     for letter in text:
//!         if letter in counts:
//!             counts[letter] += 1
//!         else:
//!             counts[letter] = 1
//!     return counts
//! ```
//!
//! After:
//!
//! ```python
//! def letters(text):
//!     counts = {}
//!     for letter in text:
//!         counts[letter] = counts.get(letter, 0) + 1
//!     return counts
//! ```

use ruff_python_ast::{CmpOp, Expr, Stmt};
use ruff_text_size::{Ranged, TextRange};

use super::missing_key::is_item;
use crate::{
    draft::Draft,
    read::{assignment, comparison, else_of, integer, only},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("ASK202", Check::Block(check)).of("I02");

fn check(block: &[Stmt], place: usize, at: &At<'_>) -> Option<Draft> {
    let branch = block[place].as_if_stmt()?;
    let (key, op, dict) = comparison(&branch.test)?;
    let end = match (op, else_of(branch)) {
        (CmpOp::In, Some(otherwise)) => {
            (adds_one(only(&branch.body)?, dict, key) && sets(only(otherwise)?, dict, key, 1)).then_some(branch.end())?
        }
        (CmpOp::NotIn, Some(otherwise)) => {
            (adds_one(only(otherwise)?, dict, key) && sets(only(&branch.body)?, dict, key, 1)).then_some(branch.end())?
        }
        (CmpOp::NotIn, None) if branch.elif_else_clauses.is_empty() => {
            let next = block.get(place + 1)?;
            (sets(only(&branch.body)?, dict, key, 0) && adds_one(next, dict, key)).then_some(next.end())?
        }
        _ => return None,
    };
    let (words, key) = (at.source.slice(dict), at.source.slice(key));
    let reason = "`collections.Counter` counts without asking first; in a plain dictionary, `get` does.";
    let draft = Draft::new(&*branch.test, reason);
    Some(draft.with(&TextRange::new(branch.start(), end), format!("{words}[{key}] = {words}.get({key}, 0) + 1")))
}

fn adds_one(stmt: &Stmt, dict: &Expr, key: &Expr) -> bool {
    stmt.as_aug_assign_stmt().is_some_and(|add| {
        add.op == ruff_python_ast::Operator::Add && integer(&add.value) == Some(1) && is_item(&add.target, dict, key)
    })
}

fn sets(stmt: &Stmt, dict: &Expr, key: &Expr, wanted: i64) -> bool {
    assignment(stmt).is_some_and(|(target, value)| is_item(target, dict, key) && integer(value) == Some(wanted))
}
