//! # Asking whether a key is there before reading it
//!
//! `get` answers both at once: the value, or what to take in its place.
//!
//! Before:
//!
//! ```python
//! def price(prices, name):
//!     if name in prices:
//!         found = prices[name]
//!     else:
//!         found = 0
//!     return found * 2
//! ```
//!
//! After:
//!
//! ```python
//! def price(prices, name):
//!     found = prices.get(name, 0)
//!     return found * 2
//! ```

use ruff_python_ast::{CmpOp, Stmt};

use super::missing_key::is_item;
use crate::{
    draft::Draft,
    read::{assignment, comparison, else_of, is_constant, name_of, only, same},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("SIM401", Check::Block(check)).of("I02");

fn check(block: &[Stmt], place: usize, at: &At<'_>) -> Option<Draft> {
    let branch = block[place].as_if_stmt()?;
    let (key, op, dict) = comparison(&branch.test)?;
    let (then, otherwise) = (assignment(only(&branch.body)?)?, assignment(only(else_of(branch)?)?)?);
    let ((target, read), (other, default)) = match op {
        CmpOp::In => (then, otherwise),
        CmpOp::NotIn => (otherwise, then),
        _ => return None,
    };
    let plain = is_constant(default) || name_of(default).is_some();
    if !same(target, other) || !is_item(read, dict, key) || !plain {
        return None;
    }
    let words = |expr| at.source.slice(expr);
    let better = format!("{} = {}.get({}, {})", words(&target), words(&dict), words(&key), words(&default));
    Some(Draft::new(&*branch.test, "`get` reads the key or gives the default, in one step.").with(branch, better))
}
