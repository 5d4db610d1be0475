//! `askback bank check`: every fenced block is executed, every solution and
//! wrong solution judged, on each Python that is there.

use std::{path::PathBuf, sync::Arc};

use askback_bank::{Bank, Entry, NoQuestion};
use askback_core::PythonVersion;
use askback_judge::{
    Judge,
    check::{CheckedQuestion, CheckedVersion, Checker, FolderCheckCache, State},
    values::Literals,
};
use comfy_table::{Cell, Color, Table};
use serde::Serialize;

use crate::{
    config::{self, BankArgs},
    engine::{Place, ServerArgs},
    failure::{Exit, Failure},
    questions, say, show,
};

/// What `bank check` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Questions by id, code or path [default: all]
    questions: Vec<String>,
    /// Only these versions of Python
    #[arg(long, value_name = "VERSION")]
    python: Vec<PythonVersion>,
    /// Run everything again, whatever is known from before
    #[arg(long)]
    fresh: bool,
    /// A document instead of a table
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    bank: BankArgs,
}

/// What was found. One check is one question on one version of Python, or one
/// fault of form.
#[derive(Debug, Default, Serialize)]
struct Report {
    passed: usize,
    failed: usize,
    not_run: usize,
    questions: Vec<Checked>,
    /// Faults of form: a question with an error was not checked.
    faults: Vec<askback_bank::Fault>,
}

#[derive(Debug, Serialize)]
struct Checked {
    label: String,
    /// Whether what a finished question lacks is an error here.
    strict: bool,
    #[serde(flatten)]
    result: CheckedQuestion,
}

/// Checks questions.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let bank = questions::load(&args.bank.bank)?;
    let (entries, faults) = chosen(&bank, &args.questions)?;
    let place = Place::open(&ServerArgs::default())?;
    let cache = cache_folder().filter(|_| !args.fresh);
    let cache = cache.map(|folder| Arc::new(FolderCheckCache::new(folder)) as Arc<_>);
    let checker = Checker::new(Judge::new(place.runner()?, None), cache);
    let only = (!args.python.is_empty()).then_some(args.python.as_slice());

    let steps = entries.iter().map(|entry| checker.steps(&entry.question, only)).sum();
    let progress = show::progress("checking", steps);
    let mut report = Report { faults, ..Report::default() };
    for entry in &entries {
        progress.set_message(entry.question.meta.id.clone());
        let result =
            place.block_on(checker.check(&entry.question, only, |step| progress.inc(step.steps as u64)));
        report.questions.push(Checked { label: result.label(), strict: entry.strict, result });
    }
    progress.finish_and_clear();
    report.count();

    if args.json {
        say::document(&report)?;
    } else {
        show_report(&report)?;
    }
    Ok(if report.failed == 0 { Exit::Done } else { Exit::NotAccepted })
}

/// The questions asked for, and faults of form.
fn chosen(bank: &Bank, names: &[String]) -> Result<(Vec<Arc<Entry>>, Vec<askback_bank::Fault>), Failure> {
    if names.is_empty() {
        return Ok((bank.entries().cloned().collect(), bank.faults().to_vec()));
    }
    let (mut entries, mut faults) = (Vec::new(), Vec::new());
    for name in names {
        match bank.open(name, Some(&Literals)) {
            Ok(entry) => {
                faults.extend(entry.faults.iter().cloned());
                entries.push(entry);
            }
            // That it cannot be used is what the check was asked to find.
            Err(NoQuestion::Broken { faults: found, .. }) => faults.extend(found),
            Err(error) => return Err(Failure::input(error.code(), error)),
        }
    }
    Ok((entries, faults))
}

fn cache_folder() -> Option<PathBuf> {
    config::cache_folder().map(|folder| folder.join("checks"))
}

impl Report {
    fn count(&mut self) {
        let versions = || self.questions.iter().flat_map(|checked| &checked.result.versions);
        let count = |state| versions().filter(|version| version.state == state).count();
        let gates =
            self.questions.iter().filter(|checked| checked.strict).map(|checked| checked.result.gates.len());
        self.passed = count(State::Passed);
        self.not_run = count(State::NotRun);
        self.failed = count(State::Failed)
            + gates.sum::<usize>()
            + self.faults.iter().filter(|fault| fault.is_error()).count();
    }
}

fn show_report(report: &Report) -> Result<(), Failure> {
    if !report.questions.is_empty() {
        say::line(show::lines(&table(&report.questions)))?;
    }
    for Checked { result, strict, .. } in &report.questions {
        for version in &result.versions {
            for fault in &version.faults {
                let (bad, plain) = (say::BAD, say::PLAIN);
                say::line(format_args!(
                    "{bad}{} on {}{plain}: {}",
                    result.question,
                    version.python,
                    say::visible(&fault.to_string())
                ))?;
            }
        }
        for gate in &result.gates {
            let (style, advice) = if *strict { (say::BAD, "") } else { (say::WARN, " (advice)") };
            say::line(format_args!("{style}{}{}{advice}: {gate}", result.question, say::PLAIN))?;
        }
    }
    for fault in &report.faults {
        let style = if fault.is_error() { say::BAD } else { say::WARN };
        say::line(format_args!(
            "{style}{}{}: {}",
            fault.source,
            say::PLAIN,
            say::visible(&fault.to_string())
        ))?;
    }
    let style = if report.failed == 0 { say::GOOD } else { say::BAD };
    say::line(format_args!(
        "{style}{} passed, {} failed{}{}, {} not run{}",
        report.passed,
        report.failed,
        say::PLAIN,
        say::QUIET,
        report.not_run,
        say::PLAIN
    ))
}

/// A line a question, a column a version.
fn table(questions: &[Checked]) -> Table {
    let mut versions: Vec<PythonVersion> =
        questions.iter().flat_map(|checked| &checked.result.versions).map(|version| version.python).collect();
    versions.sort_unstable();
    versions.dedup();
    let mut table = show::table([], &[]);
    let header = ["question".to_owned()].into_iter().chain(versions.iter().map(ToString::to_string));
    table.set_header(header);
    for Checked { result, .. } in questions {
        let cell = |version: &PythonVersion| {
            result.versions.iter().find(|checked| checked.python == *version).map_or(Cell::new(""), state)
        };
        table.add_row([Cell::new(&result.question)].into_iter().chain(versions.iter().map(cell)));
    }
    table
}

fn state(version: &CheckedVersion) -> Cell {
    match version.state {
        State::Passed => show::mark("ran", true),
        State::Failed => show::mark("fails", false),
        State::NotRun => Cell::new("not run").fg(Color::DarkGrey),
    }
}
