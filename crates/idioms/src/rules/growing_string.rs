//! # Growing a string in a loop
//!
//! A string cannot change: each `+=` copies all that was there before, unless CPython finds a way round it, which it does not
//! promise. Collect the pieces and join them once.
//!
//! Before:
//!
//! ```python
//! def shout(words):
//!     text = ""
//!     for word in words:
//!         text += word.upper() + "!"
//!     return text
//! ```
//!
//! After:
//!
//! ```python
//! def shout(words):
//!     return "".join(word.upper() + "!" for word in words)
//! ```

use ruff_python_ast::{Expr, Operator, Stmt};
use ruff_text_size::Ranged;

use crate::{
    draft::Draft,
    read::{assignment, is_name, name_of},
    rule::{Check, Meta},
    types::{Type, type_of},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("ASK801", Check::Block(check));

fn check(block: &[Stmt], place: usize, at: &At<'_>) -> Option<Draft> {
    let stmt = &block[place];
    let (target, piece) = grown(stmt)?;
    let name = name_of(target)?;
    let around = at.loops().next()?.range();
    // In an `if` it may be rare.
    let each_time = at.parent().is_some_and(|parent| parent.range() == around);
    let home = at.names.home(name, &at.scopes())?;
    let starts_outside = at.names.binds(name, home).any(|bind| !around.contains_range(bind.range));
    let starts_inside = at.names.binds(name, around).any(|bind| !stmt.range().contains_range(bind.range) && matches!(bind.how, crate::names::How::Assigned(Expr::StringLiteral(_))));
    if !each_time || !starts_outside || starts_inside || type_of(target, at) != Some(Type::Str) {
        return None;
    }
    let reason = format!("Each round copies all of `{name}`; `\"\".join(...)` puts the pieces together once.");
    let piece = at.source.slice(piece);
    Some(Draft::new(stmt, reason).or(format!("parts.append({piece})\n...\n{name} = \"\".join(parts)")))
}

/// Target and piece of `s += piece` and `s = s + piece`.
fn grown(stmt: &Stmt) -> Option<(&Expr, &Expr)> {
    if let Stmt::AugAssign(add) = stmt {
        return (add.op == Operator::Add).then_some((&*add.target, &*add.value));
    }
    let (target, value) = assignment(stmt)?;
    let sum = value.as_bin_op_expr().filter(|sum| sum.op == Operator::Add && is_name(&sum.left, name_of(target).unwrap_or_default()))?;
    Some((target, &sum.right))
}
