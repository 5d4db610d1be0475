//! `askback trace`: a program step by step, on its own or on a shown case.

mod fold;
mod log;

use std::{collections::BTreeMap, fs, io::Read, path::PathBuf, sync::Arc};

use askback_core::{Limits, PythonVersion, Verdict};
use askback_judge::{Job, Judge, MAX_SOURCE_BYTES, Program, TraceInput, trace::Trace};

use crate::{
    config::BankArgs,
    engine::{Place, ServerArgs},
    failure::{Exit, Failure},
    questions, say,
};

/// What `trace` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The program; - for standard input
    file: PathBuf,
    /// The question it answers: its id (two-sum), a code it covers (C12) or its path
    #[arg(long, value_name = "QUESTION")]
    question: Option<String>,
    /// A shown case of the question [default: the first one that fails]
    #[arg(long, value_name = "ID", requires = "question")]
    case: Option<String>,
    /// What a program of its own reads on its standard input
    #[arg(long, value_name = "FILE", conflicts_with = "question")]
    stdin: Option<PathBuf>,
    /// The version of Python, such as 3.12
    #[arg(long, value_name = "VERSION")]
    python: Option<PythonVersion>,
    /// A document instead of a log
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    bank: BankArgs,
}

/// Traces a program.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let source = read(&args.file)?;
    let trace = match &args.question {
        Some(question) => on_case(args, question, &source)?,
        None => by_itself(args, &source)?,
    };
    let exit = match trace.verdict {
        Verdict::InternalError => Exit::OurFault,
        verdict if verdict.is_success() => Exit::Done,
        _ => Exit::NotAccepted,
    };
    if args.json {
        say::own_document(&trace)?;
    } else {
        say::line(log::text(&trace, &String::from_utf8_lossy(&source)))?;
    }
    Ok(exit)
}

fn on_case(args: &Args, question: &str, source: &[u8]) -> Result<Trace, Failure> {
    let entry = questions::open(&questions::load(&args.bank.bank)?, question)?;
    let input = args.case.clone().map_or(TraceInput::FirstFailure, TraceInput::Case);
    let place = Place::open(&ServerArgs::default())?;
    let judge = Judge::new(place.runner()?, None);
    place
        .block_on(judge.trace(&entry.question, source, &input, args.python))
        .map_err(|e| Failure::input(e.code(), e))
}

fn by_itself(args: &Args, source: &[u8]) -> Result<Trace, Failure> {
    let name = args.file.file_name().and_then(|name| name.to_str()).filter(|name| *name != "-");
    let name = name.unwrap_or("main.py").to_owned();
    let stdin = args.stdin.as_ref().map_or(Ok(Vec::new()), read)?;
    let job = Job {
        files: BTreeMap::from([(name.clone(), Arc::from(source))]),
        program: Program::Script { entry: name },
        stdin: stdin.into(),
        python: args.python,
        limits: Limits::default(),
        allow_processes: false,
    };
    let place = Place::open(&ServerArgs::default())?;
    let judge = Judge::new(place.runner()?, None);
    place.block_on(judge.trace_program(job)).map_err(|e| Failure::input(e.code(), e))
}

fn read(path: &PathBuf) -> Result<Vec<u8>, Failure> {
    let most = MAX_SOURCE_BYTES as u64 + 1;
    let mut bytes = Vec::new();
    let read = if path.as_os_str() == "-" {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes)
    } else {
        fs::File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes))
    };
    read.map_err(|e| Failure::file(path, &e))?;
    Ok(bytes)
}
