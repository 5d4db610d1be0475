//! # Looking for something in a list written out
//!
//! The list is only there to be asked what it holds, and that is what a set is for.
//!
//! Before:
//!
//! ```python
//! def is_vowel(letter):
//!     return letter in ["a", "e", "i", "o", "u"]
//! ```
//!
//! After:
//!
//! ```python
//! def is_vowel(letter):
//!     return letter in {"a", "e", "i", "o", "u"}
//! ```

use ruff_python_ast::{AnyNodeRef, CmpOp};

use crate::{
    draft::Draft,
    read::{is_constant, sides},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("PLR6201", Check::Node(check)).of("I04");

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::ExprCompare(compare) = node else { return None };
    let (_, op, right) = sides(compare)?;
    let list = right.as_list_expr().filter(|list| list.elts.len() > 1 && list.elts.iter().all(is_constant))?;
    if !matches!(op, CmpOp::In | CmpOp::NotIn) {
        return None;
    }
    let words = at.source.slice(list);
    let better = format!("{{{}}}", &words[1..words.len() - 1]);
    Some(Draft::new(compare, "A set says what belongs to it; a list says in which order.").with(list, better))
}
