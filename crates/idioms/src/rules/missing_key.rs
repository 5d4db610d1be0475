//! # Filling in a missing key by hand
//!
//! A `defaultdict(list)` makes the missing list itself, and `setdefault` does it for any dictionary: no look before each
//! entry, and one lookup less.
//!
//! Before:
//!
//! ```python
//! def by_length(words):
//!     groups = {}
//!     for word in words:
//!         if len(word) not in groups:
//!             groups[len(word)] = []
//!         groups[len(word)].append(word)
//!     return groups
//! ```
//!
//! After:
//!
//! ```python
//! def by_length(words):
//!     groups = {}
//!     for word in words:
//!         groups.setdefault(len(word), []).append(word)
//!     return groups
//! ```

use ruff_python_ast::{CmpOp, Expr, Stmt, StmtIf};
use ruff_text_size::{Ranged, TextRange};

use crate::{
    draft::Draft,
    read::{assignment, comparison, else_of, method, only, only_expression, same},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("ASK201", Check::Block(check)).of("I02");

fn check(block: &[Stmt], place: usize, at: &At<'_>) -> Option<Draft> {
    let branch = block[place].as_if_stmt()?;
    let (key, op, dict) = comparison(&branch.test)?;
    match op {
        CmpOp::NotIn if branch.elif_else_clauses.is_empty() => made_first(block, place, branch, key, dict, at),
        CmpOp::In => two_ways(branch, key, dict, at),
        _ => None,
    }
}

/// `if k not in d: d[k] = []`, then `d[k].append(x)`.
fn made_first(block: &[Stmt], place: usize, branch: &StmtIf, key: &Expr, dict: &Expr, at: &At<'_>) -> Option<Draft> {
    let (target, made) = assignment(only(&branch.body)?)?;
    let class = container(made).filter(|_| is_item(target, dict, key))?;
    let draft = remark(branch, dict, class, at);
    let next = block.get(place + 1).and_then(|next| next.as_expr_stmt());
    let Some((receiver, _, _)) = next.and_then(|next| method(&next.value)) else {
        return Some(draft.or(format!("{} = defaultdict({class})", at.source.slice(dict))));
    };
    if !is_item(receiver, dict, key) {
        return Some(draft.or(format!("{} = defaultdict({class})", at.source.slice(dict))));
    }
    let whole = TextRange::new(branch.start(), receiver.end());
    Some(draft.with(&whole, set_default(dict, key, at.source.slice(made), at)))
}

/// `if k in d: d[k].append(x)`, else `d[k] = [x]`.
fn two_ways(branch: &StmtIf, key: &Expr, dict: &Expr, at: &At<'_>) -> Option<Draft> {
    let (target, made) = assignment(only(else_of(branch)?)?)?;
    let call = only_expression(&branch.body)?;
    let (receiver, name, arguments) = method(call)?;
    let (class, empty, first) = match made {
        Expr::List(list) if name == "append" => ("list", "[]", list.elts.as_slice()),
        Expr::Set(set) if name == "add" => ("set", "set()", set.elts.as_slice()),
        _ => return None,
    };
    let one_item = first.len() == 1 && arguments.args.len() == 1 && same(&first[0], &arguments.args[0]);
    if !one_item || !is_item(target, dict, key) || !is_item(receiver, dict, key) {
        return None;
    }
    let rest = &at.source.text[TextRange::new(receiver.end(), call.end())];
    Some(remark(branch, dict, class, at).with(branch, format!("{}{rest}", set_default(dict, key, empty, at))))
}

fn remark(branch: &StmtIf, dict: &Expr, class: &str, at: &At<'_>) -> Draft {
    let dict = at.source.slice(dict);
    Draft::new(
        &*branch.test,
        format!("`{dict} = defaultdict({class})` makes what is missing by itself; `setdefault` does it for a plain dictionary."),
    )
}

fn set_default(dict: &Expr, key: &Expr, made: &str, at: &At<'_>) -> String {
    format!("{}.setdefault({}, {made})", at.source.slice(dict), at.source.slice(key))
}

/// Whether `expr` is `dict[key]`.
pub(super) fn is_item(expr: &Expr, dict: &Expr, key: &Expr) -> bool {
    expr.as_subscript_expr().is_some_and(|item| same(&item.value, dict) && same(&item.slice, key))
}

/// The class of an empty container.
fn container(made: &Expr) -> Option<&'static str> {
    match made {
        Expr::List(list) if list.elts.is_empty() => Some("list"),
        Expr::Dict(dict) if dict.items.is_empty() => Some("dict"),
        Expr::Call(call) if call.arguments.is_empty() => {
            let name = call.func.as_name_expr()?.id.as_str();
            ["list", "set", "dict"].into_iter().find(|class| *class == name)
        }
        _ => None,
    }
}
