//! # super with arguments
//!
//! In a method `super()` knows class and object by itself, and stays right when the class is renamed.
//!
//! Before:
//!
//! ```python
//! class Base:
//!     def __init__(self):
//!         self.ready = True
//!
//!
//! class Task(Base):
//!     def __init__(self):
//!         super(Task, self).__init__()
//! ```
//!
//! After:
//!
//! ```python
//! class Base:
//!     def __init__(self):
//!         self.ready = True
//!
//!
//! class Task(Base):
//!     def __init__(self):
//!         super().__init__()
//! ```

use ruff_python_ast::AnyNodeRef;

use crate::{
    draft::Draft,
    read::{is_name, name_of},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("UP008", Check::Node(check));

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::ExprCall(call) = node else { return None };
    let [class, me] = &*call.arguments.args else { return None };
    let method = at.parents.iter().rev().find_map(|node| node.as_stmt_function_def())?;
    let around = at.parents.iter().rev().find_map(|node| node.as_stmt_class_def())?;
    let first = method.parameters.args.first()?.parameter.name.id.as_str();
    let plain = is_name(&call.func, "super") && is_name(me, first) && name_of(class) == Some(around.name.id.as_str());
    plain.then(|| Draft::new(call, "In a method `super()` knows class and object by itself.").with(call, "super()"))
}
