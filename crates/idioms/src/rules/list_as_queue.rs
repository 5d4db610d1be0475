//! # A list as a queue
//!
//! `pop(0)` moves every other item one place forward. A `deque` gives up its first in one step.
//!
//! Before:
//!
//! ```python
//! def visit(graph, start):
//!     queue = [start]
//!     seen = {start}
//!     while queue:
//!         node = queue.pop(0)
//!         for other in graph[node]:
//!             if other not in seen:
//!                 seen.add(other)
//!                 queue.append(other)
//!     return seen
//! ```
//!
//! After:
//!
//! ```python
//! from collections import deque
//!
//!
//! def visit(graph, start):
//!     queue = deque([start])
//!     seen = {start}
//!     while queue:
//!         node = queue.popleft()
//!         for other in graph[node]:
//!             if other not in seen:
//!                 seen.add(other)
//!                 queue.append(other)
//!     return seen
//! ```

use ruff_python_ast::AnyNodeRef;
use ruff_text_size::Ranged;

use crate::{
    draft::Draft,
    read::{integer, is_name, name_of},
    rule::{Check, Meta},
    types::{Type, type_of},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("ASK806", Check::Node(check));

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::ExprCall(call) = node else { return None };
    let attribute = call.func.as_attribute_expr().filter(|attribute| attribute.attr.id.as_str() == "pop")?;
    let name = name_of(&attribute.value)?;
    let first = matches!(&*call.arguments.args, [zero] if integer(zero) == Some(0));
    let around = at.loops().next()?;
    let over = matches!(around, AnyNodeRef::StmtFor(each) if is_name(&each.iter, name));
    if !first || over || type_of(&attribute.value, at) != Some(Type::List) {
        return None;
    }
    let reason = format!("`pop(0)` moves all that is left in `{name}` one place forward, each time.");
    let place = ruff_text_size::TextRange::new(attribute.value.end(), call.end());
    Some(Draft::new(&place, reason).or(format!("{name} = deque(...)\n...\n{name}.popleft()")))
}
