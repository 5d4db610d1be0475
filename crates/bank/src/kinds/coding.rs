//! A task that is solved in code and judged by cases.

use super::{Form, judged, mistakes, points};
use crate::Kind;

pub(super) static FORM: Form = Form {
    kind: Kind::Coding,
    code: true,
    needs: &["Answer", "Hints"],
    never: &["Parts"],
    gates: |question, gate| {
        judged(question, gate);
        points(question, 1, gate);
        mistakes(question, gate);
    },
};
