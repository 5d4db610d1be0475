//! # Counting beside a loop
//!
//! `enumerate` counts along, from any start, and cannot be forgotten on one of the ways through the loop.
//!
//! Before:
//!
//! ```python
//! def show(lines):
//!     number = 1
//!     for line in lines:
//!         print(number, line)
//!         number += 1
//! ```
//!
//! After:
//!
//! ```python
//! def show(lines):
//!     for number, line in enumerate(lines, start=1):
//!         print(number, line)
//! ```

use ruff_python_ast::{AnyNodeRef, Stmt, StmtFor};
use ruff_text_size::{Ranged, TextRange};

use crate::{
    draft::Draft,
    read::{any, assignment, counted_up, integer, name_of},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("SIM113", Check::Block(check)).of("I01");

fn check(block: &[Stmt], place: usize, at: &At<'_>) -> Option<Draft> {
    let each = block[place].as_for_stmt().filter(|each| !each.is_async)?;
    let step = each.body.last()?;
    let index = counted_up(step)?;
    let before = block.get(place.checked_sub(1)?)?;
    let (target, start) = assignment(before)?;
    let start = integer(start).filter(|_| name_of(target) == Some(index))?;
    let read = at.names.loads(index, TextRange::new(each.body.first()?.start(), step.start()));
    let skips = any(&each.body, |node| matches!(node, AnyNodeRef::StmtContinue(_)));
    if read.is_empty()
        || skips
        || at.names.binds(index, each.range).count() > 1
        || at.names.read_after(index, each.end(), at.function())
    {
        return None;
    }
    Some(rewritten(each, before, step, index, start, at))
}

fn rewritten(each: &StmtFor, before: &Stmt, step: &Stmt, index: &str, start: i64, at: &At<'_>) -> Draft {
    let (target, iter) = (at.source.slice(&*each.target), at.source.slice(&*each.iter));
    let target = if each.target.is_tuple_expr() && !target.starts_with('(') { format!("({target})") } else { target.to_owned() };
    let from = if start == 0 { String::new() } else { format!(", start={start}") };
    let head = format!("{index}, {target} in enumerate({iter}{from})");
    let draft = Draft::new(step, format!("`enumerate` counts `{index}` along with the loop.")).or(format!("for {head}:"));
    match (at.source.own_lines(before), at.source.own_lines(step)) {
        (Some(before), Some(step)) => {
            draft.with(&before, "").with(&TextRange::new(each.target.start(), each.iter.end()), head).with(&step, "")
        }
        _ => draft,
    }
}
