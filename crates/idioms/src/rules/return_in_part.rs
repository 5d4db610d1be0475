//! # Returning a value on one way only
//!
//! Where one way through a function returns a value, the end should say what is returned too, if only `None`: the reader
//! need not wonder whether it was forgotten.
//!
//! Before:
//!
//! ```python
//! def sign(number):
//!     if number > 0:
//!         return 1
//!     elif number < 0:
//!         return -1
//! ```
//!
//! After:
//!
//! ```python
//! def sign(number):
//!     if number > 0:
//!         return 1
//!     elif number < 0:
//!         return -1
//!     return None
//! ```

use ruff_python_ast::{AnyNodeRef, ExceptHandler, Expr, Pattern, Stmt, StmtFunctionDef, visitor::source_order::{SourceOrderVisitor, TraversalSignal}};
use ruff_text_size::{Ranged, TextRange};

use crate::{
    draft::Draft,
    read::{any, name_of, truth},
    rule::{Check, Meta},
    walk::At,
};

pub(super) const RULE: Meta = Meta::idiom("RET503", Check::Node(check));

fn check(node: AnyNodeRef<'_>, at: &At<'_>) -> Option<Draft> {
    let AnyNodeRef::StmtFunctionDef(def) = node else { return None };
    let mut returns = Returns::default();
    returns.visit_body(&def.body);
    let last = def.body.last()?;
    if !returns.a_value || returns.yields || ends(&def.body) || tries_until_it_raises(last) {
        return None;
    }
    let blanks = at.source.indentation(last)?;
    let reason = format!("One way through `{}` returns a value; the end of the function returns `None` without saying so.", def.name.id);
    let draft = Draft::new(&def.name, reason).or("return None");
    Some(draft.with(&TextRange::empty(last.end()), format!("\n{blanks}return None")))
}

/// What a function's own statements return.
#[derive(Default)]
struct Returns {
    a_value: bool,
    yields: bool,
}

impl<'a> SourceOrderVisitor<'a> for Returns {
    fn enter_node(&mut self, node: AnyNodeRef<'a>) -> TraversalSignal {
        match node {
            AnyNodeRef::StmtFunctionDef(StmtFunctionDef { .. }) | AnyNodeRef::ExprLambda(_) | AnyNodeRef::StmtClassDef(_) => {
                return TraversalSignal::Skip;
            }
            AnyNodeRef::StmtReturn(stmt) => {
                self.a_value |= stmt.value.as_deref().is_some_and(|value| !value.is_none_literal_expr());
            }
            AnyNodeRef::ExprYield(_) | AnyNodeRef::ExprYieldFrom(_) => self.yields = true,
            _ => {}
        }
        TraversalSignal::Traverse
    }
}

/// Whether the function ends in a loop that returns or raises: it only looks as if it could run out.
fn tries_until_it_raises(last: &Stmt) -> bool {
    let is_loop = matches!(last, Stmt::For(_) | Stmt::While(_));
    is_loop && any(std::slice::from_ref(last), |node| node.is_stmt_raise())
}

/// Whether a block never comes to its end.
fn ends(block: &[Stmt]) -> bool {
    block.iter().any(|stmt| match stmt {
        Stmt::Return(_) | Stmt::Raise(_) | Stmt::Continue(_) => true,
        Stmt::If(branch) => {
            let last = branch.elif_else_clauses.last().is_some_and(|clause| clause.test.is_none());
            last && ends(&branch.body) && branch.elif_else_clauses.iter().all(|clause| ends(&clause.body))
        }
        Stmt::With(with) => ends(&with.body),
        Stmt::While(each) => {
            truth(&each.test) == Some(true) && !has_break(&each.body) || ends(&each.orelse)
        }
        Stmt::For(each) => ends(&each.orelse),
        Stmt::Try(attempt) => {
            let handled = attempt.handlers.iter().all(|ExceptHandler::ExceptHandler(handler)| ends(&handler.body));
            ends(&attempt.finalbody) || (handled && (ends(&attempt.body) || ends(&attempt.orelse)))
        }
        Stmt::Match(choice) => {
            let open = choice.cases.last().is_some_and(|case| case.guard.is_none() && is_open(&case.pattern));
            open && choice.cases.iter().all(|case| ends(&case.body))
        }
        Stmt::Expr(expr) => never_returns(&expr.value),
        Stmt::Assert(assert) => truth(&assert.test) == Some(false),
        _ => false,
    })
}

fn is_open(pattern: &Pattern) -> bool {
    pattern.as_match_as().is_some_and(|all| all.pattern.is_none())
}

/// Whether a loop's own `break` leaves it.
fn has_break(body: &[Stmt]) -> bool {
    body.iter().any(|stmt| match stmt {
        Stmt::Break(_) => true,
        Stmt::If(branch) => has_break(&branch.body) || branch.elif_else_clauses.iter().any(|clause| has_break(&clause.body)),
        Stmt::With(with) => has_break(&with.body),
        Stmt::Try(attempt) => {
            let handlers = attempt.handlers.iter().any(|ExceptHandler::ExceptHandler(handler)| has_break(&handler.body));
            handlers || has_break(&attempt.body) || has_break(&attempt.orelse) || has_break(&attempt.finalbody)
        }
        Stmt::Match(choice) => choice.cases.iter().any(|case| has_break(&case.body)),
        Stmt::For(each) => has_break(&each.orelse),
        Stmt::While(each) => has_break(&each.orelse),
        _ => false,
    })
}

fn never_returns(expr: &Expr) -> bool {
    expr.as_call_expr().is_some_and(|call| match &*call.func {
        Expr::Attribute(attribute) => matches!(attribute.attr.id.as_str(), "exit" | "_exit" | "fail" | "abort"),
        function => matches!(name_of(function), Some("exit" | "quit")),
    })
}
