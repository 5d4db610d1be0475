//! # A number that nobody uses
//!
//! Without a use for the number, loop over the items alone.
//!
//! Before:
//!
//! ```python
//! def show(names):
//!     for i, name in enumerate(names):
//!         print(name)
//! ```
//!
//! After:
//!
//! ```python
//! def show(names):
//!     for name in names:
//!         print(name)
//! ```

use ruff_python_ast::AnyNodeRef;
use ruff_text_size::{Ranged, TextRange};

use super::enumerate_lookup::pair;
use crate::{
    draft::Draft,
    read::only_argument,
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("FURB148", Check::Node(check)).of("I01");

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::StmtFor(each) = node else { return None };
    let items = only_argument(&each.iter, "enumerate")?;
    let (index, item) = pair(&each.target)?;
    if !at.names.loads(index, at.function()).is_empty() {
        return None;
    }
    let head = TextRange::new(each.target.start(), each.iter.end());
    let reason = format!("Nobody reads `{index}`: loop over the items alone.");
    Some(Draft::new(&*each.target, reason).with(&head, format!("{item} in {}", at.source.slice(items))))
}
