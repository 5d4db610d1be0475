//! `askback bank show`: one question in full, as its files say it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::list;
use crate::{
    config::BankArgs,
    failure::{Exit, Failure},
    questions, say,
};

/// What `bank show` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The question: its id, a code it covers, or its path
    question: String,
    /// A document instead of text
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    bank: BankArgs,
}

#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    line: list::Line<'a>,
    judging_version: &'a str,
    /// Texts by path; what is no UTF-8 has its bytes replaced.
    files: BTreeMap<&'a str, String>,
    faults: &'a [askback_bank::Fault],
}

/// Shows a question.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let entry = questions::open(&questions::load(&args.bank.bank)?, &args.question)?;
    let question = &entry.question;
    let files = question
        .files
        .iter()
        .map(|(path, bytes)| (path.as_str(), String::from_utf8_lossy(bytes).into_owned()))
        .collect();
    if args.json {
        let judging_version = &question.judging_version.0;
        say::document(&Document { line: list::of(&entry), judging_version, files, faults: &entry.faults })?;
        return Ok(Exit::Done);
    }
    for (path, text) in &files {
        if files.len() > 1 {
            say::line(format_args!("{}--- {path}{}", say::QUIET, say::PLAIN))?;
        }
        say::line(say::visible(text.trim_end()))?;
    }
    for fault in &entry.faults {
        say::aside(fault);
    }
    say::aside(format_args!("{}version {}{}", say::QUIET, question.version.0, say::PLAIN));
    Ok(Exit::Done)
}
