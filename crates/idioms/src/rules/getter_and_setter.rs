//! # Getters and setters around a plain attribute
//!
//! An attribute can be read and set as it is. When a check is needed one day, `@property` adds it and no caller changes; that
//! is why nobody writes the methods beforehand.
//!
//! Before:
//!
//! ```python
//! class Account:
//!     def __init__(self, owner):
//!         self._owner = owner
//!
//!     def get_owner(self):
//!         return self._owner
//!
//!     def set_owner(self, owner):
//!         self._owner = owner
//! ```
//!
//! After:
//!
//! ```python
//! class Account:
//!     def __init__(self, owner):
//!         self.owner = owner
//! ```

use ruff_python_ast::{AnyNodeRef, Expr, Stmt, StmtFunctionDef, helpers::body_without_leading_docstring};

use crate::{
    draft::Draft,
    read::{assignment, is_name, name_of, only},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("ASK701", Check::Node(check)).of("I07");

fn check(node: AnyNodeRef<'_>, _: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::StmtClassDef(class) = node else { return None };
    let methods: Vec<&StmtFunctionDef> = class.body.iter().filter_map(Stmt::as_function_def_stmt).collect();
    let (getter, attribute) = methods.iter().find_map(|getter| {
        let attribute = given(getter)?;
        methods.iter().any(|setter| taken(setter) == Some(attribute)).then_some((getter, attribute))
    })?;
    let public = attribute.trim_start_matches('_');
    let reason = format!("`{public}` can be read and set without methods; `@property` adds a check later, and no caller changes.");
    Some(Draft::new(&getter.name, reason).or(format!("self.{public} = {public}")))
}

/// The attribute that a plain getter returns.
fn given(method: &StmtFunctionDef) -> Option<&str> {
    let me = only_parameters(method, 1)?;
    let value = only(body_without_leading_docstring(&method.body))?.as_return_stmt()?.value.as_deref()?;
    method.name.id.as_str().starts_with("get").then(|| attribute_of(value, me)).flatten()
}

/// The attribute that a plain setter sets to what it was given.
fn taken(method: &StmtFunctionDef) -> Option<&str> {
    let me = only_parameters(method, 2)?;
    let (target, value) = assignment(only(body_without_leading_docstring(&method.body))?)?;
    let given = method.parameters.args.get(1)?.parameter.name.id.as_str();
    (method.name.id.as_str().starts_with("set") && name_of(value) == Some(given)).then(|| attribute_of(target, me)).flatten()
}

/// The first parameter of a method without decorators that has exactly `count`.
fn only_parameters(method: &StmtFunctionDef, count: usize) -> Option<&str> {
    let plain = method.decorator_list.is_empty() && method.parameters.len() == count;
    plain.then(|| method.parameters.args.first()).flatten().map(|first| first.parameter.name.id.as_str())
}

fn attribute_of<'e>(expr: &'e Expr, me: &str) -> Option<&'e str> {
    let attribute = expr.as_attribute_expr().filter(|attribute| is_name(&attribute.value, me))?;
    Some(attribute.attr.id.as_str())
}
