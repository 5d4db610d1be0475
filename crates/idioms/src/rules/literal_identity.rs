//! # Comparing a value by is
//!
//! `is` asks whether two names hold the same object. Equal numbers and strings may be one object or two; which, is up to the
//! interpreter, and Python warns about it.
//!
//! Before:
//!
//! ```python
//! def kind(command):
//!     return "end" if command is "quit" else "other"
//! ```
//!
//! After:
//!
//! ```python
//! def kind(command):
//!     return "end" if command == "quit" else "other"
//! ```

use ruff_python_ast::{AnyNodeRef, CmpOp, Expr};

use crate::{
    draft::Draft,
    read::sides,
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::mistake("F632", Check::Node(check));

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::ExprCompare(compare) = node else { return None };
    let (left, op, right) = sides(compare)?;
    let equal = match op {
        CmpOp::Is => "==",
        CmpOp::IsNot => "!=",
        _ => return None,
    };
    if !(is_value(left) || is_value(right)) {
        return None;
    }
    let better = format!("{} {equal} {}", at.source.slice(left), at.source.slice(right));
    Some(Draft::new(compare, "Equal values need not be one object: `is` may say no to them.").with(compare, better))
}

/// A value written out, of which there may be more than one.
fn is_value(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::StringLiteral(_) | Expr::NumberLiteral(_) | Expr::BytesLiteral(_) | Expr::FString(_) | Expr::List(_)
            | Expr::Dict(_) | Expr::Set(_) | Expr::Tuple(_)
    )
}
