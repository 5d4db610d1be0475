//! # A list that all objects of a class share
//!
//! What stands in the class belongs to the class: there is one list for all objects. Make it in `__init__`.
//!
//! Before:
//!
//! ```python
//! class Basket:
//!     items = []
//!
//!     def add(self, item):
//!         self.items.append(item)
//! ```
//!
//! After:
//!
//! ```python
//! class Basket:
//!     def __init__(self):
//!         self.items = []
//!
//!     def add(self, item):
//!         self.items.append(item)
//! ```

use ruff_python_ast::{AnyNodeRef, Expr, Stmt, StmtClassDef};

use crate::{
    draft::Draft,
    read::{any, assignment, is_name, name_of},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::mistake("RUF012", Check::Block(check));

fn check(block: &[Stmt], place: usize, at: &At<'_>) -> Option<Draft> {
    let Some(AnyNodeRef::StmtClassDef(class)) = at.parent() else { return None };
    let (target, value) = assignment(&block[place])?;
    let name = name_of(target)?;
    let empty = matches!(value, Expr::List(_) | Expr::Dict(_) | Expr::Set(_))
        || value.as_call_expr().is_some_and(|call| matches!(name_of(&call.func), Some("list" | "dict" | "set" | "defaultdict")));
    if !empty || !is_changed(class, name) || is_own(class, name) {
        return None;
    }
    let made = at.source.slice(value);
    let reason = format!("There is one `{name}` for all objects of `{}`: what one puts in, all find.", class.name.id);
    Some(Draft::new(target, reason).or(format!("def __init__(self):\n    self.{name} = {made}")))
}

/// Whether a method changes what `self.name` holds.
fn is_changed(class: &StmtClassDef, name: &str) -> bool {
    let mine = |expr: &Expr| {
        expr.as_attribute_expr().is_some_and(|it| it.attr.id.as_str() == name && is_name(&it.value, "self"))
    };
    any(&class.body, |node| match node {
        AnyNodeRef::ExprCall(call) => call.func.as_attribute_expr().is_some_and(|it| {
            matches!(it.attr.id.as_str(), "append" | "extend" | "insert" | "add" | "update" | "setdefault") && mine(&it.value)
        }),
        AnyNodeRef::ExprSubscript(item) => item.ctx.is_store() && mine(&item.value),
        _ => false,
    })
}

/// Whether objects get one of their own.
fn is_own(class: &StmtClassDef, name: &str) -> bool {
    any(&class.body, |node| {
        node.as_expr_attribute().is_some_and(|it| {
            it.ctx.is_store() && it.attr.id.as_str() == name && is_name(&it.value, "self")
        })
    })
}
