//! `askback judge`: a solution of a task against its cases, and why it fails.

use std::{fs, io::Read, path::PathBuf};

use askback_core::{PythonVersion, Verdict};
use askback_judge::{Judge, JudgeOptions, MAX_SOURCE_BYTES};

use crate::{
    config::BankArgs,
    engine::{Place, ServerArgs},
    failure::{Exit, Failure},
    judged, questions, say, show,
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
        say::line(judged::text(&result))?;
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
