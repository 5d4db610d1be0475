//! `askback run`: programs in the sandbox, of this machine or of a server.

mod batch;
mod files;

use std::{fs, io::Read, path::PathBuf};

use askback_core::{Limits, PythonVersion, Verdict};
use askback_judge::{FileContent, RunReport, RunRequest};

use crate::{
    engine::{self, Place},
    failure::{Exit, Failure},
    say, show, units,
};

/// What `run` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// A program, or a folder that is copied into the sandbox
    #[arg(required_unless_present = "batch", conflicts_with = "batch")]
    path: Option<PathBuf>,
    /// The file of the folder that is started [default: main.py]
    #[arg(long, value_name = "FILE", conflicts_with = "batch")]
    entry: Option<String>,
    /// What the program reads on its standard input; - for our own
    #[arg(long, value_name = "FILE", conflicts_with = "batch")]
    stdin: Option<PathBuf>,
    /// The version of Python, such as 3.12
    #[arg(long, value_name = "VERSION", conflicts_with = "batch")]
    python: Option<PythonVersion>,
    /// Processor time it may take, such as 500ms or 2s
    #[arg(long, value_name = "TIME", value_parser = time_limit, conflicts_with = "batch")]
    time: Option<u64>,
    /// Memory it may take, such as 256MiB
    #[arg(long, value_name = "SIZE", value_parser = memory_limit, conflicts_with = "batch")]
    memory: Option<u64>,
    /// A document instead of the program's own output
    #[arg(long)]
    pub(crate) json: bool,
    /// Requests, one JSON object a line; results come as they finish; - for standard input
    #[arg(long, value_name = "FILE.jsonl")]
    batch: Option<PathBuf>,
    /// How many requests run at a time [default: as many as the machine bears]
    #[arg(long, value_name = "N", requires = "batch", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
    #[command(flatten)]
    server: engine::ServerArgs,
}

fn time_limit(text: &str) -> Result<u64, String> {
    within(units::milliseconds(text)?, 10, Limits::MAX.cpu_ms, "10ms", "1min")
}

fn memory_limit(text: &str) -> Result<u64, String> {
    within(units::kibibytes(text)?, 16_384, Limits::MAX.memory_kib, "16MiB", "4GiB")
}

fn within(value: u64, least: u64, most: u64, least_text: &str, most_text: &str) -> Result<u64, String> {
    if (least..=most).contains(&value) {
        Ok(value)
    } else {
        Err(format!("out of range: from {least_text} to {most_text}"))
    }
}

/// Runs one program or a batch.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    if let Some(requests) = &args.batch {
        return batch::run(requests, args.jobs, &args.server);
    }
    let request = request(args)?;
    // What is wrong with the request is said before anything is started.
    request.clone().into_job(&Limits::MAX).map_err(|e| Failure::input(e.code(), e))?;
    let place = Place::open(&args.server)?;
    let report = place.block_on(place.run(request))?;
    let exit = exit_of(report.verdict);
    if args.json {
        say::document(&report)?;
    } else {
        show_report(&report)?;
    }
    Ok(exit)
}

fn request(args: &Args) -> Result<RunRequest, Failure> {
    let path = args.path.as_deref().unwrap_or(std::path::Path::new(""));
    let mut request = files::request(path, args.entry.as_deref())?;
    if let Some(stdin) = &args.stdin {
        request.stdin = FileContent(read_input(stdin)?.into());
    }
    request.python = args.python;
    request.limits.cpu_ms = args.time.unwrap_or(request.limits.cpu_ms);
    request.limits.memory_kib = args.memory.unwrap_or(request.limits.memory_kib);
    Ok(request)
}

fn read_input(path: &std::path::Path) -> Result<Vec<u8>, Failure> {
    let most = askback_judge::MAX_FILES_BYTES as u64 + 1;
    let mut bytes = Vec::new();
    let read = if path.as_os_str() == "-" {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes)
    } else {
        fs::File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes))
    };
    read.map_err(|e| Failure::file(path, &e))?;
    Ok(bytes)
}

fn exit_of(verdict: Verdict) -> Exit {
    match verdict {
        Verdict::InternalError => Exit::OurFault,
        verdict if verdict.is_success() => Exit::Done,
        _ => Exit::NotAccepted,
    }
}

/// The program's output where it belongs, then one line about the run.
fn show_report(report: &RunReport) -> Result<(), Failure> {
    say::passed_on(&report.stdout, false)?;
    say::passed_on(&report.stderr, true)?;
    for (cut, name) in
        [(report.stdout_truncated, "standard output"), (report.stderr_truncated, "standard error")]
    {
        if cut {
            say::aside(format_args!("{}{name} was cut at the limit{}", say::WARN, say::PLAIN));
        }
    }
    if report.lossy {
        say::aside(format_args!("{}bytes that are no UTF-8 were replaced{}", say::WARN, say::PLAIN));
    }
    say::aside(show::run_line(report));
    Ok(())
}
