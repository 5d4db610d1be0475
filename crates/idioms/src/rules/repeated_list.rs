//! # One inner list many times
//!
//! `[[0] * 3] * 2` holds the same inner list twice: what is written into one row shows in all. A comprehension makes a new row
//! each time.
//!
//! Before:
//!
//! ```python
//! def board(width, height):
//!     return [[0] * width] * height
//! ```
//!
//! After:
//!
//! ```python
//! def board(width, height):
//!     return [[0] * width for _ in range(height)]
//! ```

use ruff_python_ast::{AnyNodeRef, Expr, Operator};

use crate::{
    draft::Draft,
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::mistake("ASK902", Check::Node(check));

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::ExprBinOp(product) = node else { return None };
    let Expr::List(list) = &*product.left else { return None };
    let [inner] = list.elts.as_slice() else { return None };
    if product.op != Operator::Mult || !is_changeable(inner) {
        return None;
    }
    let (row, count) = (at.source.slice(inner), at.source.slice(&*product.right));
    let reason = format!("All items are the same `{row}`: what is put into one shows in all.");
    Some(Draft::new(product, reason).with(product, format!("[{row} for _ in range({count})]")))
}

fn is_changeable(expr: &Expr) -> bool {
    match expr {
        Expr::BinOp(product) => product.op == Operator::Mult && product.left.is_list_expr(),
        Expr::Call(call) => {
            call.arguments.is_empty()
                && call.func.as_name_expr().is_some_and(|name| matches!(name.id.as_str(), "list" | "dict" | "set"))
        }
        _ => matches!(expr, Expr::List(_) | Expr::Dict(_) | Expr::Set(_) | Expr::ListComp(_) | Expr::DictComp(_)),
    }
}
