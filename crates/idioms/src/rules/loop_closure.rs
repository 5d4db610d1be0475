//! # A function that looks at the loop variable later
//!
//! A function made in a loop keeps the variable, not its value: when it is called after the loop, all of them see the last
//! one. A default argument keeps the value of now.
//!
//! Before:
//!
//! ```python
//! def adders():
//!     return [lambda x: x + n for n in range(3)]
//! ```
//!
//! After:
//!
//! ```python
//! def adders():
//!     return [lambda x, n=n: x + n for n in range(3)]
//! ```

use ruff_python_ast::{AnyNodeRef, Comprehension, Expr, ExprLambda};
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::{
    draft::Draft,
    read::name_of,
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::mistake("B023", Check::Node(check));

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let (body, own) = match node {
        AnyNodeRef::ExprLambda(lambda) if is_kept(at, lambda.range) => (lambda.body.range(), lambda.range),
        AnyNodeRef::StmtFunctionDef(def) if is_handed_on(def.name.id.as_str(), def.range, at) => {
            (TextRange::new(def.body.first()?.start(), def.end()), def.range)
        }
        _ => return None,
    };
    let variable = loop_variables(at).into_iter().find(|name| {
        at.names.binds(name, own).next().is_none() && !at.names.loads(name, body).is_empty()
    })?;
    let reason = format!("When this function is called later, `{variable}` has the last value of the loop, for all of them alike.");
    let draft = Draft::new(&TextRange::at(own.start(), TextSize::new(1)), reason);
    Some(match node {
        AnyNodeRef::ExprLambda(lambda) => with_default(draft, lambda, &variable),
        _ => draft.or(format!("def ...({variable}={variable}):")),
    })
}

fn with_default(draft: Draft, lambda: &ExprLambda, variable: &str) -> Draft {
    let word = TextRange::at(lambda.start(), TextSize::of("lambda"));
    let fixed = format!("{variable}={variable}");
    match lambda.parameters.as_deref() {
        None => draft.with(&word, format!("lambda {fixed}")),
        Some(all) if all.vararg.is_none() && all.kwarg.is_none() && all.kwonlyargs.is_empty() => {
            draft.with(&TextRange::empty(all.end()), format!(", {fixed}"))
        }
        Some(_) => draft.or(format!("lambda ..., {fixed}: ...")),
    }
}

/// The names that the loops and comprehensions around this place count through.
fn loop_variables(at: &At<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for node in at.parents.iter().rev() {
        match node {
            AnyNodeRef::StmtFor(each) => names(&each.target, &mut found),
            AnyNodeRef::ExprListComp(all) => of(&all.generators, &mut found),
            AnyNodeRef::ExprSetComp(all) => of(&all.generators, &mut found),
            AnyNodeRef::ExprDictComp(all) => of(&all.generators, &mut found),
            AnyNodeRef::StmtFunctionDef(_) | AnyNodeRef::StmtClassDef(_) | AnyNodeRef::ExprLambda(_) => break,
            _ => {}
        }
    }
    found
}

fn of(generators: &[Comprehension], found: &mut Vec<String>) {
    generators.iter().for_each(|each| names(&each.target, found));
}

fn names(target: &Expr, found: &mut Vec<String>) {
    match target {
        Expr::Tuple(tuple) => tuple.elts.iter().for_each(|part| names(part, found)),
        _ => found.extend(name_of(target).map(str::to_owned)),
    }
}

/// Whether a lambda outlives the round of the loop: it is put into something, and not used up by a call.
fn is_kept(at: &At<'_>, lambda: TextRange) -> bool {
    for node in at.parents.iter().rev() {
        match node {
            AnyNodeRef::ExprCall(call) => {
                return !call.func.range().contains_range(lambda)
                    && call.func.as_attribute_expr().is_some_and(|it| matches!(it.attr.id.as_str(), "append" | "add" | "insert"));
            }
            AnyNodeRef::Keyword(_) | AnyNodeRef::StmtReturn(_) | AnyNodeRef::StmtExpr(_) => return false,
            AnyNodeRef::StmtAssign(assign) => return assign.targets.iter().any(Expr::is_subscript_expr),
            AnyNodeRef::ExprListComp(_) | AnyNodeRef::ExprDictComp(_) | AnyNodeRef::ExprSetComp(_) => return true,
            _ => {}
        }
    }
    false
}

/// Whether a function made in a loop is put away in it: `handlers.append(handle)`, `handlers[key] = handle`.
fn is_handed_on(name: &str, def: TextRange, at: &At<'_>) -> bool {
    let Some(AnyNodeRef::StmtFor(each)) = at.parent() else { return false };
    crate::read::any(&each.body, |node| match node {
        AnyNodeRef::ExprCall(call) if !def.contains_range(call.range()) => {
            call.func.as_attribute_expr().is_some_and(|it| matches!(it.attr.id.as_str(), "append" | "add"))
                && call.arguments.args.iter().any(|argument| name_of(argument) == Some(name))
        }
        AnyNodeRef::StmtAssign(assign) => {
            name_of(&assign.value) == Some(name) && assign.targets.iter().any(Expr::is_subscript_expr)
        }
        _ => false,
    })
}
