//! The commands, one file each. To add one: a file here, a line in [`Command`],
//! an arm in each of its two functions.

mod backup;
mod bank;
mod completions;
mod complexity;
mod doctor;
mod judge;
mod link;
mod man;
mod openapi;
mod practise;
mod restore;
mod run;
mod serve;
mod trace;

use clap::Subcommand;

use crate::failure::{Exit, Failure};

/// What `askback` can be asked to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Start Askback and print the link to open
    Serve(serve::Args),
    /// Print a new sign-in link: single use, fifteen minutes
    Link(link::Args),
    /// Run a program in the sandbox: a file, a folder, or a batch of requests
    Run(run::Args),
    /// Judge a solution of a task against its cases
    Judge(judge::Args),
    /// Measure how a function grows with the size of its input
    Complexity(complexity::Args),
    /// Watch a program step by step: lines, names, output
    Trace(trace::Args),
    /// Practise in the terminal: a save runs, a key hands in
    #[command(visible_alias = "practice")]
    Practise(practise::Args),
    /// The questions: list, show, check, new, coverage
    #[command(subcommand)]
    Bank(bank::Command),
    /// Try what protects this host, and say how to mend what is missing
    Doctor(doctor::Args),
    /// Write everything into one file
    Backup(backup::Args),
    /// Read a backup into an empty data folder or database
    Restore(restore::Args),
    /// Print the document of the HTTP API
    Openapi,
    /// Print the completions for a shell
    Completions(completions::Args),
    /// Write the manual pages into a folder
    #[command(hide = true)]
    Man(man::Args),
}

impl Command {
    /// Does it.
    pub(crate) fn run(self) -> Result<Exit, Failure> {
        match self {
            Self::Serve(args) => serve::run(args),
            Self::Link(args) => link::run(args),
            Self::Run(args) => run::run(&args),
            Self::Judge(args) => judge::run(&args),
            Self::Complexity(args) => complexity::run(&args),

            Self::Trace(args) => trace::run(&args),
            Self::Practise(args) => practise::run(args),
            Self::Bank(command) => command.run(),
            Self::Doctor(args) => doctor::run(&args),
            Self::Backup(args) => backup::run(args),
            Self::Restore(args) => restore::run(args),
            Self::Openapi => openapi::run(),
            Self::Completions(args) => completions::run(&args),
            Self::Man(args) => man::run(&args),
        }
    }

    /// Whether a document is wanted instead of text.
    pub(crate) fn json(&self) -> bool {
        match self {
            Self::Run(args) => args.json,
            Self::Judge(args) => args.json,
            Self::Complexity(args) => args.json,

            Self::Trace(args) => args.json,
            Self::Practise(args) => args.json,
            Self::Bank(command) => command.json(),
            Self::Link(args) => args.json,
            Self::Doctor(args) => args.json,
            Self::Backup(args) => args.json,
            Self::Restore(args) => args.json,
            Self::Serve(_) | Self::Openapi | Self::Completions(_) | Self::Man(_) => false,
        }
    }
}
