//! # A value that nobody reads
//!
//! Something is worked out and kept, and then not used: left over, or forgotten where it was needed.
//!
//! Before:
//!
//! ```python
//! def mean(numbers):
//!     count = len(numbers)
//!     total = sum(numbers)
//!     return total / len(numbers)
//! ```
//!
//! After:
//!
//! ```python
//! def mean(numbers):
//!     total = sum(numbers)
//!     return total / len(numbers)
//! ```

use ruff_python_ast::{AnyNodeRef, Expr, Stmt};

use crate::{
    draft::Draft,
    names::How,
    read::{any_in, assignment, name_of},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("F841", Check::Block(check));

fn check(block: &[Stmt], place: usize, at: &At<'_>) -> Option<Draft> {
    let stmt = &block[place];
    let (target, value) = assignment(stmt)?;
    let name = name_of(target).filter(|name| !name.starts_with('_'))?;
    let function = at.parents.iter().rev().find_map(|node| node.as_stmt_function_def())?;
    // Attributes of a class in a function are read through it.
    let in_class = matches!(at.parent(), Some(AnyNodeRef::StmtClassDef(_)));
    let declared = |how: &How<'_>| matches!(how, How::Declared | How::Augmented);
    let elsewhere = at.names.binds(name, function.range).any(|bind| declared(&bind.how));
    let read = !at.names.loads(name, function.range).is_empty();
    if in_class || elsewhere || read || !at.names.loads("locals", function.range).is_empty() {
        return None;
    }
    let draft = Draft::new(target, format!("Nobody reads `{name}` after this line."));
    Some(match at.source.own_lines(stmt) {
        Some(lines) if is_idle(value) && block.len() > 1 => draft.with(&lines, ""),
        _ => draft.or(at.source.slice(value)),
    })
}

/// Whether working `value` out does nothing else.
fn is_idle(value: &Expr) -> bool {
    !any_in(value, |node| match node {
        AnyNodeRef::ExprCall(call) => !call.func.as_name_expr().is_some_and(|name| {
            matches!(name.id.as_str(), "len" | "sum" | "min" | "max" | "sorted" | "list" | "dict" | "set" | "tuple" | "str")
        }),
        AnyNodeRef::ExprAwait(_) | AnyNodeRef::ExprYield(_) | AnyNodeRef::ExprYieldFrom(_) | AnyNodeRef::ExprNamed(_) => true,
        _ => false,
    })
}
