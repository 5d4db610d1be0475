//! A judgement in words, the same in every command.

use askback_judge::{CaseResult, Finding, JudgeResult, Unreadable};
use comfy_table::{Cell, Table};

use crate::{say, show};

/// The cases, then the first failing one in full, then remarks, then the verdict.
pub(crate) fn text(result: &JudgeResult) -> String {
    if let Some(found) = &result.unreadable {
        return format!("{}\n\n{}", unreadable(found), verdict(result));
    }
    let mut out = vec![show::lines(&cases(result))];
    if let Some(case) = first_failure(result) {
        out.push(String::new());
        out.extend(failing(case));
    }
    if !result.findings.is_empty() {
        out.push(String::new());
        out.extend(remarks(&result.findings));
    }
    out.push(String::new());
    out.push(verdict(result));
    out.join("\n")
}

/// The verdict in a line.
pub(crate) fn verdict(result: &JudgeResult) -> String {
    format!(
        "{}{}{}  {} of {} points{}, Python {}, rung {}{}",
        show::style(result.verdict),
        show::words(result.verdict),
        say::PLAIN,
        result.score,
        result.max_score,
        say::QUIET,
        result.python.as_deref().unwrap_or("-"),
        result.rung,
        say::PLAIN,
    )
}

/// Why no case of a program has begun.
pub(crate) fn unreadable(found: &Unreadable) -> String {
    let line = found.line.map_or_else(String::new, |line| format!(" from line {line} on"));
    let why = part("why", &found.message);
    format!("{}Python cannot read it{}{line}, so no case has run\n\n{why}\n", say::BAD, say::PLAIN)
}

/// The first case in file order that was not accepted.
pub(crate) fn first_failure(result: &JudgeResult) -> Option<&CaseResult> {
    let id = result.first_failure.as_ref()?;
    result.cases.iter().find(|case| case.id == *id)
}

fn cases(result: &JudgeResult) -> Table {
    let mut table = show::table(["case", "about", "verdict", "points", "time"], &[3, 4]);
    for case in &result.cases {
        let about = if case.visible { case.category.clone() } else { format!("{} (hidden)", case.category) };
        let time = if case.visible { show::time(case.cpu_ms) } else { String::new() };
        table.add_row([
            Cell::new(&case.id),
            Cell::new(about),
            show::mark(show::words(case.verdict), case.verdict.is_success()),
            Cell::new(case.weight),
            Cell::new(time),
        ]);
    }
    table
}

/// A case that was not accepted: what went in, what had to come out, what came, and the difference.
pub(crate) fn failing(case: &CaseResult) -> Vec<String> {
    let mut out = vec![format!("First failing case: {} ({})", case.id, case.category)];
    if !case.visible {
        out.push("  It is hidden: only what it is about is told.".to_owned());
        return out;
    }
    let parts =
        [("input", &case.input), ("expected", &case.expected), ("got", &case.actual), ("why", &case.message)];
    for (name, text) in parts {
        if let Some(text) = text {
            out.push(part(name, text));
        }
    }
    if let Some(line) = case.line {
        out.push(part("line", &line.to_string()));
    }
    for (name, text) in [("printed", &case.stdout), ("stderr", &case.stderr)] {
        if let Some(text) = text.as_ref().filter(|text| !text.is_empty()) {
            out.push(part(name, text));
        }
    }
    out
}

/// How the program is written: a remark and the better lines each.
pub(crate) fn remarks(findings: &[Finding]) -> Vec<String> {
    let mut out = vec!["Pythonic (no part of the verdict):".to_owned()];
    for finding in findings {
        out.push(format!("  line {:<4} {} {}", finding.line, finding.rule, say::visible(&finding.message)));
        match finding.better.as_deref() {
            Some("") => out.push(part("", "better: without this line")),
            Some(better) => out.extend(better.lines().map(|line| part("", &format!("| {line}")))),
            None => {}
        }
    }
    out
}

/// A named text, its further lines set in.
fn part(name: &str, text: &str) -> String {
    let shown = say::visible(text.trim_end());
    format!("  {name:9} {}", shown.replace('\n', "\n            "))
}
