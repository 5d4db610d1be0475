//! # Counting through a list with while
//!
//! `for` starts, counts and stops by itself; a `while` with an index does all three by hand, and one forgotten line makes it
//! endless.
//!
//! Before:
//!
//! ```python
//! def show(names):
//!     i = 0
//!     while i < len(names):
//!         print(names[i])
//!         i += 1
//! ```
//!
//! After:
//!
//! ```python
//! def show(names):
//!     for name in names:
//!         print(name)
//! ```

use ruff_python_ast::{AnyNodeRef, CmpOp, Expr, Stmt, StmtWhile};
use ruff_text_size::{Ranged, TextRange};

use crate::{
    draft::Draft,
    read::{any, any_in, assignment, changes, comparison, counted_up, integer, is_dotted, is_name, name_of, only_argument, places, same},
    rule::{Check, Meta},
    walk::At,
    words::item_name,
};

pub(super) const RULE: Meta = Meta::idiom("ASK102", Check::Block(check)).of("I01");

fn check(block: &[Stmt], place: usize, at: &At<'_>) -> Option<Draft> {
    let each = block[place].as_while_stmt().filter(|each| each.orelse.is_empty())?;
    let (index, op, limit) = comparison(&each.test)?;
    let (index, items) = (name_of(index)?, only_argument(limit, "len").filter(|items| is_dotted(items))?);
    let step = each.body.last().filter(|last| counted_up(last) == Some(index))?;
    let start = block[..place].iter().rev().find(|stmt| sets_to_zero(stmt, index))?;
    let mine = lookups(each, index, items);
    let once = at.names.binds(index, each.range).count() == 1;
    if op != CmpOp::Lt || !once || mine.is_empty() || is_left_or_shifted(each, index) || changes(&each.body, items) {
        return None;
    }
    if at.names.read_after(index, each.end(), at.function()) {
        return None;
    }
    let uses = at.names.loads(index, TextRange::new(each.body.first()?.start(), step.start())).len();
    Some(rewritten(each, start, step, index, items, &mine, uses > mine.len(), start.end() == before(block, place), at))
}

/// Where the statement before ends.
fn before(block: &[Stmt], place: usize) -> ruff_text_size::TextSize {
    block[place - 1].end()
}

fn sets_to_zero(stmt: &Stmt, index: &str) -> bool {
    assignment(stmt).is_some_and(|(target, value)| is_name(target, index) && integer(value) == Some(0))
}

fn lookups(each: &StmtWhile, index: &str, items: &Expr) -> Vec<TextRange> {
    places(&each.body, |node| {
        node.as_expr_subscript().is_some_and(|item| {
            item.ctx.is_load() && is_name(&item.slice, index) && same(&item.value, items)
        })
    })
}

/// Whether a round can end without counting, or looks at neighbours.
fn is_left_or_shifted(each: &StmtWhile, index: &str) -> bool {
    any(&each.body, |node| match node {
        AnyNodeRef::StmtContinue(_) => true,
        AnyNodeRef::ExprSubscript(item) => {
            !is_name(&item.slice, index)
                && any_in(&item.slice, |part| part.as_expr_name().is_some_and(|name| name.id.as_str() == index))
        }
        _ => false,
    })
}

#[expect(clippy::too_many_arguments, reason = "the parts of one loop")]
fn rewritten(
    each: &StmtWhile,
    start: &Stmt,
    step: &Stmt,
    index: &str,
    items: &Expr,
    mine: &[TextRange],
    numbered: bool,
    adjacent: bool,
    at: &At<'_>,
) -> Draft {
    let sequence = at.source.slice(items);
    let item = item_name(sequence, at);
    let head = match numbered {
        true => format!("for {index}, {item} in enumerate({sequence})"),
        false => format!("for {item} in {sequence}"),
    };
    let draft = Draft::new(&*each.test, format!("`for` counts through `{sequence}` by itself: no `{index}` to set, compare and raise."))
        .or(format!("{head}:"));
    let whole_lines = (at.source.own_lines(start), at.source.own_lines(step));
    match whole_lines {
        (Some(start), Some(step)) if adjacent => draft
            .with(&start, "")
            .with(&TextRange::new(each.start(), each.test.end()), head)
            .with_each(mine, &item)
            .with(&step, ""),
        _ => draft,
    }
}
