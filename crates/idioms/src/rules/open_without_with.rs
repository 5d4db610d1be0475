//! # A file that is not closed for sure
//!
//! `with` closes the file at the end of the block, also when something raises on the way.
//!
//! Before:
//!
//! ```python
//! def count_lines(path):
//!     file = open(path)
//!     count = len(file.readlines())
//!     file.close()
//!     return count
//! ```
//!
//! After:
//!
//! ```python
//! def count_lines(path):
//!     with open(path) as file:
//!         return len(file.readlines())
//! ```

use ruff_python_ast::{AnyNodeRef, Expr};
use ruff_text_size::Ranged;

use crate::{
    draft::Draft,
    read::{is_name, name_of},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("SIM115", Check::Node(check)).of("I05");

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::ExprCall(call) = node else { return None };
    if !is_name(&call.func, "open") || at.redefines("open") || is_taken_care_of(call.range(), at) {
        return None;
    }
    let opened = at.source.slice(call);
    let better = match at.parent() {
        Some(AnyNodeRef::StmtAssign(assign)) => {
            let name = assign.targets.first().and_then(name_of).unwrap_or("file");
            format!("with {opened} as {name}:\n    ...")
        }
        _ => format!("with {opened} as file:\n    ..."),
    };
    Some(Draft::new(call, "Only `with` closes the file for sure, also when something raises on the way.").or(better))
}

/// Whether somebody closes what is opened at `place`: a `with`, an exit stack, or the caller.
fn is_taken_care_of(place: ruff_text_size::TextRange, at: &At<'_>) -> bool {
    for node in at.parents.iter().rev() {
        match node {
            AnyNodeRef::ExprCall(call) if !call.func.range().contains_range(place) => {
                return match &*call.func {
                    Expr::Attribute(attribute) => matches!(attribute.attr.id.as_str(), "enter_context" | "closing"),
                    function => is_name(function, "closing"),
                };
            }
            AnyNodeRef::WithItem(_) | AnyNodeRef::StmtReturn(_) | AnyNodeRef::ExprYield(_) => return true,
            // Kept in an object that may close it itself.
            AnyNodeRef::StmtAssign(assign) => return !assign.targets.iter().all(Expr::is_name_expr),
            AnyNodeRef::ExprAttribute(_) | AnyNodeRef::StmtFunctionDef(_) => return false,
            _ => {}
        }
    }
    false
}
