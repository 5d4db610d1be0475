//! # Loop over the items, not over their numbers
//!
//! `for` takes the items themselves. Where the number is needed too, `enumerate` gives both; two sequences side by side are
//! `zip`. An index is one more thing to get wrong, and works only for sequences, not for sets, files or generators.
//!
//! Before:
//!
//! ```python
//! def show(names):
//!     for i in range(len(names)):
//!         print(i, names[i])
//! ```
//!
//! After:
//!
//! ```python
//! def show(names):
//!     for i, name in enumerate(names):
//!         print(i, name)
//! ```

use ruff_python_ast::{AnyNodeRef, Expr, StmtFor};
use ruff_text_size::{Ranged, TextRange};

use crate::{
    draft::Draft,
    read::{any, any_in, call_of, changes, integer, is_dotted, is_name, name_of, only_argument, places, same},
    rule::{Check, Meta},
    walk::At,
    words::item_name,
};

pub(super) const RULE: Meta = Meta::idiom("ASK101", Check::Node(check)).of("I01");

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::StmtFor(each) = node else { return None };
    let index = name_of(&each.target)?;
    let items = counted(&each.iter).filter(|items| is_dotted(items))?;
    if changes(&each.body, items)
        || at.names.binds(index, each.range).count() > 1
        || at.names.read_after(index, each.end(), at.function())
    {
        return None;
    }
    let others = other_sequence(each, index, items, at);
    let mine = lookups(each, index, items);
    if mine.is_empty() || is_shifted(each, index, items) {
        return None;
    }
    let all = at.names.loads(index, body_range(each)).len();
    match others {
        Some(other) => side_by_side(each, index, items, other, all, at),
        None => Some(one(each, index, items, &mine, all > mine.len(), at)),
    }
}

/// `xs` of `range(len(xs))` and `range(0, len(xs))`.
fn counted(iter: &Expr) -> Option<&Expr> {
    match call_of(iter, "range")? {
        [stop] => only_argument(stop, "len"),
        [start, stop] if integer(start) == Some(0) => only_argument(stop, "len"),
        _ => None,
    }
}

fn body_range(each: &StmtFor) -> TextRange {
    TextRange::new(each.iter.end(), each.end())
}

/// The places that read `items[index]`.
fn lookups(each: &StmtFor, index: &str, items: &Expr) -> Vec<TextRange> {
    places(&each.body, |node| {
        node.as_expr_subscript().is_some_and(|item| {
            item.ctx.is_load() && is_name(&item.slice, index) && same(&item.value, items)
        })
    })
}

/// Whether neighbours are looked at, `xs[i + 1]`: then the number is what it is about.
fn is_shifted(each: &StmtFor, index: &str, items: &Expr) -> bool {
    any(&each.body, |node| {
        node.as_expr_subscript().is_some_and(|item| {
            same(&item.value, items)
                && !is_name(&item.slice, index)
                && any_in(&item.slice, |part| part.as_expr_name().is_some_and(|name| name.id.as_str() == index))
        })
    })
}

/// Another sequence that is read at the same index.
fn other_sequence(each: &StmtFor, index: &str, items: &Expr, at: &At<'_>) -> Option<TextRange> {
    let mut found = None;
    places(&each.body, |node| {
        if let AnyNodeRef::ExprSubscript(item) = node
            && is_name(&item.slice, index)
            && item.value.is_name_expr()
            && !same(&item.value, items)
        {
            found.get_or_insert(item.value.range());
        }
        false
    });
    found.filter(|range| at.source.slice(range) != at.source.slice(items))
}

fn one(each: &StmtFor, index: &str, items: &Expr, mine: &[TextRange], numbered: bool, at: &At<'_>) -> Draft {
    let sequence = at.source.slice(items);
    let item = item_name(sequence, at, index);
    let head = TextRange::new(each.target.start(), each.iter.end());
    let (new_head, reason) = if numbered {
        (format!("{index}, {item} in enumerate({sequence})"), "`enumerate` gives the number and the item together")
    } else {
        (format!("{item} in {sequence}"), "the loop can take the items themselves")
    };
    Draft::new(&*each.target, format!("`{index}` is only there to look into `{sequence}`: {reason}.", ))
        .with(&head, &new_head)
        .with_each(mine, &item)
        .or(format!("for {new_head}:"))
}

fn side_by_side(each: &StmtFor, index: &str, items: &Expr, other: TextRange, all: usize, at: &At<'_>) -> Option<Draft> {
    let (sequence, second) = (at.source.slice(items), at.source.slice(&other));
    let one = item_name(sequence, at, index);
    let two = item_name(second, at, &one);
    let twos = places(&each.body, |node| {
        node.as_expr_subscript().is_some_and(|item| {
            item.ctx.is_load() && is_name(&item.slice, index) && is_name(&item.value, second)
        })
    });
    let ones = lookups(each, index, items);
    let changed = any(&each.body, |node| {
        node.as_expr_subscript().is_some_and(|item| !item.ctx.is_load() && is_name(&item.value, second))
    });
    if changed || at.names.binds(second, each.range).next().is_some() || all != ones.len() + twos.len() {
        return None;
    }
    let head = TextRange::new(each.target.start(), each.iter.end());
    let new_head = format!("{one}, {two} in zip({sequence}, {second})");
    Some(
        Draft::new(&*each.target, format!("`zip` walks through `{sequence}` and `{second}` side by side, without an index."))
            .with(&head, &new_head)
            .with_each(&ones, &one)
            .with_each(&twos, &two)
            .or(format!("for {new_head}:")),
    )
}
