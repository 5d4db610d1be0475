//! # A list on the way to a set
//!
//! A set has comprehensions too; the list in between is made for nothing.
//!
//! Before:
//!
//! ```python
//! def initials(names):
//!     return set([name[0] for name in names])
//! ```
//!
//! After:
//!
//! ```python
//! def initials(names):
//!     return {name[0] for name in names}
//! ```

use ruff_python_ast::AnyNodeRef;

use crate::{
    draft::Draft,
    read::is_name,
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("C403", Check::Node(check));

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::ExprCall(call) = node else { return None };
    let [list] = &*call.arguments.args else { return None };
    if !is_name(&call.func, "set") || !list.is_list_comp_expr() || !call.arguments.keywords.is_empty() {
        return None;
    }
    let words = at.source.slice(list);
    let better = format!("{{{}}}", &words[1..words.len() - 1]);
    Some(Draft::new(call, "A set comprehension makes no list on the way.").with(call, better))
}
