//! What a rule is: its code, its weight, its page, and how it looks.

use ruff_python_ast::{AnyNodeRef, Stmt};

use crate::{draft::Draft, walk::At};

/// A rule. Two of them are the same if their codes are.
pub struct Rule {
    /// Ruff's code where ruff has the rule, else one of ours (`ASK...`).
    pub code: &'static str,
    /// How much it matters.
    pub weight: Weight,
    /// The idiom pair of the interview checklist that it belongs to, such as `I01`.
    pub idiom: Option<&'static str>,
    /// Its file, whose doc comment is its help page.
    pub(crate) file: &'static str,
    pub(crate) check: Check,
}

/// How much a remark matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// It is, or soon will be, a bug.
    Mistake,
    /// It works; there is a usual way to say it.
    Idiom,
    /// Blanks and line lengths.
    Format,
}

/// How a rule looks at a program.
#[derive(Clone, Copy)]
pub(crate) enum Check {
    /// At every node of the tree.
    Node(fn(AnyNodeRef<'_>, &At<'_>) -> Option<Draft>),
    /// At every statement, with those around it: the whole block and its place in it.
    Block(fn(&[Stmt], usize, &At<'_>) -> Option<Draft>),
    /// Once, at all of it.
    File(fn(&At<'_>) -> Vec<Draft>),
}

/// What a rule's file says about itself.
pub(crate) struct Meta {
    pub(crate) code: &'static str,
    pub(crate) weight: Weight,
    pub(crate) idiom: Option<&'static str>,
    pub(crate) check: Check,
}

impl Meta {
    pub(crate) const fn mistake(code: &'static str, check: Check) -> Self {
        Self { code, weight: Weight::Mistake, idiom: None, check }
    }

    pub(crate) const fn idiom(code: &'static str, check: Check) -> Self {
        Self { code, weight: Weight::Idiom, idiom: None, check }
    }

    /// The same, as a part of an idiom pair of the checklist.
    pub(crate) const fn of(self, pair: &'static str) -> Self {
        Self { idiom: Some(pair), ..self }
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code)
    }
}
