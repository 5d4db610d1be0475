//! # A list inside any or all
//!
//! Without the brackets `any` and `all` stop at the first item that decides; with them the whole list is made first.
//!
//! Before:
//!
//! ```python
//! def all_known(words, known):
//!     return all([word in known for word in words])
//! ```
//!
//! After:
//!
//! ```python
//! def all_known(words, known):
//!     return all(word in known for word in words)
//! ```

use ruff_python_ast::AnyNodeRef;

use crate::{
    draft::Draft,
    read::{is_bound_here, name_of},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("C419", Check::Node(check));

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::ExprCall(call) = node else { return None };
    let name = name_of(&call.func).filter(|name| matches!(*name, "any" | "all"))?;
    let [list] = &*call.arguments.args else { return None };
    if !list.is_list_comp_expr() || is_bound_here(list) || !call.arguments.keywords.is_empty() {
        return None;
    }
    let words = at.source.slice(list);
    let reason = format!("Without the list, `{name}` stops at the first item that decides.");
    Some(Draft::new(call, reason).with(list, &words[1..words.len() - 1]))
}
