//! # Swapping through a third name
//!
//! The right side is worked out whole before anything is assigned, so two places can change hands in one line.
//!
//! Before:
//!
//! ```python
//! def reverse(items):
//!     left, right = 0, len(items) - 1
//!     while left < right:
//!         kept = items[left]
//!         items[left] = items[right]
//!         items[right] = kept
//!         left, right = left + 1, right - 1
//! ```
//!
//! After:
//!
//! ```python
//! def reverse(items):
//!     left, right = 0, len(items) - 1
//!     while left < right:
//!         items[left], items[right] = items[right], items[left]
//!         left, right = left + 1, right - 1
//! ```

use ruff_python_ast::Stmt;
use ruff_text_size::{Ranged, TextRange};

use crate::{
    draft::Draft,
    read::{assignment, name_of, same},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("PLR1712", Check::Block(check)).of("I03");

fn check(block: &[Stmt], place: usize, at: &At<'_>) -> Option<Draft> {
    let [first, second, third] = block.get(place..place + 3)? else { return None };
    let ((kept, one), (target, two), (last, back)) = (assignment(first)?, assignment(second)?, assignment(third)?);
    let name = name_of(kept)?;
    let swaps = same(one, target) && same(two, last) && name_of(back) == Some(name) && !same(one, two);
    if !swaps || at.names.read_after(name, third.end(), at.function()) {
        return None;
    }
    let (one, two) = (at.source.slice(one), at.source.slice(two));
    let whole = TextRange::new(first.start(), third.end());
    let reason = format!("Both sides change hands in one line, without `{name}`.");
    Some(Draft::new(first, reason).with(&whole, format!("{one}, {two} = {two}, {one}")))
}
