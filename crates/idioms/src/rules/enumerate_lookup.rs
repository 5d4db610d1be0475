//! # Looking up what enumerate has already given
//!
//! `enumerate` gives the item with its number; `xs[i]` looks it up again.
//!
//! Before:
//!
//! ```python
//! def show(names):
//!     for i, name in enumerate(names):
//!         print(i, name, names[i].upper())
//! ```
//!
//! After:
//!
//! ```python
//! def show(names):
//!     for i, name in enumerate(names):
//!         print(i, name, name.upper())
//! ```

use ruff_python_ast::{AnyNodeRef, Expr};

use crate::{
    draft::Draft,
    read::{changes, is_dotted, is_name, name_of, only_argument, places, same},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("PLR1736", Check::Node(check)).of("I01");

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::StmtFor(each) = node else { return None };
    let items = only_argument(&each.iter, "enumerate").filter(|items| is_dotted(items))?;
    let (index, item) = pair(&each.target)?;
    let found = places(&each.body, |node| {
        node.as_expr_subscript().is_some_and(|it| {
            it.ctx.is_load() && is_name(&it.slice, index) && same(&it.value, items)
        })
    });
    let first = found.first()?;
    let fixed = |name: &str| at.names.binds(name, each.range).count() == 1;
    if changes(&each.body, items) || !fixed(index) || !fixed(item) {
        return None;
    }
    let reason = format!("`{item}` is `{}[{index}]` already.", at.source.slice(items));
    Some(Draft::new(first, reason).with_each(&found, item))
}

/// Both names of `i, x`.
pub(super) fn pair(target: &Expr) -> Option<(&str, &str)> {
    match target.as_tuple_expr()?.elts.as_slice() {
        [one, two] => Some((name_of(one)?, name_of(two)?)),
        _ => None,
    }
}
