//! # A loop that is any or all
//!
//! `any` and `all` look until the answer is certain, as the loop does.
//!
//! Before:
//!
//! ```python
//! def has_negative(numbers):
//!     for number in numbers:
//!         if number < 0:
//!             return True
//!     return False
//! ```
//!
//! After:
//!
//! ```python
//! def has_negative(numbers):
//!     return any(number < 0 for number in numbers)
//! ```

use ruff_python_ast::Stmt;
use ruff_text_size::{Ranged, TextRange};

use crate::{
    draft::Draft,
    read::{is_bound_here, negated, only, returned_truth},
    rule::{Check, Meta},
    source::MAX_WIDTH,
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("SIM110", Check::Block(check));

fn check(block: &[Stmt], place: usize, at: &At<'_>) -> Option<Draft> {
    let each = block[place].as_for_stmt().filter(|each| each.orelse.is_empty() && !each.is_async)?;
    let rest = block.get(place + 1..)?;
    let branch = only(&each.body)?.as_if_stmt().filter(|branch| branch.elif_else_clauses.is_empty())?;
    let (found, otherwise) = (returned_truth(&branch.body)?, returned_truth(rest)?);
    if found == otherwise || is_bound_here(&branch.test) || is_bound_here(&each.iter) {
        return None;
    }
    let head = at.source.slice(&TextRange::new(each.target.start(), each.iter.end()));
    let answer = match found {
        true => format!("any({} for {head})", at.source.slice(&*branch.test)),
        false => format!("all({} for {head})", negated(&branch.test, at)),
    };
    let whole = TextRange::new(each.start(), rest.first()?.end());
    let word = if found { "any" } else { "all" };
    let fits = at.source.column(each) + answer.chars().count() + 7 <= MAX_WIDTH && !answer.contains('\n');
    let reason = format!("This loop is `{word}`: it stops as soon as the answer is certain, too.");
    fits.then(|| Draft::new(&*each.target, reason).with(&whole, format!("return {answer}")))
}
