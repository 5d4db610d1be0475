//! # An if that returns True or False
//!
//! The condition is the answer already.
//!
//! Before:
//!
//! ```python
//! def is_adult(age):
//!     if age >= 18:
//!         return True
//!     else:
//!         return False
//! ```
//!
//! After:
//!
//! ```python
//! def is_adult(age):
//!     return age >= 18
//! ```

use ruff_python_ast::{Expr, Stmt, UnaryOp};
use ruff_text_size::{Ranged, TextRange};

use crate::{
    draft::Draft,
    read::{else_of, is_tight, negated, returned_truth},
    rule::{Check, Meta},
    source::MAX_WIDTH,
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("SIM103", Check::Block(check));

fn check(block: &[Stmt], place: usize, at: &At<'_>) -> Option<Draft> {
    let branch = block[place].as_if_stmt()?;
    let then = returned_truth(&branch.body)?;
    let (otherwise, end) = match else_of(branch) {
        Some(block) => (returned_truth(block)?, branch.end()),
        None if branch.elif_else_clauses.is_empty() => {
            let rest = block.get(place + 1..)?;
            // One of several guards stays as it is.
            let alone = place.checked_sub(1).is_none_or(|before| !block[before].is_if_stmt());
            (returned_truth(rest).filter(|_| alone)?, rest.first()?.end())
        }
        None => return None,
    };
    if then == otherwise {
        return None;
    }
    let answer = match then {
        true if is_truth(&branch.test) => at.source.slice(&*branch.test).to_owned(),
        true if is_tight(&branch.test) => format!("bool({})", at.source.slice(&*branch.test)),
        true => return None,
        false => negated(&branch.test, at),
    };
    let fits = at.source.column(branch) + answer.len() + 7 <= MAX_WIDTH;
    let whole = TextRange::new(branch.start(), end);
    let draft = Draft::new(&*branch.test, "The condition is the answer already.");
    fits.then(|| draft.with(&whole, format!("return {answer}")))
}

/// Whether `expr` is `True` or `False` and nothing else that counts as such.
fn is_truth(expr: &Expr) -> bool {
    match expr {
        Expr::Compare(_) => true,
        Expr::UnaryOp(not) => not.op == UnaryOp::Not,
        Expr::BoolOp(both) => both.values.iter().all(is_truth),
        Expr::Call(call) => call.func.as_name_expr().is_some_and(|name| {
            matches!(name.id.as_str(), "isinstance" | "issubclass" | "all" | "any" | "bool" | "callable" | "hasattr")
        }),
        _ => false,
    }
}
