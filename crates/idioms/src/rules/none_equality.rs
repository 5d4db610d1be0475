//! # Comparing with None by ==
//!
//! There is one `None`, so ask whether it is that object. `==` asks the object on the left, and its class may answer anything.
//!
//! Before:
//!
//! ```python
//! def area(size):
//!     if size == None:
//!         return 0
//!     return size * size
//! ```
//!
//! After:
//!
//! ```python
//! def area(size):
//!     if size is None:
//!         return 0
//!     return size * size
//! ```

use ruff_python_ast::{AnyNodeRef, CmpOp, Expr};

use crate::{
    draft::Draft,
    read::sides,
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::mistake("E711", Check::Node(check));

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::ExprCompare(compare) = node else { return None };
    let (left, op, right) = sides(compare)?;
    let operator = match op {
        CmpOp::Eq => "is",
        CmpOp::NotEq => "is not",
        _ => return None,
    };
    let ((Expr::NoneLiteral(_), other) | (other, Expr::NoneLiteral(_))) = (left, right) else { return None };
    let better = format!("{} {operator} None", at.source.slice(other));
    Some(Draft::new(compare, "There is one `None`: `is` asks for it, `==` asks the other object's opinion.").with(compare, better))
}
