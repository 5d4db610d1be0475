//! `askback practise`: a question in the terminal, with one's own editor. A
//! task runs its shown cases at each save and is handed in by a key, a question in
//! words is asked and answered.

mod ends;
mod judging;
mod keeper;
mod keys;
mod page;
mod screen;
mod session;
mod starter;
mod there;
mod watch;
mod words;

use std::{path::PathBuf, sync::Arc};

use askback_bank::{Bank, Entry};
use askback_judge::Judge;

use self::{keeper::Keeper, screen::Screen, session::Session};
use crate::{
    config::{BankArgs, DataArgs},
    engine::{Place, ServerArgs},
    failure::{Exit, Failure},
    questions,
};

const KEYS: &str =
    "Keys at a task: u hand in, r run again, s statement, h hint, a solutions once you have handed in,
n next task, q end. A save runs the shown cases and keeps nothing; u runs the hidden ones too and keeps it.";

/// What `practise` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = KEYS)]
pub(crate) struct Args {
    /// The question: its id (two-sum), a code it covers (C12) or its path; without one, the next task
    question: Option<String>,
    /// The program: a save runs the shown cases, the key u hands it in. Made from the starter
    /// if it is not there [default: ID.py in this folder]
    #[arg(long, value_name = "FILE")]
    watch: Option<PathBuf>,
    /// A document a line instead of text, one for each judgement
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    bank: BankArgs,
}

/// Practises until the person has enough.
pub(crate) fn run(args: Args) -> Result<Exit, Failure> {
    let bank = questions::load(&args.bank.bank)?;
    let asked = args.question.as_deref().map(|name| questions::open(&bank, name)).transpose()?;
    let screen = Screen::new(args.json);
    match asked {
        Some(entry) if entry.question.task.is_none() => {
            if args.watch.is_some() {
                let text = format!("{} is answered in words; --watch is for tasks", entry.question.meta.id);
                return Err(Failure::input("not_a_task", text));
            }
            words::run(&entry.question, screen, Keeper::new(args.data)?)?;
        }
        asked => tasks(args.data, args.watch, bank, asked, screen)?,
    }
    Ok(Exit::Done)
}

fn tasks(
    data: DataArgs,
    watch: Option<PathBuf>,
    bank: Bank,
    asked: Option<Arc<Entry>>,
    screen: Screen,
) -> Result<(), Failure> {
    let keeper = Keeper::new(data)?;
    let place = Place::open(&ServerArgs::default())?;
    let judge = Judge::new(place.runner()?, None);
    let session = Session::new(bank, judge, keeper, screen);
    let done = place.block_on(session.run(asked, watch));
    place.close();
    done
}
