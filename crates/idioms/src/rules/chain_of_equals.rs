//! # The same name compared again and again
//!
//! `in` names it once, and the values stand side by side.
//!
//! Before:
//!
//! ```python
//! def is_weekend(day):
//!     return day == "Fri" or day == "Sat" or day == "Sun"
//! ```
//!
//! After:
//!
//! ```python
//! def is_weekend(day):
//!     return day in ("Fri", "Sat", "Sun")
//! ```

use ruff_python_ast::{AnyNodeRef, BoolOp, CmpOp};

use crate::{
    draft::Draft,
    read::{comparison, is_constant, is_dotted, same},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("PLR1714", Check::Node(check));

/// Two comparisons still read well.
const FROM: usize = 3;

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::ExprBoolOp(chain) = node else { return None };
    let (wanted, word) = match chain.op {
        BoolOp::Or => (CmpOp::Eq, "in"),
        BoolOp::And => (CmpOp::NotEq, "not in"),
    };
    let parts: Vec<_> = chain.values.iter().map(comparison).collect::<Option<_>>()?;
    let (first, _, _) = *parts.first().filter(|_| parts.len() >= FROM)?;
    let alike = parts.iter().all(|(left, op, right)| *op == wanted && same(left, first) && is_constant(right));
    if !alike || !is_dotted(first) {
        return None;
    }
    let values: Vec<&str> = parts.iter().map(|(_, _, right)| at.source.slice(*right)).collect();
    let name = at.source.slice(first);
    let better = format!("{name} {word} ({})", values.join(", "));
    Some(Draft::new(chain, format!("`{word}` compares `{name}` with all of them at once.")).with(chain, better))
}
