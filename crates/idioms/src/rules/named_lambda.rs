//! # A lambda with a name
//!
//! A function that has a name is a `def`: tracebacks show the name, and it can have a docstring.
//!
//! Before:
//!
//! ```python
//! double = lambda number: number * 2
//! ```
//!
//! After:
//!
//! ```python
//! def double(number):
//!     return number * 2
//! ```

use ruff_python_ast::{AnyNodeRef, Expr, Stmt};

use crate::{
    draft::Draft,
    read::{assignment, name_of},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("E731", Check::Block(check));

fn check(block: &[Stmt], place: usize, at: &At<'_>) -> Option<Draft> {
    let stmt = &block[place];
    let (target, Expr::Lambda(lambda)) = assignment(stmt)? else { return None };
    let name = name_of(target)?;
    // In a class it would become a method.
    if matches!(at.parent(), Some(AnyNodeRef::StmtClassDef(_))) {
        return None;
    }
    let blanks = at.source.indentation(stmt).unwrap_or_default();
    let parameters = lambda.parameters.as_deref().map_or("", |all| at.source.slice(all));
    let body = at.source.slice(&*lambda.body);
    let better = format!("def {name}({parameters}):\n{blanks}    return {body}");
    let reason = format!("With a name it is a `def`: tracebacks say `{name}` and not `<lambda>`.");
    let draft = Draft::new(target, reason).or(format!("def {name}({parameters}):\n    ..."));
    // Over several lines it may stand in the brackets of the assignment alone.
    Some(if body.contains('\n') { draft } else { draft.with(stmt, better) })
}
