//! # Half of items
//!
//! Where only the keys or only the values are used, loop over those.
//!
//! Before:
//!
//! ```python
//! def total(prices):
//!     result = 0
//!     for name, price in prices.items():
//!         result += price
//!     return result
//! ```
//!
//! After:
//!
//! ```python
//! def total(prices):
//!     result = 0
//!     for price in prices.values():
//!         result += price
//!     return result
//! ```

use ruff_python_ast::{AnyNodeRef, Expr};
use ruff_text_size::{Ranged, TextRange};

use super::enumerate_lookup::pair;
use crate::{
    draft::Draft,
    read::method,
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("PERF102", Check::Node(check));

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let (target, iter): (&Expr, &Expr) = match node {
        AnyNodeRef::StmtFor(each) => (&each.target, &each.iter),
        AnyNodeRef::Comprehension(each) => (&each.target, &each.iter),
        _ => return None,
    };
    let (dict, name, arguments) = method(iter)?;
    let (key, value) = pair(target).filter(|_| name == "items" && arguments.is_empty())?;
    let unread = |name: &str| at.names.loads(name, at.function()).is_empty();
    let dict = at.source.slice(dict);
    let (head, reason) = match (unread(key), unread(value)) {
        (true, false) => (format!("{value} in {dict}.values()"), format!("Nobody reads `{key}`: loop over the values.")),
        (false, true) => (format!("{key} in {dict}"), format!("Nobody reads `{value}`: loop over the keys.")),
        _ => return None,
    };
    Some(Draft::new(target, reason).with(&TextRange::new(target.start(), iter.end()), head))
}
