//! `askback bank list`: the questions in a table, and what is wrong with any.

use askback_bank::{Bank, Fault, Index, Kind, Meta, Query};
use comfy_table::Table;
use serde::Serialize;

use crate::{
    config::BankArgs,
    failure::{Exit, Failure},
    questions, say, show,
};

/// What `bank list` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Words to look for in title, topics, codes and text
    words: Vec<String>,
    /// One kind alone
    #[arg(long, value_parser = kind)]
    kind: Option<Kind>,
    /// One topic alone
    #[arg(long)]
    topic: Option<String>,
    /// A document instead of a table
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    bank: BankArgs,
}

pub(super) fn kind(text: &str) -> Result<Kind, String> {
    let known = [Kind::Knowledge, Kind::Coding, Kind::Debugging, Kind::Behavioural, Kind::Design];
    known
        .into_iter()
        .find(|kind| kind.name() == text)
        .ok_or_else(|| format!("one of {}", known.map(Kind::name).join(", ")))
}

/// One question in a list.
#[derive(Debug, Serialize)]
pub(super) struct Line<'a> {
    id: &'a str,
    title: &'a str,
    kind: Kind,
    level: askback_bank::Level,
    difficulty: askback_bank::Difficulty,
    topics: &'a [String],
    roles: &'a [String],
    covers: &'a [String],
    frequency: u8,
    seconds: u32,
    status: askback_bank::Status,
    enabled: bool,
    version: &'a str,
    source: &'a str,
    path: &'a str,
}

#[derive(Serialize)]
struct Document<'a> {
    questions: Vec<Line<'a>>,
    faults: &'a [Fault],
}

/// Lists the questions.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let bank = questions::load(&args.bank.bank)?;
    let found = found(&bank, args);
    if args.json {
        let lines = found.iter().filter_map(|id| line(&bank, id)).collect();
        say::document(&Document { questions: lines, faults: bank.faults() })?;
        return Ok(Exit::Done);
    }
    say::line(show::lines(&table(&bank, &found)))?;
    say::aside(format_args!(
        "{}{} of {} questions{}",
        say::QUIET,
        found.len(),
        bank.entries().len(),
        say::PLAIN
    ));
    for fault in bank.faults().iter().filter(|fault| fault.is_error()) {
        say::aside(format_args!("{}{}{}: {fault}", say::WARN, fault.source, say::PLAIN));
    }
    Ok(Exit::Done)
}

/// Ids in the order of the page: by how well they fit, then by how often they are asked.
fn found(bank: &Bank, args: &Args) -> Vec<String> {
    let query = Query {
        q: args.words.join(" "),
        kinds: args.kind.into_iter().collect(),
        topics: args.topic.clone().into_iter().collect(),
        disabled: true,
        ..Query::default()
    };
    Index::new(bank).search(&query, |_| "new").ids
}

pub(super) fn line<'a>(bank: &'a Bank, id: &str) -> Option<Line<'a>> {
    bank.by_id(id).map(|entry| of(entry))
}

pub(super) fn of(entry: &askback_bank::Entry) -> Line<'_> {
    let meta: &Meta = &entry.question.meta;
    Line {
        id: &meta.id,
        title: &meta.title,
        kind: meta.kind,
        level: meta.level,
        difficulty: meta.difficulty,
        topics: &meta.topics,
        roles: &meta.roles,
        covers: &meta.covers,
        frequency: meta.frequency,
        seconds: meta.seconds,
        status: meta.status,
        enabled: meta.enabled,
        version: &entry.question.version.0,
        source: &entry.source,
        path: &entry.path,
    }
}

fn table(bank: &Bank, ids: &[String]) -> Table {
    let mut table = show::table(["id", "title", "kind", "level", "asked", "codes"], &[]);
    for meta in ids.iter().filter_map(|id| bank.by_id(id)).map(|entry| &entry.question.meta) {
        let title = match (meta.enabled, meta.status) {
            (false, _) => format!("{} (switched off)", meta.title),
            (true, askback_bank::Status::Draft) => format!("{} (draft)", meta.title),
            (true, askback_bank::Status::Approved) => meta.title.clone(),
        };
        table.add_row([
            meta.id.clone(),
            say::visible(&title),
            meta.kind.name().to_owned(),
            meta.level.name().to_owned(),
            format!("{} of 5", meta.frequency),
            meta.covers.join(" "),
        ]);
    }
    table
}
