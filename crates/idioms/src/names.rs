//! Which names a program binds and reads, and where. One walk gathers them;
//! a program that nests deeper than people write is refused there, so that
//! everything after may recurse.

use std::collections::HashMap;

use ruff_python_ast::{
    AnyNodeRef, Expr, ExprContext, Identifier, ModModule, Stmt,
    visitor::source_order::{SourceOrderVisitor, TraversalSignal},
};
use ruff_text_size::{Ranged, TextRange, TextSize};

/// Nodes within nodes. Programs of people stay below 40.
const MAX_DEPTH: usize = 150;

/// Where a name gets its value.
#[derive(Clone, Copy)]
pub(crate) enum How<'a> {
    /// `name = value`
    Assigned(&'a Expr),
    /// `name: annotation`, with or without a value; parameters too.
    Annotated(&'a Expr),
    /// `name += value`
    Augmented,
    /// A parameter without annotation.
    Parameter,
    /// The variable of a loop or a comprehension.
    Loop,
    /// `import name`
    Imported,
    /// `global name`, `nonlocal name`
    Declared,
    /// `with`, `except`, unpacking, `del`, patterns, `def`, `class`.
    Other,
}

/// A name that gets a value.
pub(crate) struct Bind<'a> {
    pub(crate) id: &'a str,
    pub(crate) range: TextRange,
    /// The function, class, comprehension or module it belongs to.
    pub(crate) scope: TextRange,
    pub(crate) how: How<'a>,
}

/// All names of a program, in the order of the text.
#[derive(Default)]
pub(crate) struct Names<'a> {
    binds: Vec<Bind<'a>>,
    loads: Vec<(&'a str, TextRange)>,
}

impl<'a> Names<'a> {
    /// The names of `module`; none if it nests too deep.
    pub(crate) fn of(module: &'a ModModule) -> Option<Self> {
        let mut gather = Gather {
            names: Self::default(),
            scopes: vec![module.range],
            how: HashMap::new(),
            depth: 0,
            too_deep: false,
        };
        gather.visit_body(&module.body);
        (!gather.too_deep).then_some(gather.names)
    }

    /// Every place in `within` where `id` gets a value.
    pub(crate) fn binds(&self, id: &str, within: TextRange) -> impl Iterator<Item = &Bind<'a>> {
        self.binds.iter().filter(move |bind| bind.id == id && within.contains_range(bind.range))
    }

    /// Every name that gets a value.
    pub(crate) fn all_binds(&self) -> &[Bind<'a>] {
        &self.binds
    }

    /// Every place in `within` where `id` is read.
    pub(crate) fn loads(&self, id: &str, within: TextRange) -> Vec<TextRange> {
        let inside = |&&(name, range): &&(&str, TextRange)| name == id && within.contains_range(range);
        self.loads.iter().filter(inside).map(|&(_, range)| range).collect()
    }

    /// Whether `id` occurs at all in `within`.
    pub(crate) fn mentions(&self, id: &str, within: TextRange) -> bool {
        self.binds(id, within).next().is_some() || !self.loads(id, within).is_empty()
    }

    /// Whether the value that `id` has at `from` is read between there and the end of `scope`.
    pub(crate) fn read_after(&self, id: &str, from: TextSize, scope: TextRange) -> bool {
        let rest = TextRange::new(from, scope.end().max(from));
        let again = self
            .binds(id, rest)
            .find(|bind| !matches!(bind.how, How::Augmented))
            .map(|bind| bind.range.start());
        let first = self.loads(id, rest).first().map(|range| range.start());
        match (first, again) {
            (Some(first), Some(again)) => first < again || self.reads_itself(again, first),
            (Some(_), None) => true,
            (None, _) => false,
        }
    }

    /// Whether a name bound at `bound` is read at `read` to make its own value: `x = x + 1`.
    fn reads_itself(&self, bound: TextSize, read: TextSize) -> bool {
        self.binds.iter().any(|bind| {
            bind.range.start() == bound
                && matches!(bind.how, How::Assigned(value) if value.range().contains(read))
        })
    }

    /// The function, class or module that holds `id` as seen from `scope`.
    pub(crate) fn home(&self, id: &str, scopes: &[TextRange]) -> Option<TextRange> {
        scopes
            .iter()
            .rev()
            .copied()
            .find(|scope| self.binds.iter().any(|bind| bind.id == id && bind.scope == *scope))
    }
}

struct Gather<'a> {
    names: Names<'a>,
    scopes: Vec<TextRange>,
    /// By where it starts: how the name there gets its value.
    how: HashMap<TextSize, How<'a>>,
    depth: usize,
    too_deep: bool,
}

