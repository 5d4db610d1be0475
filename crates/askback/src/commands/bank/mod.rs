//! `askback bank`: the questions. One command a file, as above.

mod check;
mod coverage;
mod list;
mod new;
mod show;

use clap::Subcommand;

use crate::failure::{Exit, Failure};

/// What can be done with questions.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// The questions in a table, and what is wrong with any
    List(list::Args),
    /// One question in full
    Show(show::Args),
    /// Execute every example, judge every solution and wrong solution
    Check(check::Args),
    /// The files of a new question, to be filled
    New(new::Args),
    /// Which codes of the checklist the questions cover
    Coverage(coverage::Args),
}

impl Command {
    /// Does it.
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        match self {
            Self::List(args) => list::run(args),
            Self::Show(args) => show::run(args),
            Self::Check(args) => check::run(args),
            Self::New(args) => new::run(args),
            Self::Coverage(args) => coverage::run(args),
        }
    }

    /// Whether a document is wanted instead of text.
    pub(crate) fn json(&self) -> bool {
        match self {
            Self::List(args) => args.json,
            Self::Show(args) => args.json,
            Self::Check(args) => args.json,
            Self::New(args) => args.json,
            Self::Coverage(args) => args.json,
        }
    }
}
