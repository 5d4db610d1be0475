//! # Growing at the front
//!
//! To put something before all others, a list or string is copied or moved as a whole each time. A `deque` grows at both ends;
//! or append, and reverse once at the end.
//!
//! Before:
//!
//! ```python
//! def latest_first(events):
//!     ordered = []
//!     for event in events:
//!         ordered.insert(0, event)
//!     return ordered
//! ```
//!
//! After:
//!
//! ```python
//! def latest_first(events):
//!     return list(reversed(list(events)))
//! ```

use ruff_python_ast::{Expr, Operator, Stmt};
use ruff_text_size::Ranged;

use crate::{
    draft::Draft,
    read::{assignment, integer, method, name_of},
    rule::{Check, Meta},
    types::{Type, type_of},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("ASK802", Check::Block(check));

fn check(block: &[Stmt], place: usize, at: &At<'_>) -> Option<Draft> {
    let stmt = &block[place];
    let (whole, piece, class) = inserted(stmt, at).or_else(|| put_before(stmt, at))?;
    let name = name_of(whole)?;
    let around = at.loops().next()?.range();
    let home = at.names.home(name, &at.scopes())?;
    if !at.names.binds(name, home).any(|bind| !around.contains_range(bind.range)) {
        return None;
    }
    let piece = at.source.slice(piece);
    let reason = format!("Everything in `{name}` moves for each new first one; a deque grows at both ends.");
    let better = match class {
        Type::Str => format!("parts.append({piece})\n...\n{name} = \"\".join(reversed(parts))"),
        _ => format!("{name} = deque()\n...\n{name}.appendleft({piece})"),
    };
    Some(Draft::new(stmt, reason).or(better))
}

/// `xs.insert(0, x)` of a list.
fn inserted<'e>(stmt: &'e Stmt, at: &At<'_>) -> Option<(&'e Expr, &'e Expr, Type)> {
    let (receiver, name, arguments) = method(&stmt.as_expr_stmt()?.value)?;
    match &*arguments.args {
        [zero, item] if name == "insert" && integer(zero) == Some(0) => {
            (type_of(receiver, at) == Some(Type::List)).then_some((receiver, item, Type::List))
        }
        _ => None,
    }
}

/// `s = piece + s`.
fn put_before<'e>(stmt: &'e Stmt, at: &At<'_>) -> Option<(&'e Expr, &'e Expr, Type)> {
    let (target, value) = assignment(stmt)?;
    let sum = value.as_bin_op_expr().filter(|sum| sum.op == Operator::Add)?;
    if name_of(target).is_none() || name_of(&sum.right) != name_of(target) || name_of(&sum.left) == name_of(target) {
        return None;
    }
    let class = type_of(target, at).filter(|class| matches!(class, Type::List | Type::Str))?;
    let piece = match &*sum.left {
        Expr::List(list) if list.elts.len() == 1 => &list.elts[0],
        left => left,
    };
    Some((target, piece, class))
}
