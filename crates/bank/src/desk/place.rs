//! Where a question lies, whether it can be read or not.

use crate::{Bank, Fault, Source, question};

/// Where a question lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Name of its source.
    pub source: String,
    /// Its file or folder inside the source; empty for the source's own folder.
    pub path: String,
    /// Whether it is a single file.
    pub single: bool,
}

impl Place {
    /// The path inside the bank of a file of the question.
    pub fn inside_bank(&self, file: &str) -> String {
        match (self.single, self.path.as_str()) {
            (true, path) => path.to_owned(),
            (false, "") => file.to_owned(),
            (false, path) => format!("{path}/{file}"),
        }
    }

    /// The path inside the question of a file of the bank.
    pub fn inside_question<'p>(&self, path: &'p str) -> Option<&'p str> {
        match (self.single, self.path.as_str()) {
            (true, own) => (path == own).then_some(question::MAIN),
            (false, "") => Some(path),
            (false, own) => path.strip_prefix(own)?.strip_prefix('/'),
        }
    }
}

/// The place of the question of an id, a code or a path in its source; one
/// that has never been read without fault is found too.
pub fn find(bank: &Bank, sources: &[Source], name: &str) -> Option<Place> {
    let rank = |place: &Place| sources.iter().position(|source| source.name() == place.source);
    let good = bank.get(name).ok().map(|entry| Place {
        source: entry.source.clone(),
        path: entry.path.clone(),
        single: entry.single,
    });
    // What lies over the good one and is broken is what its author looks for.
    let of_name = |fault: &&Fault| fault.is_error() && fault.question.as_deref() == Some(name);
    let broken =
        bank.faults().iter().filter(of_name).filter_map(|fault| at_file(bank, &fault.source, &fault.file));
    good.into_iter().chain(broken).max_by_key(rank).or_else(|| {
        let path = name.trim_end_matches('/');
        sources.iter().rev().find_map(|source| at_file(bank, source.name(), path))
    })
}

/// The question of a source that a file belongs to.
fn at_file(bank: &Bank, source: &str, file: &str) -> Option<Place> {
    let known = |path: &str| bank.read.get(&(source.to_owned(), path.to_owned()));
    let mut above = file.match_indices('/').map(|(at, _)| &file[..at]).chain([file]);
    let path = above.rfind(|path| known(path).is_some()).or_else(|| known("").map(|_| ""))?;
    let single = known(path)?.single;
    Some(Place { source: source.to_owned(), path: path.to_owned(), single })
}
