//! Remarks on how a judged program is written. They come after the verdict and
//! never change it.

use askback_bank::{Kind, Question};
use askback_core::Verdict;
use askback_idioms::Weight;

use crate::result::{Finding, FindingKind};

/// What there is to say about `source`. Of a program to debug nothing before
/// it is mended: the remark would be the answer.
pub(crate) fn of(question: &Question, source: &[u8], verdict: Verdict) -> Vec<Finding> {
    if question.meta.kind == Kind::Debugging && !verdict.is_success() {
        return Vec::new();
    }
    let Ok(source) = std::str::from_utf8(source) else { return Vec::new() };
    askback_idioms::find(source).into_iter().map(Into::into).collect()
}

impl From<askback_idioms::Finding> for Finding {
    fn from(found: askback_idioms::Finding) -> Self {
        Self {
            rule: found.rule.code.to_owned(),
            kind: match found.rule.weight {
                Weight::Mistake => FindingKind::Mistake,
                Weight::Idiom => FindingKind::Idiom,
                Weight::Format => FindingKind::Format,
            },
            line: found.line,
            message: found.message,
            better: found.better,
            end_line: found.end_line,
        }
    }
}

impl Finding {
    /// Where its rule is explained in the document about idioms: what follows the `#`.
    pub fn help(&self) -> Option<String> {
        askback_idioms::rules().iter().find(|rule| rule.code == self.rule).map(askback_idioms::Rule::anchor)
    }
}
