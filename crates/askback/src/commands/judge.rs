//! `askback judge`: a solution of a task against its cases, and why it fails.

use std::{fs, io::Read, path::PathBuf};

use askback_core::{PythonVersion, Verdict};
use askback_judge::{CaseResult, Judge, JudgeOptions, JudgeResult, MAX_SOURCE_BYTES};
use comfy_table::{Cell, Table};

use crate::{
    config::BankArgs,
    engine::{Place, ServerArgs},
    failure::{Exit, Failure},
    questions, say, show,
};

/// What `judge` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The question: its id (two-sum), a code it covers (C12) or its path
    question: String,
    /// The solution; - for standard input
    file: PathBuf,
    /// The version of Python, such as 3.12
    #[arg(long, value_name = "VERSION")]
    python: Option<PythonVersion>,
    /// A document instead of a table
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    bank: BankArgs,
}

/// Judges a solution.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let source = source(args)?;
    let entry = questions::open(&questions::load(&args.bank.bank)?, &args.question)?;
    let place = Place::open(&ServerArgs::default())?;
    let judge = Judge::new(place.runner()?, None);
    let options = JudgeOptions { python: args.python, ..JudgeOptions::default() };
    let progress = show::progress("judging", entry.question.task.as_ref().map_or(0, |task| task.cases.len()));
    let judged = place.block_on(judge.judge(&entry.question, &source, &options, |_, _| progress.inc(1)));
    progress.finish_and_clear();
    let result = judged.map_err(|e| Failure::input(e.code(), e))?;
    let exit = match result.verdict {
        Verdict::InternalError => Exit::OurFault,
        verdict if verdict.is_success() => Exit::Done,
        _ => Exit::NotAccepted,
    };
    if args.json {
        // The judge's result carries its schema itself.
        say::own_document(&result)?;
    } else {
        say::line(text(&result))?;
    }
    Ok(exit)
}

fn source(args: &Args) -> Result<Vec<u8>, Failure> {
    let most = MAX_SOURCE_BYTES as u64 + 1;
    let mut bytes = Vec::new();
    let read = if args.file.as_os_str() == "-" {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes)
    } else {
        fs::File::open(&args.file).and_then(|file| file.take(most).read_to_end(&mut bytes))
    };
    read.map_err(|e| Failure::file(&args.file, &e))?;
    Ok(bytes)
}

/// The cases, then the first failing one in full, then the verdict.
fn text(result: &JudgeResult) -> String {
    let mut out = vec![show::lines(&cases(result))];
    if let Some(case) = first_failure(result) {
        out.push(String::new());
        out.extend(failing(case));
    }
    out.push(String::new());
    out.push(format!(
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
    ));
    out.join("\n")
}

fn first_failure(result: &JudgeResult) -> Option<&CaseResult> {
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

fn failing(case: &CaseResult) -> Vec<String> {
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

/// A named text, its further lines set in.
fn part(name: &str, text: &str) -> String {
    let shown = say::visible(text.trim_end());
    format!("  {name:9} {}", shown.replace('\n', "\n            "))
}
