//! # A parameter with the name of a built-in
//!
//! Inside the function the built-in is out of reach, and the call that needs it fails with a message about something else.
//!
//! Before:
//!
//! ```python
//! def total(list):
//!     return sum(list)
//! ```
//!
//! After:
//!
//! ```python
//! def total(numbers):
//!     return sum(numbers)
//! ```

use ruff_python_ast::AnyNodeRef;

use crate::{
    draft::Draft,
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::mistake("A002", Check::Node(check));

/// Short ones that others are looked for under: `id`, `type` and `input` are left alone.
const BUILTINS: &[&str] = &[
    "dict", "float", "int", "len", "list", "map", "max", "min", "range", "set", "sorted", "str", "sum", "tuple", "zip",
];

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::Parameter(parameter) = node else { return None };
    let name = parameter.name.id.as_str();
    if !BUILTINS.contains(&name) || at.parents.iter().any(|node| matches!(node, AnyNodeRef::ExprLambda(_))) {
        return None;
    }
    let reason = format!("Inside this function `{name}` is no longer the built-in of that name.");
    Some(Draft::new(&parameter.name, reason).or(format!("{name}_")))
}
