//! # A mutable default argument
//!
//! A default is made once, when `def` runs, and not at each call: every call that leaves the argument out works on the same
//! list. Use `None` and make the list inside.
//!
//! Before:
//!
//! ```python
//! def add(item, basket=[]):
//!     basket.append(item)
//!     return basket
//! ```
//!
//! After:
//!
//! ```python
//! def add(item, basket=None):
//!     if basket is None:
//!         basket = []
//!     basket.append(item)
//!     return basket
//! ```

use ruff_python_ast::{AnyNodeRef, Expr, StmtFunctionDef, helpers::is_docstring_stmt};
use ruff_text_size::{Ranged, TextRange};

use crate::{
    draft::Draft,
    read::name_of,
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::mistake("B006", Check::Node(check));

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::ParameterWithDefault(parameter) = node else { return None };
    let default = parameter.default.as_deref().filter(|default| is_mutable(default))?;
    let name = parameter.parameter.name.id.as_str();
    let made = at.source.slice(default);
    let draft = Draft::new(
        parameter,
        format!("All calls share the one `{made}` that was made with the function; what one call puts in, the next one finds."),
    );
    let draft = draft.or(format!("if {name} is None:\n    {name} = {made}"));
    Some(match at.parents.iter().rev().find_map(|node| node.as_stmt_function_def()) {
        Some(def) => made_inside(draft, def, default, &format!("{name} = {made}"), name, at),
        None => draft,
    })
}

fn made_inside(draft: Draft, def: &StmtFunctionDef, default: &Expr, makes: &str, name: &str, at: &At<'_>) -> Draft {
    let first = def.body.iter().find(|stmt| !is_docstring_stmt(stmt));
    match first.and_then(|first| Some((first, at.source.indentation(first)?))) {
        Some((first, blanks)) => draft
            .with(default, "None")
            .with(&TextRange::empty(first.start()), format!("if {name} is None:\n{blanks}    {makes}\n{blanks}")),
        None => draft,
    }
}

fn is_mutable(default: &Expr) -> bool {
    match default {
        Expr::List(_) | Expr::Dict(_) | Expr::Set(_) | Expr::ListComp(_) | Expr::DictComp(_) | Expr::SetComp(_) => true,
        Expr::Call(call) => matches!(
            name_of(&call.func),
            Some("list" | "dict" | "set" | "defaultdict" | "deque" | "Counter" | "OrderedDict" | "bytearray")
        ),
        _ => false,
    }
}
