//! Questions that many rules ask about a piece of a program.

use ruff_python_ast::{
    AnyNodeRef, Arguments, CmpOp, Expr, ExprCompare, Operator, Stmt, StmtIf, UnaryOp,
    comparable::ComparableExpr,
    visitor::source_order::{SourceOrderVisitor, TraversalSignal},
};
use ruff_text_size::{Ranged, TextRange};

use crate::walk::At;

/// The name, if `expr` is one.
pub(crate) fn name_of(expr: &Expr) -> Option<&str> {
    expr.as_name_expr().map(|name| name.id.as_str())
}

/// Whether `expr` is the name `id`.
pub(crate) fn is_name(expr: &Expr, id: &str) -> bool {
    name_of(expr) == Some(id)
}

/// Whether two expressions say the same.
pub(crate) fn same(one: &Expr, other: &Expr) -> bool {
    ComparableExpr::from(one) == ComparableExpr::from(other)
}

/// The arguments of `function(...)`, if `expr` is that call, of positions alone.
pub(crate) fn call_of<'e>(expr: &'e Expr, function: &str) -> Option<&'e [Expr]> {
    let call = expr.as_call_expr().filter(|call| is_name(&call.func, function))?;
    let plain = call.arguments.keywords.is_empty() && !call.arguments.args.iter().any(Expr::is_starred_expr);
    plain.then_some(&call.arguments.args)
}

/// The only argument of `function(...)`.
pub(crate) fn only_argument<'e>(expr: &'e Expr, function: &str) -> Option<&'e Expr> {
    match call_of(expr, function)? {
        [argument] => Some(argument),
        _ => None,
    }
}

/// Receiver, name and arguments of `receiver.name(...)`.
pub(crate) fn method(expr: &Expr) -> Option<(&Expr, &str, &Arguments)> {
    let call = expr.as_call_expr()?;
    let attribute = call.func.as_attribute_expr()?;
    Some((&attribute.value, attribute.attr.id.as_str(), &call.arguments))
}

/// Receiver and only argument of `receiver.name(argument)`.
pub(crate) fn method_with_one<'e>(expr: &'e Expr, name: &str) -> Option<(&'e Expr, &'e Expr)> {
    let (receiver, found, arguments) = method(expr)?;
    match (&*arguments.args, found == name && arguments.keywords.is_empty()) {
        ([argument], true) if !argument.is_starred_expr() => Some((receiver, argument)),
        _ => None,
    }
}

/// The integer, if `expr` is one.
pub(crate) fn integer(expr: &Expr) -> Option<i64> {
    match expr {
        Expr::NumberLiteral(number) => number.value.as_int()?.as_i64(),
        Expr::UnaryOp(minus) if minus.op == UnaryOp::USub => integer(&minus.operand).map(|value| -value),
        _ => None,
    }
}

/// Both sides and the operator of a comparison of two.
pub(crate) fn comparison(expr: &Expr) -> Option<(&Expr, CmpOp, &Expr)> {
    sides(expr.as_compare_expr()?)
}

/// The same, of what is known to be a comparison.
pub(crate) fn sides(compare: &ExprCompare) -> Option<(&Expr, CmpOp, &Expr)> {
    match (&*compare.ops, &*compare.comparators) {
        ([op], [right]) => Some((&compare.left, *op, right)),
        _ => None,
    }
}

/// Target and value of `target = value`, annotated or not.
pub(crate) fn assignment(stmt: &Stmt) -> Option<(&Expr, &Expr)> {
    match stmt {
        Stmt::Assign(assign) => match assign.targets.as_slice() {
            [target] => Some((target, &assign.value)),
            _ => None,
        },
        Stmt::AnnAssign(assign) => Some((&assign.target, assign.value.as_deref()?)),
        _ => None,
    }
}

/// The name that `name += 1` counts up.
pub(crate) fn counted_up(stmt: &Stmt) -> Option<&str> {
    let add = stmt.as_aug_assign_stmt()?;
    (add.op == Operator::Add && integer(&add.value) == Some(1)).then(|| name_of(&add.target)).flatten()
}

/// The statement, if a block is only one.
pub(crate) fn only(block: &[Stmt]) -> Option<&Stmt> {
    match block {
        [stmt] => Some(stmt),
        _ => None,
    }
}

/// The expression, if a block is only one.
pub(crate) fn only_expression(block: &[Stmt]) -> Option<&Expr> {
    only(block)?.as_expr_stmt().map(|stmt| &*stmt.value)
}

/// The block after `else`, where there is one and no `elif`; none where neither is.
pub(crate) fn else_of(branch: &StmtIf) -> Option<&[Stmt]> {
    match branch.elif_else_clauses.as_slice() {
        [last] if last.test.is_none() => Some(&last.body),
        _ => None,
    }
}

/// Whether `True` or `False` is returned by a block that does nothing else.
pub(crate) fn returned_truth(block: &[Stmt]) -> Option<bool> {
    truth(only(block)?.as_return_stmt()?.value.as_deref()?)
}

/// `True` or `False`, written out.
pub(crate) fn truth(expr: &Expr) -> Option<bool> {
    expr.as_boolean_literal_expr().map(|literal| literal.value)
}

