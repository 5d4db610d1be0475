//! A story from work, told in parts.

use super::{Form, follow_up_points, mistakes, parts, points};
use crate::Kind;

pub(super) static FORM: Form = Form {
    kind: Kind::Behavioural,
    code: false,
    needs: &["Answer", "Points", "Mistakes", "Follow-ups", "Parts", "Scores"],
    never: &["Brief"],
    gates: |question, gate| {
        parts(question, gate);
        points(question, 5, gate);
        mistakes(question, gate);
        follow_up_points(question, gate);
    },
};
