//! Takes every rule to every place of a program.

use ruff_python_ast::{
    AnyNodeRef, ModModule, Stmt,
    visitor::source_order::{SourceOrderVisitor, TraversalSignal, walk_body},
};
use ruff_text_size::{Ranged, TextRange};

use crate::{
    Rule,
    draft::Draft,
    names::{Names, is_scope},
    rule::Check,
    rules::RULES,
    source::Source,
};

/// A place in a program: what is above it, and all that is known of the whole.
#[derive(Clone)]
pub(crate) struct At<'a> {
    pub(crate) source: &'a Source<'a>,
    pub(crate) names: &'a Names<'a>,
    pub(crate) module: &'a ModModule,
    /// From the outermost to the nearest.
    pub(crate) parents: Vec<AnyNodeRef<'a>>,
}

/// What every rule found.
pub(crate) fn check<'a>(module: &'a ModModule, at: &At<'a>) -> Vec<(&'static Rule, Draft)> {
    let mut walk = Walk { at: at.clone(), found: Vec::new() };
    for rule in RULES {
        if let Check::File(look) = rule.check {
            walk.found.extend(look(at).into_iter().map(|draft| (rule, draft)));
        }
    }
    walk.visit_body(&module.body);
    walk.found
}

impl<'a> At<'a> {
    pub(crate) fn new(source: &'a Source<'a>, names: &'a Names<'a>, module: &'a ModModule) -> Self {
        Self { source, names, module, parents: Vec::new() }
    }

    /// The node that holds this one.
    pub(crate) fn parent(&self) -> Option<AnyNodeRef<'a>> {
        self.parents.last().copied()
    }

    /// The scopes around this place, the module first.
    pub(crate) fn scopes(&self) -> Vec<TextRange> {
        let inner = self.parents.iter().filter(|node| is_scope(**node)).map(Ranged::range);
        std::iter::once(self.module.range).chain(inner).collect()
    }

    /// The function around this place, or the module.
    pub(crate) fn function(&self) -> TextRange {
        let is_function = |node: &&AnyNodeRef<'_>| {
            matches!(node, AnyNodeRef::StmtFunctionDef(_) | AnyNodeRef::ExprLambda(_))
        };
        self.parents.iter().rev().find(is_function).map_or(self.module.range, Ranged::range)
    }

    /// The loop statements of the same function around this place, the nearest first.
    pub(crate) fn loops(&self) -> impl Iterator<Item = AnyNodeRef<'a>> {
        let outside = |node: &AnyNodeRef<'_>| {
            matches!(
                node,
                AnyNodeRef::StmtFunctionDef(_) | AnyNodeRef::StmtClassDef(_) | AnyNodeRef::ExprLambda(_)
            )
        };
        let inner = self.parents.iter().rev().copied().take_while(move |node| !outside(node));
        inner.filter(|node| matches!(node, AnyNodeRef::StmtFor(_) | AnyNodeRef::StmtWhile(_)))
    }

    /// Whether the program gives `name` a meaning of its own.
    pub(crate) fn redefines(&self, name: &str) -> bool {
        self.names.all_binds().iter().any(|bind| bind.id == name)
    }
}

struct Walk<'a> {
    at: At<'a>,
    found: Vec<(&'static Rule, Draft)>,
}

impl<'a> SourceOrderVisitor<'a> for Walk<'a> {
    fn enter_node(&mut self, node: AnyNodeRef<'a>) -> TraversalSignal {
        for rule in RULES {
            if let Check::Node(look) = rule.check {
                self.found.extend(look(node, &self.at).map(|draft| (rule, draft)));
            }
        }
        self.at.parents.push(node);
        TraversalSignal::Traverse
    }

    fn leave_node(&mut self, _: AnyNodeRef<'a>) {
        self.at.parents.pop();
    }

    fn visit_body(&mut self, body: &'a [Stmt]) {
        for rule in RULES {
            if let Check::Block(look) = rule.check {
                let here = (0..body.len()).filter_map(|place| look(body, place, &self.at));
                self.found.extend(here.map(|draft| (rule, draft)));
            }
        }
        walk_body(self, body);
    }
}
