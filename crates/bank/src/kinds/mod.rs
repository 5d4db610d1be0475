//! What a finished question of each kind has: its headings, its files, its
//! gates. One file and one line of the register a kind. A gate never keeps a
//! question from being read: it is an error in the shipped bank and advice in
//! others.

mod behavioural;
mod coding;
mod debugging;
mod design;
mod knowledge;

use crate::{
    Kind, Point, Question,
    fault::{Fault, Severity, one_of},
};

/// The form of one kind.
pub(crate) struct Form {
    kind: Kind,
    /// Whether it is judged, so that it has `cases.toml` and its company.
    code: bool,
    /// Headings that every finished question of the kind has.
    needs: &'static [&'static str],
    /// Headings that have no meaning for it.
    never: &'static [&'static str],
    /// What else a finished one has.
    gates: fn(&Question, &mut Gate<'_>),
}

/// The register: a kind is known when it stands here.
static FORMS: [&Form; 5] =
    [&knowledge::FORM, &coding::FORM, &debugging::FORM, &behavioural::FORM, &design::FORM];

impl Kind {
    fn form(self) -> &'static Form {
        FORMS.into_iter().find(|form| form.kind == self).unwrap_or(&knowledge::FORM)
    }

    /// Whether questions of this kind are folders with cases to judge.
    pub fn has_code(self) -> bool {
        self.form().code
    }
}

/// Collects what is unfinished.
pub(crate) struct Gate<'a> {
    severity: Severity,
    faults: &'a mut Vec<Fault>,
}

impl Gate<'_> {
    fn add(&mut self, file: &str, message: impl Into<String>, expected: impl Into<String>) {
        self.faults.push(Fault::new(self.severity, "unfinished", file, message).expected(expected));
    }

    /// Something the question file lacks.
    fn lacks(&mut self, message: impl Into<String>, expected: impl Into<String>) {
        self.add("question.md", message, expected);
    }

    fn at_least(&mut self, file: &str, found: usize, wanted: usize, what: &str) {
        if found < wanted {
            self.add(file, format!("{found} {what}"), format!("at least {wanted}"));
        }
    }
}

/// Reports everything that keeps `question` from being finished.
pub(crate) fn check(question: &Question, strict: bool, faults: &mut Vec<Fault>) {
    let form = question.meta.kind.form();
    let severity = if strict { Severity::Error } else { Severity::Advice };
    let mut gate = Gate { severity, faults };
    for heading in form.needs.iter().filter(|heading| !has(question, heading)) {
        gate.lacks(
            format!("no heading \"{heading}\""),
            format!("## {heading}, as every {} question has", form.kind),
        );
    }
    for heading in form.never.iter().filter(|heading| has(question, heading)) {
        let message = format!("\"{heading}\" has no meaning for a {} question", form.kind);
        gate.lacks(message, format!("headings such as {}", one_of(form.needs.iter().copied())));
    }
    front_matter(question, &mut gate);
    follow_ups(question, &mut gate);
    if form.code && question.task.is_none() {
        gate.add(
            "question.md",
            "there is no cases.toml, so no program can be judged",
            "a folder with cases.toml",
        );
    }
    if question.text.brief.is_some() && question.text.clarify.is_empty() {
        gate.lacks(
            "a brief without ## Clarify: nothing of what it leaves open can be asked for",
            "## Clarify",
        );
    }
    (form.gates)(question, &mut gate);
}

fn has(question: &Question, heading: &str) -> bool {
    let text = &question.text;
    match heading {
        "Brief" => text.brief.is_some(),
        "Clarify" => !text.clarify.is_empty(),
        "Answer" => text.answer.is_some(),
        "Points" => !text.points.is_empty(),
        "Mistakes" => !text.mistakes.is_empty(),
        "Follow-ups" => !text.follow_ups.is_empty(),
        "Parts" => !text.parts.is_empty(),
        "Scores" => text.scores.is_some(),
        "Twist" => text.twist.is_some(),
        "Hints" => !text.hints.is_empty(),
        _ => text.read.is_some(),
    }
}

fn front_matter(question: &Question, gate: &mut Gate<'_>) {
    let meta = &question.meta;
    if meta.topics.is_empty() {
        gate.lacks("no topics", "topics = [\"...\"] from topics.toml");
    }
    if meta.license.is_empty() {
        gate.lacks("no licence", "a line license = \"CC-BY-4.0\"");
    }
    if meta.covers.is_empty() && gate.severity == Severity::Error {
        gate.lacks("covers no code of the checklist", "covers = [\"K57\"]");
    }
    if meta.uses.is_empty() {
        gate.lacks("used nowhere", "use = [\"practice\", \"interview\"], or enabled = false to hide it");
    }
}

