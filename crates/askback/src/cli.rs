//! The command line as a whole. What a command takes is in its own file.

use std::process::ExitCode;

use clap::{CommandFactory, Parser, error::ErrorKind};

use crate::{commands::Command, failure::Exit};

/// Python interview practice and interviews, on your own machine.
///
/// Start with `askback serve`: it prints a link to open.
#[derive(Debug, Parser)]
#[command(name = "askback", version, propagate_version = true, max_term_width = 100)]
#[command(
    after_help = "Exit codes: 0 done or accepted; 1 not accepted; 2 usage or bad input; 3 our own fault."
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Reads the arguments. What clap has to say (help, version, a mistake) is said
/// already when this fails.
pub(crate) fn parse() -> Result<Cli, ExitCode> {
    Cli::try_parse().map_err(|error| {
        let exit = match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Exit::Done,
            _ => Exit::BadInput,
        };
        // A closed pipe is no reason for another message.
        let _ = error.print();
        exit.into()
    })
}

/// The command line for those who write completions.
pub(crate) fn command() -> clap::Command {
    Cli::command()
}
