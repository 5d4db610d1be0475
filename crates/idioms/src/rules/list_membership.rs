//! # Looking for something in a list, again and again
//!
//! `in` walks through a list from its start: inside a loop that makes the program quadratic. A set looks in one step, for
//! items that can be hashed. Where the order of the list is needed too, keep a set beside it.
//!
//! Before:
//!
//! ```python
//! def known(words, dictionary):
//!     entries = [entry.lower() for entry in dictionary]
//!     count = 0
//!     for word in words:
//!         if word in entries:
//!             count += 1
//!     return count
//! ```
//!
//! After:
//!
//! ```python
//! def known(words, dictionary):
//!     entries = {entry.lower() for entry in dictionary}
//!     count = 0
//!     for word in words:
//!         if word in entries:
//!             count += 1
//!     return count
//! ```

use ruff_python_ast::{AnyNodeRef, CmpOp, Expr};
use ruff_text_size::{Ranged, TextRange};

use crate::{
    draft::Draft,
    names::How,
    read::{any, is_constant, name_of, same, sides},
    rule::{Check, Meta},
    types::{Type, type_of},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("ASK401", Check::Node(check)).of("I04");

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::ExprCompare(compare) = node else { return None };
    let (_, op, list) = sides(compare)?;
    let name = name_of(list).filter(|_| matches!(op, CmpOp::In | CmpOp::NotIn))?;
    let around = repeated(compare.range, at)?;
    let home = at.names.home(name, &at.scopes())?;
    let outside = at.names.binds(name, home).all(|bind| !around.contains_range(bind.range) || matches!(bind.how, How::Augmented));
    if !outside || type_of(list, at) != Some(Type::List) || is_short(name, home, at) || is_crossed_off(list, at) {
        return None;
    }
    let reason = format!("Each `in` walks through the list `{name}` from its start; a set of what can be hashed looks in one step.");
    Some(Draft::new(compare, reason).or(format!("{name}_set = set({name})")))
}

/// The loop or comprehension around `place` that repeats it.
fn repeated(place: TextRange, at: &At<'_>) -> Option<TextRange> {
    for node in at.parents.iter().rev() {
        let head = match node {
            AnyNodeRef::StmtFor(each) => each.iter.range(),
            AnyNodeRef::StmtWhile(each) => return Some(each.range),
            AnyNodeRef::ExprListComp(all) => all.generators.first()?.iter.range(),
            AnyNodeRef::ExprSetComp(all) => all.generators.first()?.iter.range(),
            AnyNodeRef::ExprDictComp(all) => all.generators.first()?.iter.range(),
            AnyNodeRef::ExprGenerator(all) => all.generators.first()?.iter.range(),
            AnyNodeRef::StmtFunctionDef(_) | AnyNodeRef::ExprLambda(_) => return None,
            _ => continue,
        };
        if !head.contains_range(place) {
            return Some(node.range());
        }
    }
    None
}

/// Whether items are taken out one by one: a set would forget how often each was there.
fn is_crossed_off(list: &Expr, at: &At<'_>) -> bool {
    any(&at.module.body, |node| {
        node.as_expr_call().and_then(|call| call.func.as_attribute_expr()).is_some_and(|it| {
            matches!(it.attr.id.as_str(), "remove" | "pop" | "insert") && same(&it.value, list)
        })
    })
}

/// Whether the list is a few values written out and never grows.
fn is_short(name: &str, home: TextRange, at: &At<'_>) -> bool {
    at.names.binds(name, home).all(|bind| match bind.how {
        How::Assigned(Expr::List(list)) => !list.elts.is_empty() && list.elts.len() <= 12 && list.elts.iter().all(is_constant),
        _ => false,
    })
}