fn follow_ups(question: &Question, gate: &mut Gate<'_>) {
    for follow_up in &question.text.follow_ups {
        if follow_up.answer.is_empty() {
            gate.lacks(
                format!("the follow-up `{}` has no answer", follow_up.id),
                "a line Answer: ... under it",
            );
        }
    }
}

/// Points that can be heard: enough ways to say each.
fn points(question: &Question, paraphrases: usize, gate: &mut Gate<'_>) {
    let text = &question.text;
    let of_follow_ups = text.follow_ups.iter().flat_map(|follow_up| &follow_up.points);
    for point in &text.points {
        spoken(point, paraphrases, gate);
    }
    for point in of_follow_ups {
        spoken(point, paraphrases.min(3), gate);
    }
    if !text.points.is_empty() && !text.points.iter().any(|point| point.core) {
        gate.lacks("no point is core", "at least one (3, core)");
    }
}

fn spoken(point: &Point, wanted: usize, gate: &mut Gate<'_>) {
    let found = point.paraphrases.len();
    if found < wanted {
        let message = format!("the point `{}` is said in {found} other ways", point.id);
        gate.lacks(message, format!("at least {wanted} paraphrases as sub-bullets"));
    }
}

fn mistakes(question: &Question, gate: &mut Gate<'_>) {
    for mistake in &question.text.mistakes {
        if mistake.correction.is_empty() {
            gate.lacks(
                format!("the mistake `{}` is not corrected", mistake.id),
                "`> ` and the correction under it",
            );
        }
        if mistake.paraphrases.len() < 2 {
            let message = format!("the mistake `{}` is said in one way only", mistake.id);
            gate.lacks(message, "at least 2 paraphrases as sub-bullets");
        }
    }
}

/// Follow-ups carry points, so that their answers can be judged by ear too.
fn follow_up_points(question: &Question, gate: &mut Gate<'_>) {
    for follow_up in question.text.follow_ups.iter().filter(|follow_up| follow_up.points.is_empty()) {
        gate.lacks(
            format!("the follow-up `{}` has no points", follow_up.id),
            "a line Points: and a list under it",
        );
    }
}

/// Each part has something that is listened for.
fn parts(question: &Question, gate: &mut Gate<'_>) {
    let text = &question.text;
    gate.at_least("question.md", text.parts.len(), 3, "parts");
    for part in &text.parts {
        if !text.points.iter().any(|point| point.part.as_ref() == Some(&part.id)) {
            gate.lacks(
                format!("the part `{}` has no point", part.id),
                format!("a point with (3, core, {})", part.id),
            );
        }
    }
}

/// Words a minute of somebody who speaks calmly.
const PACE: usize = 150;

/// The model answer fits into the time the question gives.
fn spoken_answer(question: &Question, gate: &mut Gate<'_>) {
    let Some(answer) = &question.text.answer else { return };
    let mut code = false;
    let words: usize = answer
        .lines()
        .filter(|line| {
            let fence = line.trim_start().starts_with("```");
            code ^= fence;
            !code && !fence
        })
        .map(|line| line.split_whitespace().count())
        .sum();
    let seconds = words * 60 / PACE;
    let limit = question.meta.seconds as usize;
    // A tenth over is within anybody's pace.
    if seconds > limit + limit / 10 {
        gate.lacks(
            format!("the answer takes about {seconds} s to say ({words} words)"),
            format!("at most {} words for {limit} s", limit * PACE / 60),
        );
    }
}

/// Cases, solutions and wrong solutions of a question with code.
fn judged(question: &Question, gate: &mut Gate<'_>) {
    let Some(task) = &question.task else { return };
    if task.starter.trim().is_empty() {
        gate.add("starter.py", "there is no starter", "starter.py with the signature to fill");
    }
    gate.at_least("cases.toml", task.solutions.len(), 2, "solutions");
    gate.at_least("cases.toml", task.wrong.len(), 3, "wrong solutions");
    let shown = task.cases.iter().filter(|case| case.visible).count();
    gate.at_least("cases.toml", shown, 1, "visible cases");
    gate.at_least("cases.toml", task.cases.len() - shown, 1, "hidden cases");
    let mut categories: Vec<&str> = task.cases.iter().map(|case| case.category.as_str()).collect();
    categories.sort_unstable();
    categories.dedup();
    gate.at_least("cases.toml", categories.len(), 3, "categories of cases");
    for solution in task.solutions.iter().filter(|s| s.time.is_none() || s.space.is_none()) {
        let message = format!("the solution {} does not say what it costs", solution.file);
        gate.add("cases.toml", message, "time = \"O(n)\" and space = \"O(1)\"");
    }
}
