//! A question as a page may see it: text as HTML, tasks without what is hidden.

use askback_bank::{Bank, Call, Case, Compare, Expect, Input, Question, Task, Text, When};

use crate::{
    markdown::to_html,
    state::AppState,
    wire::{self, QuestionDetail, QuestionSummary},
};

/// A question, whole.
pub(crate) fn detail(
    state: &AppState,
    question: &Question,
    summary: QuestionSummary,
    bank: &Bank,
) -> QuestionDetail {
    let Question { meta, text, .. } = question;
    let html = |markdown: &Option<String>| markdown.as_deref().map(to_html);
    let fault =
        bank.faults().iter().find(|fault| fault.is_error() && fault.question.as_ref() == Some(&meta.id));
    QuestionDetail {
        prompt_html: to_html(&text.prompt),
        brief_html: html(&text.brief),
        clarify: clarifications(text),
        answer_html: html(&text.answer),
        points: text
            .points
            .iter()
            .map(|it| wire::Point { cure: question.is_cure(it), ..point(it) })
            .collect(),
        mistakes: text.mistakes.iter().map(mistake).collect(),
        follow_ups: text.follow_ups.iter().map(follow_up).collect(),
        parts: text.parts.iter().map(part).collect(),
        scores: text.scores.as_ref().map(|scores| scores.to_vec()),
        twist_html: html(&text.twist),
        read_html: html(&text.read),
        hints: text.hints.len(),
        license: meta.license.clone(),
        authors: meta.authors.clone(),
        python: meta.python.text.clone(),
        task: question.task.as_ref().map(|found| task(state, question, found)),
        fault: fault.map(Into::into),
        summary,
    }
}

fn clarifications(text: &Text) -> Vec<wire::Clarification> {
    let one = |asked: &askback_bank::Clarification| wire::Clarification {
        question: asked.question.clone(),
        answer_html: to_html(&asked.answer),
    };
    text.clarify.iter().map(one).collect()
}

fn point(point: &askback_bank::Point) -> wire::Point {
    wire::Point {
        id: point.id.clone(),
        level: point.level,
        core: point.core,
        part: point.part.clone(),
        cure: false,
        text: point.text.clone(),
        paraphrases: point.paraphrases.clone(),
    }
}

fn mistake(mistake: &askback_bank::Mistake) -> wire::Mistake {
    wire::Mistake {
        id: mistake.id.clone(),
        text: mistake.text.clone(),
        paraphrases: mistake.paraphrases.clone(),
        correction_html: to_html(&mistake.correction),
    }
}

fn follow_up(follow_up: &askback_bank::FollowUp) -> wire::FollowUp {
    let (when, id) = match &follow_up.when {
        When::Universal => (wire::Condition::Universal, None),
        When::IfMissing(id) => (wire::Condition::IfMissing, Some(id.clone())),
        When::IfMistake(id) => (wire::Condition::IfMistake, Some(id.clone())),
        When::After(id) => (wire::Condition::After, Some(id.clone())),
    };
    wire::FollowUp {
        id: follow_up.id.clone(),
        when: wire::When { when, id },
        text: follow_up.text.clone(),
        answer_html: to_html(&follow_up.answer),
        points: follow_up.points.iter().map(point).collect(),
    }
}

fn part(part: &askback_bank::Part) -> wire::Part {
    wire::Part { id: part.id.clone(), seconds: part.seconds, text: part.text.clone() }
}

fn task(state: &AppState, question: &Question, task: &Task) -> wire::Task {
    let pythons = state.runner.pythons().into_iter().map(|python| python.version);
    wire::Task {
        call: call(&task.call),
        compare: compare(task.compare).to_owned(),
        starter: task.starter.clone(),
        limits: task.limits.into(),
        pythons: pythons.filter(|v| question.meta.python.contains(*v)).map(|v| v.to_string()).collect(),
        before: task.before.clone(),
        cases: task.cases.iter().map(|one| case(&task.call, one)).collect(),
        solutions: task.solutions.len(),
        measurable: askback_judge::Judge::can_measure(question),
    }
}

fn call(call: &Call) -> wire::Call {
    use wire::CallKind::{Class, Drive, Function, Program};
    let (kind, name) = match call {
        Call::Function(name) => (Function, Some(name.clone())),
        Call::Class(name) => (Class, Some(name.clone())),
        Call::Program => (Program, None),
        Call::Drive => (Drive, None),
    };
    wire::Call { kind, name }
}

fn compare(compare: Compare) -> &'static str {
    match compare {
        Compare::Exact => "exact",
        Compare::Unordered => "unordered",
        Compare::UnorderedDeep => "unordered_deep",
        Compare::Approx(_) => "approx",
        Compare::AnyOf => "any_of",
        Compare::Check => "check",
    }
}

fn case(call: &Call, case: &Case) -> wire::TaskCase {
    let (input, expected) =
        if case.visible { (input(call, &case.input), expected(case)) } else { (None, None) };
    wire::TaskCase {
        id: case.id.clone(),
        category: case.category.clone(),
        visible: case.visible,
        weight: case.weight,
        input,
        expected,
    }
}

fn input(call: &Call, input: &Input) -> Option<String> {
    let name = match call {
        Call::Function(name) | Call::Class(name) => name.as_str(),
        Call::Program | Call::Drive => "",
    };
    match input {
        Input::Args(args) => Some(format!("{name}({})", args.join(", "))),
        Input::Stdin(text) => Some(text.clone()),
        Input::Calls { init, calls } => {
            let made = format!("x = {name}({})", init.join(", "));
            let called = calls.iter().map(|call| format!("x.{}({})", call.method, call.args.join(", ")));
            Some(std::iter::once(made).chain(called).collect::<Vec<_>>().join("\n"))
        }
        Input::Drive(name) => Some(format!("{name}(module)")),
        Input::Generate { .. } => None,
    }
}

fn expected(case: &Case) -> Option<String> {
    match (&case.expect, &case.input) {
        (Expect::Value(value) | Expect::Mutates { value, .. }, _) => Some(value.clone()),
        (Expect::Raises(name), _) => Some(format!("raises {name}")),
        (Expect::Calls, Input::Calls { calls, .. }) => {
            let values: Vec<&str> = calls.iter().map(|call| call.expect.as_str()).collect();
            Some(format!("[{}]", values.join(", ")))
        }
        _ => None,
    }
}
