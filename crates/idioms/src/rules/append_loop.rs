//! # A loop that only appends
//!
//! A comprehension says in one line what the list is made of. Keep the loop where the line would get long or do more than one
//! thing.
//!
//! Before:
//!
//! ```python
//! def squares_of_even(numbers):
//!     squares = []
//!     for number in numbers:
//!         if number % 2 == 0:
//!             squares.append(number * number)
//!     return squares
//! ```
//!
//! After:
//!
//! ```python
//! def squares_of_even(numbers):
//!     squares = [number * number for number in numbers if number % 2 == 0]
//!     return squares
//! ```

use ruff_python_ast::{Expr, Stmt, StmtFor};
use ruff_text_size::{Ranged, TextRange};

use crate::{
    draft::Draft,
    read::{assignment, is_bound_here, is_name, method_with_one, name_of, only, same},
    rule::{Check, Meta},
    source::MAX_WIDTH,
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("PERF401", Check::Block(check));

fn check(block: &[Stmt], place: usize, at: &At<'_>) -> Option<Draft> {
    let filled = Filled::of(block, place, at)?;
    let (test, body) = condition(&filled.each.body)?;
    let (list, item) = method_with_one(&body.as_expr_stmt()?.value, "append")?;
    if name_of(list) != Some(filled.name) || is_bound_here(item) || filled.mentioned_in(item, at) {
        return None;
    }
    if test.is_some_and(|test| is_bound_here(test) || filled.mentioned_in(test, at)) {
        return None;
    }
    if test.is_none() && same(item, &filled.each.target) || item.is_lambda_expr() || picks(item, filled.each) {
        return None;
    }
    let filter = test.map_or(String::new(), |test| format!(" if {}", at.source.slice(test)));
    let made = format!("[{} {}{filter}]", at.source.slice(item), filled.head(at));
    filled.rewritten(&made, "The loop only appends: a comprehension says what the list is made of.", at)
}

/// Whether the loop picks by position, `xs[i]`: what is to be said of that is another rule's.
fn picks(item: &Expr, each: &StmtFor) -> bool {
    let counts = each.iter.as_call_expr().is_some_and(|call| is_name(&call.func, "range"));
    counts && item.as_subscript_expr().is_some_and(|item| same(&item.slice, &each.target) || name_of(&item.slice) == name_of(&each.target))
}

/// The test and the one statement of `if test: statement`, or the statement alone.
pub(super) fn condition(body: &[Stmt]) -> Option<(Option<&Expr>, &Stmt)> {
    match only(body)? {
        Stmt::If(branch) if branch.elif_else_clauses.is_empty() => Some((Some(&branch.test), only(&branch.body)?)),
        Stmt::If(_) => None,
        stmt => Some((None, stmt)),
    }
}

/// An empty container and the loop right after it that fills it.
pub(super) struct Filled<'e> {
    pub(super) name: &'e str,
    pub(super) each: &'e StmtFor,
    first: &'e Stmt,
    target: &'e Expr,
    value: &'e Expr,
}

impl<'e> Filled<'e> {
    /// The loop at `place`, if an empty list or dictionary stands before it.
    pub(super) fn of(block: &'e [Stmt], place: usize, at: &At<'_>) -> Option<Self> {
        let each = block[place].as_for_stmt().filter(|each| each.orelse.is_empty() && !each.is_async)?;
        let first = block.get(place.checked_sub(1)?)?;
        let (target, value) = assignment(first)?;
        let name = name_of(target)?;
        let empty = match value {
            Expr::List(list) => list.elts.is_empty(),
            Expr::Dict(dict) => dict.items.is_empty(),
            _ => false,
        };
        let filled = Self { name, each, first, target, value };
        let stays = |name: &str| !at.names.read_after(name, each.end(), at.function());
        let variables = at.names.all_binds().iter().filter(|bind| each.target.range().contains_range(bind.range));
        let private = variables.into_iter().all(|bind| stays(bind.id));
        (empty && private && !filled.mentioned_in(&each.iter, at)).then_some(filled)
    }

    /// Whether the container is read by `expr`.
    pub(super) fn mentioned_in(&self, expr: &Expr, at: &At<'_>) -> bool {
        at.names.mentions(self.name, expr.range())
    }

    /// `for x in xs`
    pub(super) fn head(&self, at: &At<'_>) -> String {
        let head = TextRange::new(self.each.target.start(), self.each.iter.end());
        format!("for {}", at.source.slice(&head))
    }

    /// The remark, if the one line fits.
    pub(super) fn rewritten(&self, made: &str, reason: &str, at: &At<'_>) -> Option<Draft> {
        let width = at.source.column(self.first)
            + at.source.slice(&TextRange::new(self.first.start(), self.value.start())).chars().count()
            + made.chars().count();
        if width > MAX_WIDTH || made.contains('\n') {
            return None;
        }
        let whole = TextRange::new(self.value.start(), self.each.end());
        let name = at.source.slice(self.target);
        Some(Draft::new(&*self.each.target, reason).with(&whole, made).or(format!("{name} = {made}")))
    }
}