/// Whether the expression at `place` is asked only for its truth: the test of a branch or loop, and what stands in it.
pub(crate) fn is_test(place: TextRange, at: &At<'_>) -> bool {
    let mut inner = place;
    for node in at.parents.iter().rev() {
        let is = |test: &Expr| test.range() == inner;
        match node {
            AnyNodeRef::ExprBoolOp(both) => inner = both.range,
            AnyNodeRef::ExprUnaryOp(not) if not.op == UnaryOp::Not => return true,
            AnyNodeRef::StmtIf(stmt) => return is(&stmt.test),
            AnyNodeRef::ElifElseClause(clause) => return clause.test.as_ref().is_some_and(is),
            AnyNodeRef::StmtWhile(stmt) => return is(&stmt.test),
            AnyNodeRef::StmtAssert(stmt) => return is(&stmt.test),
            AnyNodeRef::ExprIf(choice) => return is(&choice.test),
            AnyNodeRef::Comprehension(each) => return each.ifs.iter().any(is),
            _ => return false,
        }
    }
    false
}

/// Whether `expr` is a word or number written out, or a tuple of those.
pub(crate) fn is_constant(expr: &Expr) -> bool {
    match expr {
        Expr::Tuple(tuple) => tuple.elts.iter().all(is_constant),
        Expr::UnaryOp(minus) => is_constant(&minus.operand),
        _ => expr.is_literal_expr(),
    }
}

/// A name, or attributes of one: `self.items`.
pub(crate) fn is_dotted(expr: &Expr) -> bool {
    match expr {
        Expr::Attribute(attribute) => is_dotted(&attribute.value),
        _ => expr.is_name_expr(),
    }
}

/// Whether `expr` needs no brackets beside `not`, `and` and comparisons.
pub(crate) fn is_tight(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::Name(_)
            | Expr::Attribute(_)
            | Expr::Subscript(_)
            | Expr::Call(_)
            | Expr::StringLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::List(_)
            | Expr::Dict(_)
            | Expr::Set(_)
    )
}

/// `expr` turned into its contrary.
pub(crate) fn negated(expr: &Expr, at: &At<'_>) -> String {
    let words = at.source.slice(expr);
    if let Expr::UnaryOp(not) = expr
        && not.op == UnaryOp::Not
    {
        return at.source.slice(&*not.operand).to_owned();
    }
    if let Some((left, op, right)) = comparison(expr) {
        let other = match op {
            CmpOp::Eq => "!=",
            CmpOp::NotEq => "==",
            CmpOp::Is => "is not",
            CmpOp::IsNot => "is",
            CmpOp::In => "not in",
            CmpOp::NotIn => "in",
            _ => return format!("not {words}"),
        };
        return format!("{} {other} {}", at.source.slice(left), at.source.slice(right));
    }
    if expr.is_bool_op_expr() || expr.is_if_expr() || expr.is_named_expr() || expr.is_lambda_expr() {
        return format!("not ({words})");
    }
    format!("not {words}")
}

/// The places in `block` that `wanted` says yes to, in order, functions inside it included.
pub(crate) fn places(block: &[Stmt], wanted: impl FnMut(AnyNodeRef<'_>) -> bool) -> Vec<TextRange> {
    let mut search = Search { wanted, found: Vec::new() };
    search.visit_body(block);
    search.found
}

/// Whether something in `block` is as `wanted` says.
pub(crate) fn any(block: &[Stmt], wanted: impl FnMut(AnyNodeRef<'_>) -> bool) -> bool {
    !places(block, wanted).is_empty()
}

/// Whether something in `expr`, or `expr` itself, is as `wanted` says.
pub(crate) fn any_in(expr: &Expr, wanted: impl FnMut(AnyNodeRef<'_>) -> bool) -> bool {
    let mut search = Search { wanted, found: Vec::new() };
    search.visit_expr(expr);
    !search.found.is_empty()
}

/// Whether `expr` waits, yields or names something on the way: it can't move.
pub(crate) fn is_bound_here(expr: &Expr) -> bool {
    any_in(expr, |node| {
        matches!(
            node,
            AnyNodeRef::ExprYield(_)
                | AnyNodeRef::ExprYieldFrom(_)
                | AnyNodeRef::ExprAwait(_)
                | AnyNodeRef::ExprNamed(_)
        )
    })
}

struct Search<F> {
    wanted: F,
    found: Vec<TextRange>,
}

impl<'a, F: FnMut(AnyNodeRef<'_>) -> bool> SourceOrderVisitor<'a> for Search<F> {
    fn enter_node(&mut self, node: AnyNodeRef<'a>) -> TraversalSignal {
        if (self.wanted)(node) {
            self.found.push(node.range());
        }
        TraversalSignal::Traverse
    }
}

/// Methods that change what they are called on.
const CHANGING: &[&str] = &[
    "append",
    "extend",
    "insert",
    "remove",
    "pop",
    "clear",
    "sort",
    "reverse",
    "popleft",
    "appendleft",
    "add",
    "discard",
    "update",
    "popitem",
    "setdefault",
];

/// Whether `block` changes what `whole` holds, or binds it anew: by a method,
/// an item, `del` or an assignment.
pub(crate) fn changes(block: &[Stmt], whole: &Expr) -> bool {
    any(block, |node| match node {
        AnyNodeRef::ExprCall(call) => call.func.as_attribute_expr().is_some_and(|attribute| {
            CHANGING.contains(&attribute.attr.id.as_str()) && same(&attribute.value, whole)
        }),
        AnyNodeRef::ExprSubscript(item) => !item.ctx.is_load() && same_place(&item.value, whole),
        AnyNodeRef::ExprName(name) => !name.ctx.is_load() && is_name(whole, name.id.as_str()),
        AnyNodeRef::ExprAttribute(attribute) => {
            !attribute.ctx.is_load()
                && whole.as_attribute_expr().is_some_and(|it| it.attr.id == attribute.attr.id)
        }
        _ => false,
    })
}

/// Whether `place` is `whole` or an item of it.
fn same_place(place: &Expr, whole: &Expr) -> bool {
    same(place, whole) || place.as_subscript_expr().is_some_and(|item| same_place(&item.value, whole))
}
