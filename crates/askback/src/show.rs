//! Figures and verdicts in words, the same in every command.

use std::fmt::Write;

use anstyle::Style;
use askback_core::Verdict;
use askback_judge::RunReport;
use comfy_table::{Cell, CellAlignment, Color, Table, presets};
use indicatif::{ProgressBar, ProgressStyle};

use crate::say;

/// A title above text.
pub(crate) const TITLE: Style = Style::new().bold();

/// The colour of a verdict.
pub(crate) fn style(verdict: Verdict) -> Style {
    if verdict.is_success() { say::GOOD } else { say::BAD }
}

/// A verdict as people say it: "wrong answer".
pub(crate) fn words(verdict: Verdict) -> String {
    verdict.name().replace('_', " ")
}

/// Milliseconds as people read them; a figure that was not measured is "-".
pub(crate) fn time(ms: Option<f64>) -> String {
    match ms {
        None => "-".to_owned(),
        Some(ms) if ms < 10.0 => format!("{ms:.1} ms"),
        Some(ms) if ms < 10_000.0 => format!("{ms:.0} ms"),
        Some(ms) => format!("{:.1} s", ms / 1_000.0),
    }
}

/// KiB as people read them.
pub(crate) fn size(kib: Option<u64>) -> String {
    match kib {
        None => "-".to_owned(),
        Some(kib) if kib < 1 << 10 => format!("{kib} KiB"),
        Some(kib) => {
            let tenths = kib * 10 / (1 << 10);
            format!("{}.{} MiB", tenths / 10, tenths % 10)
        }
    }
}

/// A bar on standard error for work of more than a moment; nothing without a terminal.
pub(crate) fn progress(what: &'static str, steps: usize) -> ProgressBar {
    let bar = ProgressBar::new(steps as u64);
    if let Ok(style) = ProgressStyle::with_template("{prefix} [{bar:30}] {pos}/{len} {msg}") {
        bar.set_style(style.progress_chars("=> "));
    }
    bar.with_prefix(what)
}

/// A table without lines; the columns of `right` hold figures.
pub(crate) fn table<const N: usize>(header: [&str; N], right: &[usize]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(header);
    if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        table.force_no_tty();
    }
    for &column in right {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

/// A cell that is good or bad news.
pub(crate) fn mark(text: impl Into<String>, good: bool) -> Cell {
    Cell::new(text.into()).fg(if good { Color::Green } else { Color::Red })
}

/// A table as lines without blanks at their ends.
pub(crate) fn lines(table: &Table) -> String {
    table.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// One line about a run.
pub(crate) fn run_line(report: &RunReport) -> String {
    let mut line = format!("{}{}{}", style(report.verdict), words(report.verdict), say::PLAIN);
    if let Some(message) = &report.message {
        // Writing to a string cannot fail.
        let _ = write!(line, ": {}", say::visible(message));
    }
    let mut rest = Vec::new();
    if let Some(code) = report.exit_code.filter(|&code| code != 0) {
        rest.push(format!("exit {code}"));
    }
    if let Some(signal) = report.signal {
        rest.push(format!("signal {signal}"));
    }
    rest.push(format!("{} of processor time", time(report.cpu_ms)));
    rest.push(size(report.memory_kib));
    if let Some(python) = report.python {
        rest.push(format!("Python {python}"));
    }
    rest.push(format!("rung {}", report.rung));
    let _ = write!(line, "{}  {}{}", say::QUIET, rest.join(", "), say::PLAIN);
    line
}
