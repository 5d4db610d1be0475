//! # An `__init__` that leaves out the base class
//!
//! Without `super().__init__()` nothing runs that the base class does to set itself up: its attributes are missing.
//!
//! Before:
//!
//! ```python
//! class Shape:
//!     def __init__(self, name):
//!         self.name = name
//!
//!
//! class Square(Shape):
//!     def __init__(self, side):
//!         self.side = side
//! ```
//!
//! After:
//!
//! ```python
//! class Shape:
//!     def __init__(self, name):
//!         self.name = name
//!
//!
//! class Square(Shape):
//!     def __init__(self, side):
//!         super().__init__("square")
//!         self.side = side
//! ```

use ruff_python_ast::{AnyNodeRef, Stmt, StmtClassDef, StmtFunctionDef};

use crate::{
    draft::Draft,
    read::{any, name_of},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::mistake("ASK903", Check::Node(check));

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::StmtClassDef(class) = node else { return None };
    let init = init_of(class)?;
    let bases = class.arguments.as_ref()?;
    let base = bases.args.iter().filter_map(name_of).find(|base| sets_up(base, at))?;
    let calls_one = any(&init.body, |node| {
        node.as_expr_attribute().is_some_and(|attribute| attribute.attr.id.as_str() == "__init__")
    });
    if calls_one {
        return None;
    }
    let reason = format!("`{base}.__init__` never runs for a `{}`: what it sets is missing.", class.name.id);
    Some(Draft::new(&init.name, reason).or("super().__init__(...)"))
}

/// Whether the class of that name, of this program, does something in `__init__`.
fn sets_up(name: &str, at: &At<'_>) -> bool {
    let classes = at.module.body.iter().filter_map(Stmt::as_class_def_stmt);
    classes.filter(|class| class.name.id.as_str() == name).filter_map(init_of).any(|init| {
        any(&init.body, |node| node.as_expr_attribute().is_some_and(|attribute| attribute.ctx.is_store()))
    })
}

fn init_of(class: &StmtClassDef) -> Option<&StmtFunctionDef> {
    class.body.iter().filter_map(Stmt::as_function_def_stmt).find(|def| def.name.id.as_str() == "__init__")
}
