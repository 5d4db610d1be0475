//! A question with a spoken answer.

use super::{Form, follow_up_points, mistakes, points, spoken_answer};
use crate::Kind;

pub(super) static FORM: Form = Form {
    kind: Kind::Knowledge,
    code: false,
    needs: &["Answer", "Points", "Mistakes", "Follow-ups", "Scores", "Read"],
    never: &["Brief", "Parts"],
    gates: |question, gate| {
        gate.at_least("question.md", question.text.points.len(), 3, "points");
        points(question, 5, gate);
        mistakes(question, gate);
        follow_up_points(question, gate);
        spoken_answer(question, gate);
    },
};
