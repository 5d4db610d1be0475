//! A question that is still being written: its files as an editor holds them,
//! read by the rules of the bank they are meant for. Nothing is put in use.

use std::sync::Arc;

use crate::{
    Bank, Entry, Fault, Files, Loader, Question, Source,
    desk::Place,
    question::{self, Group, MAIN, Rules},
};

/// What reading a draft gave.
#[derive(Debug, Clone, Default)]
pub struct Drafted {
    /// `None` when a fault keeps it from being used.
    pub question: Option<Arc<Question>>,
    /// The id, as far as it could be read.
    pub id: Option<String>,
    /// Every fault, by path inside the question.
    pub faults: Vec<Fault>,
    /// The source whose question of that id it would lie over.
    pub covers: Option<String>,
}

impl Loader {
    /// Reads a draft as if it lay at `place` of `source`, with the topics of
    /// the whole bank.
    pub fn draft(&self, bank: &Bank, source: &Source, place: &Place, files: Files) -> Drafted {
        let reading = Source::memory(source.name(), files).read();
        let rules =
            Rules { topics: bank.topics(), literals: self.literals.as_deref(), strict: source.is_strict() };
        let missing = !reading.files.contains_key(MAIN) && reading.faults.is_empty();
        let outcome = question::read(&Group::new(String::new(), false, reading.files), rules);
        let mut drafted =
            Drafted { question: outcome.question.map(Arc::new), id: outcome.id, ..Drafted::default() };
        drafted.faults = reading.faults;
        drafted.faults.extend(outcome.faults);
        if missing {
            let fault = Fault::error("no_question", MAIN, "there is no question here");
            drafted.faults.push(fault.expected("question.md with the front matter and the prompt"));
        }
        drafted.weigh_id(bank, place);
        if drafted.faults.iter().any(Fault::is_error) && drafted.is_refused() {
            drafted.question = None;
        }
        for fault in &mut drafted.faults {
            source.name().clone_into(&mut fault.source);
            fault.question.clone_from(&drafted.id);
        }
        drafted
    }
}

impl Drafted {
    /// An id is that of one question in a source, and lies over that of an earlier source.
    fn weigh_id(&mut self, bank: &Bank, place: &Place) {
        let Some(id) = &self.id else { return };
        let is_of = |entry: &&Arc<Entry>| entry.question.meta.id == *id;
        let others: Vec<&Arc<Entry>> =
            bank.read.values().filter_map(|kept| kept.entry.as_ref()).filter(is_of).collect();
        self.covers =
            others.iter().find(|entry| entry.source != place.source).map(|entry| entry.source.clone());
        let same = others.iter().find(|entry| entry.source == place.source && entry.path != place.path);
        if let Some(other) = same {
            let message = format!("the id \"{id}\" is that of {} already", other.path);
            self.faults.push(Fault::error("duplicate_id", MAIN, message).expected("an id of its own"));
        }
    }

    /// A file that was refused before reading leaves the question incomplete.
    fn is_refused(&self) -> bool {
        self.faults.iter().any(|fault| matches!(fault.code, "bad_path" | "file_too_large"))
    }
}
