//! `askback complexity`: how a function grows with the size of its input.

mod plot;
mod words;

use std::{fs, io::Read, path::PathBuf};

use askback_core::PythonVersion;
use askback_judge::{
    MAX_SOURCE_BYTES,
    complexity::{ComplexityError, Stage, Subject, measure},
};

use crate::{
    engine::{Place, ServerArgs},
    failure::{Exit, Failure},
    say, show,
};

/// What `complexity` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// A file that defines make(n), which returns the tuple of arguments of
    /// size n, and solve(*args); - for standard input
    file: PathBuf,
    /// The version of Python, such as 3.12
    #[arg(long, value_name = "VERSION")]
    python: Option<PythonVersion>,
    /// Draw the points, the fit and the next-best class into this file
    #[arg(long, value_name = "OUT.svg")]
    plot: Option<PathBuf>,
    /// A document instead of a table
    #[arg(long)]
    pub(crate) json: bool,
}

/// Measures a file.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let subject = Subject::file(source(args)?, args.python);
    let place = Place::open(&ServerArgs::default())?;
    let runner = place.runner()?;
    let progress = show::progress("measuring", 3);
    let measured = place.block_on(measure(runner.as_ref(), &subject, |stage| {
        progress.set_message(doing(stage));
        progress.inc(1);
    }));
    progress.finish_and_clear();
    let complexity = measured.map_err(|error| match error {
        ComplexityError::Ours(_) => Failure::ours(error.code(), error),
        _ => Failure::input(error.code(), error),
    })?;
    if let Some(path) = &args.plot {
        let drawing = plot::svg(&complexity).map_err(|e| Failure::ours("plot", e))?;
        fs::write(path, drawing).map_err(|e| Failure::file(path, &e))?;
    }
    if args.json {
        say::document(&complexity)?;
    } else {
        say::line(words::text(&complexity))?;
    }
    Ok(Exit::Done)
}

fn doing(stage: Stage) -> &'static str {
    match stage {
        Stage::Counting => "counting steps",
        Stage::Timing => "timing calls",
        Stage::Space => "looking at memory",
    }
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
