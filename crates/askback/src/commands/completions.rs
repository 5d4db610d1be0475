//! `askback completions SHELL`: completions on standard output.

use crate::{
    cli,
    failure::{Exit, Failure},
    say,
};

/// What `completions` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The shell they are for
    shell: clap_complete::Shell,
}

/// Prints the completions.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut cli::command(), "askback", &mut script);
    let script = String::from_utf8(script).map_err(|e| Failure::ours("internal", e))?;
    say::line(script.trim_end())?;
    Ok(Exit::Done)
}
