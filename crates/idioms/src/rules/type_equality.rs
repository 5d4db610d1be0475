//! # Comparing types by ==
//!
//! `isinstance` says yes to subclasses too: an `OrderedDict` is a `dict`, and code that takes the one should take the other.
//!
//! Before:
//!
//! ```python
//! def flat(value):
//!     if type(value) == list:
//!         return value
//!     return [value]
//! ```
//!
//! After:
//!
//! ```python
//! def flat(value):
//!     if isinstance(value, list):
//!         return value
//!     return [value]
//! ```

use ruff_python_ast::{AnyNodeRef, CmpOp, Expr};

use crate::{
    draft::Draft,
    read::{sides, is_dotted, only_argument},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::mistake("E721", Check::Node(check)).of("I06");

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::ExprCompare(compare) = node else { return None };
    let (left, op, right) = sides(compare)?;
    let not = match op {
        CmpOp::Eq => "",
        CmpOp::NotEq => "not ",
        _ => return None,
    };
    let value = only_argument(left, "type").filter(|_| is_dotted(right) || right.is_string_literal_expr())?;
    let (value, class) = (at.source.slice(value), at.source.slice(right));
    let draft = Draft::new(compare, format!("`isinstance` takes subclasses of `{class}` too; `==` turns them away."));
    Some(match right {
        Expr::StringLiteral(_) => draft.or(format!("isinstance({value}, ...)")),
        _ => draft.with(compare, format!("{not}isinstance({value}, {class})")),
    })
}
