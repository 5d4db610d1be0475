//! # A variable with the name of a built-in
//!
//! After `list = ...` the name `list` means something else to the end of the function, and the next `list(...)` fails.
//!
//! Before:
//!
//! ```python
//! def longest(words):
//!     max = ""
//!     for word in words:
//!         if len(word) > len(max):
//!             max = word
//!     return max
//! ```
//!
//! After:
//!
//! ```python
//! def longest(words):
//!     best = ""
//!     for word in words:
//!         if len(word) > len(best):
//!             best = word
//!     return best
//! ```

use ruff_python_ast::AnyNodeRef;

use crate::{
    draft::Draft,
    names::{Bind, How},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::mistake("A001", Check::File(check));

/// The ones that programs need again a few lines later.
const BUILTINS: &[&str] = &[
    "all", "any", "bool", "bytes", "dict", "filter", "float", "input", "int", "iter", "len", "list", "map", "max", "min", "next",
    "object", "open", "print", "range", "reversed", "round", "set", "sorted", "str", "sum", "tuple", "type", "zip",
];

fn check(at: &At<'_>) -> Vec<Draft> {
    let mut seen: Vec<(&str, ruff_text_size::TextRange)> = Vec::new();
    let mut found = Vec::new();
    for bind in at.names.all_binds().iter().filter(|bind| shadows(bind)) {
        if seen.contains(&(bind.id, bind.scope)) {
            continue;
        }
        seen.push((bind.id, bind.scope));
        if !is_class(bind, at) {
            let reason = format!("From here on `{}` is no longer the built-in of that name.", bind.id);
            found.push(Draft::new(&bind.range, reason).or(format!("{}_ = ...", bind.id)));
        }
    }
    found
}

fn shadows(bind: &Bind<'_>) -> bool {
    let variable = matches!(bind.how, How::Assigned(_) | How::Loop);
    variable && BUILTINS.contains(&bind.id)
}

/// Attributes of a class are read through it, and hide nothing.
fn is_class(bind: &Bind<'_>, at: &At<'_>) -> bool {
    let mut class = false;
    crate::read::places(&at.module.body, |node| {
        class |= matches!(node, AnyNodeRef::StmtClassDef(def) if def.range == bind.scope);
        false
    });
    class
}
