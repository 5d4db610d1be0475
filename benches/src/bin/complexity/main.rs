//! `make bench-complexity`: how often is the class of a function told rightly?
//! Every file of `benches/complexity/SET` says its class in its first line; the
//! binary beside this one measures it. Nothing here is a test.
//!
//! `askback-bench-complexity [--set tune] [--python 3.12]... [--load 2] [--times 1] [--below O(n^2)]`

mod corpus;
mod load;
mod tally;

use std::{
    io::Write,
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{corpus::Function, load::Load, tally::Tally};

/// What is asked for.
struct Options {
    sets: Vec<String>,
    pythons: Vec<Option<String>>,
    load: usize,
    times: usize,
    /// Only functions of a lower class than this.
    below: Option<String>,
}

fn options() -> Result<Options> {
    let mut options = Options { sets: Vec::new(), pythons: Vec::new(), load: 0, times: 1, below: None };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let value = words.next().with_context(|| format!("{word} needs a value"))?;
        match word.as_str() {
            "--set" => options.sets.push(value),
            "--python" => options.pythons.push(Some(value)),
            "--load" => options.load = value.parse()?,
            "--times" => options.times = value.parse()?,
            "--below" => options.below = Some(value),
            _ => bail!("{word} is unknown; there are --set, --python, --load, --times and --below"),
        }
    }
    if options.sets.is_empty() {
        options.sets.push("tune".to_owned());
    }
    if options.pythons.is_empty() {
        options.pythons.push(None);
    }
    Ok(options)
}

fn main() -> Result<()> {
    let options = options()?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("complexity");
    let _load = Load::start(options.load);
    let mut out = std::io::stdout().lock();
    for set in &options.sets {
        let functions = corpus::read(&root.join(set), options.below.as_deref())?;
        for python in &options.pythons {
            let mut tally = Tally::default();
            for function in &functions {
                for _ in 0..options.times {
                    let line = tally.add(function, &measured(function, python.as_deref())?);
                    if let Some(line) = line {
                        writeln!(out, "  {line}")?;
                    }
                }
            }
            let place = python.as_deref().unwrap_or("default");
            writeln!(out, "{set}, Python {place}, {} busy loops\n{tally}", options.load)?;
        }
    }
    Ok(())
}

/// What the binary says, and how long it took.
struct Measured {
    document: Value,
    seconds: f64,
}

#[expect(clippy::disallowed_methods, reason = "starts the binary under measurement")]
fn measured(function: &Function, python: Option<&str>) -> Result<Measured> {
    let binary = std::env::current_exe()?.with_file_name("askback");
    let mut command = Command::new(&binary);
    command.arg("complexity").arg(&function.path).arg("--json").stderr(Stdio::null());
    if let Some(python) = python {
        command.args(["--python", python]);
    }
    let started = Instant::now();
    let output =
        command.output().with_context(|| format!("{} does not start; build it first", binary.display()))?;
    let seconds = started.elapsed().as_secs_f64();
    let document = serde_json::from_slice(&output.stdout)
        .with_context(|| format!("`askback complexity {}`", function.path.display()))?;
    Ok(Measured { document, seconds })
}
