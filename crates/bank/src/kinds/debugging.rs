//! A program whose output is predicted, explained and mended.

use super::{Form, judged, mistakes, points};
use crate::Kind;

pub(super) static FORM: Form = Form {
    kind: Kind::Debugging,
    code: true,
    needs: &["Answer", "Points", "Mistakes", "Follow-ups", "Scores", "Hints"],
    never: &["Parts"],
    gates: |question, gate| {
        judged(question, gate);
        points(question, 5, gate);
        mistakes(question, gate);
        if question.task.as_ref().is_some_and(|task| task.before.is_none()) {
            gate.add("before.py", "there is no program to predict", "before.py, the program with the fault");
        }
    },
};
