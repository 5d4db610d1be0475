//! What kind of container an expression is, where the text says so beyond
//! doubt. Nobody's annotations are checked; "don't know" is the usual answer.

use ruff_python_ast::{Expr, ExprBinOp, Operator};

use crate::{
    names::How,
    read::{is_name, method, name_of},
    walk::At,
};

/// A built-in container.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Type {
    List,
    Dict,
    Set,
    Str,
}

/// The type of `expr`, if every value that it can have here is of one known type.
pub(crate) fn type_of(expr: &Expr, at: &At<'_>) -> Option<Type> {
    typed(expr, at, &mut 40)
}

/// `steps` is what may still be looked at: a long chain of names ends in "don't know".
fn typed(expr: &Expr, at: &At<'_>, steps: &mut u8) -> Option<Type> {
    *steps = steps.checked_sub(1)?;
    match expr {
        Expr::List(_) | Expr::ListComp(_) => Some(Type::List),
        Expr::Dict(_) | Expr::DictComp(_) => Some(Type::Dict),
        Expr::Set(_) | Expr::SetComp(_) => Some(Type::Set),
        Expr::StringLiteral(_) | Expr::FString(_) => Some(Type::Str),
        Expr::Call(call) => match name_of(&call.func) {
            Some(name) => made_by(name),
            None => method(expr).and_then(|(_, name, _)| returned_by(name)),
        },
        Expr::BinOp(sum) if sum.op == Operator::Add => {
            typed(&sum.left, at, steps).or_else(|| typed(&sum.right, at, steps))
        }
        Expr::BinOp(product) if product.op == Operator::Mult => typed(&product.left, at, steps),
        Expr::Subscript(part) if part.slice.is_slice_expr() => typed(&part.value, at, steps),
        Expr::Name(name) => named(name.id.as_str(), at, steps),
        _ => None,
    }
}

fn named(id: &str, at: &At<'_>, steps: &mut u8) -> Option<Type> {
    let home = at.names.home(id, &at.scopes())?;
    let mut found = None;
    for bind in at.names.binds(id, home).filter(|bind| bind.scope == home) {
        let one = match bind.how {
            How::Augmented => continue,
            How::Assigned(value) if value.is_none_literal_expr() => continue,
            How::Assigned(value) if adds_to(value, id) => continue,
            How::Assigned(value) => typed(value, at, steps)?,
            How::Annotated(annotation) => annotated(annotation)?,
            _ => return None,
        };
        if *found.get_or_insert(one) != one {
            return None;
        }
    }
    found
}

/// Whether `value` is `id` with something before or after it: of the same type, whichever that is.
fn adds_to(value: &Expr, id: &str) -> bool {
    let is_sum =
        |sum: &&ExprBinOp| sum.op == Operator::Add && (is_name(&sum.left, id) || is_name(&sum.right, id));
    value.as_bin_op_expr().filter(is_sum).is_some()
}

fn made_by(name: &str) -> Option<Type> {
    match name {
        "list" | "sorted" => Some(Type::List),
        "dict" | "defaultdict" | "Counter" | "OrderedDict" => Some(Type::Dict),
        "set" | "frozenset" => Some(Type::Set),
        "str" | "input" | "repr" | "chr" => Some(Type::Str),
        _ => None,
    }
}

fn returned_by(method: &str) -> Option<Type> {
    match method {
        "join" | "strip" | "lower" | "upper" | "lstrip" | "rstrip" | "casefold" => Some(Type::Str),
        "split" | "splitlines" => Some(Type::List),
        _ => None,
    }
}

fn annotated(annotation: &Expr) -> Option<Type> {
    let bare = annotation.as_subscript_expr().map_or(annotation, |generic| &*generic.value);
    match name_of(bare)? {
        "list" | "List" => Some(Type::List),
        "dict" | "Dict" => Some(Type::Dict),
        "set" | "Set" => Some(Type::Set),
        "str" => Some(Type::Str),
        _ => None,
    }
}
