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
    let counting = Counting::of(block, place)?;
    let Counting { each, index, items, step, .. } = counting;
    let once = at.names.binds(index, each.range).count() == 1;
    let mine = counting.lookups();
    if !once || mine.is_empty() || counting.is_left_or_shifted() || changes(&each.body, items) {
        return None;
    }
    if at.names.read_after(index, each.end(), at.function()) {
        return None;
    }
    let uses = at.names.loads(index, TextRange::new(each.body.first()?.start(), step.start())).len();
    Some(counting.rewritten(&mine, uses > mine.len(), at))
}

/// `i = 0`, then `while i < len(xs):` with `i += 1` as its last line.
struct Counting<'e> {
    each: &'e StmtWhile,
    index: &'e str,
    items: &'e Expr,
    start: &'e Stmt,
    step: &'e Stmt,
    /// Whether nothing stands between the start and the loop.
    adjacent: bool,
}

impl<'e> Counting<'e> {
    fn of(block: &'e [Stmt], place: usize) -> Option<Self> {
        let each = block[place].as_while_stmt().filter(|each| each.orelse.is_empty())?;
        let (index, op, limit) = comparison(&each.test)?;
        let (index, items) = (name_of(index)?, only_argument(limit, "len").filter(|items| is_dotted(items))?);
        let step = each.body.last().filter(|last| counted_up(last) == Some(index))?;
        let before = block[..place].iter().rposition(|stmt| sets_to_zero(stmt, index))?;
        let adjacent = before + 1 == place;
        (op == CmpOp::Lt).then_some(Self { each, index, items, start: &block[before], step, adjacent })
    }

    /// The places that read `xs[i]`.
    fn lookups(&self) -> Vec<TextRange> {
        places(&self.each.body, |node| {
            node.as_expr_subscript().is_some_and(|item| {
                item.ctx.is_load() && is_name(&item.slice, self.index) && same(&item.value, self.items)
            })
        })
    }

    /// Whether a round can end without counting, or looks at neighbours.
    fn is_left_or_shifted(&self) -> bool {
        let is_index = |part: AnyNodeRef<'_>| part.as_expr_name().is_some_and(|name| name.id.as_str() == self.index);
        any(&self.each.body, |node| match node {
            AnyNodeRef::StmtContinue(_) => true,
            AnyNodeRef::ExprSubscript(item) => {
                same(&item.value, self.items) && !is_name(&item.slice, self.index) && any_in(&item.slice, is_index)
            }
            _ => false,
        })
    }

    fn rewritten(&self, mine: &[TextRange], numbered: bool, at: &At<'_>) -> Draft {
        let (index, sequence) = (self.index, at.source.slice(self.items));
        let item = item_name(sequence, at, index);
        let head = match numbered {
            true => format!("for {index}, {item} in enumerate({sequence})"),
            false => format!("for {item} in {sequence}"),
        };
        let reason = format!("`for` counts through `{sequence}` by itself: no `{index}` to set, compare and raise.");
        let draft = Draft::new(&*self.each.test, reason).or(format!("{head}:"));
        match (at.source.own_lines(self.start), at.source.own_lines(self.step)) {
            (Some(start), Some(step)) if self.adjacent => draft
                .with(&start, "")
                .with(&TextRange::new(self.each.start(), self.each.test.end()), head)
                .with_each(mine, &item)
                .with(&step, ""),
            _ => draft,
        }
    }
}

fn sets_to_zero(stmt: &Stmt, index: &str) -> bool {
    assignment(stmt).is_some_and(|(target, value)| is_name(target, index) && integer(value) == Some(0))
}
