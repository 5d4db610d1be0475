//! # Making a list of keys to look into it
//!
//! The dictionary finds a key in one step; a list of the keys is made first and then walked through.
//!
//! Before:
//!
//! ```python
//! def has(prices, name):
//!     return name in list(prices.keys())
//! ```
//!
//! After:
//!
//! ```python
//! def has(prices, name):
//!     return name in prices
//! ```

use ruff_python_ast::{AnyNodeRef, CmpOp};

use super::in_keys::keys_of;
use crate::{
    draft::Draft,
    read::{only_argument, sides},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("ASK804", Check::Node(check)).of("I04");

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::ExprCompare(compare) = node else { return None };
    let (_, op, right) = sides(compare)?;
    let keys = only_argument(right, "list").or_else(|| only_argument(right, "set"))?;
    let words = at.source.slice(keys_of(keys)?);
    let reason = format!("`{words}` finds a key in one step; here all keys are copied first.");
    matches!(op, CmpOp::In | CmpOp::NotIn).then(|| Draft::new(compare, reason).with(right, words))
}
