//! `askback bank coverage`: which codes of the checklist the questions cover.

use crate::{
    config::BankArgs,
    failure::{Exit, Failure},
    questions, say, show,
};

/// What `bank coverage` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// A document instead of a table
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    bank: BankArgs,
}

/// Shows what is covered.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let coverage = questions::load(&args.bank.bank)?.coverage();
    if args.json {
        say::document(&coverage)?;
        return Ok(Exit::Done);
    }
    let mut table = show::table(["codes", "what", "covered", "which"], &[]);
    for family in &coverage.families {
        let covered: Vec<&str> = coverage
            .codes
            .keys()
            .map(String::as_str)
            .filter(|code| code.starts_with(&family.letter))
            .collect();
        let count = format!("{} of {}", family.covered, family.total);
        table.add_row([family.letter.clone(), family.title.clone(), count, covered.join(" ")]);
    }
    say::line(show::lines(&table))?;
    Ok(Exit::Done)
}
