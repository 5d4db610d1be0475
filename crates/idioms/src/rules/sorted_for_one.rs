//! # Sorting to take one
//!
//! `min` and `max` walk through once; sorting puts everything in order and throws all but one away.
//!
//! Before:
//!
//! ```python
//! def cheapest(prices):
//!     return sorted(prices)[0]
//! ```
//!
//! After:
//!
//! ```python
//! def cheapest(prices):
//!     return min(prices)
//! ```

use ruff_python_ast::{AnyNodeRef, Expr};

use crate::{
    draft::Draft,
    read::{integer, is_name, truth},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("FURB192", Check::Node(check));

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::ExprSubscript(item) = node else { return None };
    let call = item.value.as_call_expr().filter(|call| is_name(&call.func, "sorted"))?;
    let [items] = &*call.arguments.args else { return None };
    let mut reverse = false;
    let mut key: Option<&Expr> = None;
    for keyword in &call.arguments.keywords {
        match keyword.arg.as_ref()?.id.as_str() {
            "reverse" => reverse = truth(&keyword.value)?,
            "key" => key = Some(&keyword.value),
            _ => return None,
        }
    }
    let name = match (integer(&item.slice)?, reverse) {
        (0, false) => "min",
        (0, true) => "max",
        // Of equal ones the last would be taken: the same only without a key.
        (-1, _) if key.is_some() => return None,
        (-1, false) => "max",
        (-1, true) => "min",
        _ => return None,
    };
    let key = key.map_or(String::new(), |key| format!(", key={}", at.source.slice(key)));
    let better = format!("{name}({}{key})", at.source.slice(items));
    let reason = format!("`{name}` walks through once; sorting orders all to keep one.");
    Some(Draft::new(item, reason).with(item, better))
}
