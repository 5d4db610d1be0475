//! Reads sources into a bank, one layer over the other, and keeps what was
//! good before where it is broken now.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    num::NonZero,
    panic::resume_unwind,
    sync::Arc,
    thread,
};

use crate::{
    Bank, Entry, Fault, LiteralCheck, Source, Version,
    bank::{Kept, Topics},
    question::{self, Group, Outcome, Rules},
    tree, version_of,
};

/// Fewer questions than this are not worth a thread.
const MIN_SHARE: usize = 64;

/// Reads banks; knows literals if the judge told it.
#[derive(Clone, Default)]
pub struct Loader {
    pub(crate) literals: Option<Arc<dyn LiteralCheck>>,
}

impl fmt::Debug for Loader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Loader").field("literals", &self.literals.is_some()).finish()
    }
}

impl Loader {
    /// A loader that takes every value of `cases.toml` as it is.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same, with somebody who knows what a Python literal is.
    #[must_use]
    pub fn literals(mut self, check: Arc<dyn LiteralCheck>) -> Self {
        self.literals = Some(check);
        self
    }

    /// Reads all sources.
    pub fn load(&self, sources: &[Source]) -> Bank {
        self.load_after(&Bank::default(), sources)
    }

    /// Reads all sources; what has not changed since `before` is taken from
    /// there, and what is broken now stays as it was there.
    pub(crate) fn load_after(&self, before: &Bank, sources: &[Source]) -> Bank {
        let mut bank = Bank::default();
        let trees: Vec<_> =
            sources.iter().map(|source| (source, tree::split(source, before, &mut bank))).collect();
        let topics = sources.iter().filter_map(|source| bank.topics_by_source.get(source.name()));
        bank.topics = Topics::collect(topics.flatten().cloned());
        let same_topics = bank.topics == before.topics;
        for (source, tree) in trees {
            let rules = Rules {
                topics: &bank.topics.clone(),
                literals: self.literals.as_deref(),
                strict: source.is_strict(),
            };
            let paths = tree.groups.iter().map(|group| group.path.clone()).collect();
            let mut layer =
                Layer { name: source.name(), before, same_topics, paths, entries: BTreeMap::new() };
            if tree.unreadable {
                layer.keep_all(&mut bank);
            }
            for (group, now) in tree.groups.iter().zip(layer.read(&tree.groups, rules)) {
                layer.add(group, now, &mut bank);
            }
            bank.entries.extend(layer.entries);
        }
        bank
    }
}

/// One source on its way into a bank.
struct Layer<'a> {
    name: &'a str,
    before: &'a Bank,
    same_topics: bool,
    /// What is there now.
    paths: BTreeSet<String>,
    entries: BTreeMap<String, Arc<Entry>>,
}

impl Layer<'_> {
    /// The source is gone for now: all its questions stay.
    fn keep_all(&mut self, bank: &mut Bank) {
        for ((source, path), kept) in &self.before.read {
            if source == self.name {
                bank.read.insert((source.clone(), path.clone()), kept.clone());
                self.entries.extend(kept.entry.iter().map(|e| (e.question.meta.id.clone(), Arc::clone(e))));
            }
        }
    }

    /// Reads questions, on all processors when there are many.
    fn read(&self, groups: &[Group], rules: Rules<'_>) -> Vec<Kept> {
        let processors = thread::available_parallelism().map_or(1, NonZero::get);
        let share = groups.len().div_ceil(processors).max(MIN_SHARE);
        thread::scope(|scope| {
            let readers: Vec<_> = groups
                .chunks(share)
                .map(|part| {
                    scope.spawn(move || part.iter().map(|group| self.now(group, rules)).collect::<Vec<_>>())
                })
                .collect();
            let all =
                readers.into_iter().map(|reader| reader.join().unwrap_or_else(|panic| resume_unwind(panic)));
            all.flatten().collect()
        })
    }

    /// A question as it is now, or was when nothing has changed since.
    fn now(&self, group: &Group, rules: Rules<'_>) -> Kept {
        let files = version_of(&group.files);
        let old = self.before.read.get(&self.key(group));
        match old.filter(|old| self.same_topics && old.files == files) {
            Some(old) => old.clone(),
            None => self.fresh(group, rules, files, old),
        }
    }

    fn key(&self, group: &Group) -> (String, String) {
        (self.name.to_owned(), group.path.clone())
    }

    fn add(&mut self, group: &Group, now: Kept, bank: &mut Bank) {
        let id = now.entry.as_ref().map(|entry| entry.question.meta.id.clone());
        if let Some(first) = id.as_ref().and_then(|id| self.entries.get(id)) {
            let id = id.unwrap_or_default();
            let held_before =
                self.before.by_id(&id).is_some_and(|e| e.source == self.name && e.path == group.path);
            let (kept, other) =
                if held_before { (&group.path, &first.path) } else { (&first.path, &group.path) };
            let message = format!("the id \"{id}\" is that of {kept} already");
            let mut fault = Fault::error("duplicate_id", other, message).expected("an id of its own");
            fault.source = self.name.to_owned();
            fault.question = Some(id.clone());
            bank.faults.push(fault);
            if let Some(entry) = now.entry.clone().filter(|_| held_before) {
                self.entries.insert(id, entry);
            }
        } else if let (Some(id), Some(entry)) = (id, now.entry.clone()) {
            self.entries.insert(id, entry);
        }
        bank.faults.extend(now.faults.clone());
        bank.read.insert(self.key(group), now);
    }

    fn fresh(&self, group: &Group, rules: Rules<'_>, files: Version, old: Option<&Kept>) -> Kept {
        let Outcome { question, id, mut faults } = question::read(group, rules);
        for fault in &mut faults {
            fault.source = self.name.to_owned();
        }
        if let Some(question) = question {
            let entry = Entry {
                question: question.into(),
                source: self.name.to_owned(),
                path: group.path.clone(),
                single: group.single,
                strict: rules.strict,
                faults: faults.clone(),
            };
            return Kept { single: group.single, files, entry: Some(Arc::new(entry)), faults };
        }
        let by_id = || {
            let entry = self.before.by_id(id.as_deref()?)?;
            let moved = entry.source == self.name && !self.paths.contains(&entry.path);
            moved.then(|| Arc::clone(entry))
        };
        let entry = old.and_then(|old| old.entry.clone()).or_else(by_id);
        if let Some(entry) = &entry {
            for fault in faults.iter_mut().filter(|fault| fault.is_error()) {
                fault.kept = Some(entry.question.version.clone());
                fault.question.get_or_insert_with(|| entry.question.meta.id.clone());
            }
        }
        Kept { single: group.single, files, entry, faults }
    }
}
