//! # map with a lambda
//!
//! A comprehension says the same without a function in between, and reads from left to right.
//!
//! Before:
//!
//! ```python
//! def doubled(numbers):
//!     return list(map(lambda number: number * 2, numbers))
//! ```
//!
//! After:
//!
//! ```python
//! def doubled(numbers):
//!     return [number * 2 for number in numbers]
//! ```

use ruff_python_ast::{AnyNodeRef, Expr, ExprLambda};

use crate::{
    draft::Draft,
    read::{call_of, is_bound_here, name_of},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("C417", Check::Node(check));

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::ExprCall(call) = node else { return None };
    let class = name_of(&call.func).filter(|name| matches!(*name, "list" | "set"))?;
    let [map] = &*call.arguments.args else { return None };
    let [Expr::Lambda(lambda), items] = call_of(map, "map")? else { return None };
    let parameter = only_parameter(lambda)?;
    if is_bound_here(&lambda.body) || matches!(items, Expr::If(_) | Expr::Lambda(_)) {
        return None;
    }
    let made = format!("{} for {parameter} in {}", at.source.slice(&*lambda.body), at.source.slice(items));
    let better = if class == "list" { format!("[{made}]") } else { format!("{{{made}}}") };
    Some(Draft::new(call, "A comprehension says the same without a function in between.").with(call, better))
}

fn only_parameter(lambda: &ExprLambda) -> Option<&str> {
    let all = lambda.parameters.as_deref().filter(|all| all.len() == 1)?;
    let one = all.args.first().filter(|one| one.default.is_none())?;
    Some(one.parameter.name.id.as_str())
}