impl<'a> Gather<'a> {
    fn bind(&mut self, id: &'a str, range: TextRange, how: How<'a>) {
        let scope = self.scopes.last().copied().unwrap_or_default();
        self.names.binds.push(Bind { id, range, scope, how });
    }

    fn bind_identifier(&mut self, name: &'a Identifier, how: How<'a>) {
        self.bind(name.id.as_str(), name.range, how);
    }

    fn target(&mut self, target: &'a Expr, how: How<'a>) {
        match target {
            Expr::Name(name) => {
                self.how.insert(name.range.start(), how);
            }
            Expr::Tuple(tuple) if matches!(how, How::Loop) => {
                tuple.elts.iter().for_each(|part| self.target(part, how));
            }
            _ => {}
        }
    }

    fn statement(&mut self, node: AnyNodeRef<'a>) {
        match node {
            AnyNodeRef::StmtAssign(assign) => {
                for target in &assign.targets {
                    self.target(target, How::Assigned(&assign.value));
                }
            }
            AnyNodeRef::StmtAnnAssign(assign) => {
                self.target(&assign.target, How::Annotated(&assign.annotation));
            }
            AnyNodeRef::StmtAugAssign(assign) => self.target(&assign.target, How::Augmented),
            AnyNodeRef::StmtFor(each) => self.target(&each.target, How::Loop),
            AnyNodeRef::Comprehension(each) => self.target(&each.target, How::Loop),
            AnyNodeRef::StmtGlobal(names) => {
                names.names.iter().for_each(|name| self.bind_identifier(name, How::Declared));
            }
            AnyNodeRef::StmtNonlocal(names) => {
                names.names.iter().for_each(|name| self.bind_identifier(name, How::Declared));
            }
            _ => {}
        }
    }

    fn name(&mut self, node: AnyNodeRef<'a>) {
        match node {
            AnyNodeRef::ExprName(name) => match name.ctx {
                ExprContext::Load => self.names.loads.push((name.id.as_str(), name.range)),
                _ => {
                    let how = self.how.get(&name.range.start()).copied().unwrap_or(How::Other);
                    self.bind(name.id.as_str(), name.range, how);
                }
            },
            AnyNodeRef::StmtFunctionDef(def) => self.bind_identifier(&def.name, How::Other),
            AnyNodeRef::StmtClassDef(def) => self.bind_identifier(&def.name, How::Other),
            AnyNodeRef::Parameter(parameter) => {
                let how = parameter.annotation.as_deref().map_or(How::Parameter, How::Annotated);
                self.bind_identifier(&parameter.name, how);
            }
            AnyNodeRef::Alias(alias) => {
                let name = alias.asname.as_ref().unwrap_or(&alias.name);
                let first = name.id.as_str().split('.').next().unwrap_or_default();
                self.bind(first, name.range, How::Imported);
            }
            AnyNodeRef::ExceptHandlerExceptHandler(handler) => {
                handler.name.iter().for_each(|name| self.bind_identifier(name, How::Other));
            }
            AnyNodeRef::PatternMatchAs(pattern) => {
                pattern.name.iter().for_each(|name| self.bind_identifier(name, How::Other));
            }
            AnyNodeRef::PatternMatchStar(pattern) => {
                pattern.name.iter().for_each(|name| self.bind_identifier(name, How::Other));
            }
            AnyNodeRef::PatternMatchMapping(pattern) => {
                pattern.rest.iter().for_each(|name| self.bind_identifier(name, How::Other));
            }
            _ => {}
        }
    }
}

/// Whether names that are bound in `node` stay in it.
pub(crate) fn is_scope(node: AnyNodeRef<'_>) -> bool {
    matches!(
        node,
        AnyNodeRef::StmtFunctionDef(_)
            | AnyNodeRef::StmtClassDef(_)
            | AnyNodeRef::ExprLambda(_)
            | AnyNodeRef::ExprListComp(_)
            | AnyNodeRef::ExprSetComp(_)
            | AnyNodeRef::ExprDictComp(_)
            | AnyNodeRef::ExprGenerator(_)
    )
}

impl<'a> SourceOrderVisitor<'a> for Gather<'a> {
    fn enter_node(&mut self, node: AnyNodeRef<'a>) -> TraversalSignal {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            self.too_deep = true;
            return TraversalSignal::Skip;
        }
        self.statement(node);
        self.name(node);
        if is_scope(node) {
            self.scopes.push(node.range());
        }
        TraversalSignal::Traverse
    }

    fn leave_node(&mut self, node: AnyNodeRef<'a>) {
        if is_scope(node) && self.depth <= MAX_DEPTH {
            self.scopes.pop();
        }
        self.depth -= 1;
    }

    fn visit_body(&mut self, body: &'a [Stmt]) {
        ruff_python_ast::visitor::source_order::walk_body(self, body);
    }
}
