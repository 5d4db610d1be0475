//! The commands, one file each. To add one: a file here, a line in [`Command`],
//! an arm in each of its two functions.

mod bank;
mod completions;
mod judge;
mod run;

use clap::Subcommand;

use crate::failure::{Exit, Failure};

/// What `askback` can be asked to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Run a program in the sandbox: a file, a folder, or a batch of requests
    Run(run::Args),
    /// Judge a solution of a task against its cases
    Judge(judge::Args),
    /// The questions: list, show, check, new, coverage
    #[command(subcommand)]
    Bank(bank::Command),
    /// Print the completions for a shell
    Completions(completions::Args),
}

impl Command {
    /// Does it.
    pub(crate) fn run(self) -> Result<Exit, Failure> {
        match self {
            Self::Run(args) => run::run(&args),
            Self::Judge(args) => judge::run(&args),
            Self::Bank(command) => command.run(),
            Self::Completions(args) => completions::run(&args),
        }
    }

    /// Whether a document is wanted instead of text.
    pub(crate) fn json(&self) -> bool {
        match self {
            Self::Run(args) => args.json,
            Self::Judge(args) => args.json,
            Self::Bank(command) => command.json(),
            Self::Completions(_) => false,
        }
    }
}
