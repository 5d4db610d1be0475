//! # Changing what is being looped over
//!
//! Taking items out of a list while a loop walks through it makes the loop skip the item after each; a dict or set raises
//! `RuntimeError`. Walk over a copy, or build a new one.
//!
//! Before:
//!
//! ```python
//! def without_blanks(words):
//!     for word in words:
//!         if not word.strip():
//!             words.remove(word)
//!     return words
//! ```
//!
//! After:
//!
//! ```python
//! def without_blanks(words):
//!     for word in list(words):
//!         if not word.strip():
//!             words.remove(word)
//!     return words
//! ```

use ruff_python_ast::{AnyNodeRef, Expr, Stmt, StmtFor};
use ruff_text_size::{Ranged, TextRange};

use crate::{
    draft::Draft,
    read::{is_dotted, method, places, same},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::mistake("B909", Check::Node(check));

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::StmtFor(each) = node else { return None };
    let whole = walked(&each.iter).filter(|whole| is_dotted(whole))?;
    let place = removals(each, whole).into_iter().find(|range| !leaves_after(&each.body, *range))?;
    let words = at.source.slice(whole);
    let reason = format!("`{words}` changes while the loop walks through it: the item after each removed one is skipped.");
    let iter = at.source.slice(&*each.iter);
    Some(Draft::new(&place, reason).with(&*each.iter, format!("list({iter})")))
}

/// What a loop walks through itself, not a copy of it.
fn walked(iter: &Expr) -> Option<&Expr> {
    match method(iter) {
        Some((receiver, "keys" | "values" | "items", _)) => Some(receiver),
        Some(_) => None,
        None => Some(iter),
    }
}

fn removals(each: &StmtFor, whole: &Expr) -> Vec<TextRange> {
    places(&each.body, |node| match node {
        AnyNodeRef::ExprCall(call) => call.func.as_attribute_expr().is_some_and(|attribute| {
            matches!(attribute.attr.id.as_str(), "remove" | "pop" | "insert" | "discard" | "clear" | "popitem")
                && same(&attribute.value, whole)
        }),
        AnyNodeRef::StmtDelete(delete) => delete.targets.iter().any(|target| {
            target.as_subscript_expr().is_some_and(|item| same(&item.value, whole))
        }),
        _ => false,
    })
}

/// Whether the loop is left right after `place`, or `whole` is bound anew.
fn leaves_after(block: &[Stmt], place: TextRange) -> bool {
    let Some(at) = block.iter().position(|stmt| stmt.range().contains_range(place)) else { return false };
    let rest = &block[at..];
    let leaves = |stmt: &Stmt| matches!(stmt, Stmt::Break(_) | Stmt::Return(_) | Stmt::Raise(_));
    if rest.iter().any(leaves) {
        return true;
    }
    let inner: Vec<&[Stmt]> = match &block[at] {
        Stmt::If(branch) => {
            let others = branch.elif_else_clauses.iter().map(|clause| &*clause.body);
            std::iter::once(&*branch.body).chain(others).collect()
        }
        Stmt::With(with) => vec![&with.body],
        Stmt::Try(attempt) => vec![&attempt.body, &attempt.orelse],
        _ => Vec::new(),
    };
    inner.into_iter().any(|block| leaves_after(block, place))
}
