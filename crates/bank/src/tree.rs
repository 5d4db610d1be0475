//! Finds the questions among the files of a source: single `.md` files, and
//! folders with a `question.md`.

use std::{collections::BTreeMap, sync::Arc};

use crate::{Bank, Fault, Files, Source, meta, question, question::Group};

/// A source in its questions.
pub(crate) struct Split {
    pub(crate) groups: Vec<Group>,
    pub(crate) unreadable: bool,
}

const MAIN: &str = "question.md";
const TOPICS: &str = "topics.toml";

/// Reads a source; its topics and its own faults go into `bank`.
pub(crate) fn split(source: &Source, before: &Bank, bank: &mut Bank) -> Split {
    let reading = source.read();
    let mut faults = reading.faults;
    let mut files = reading.files;
    let mut topics = Vec::new();
    let mut kept_topics = reading.unreadable;
    if let Some(bytes) = files.remove(TOPICS) {
        let found = faults.len();
        topics = topics_of(&bytes, &mut faults);
        kept_topics = faults.len() > found;
    }
    if kept_topics {
        // Topics that were known stay known while their file is broken.
        topics.extend(before.topics_by_source.get(source.name()).into_iter().flatten().cloned());
    }
    bank.topics_by_source.insert(source.name().to_owned(), topics);
    let groups = groups_of(files, &mut faults);
    for mut fault in faults {
        fault.source = source.name().to_owned();
        bank.faults.push(fault);
    }
    Split { groups, unreadable: reading.unreadable }
}

fn topics_of(bytes: &Arc<[u8]>, faults: &mut Vec<Fault>) -> Vec<(String, String)> {
    match std::str::from_utf8(bytes) {
        Ok(text) => meta::read_topics(TOPICS, text, faults),
        Err(_) => {
            faults.push(Fault::error("not_utf8", TOPICS, "the file is not UTF-8 text"));
            Vec::new()
        }
    }
}

pub(crate) fn groups_of(files: Files, faults: &mut Vec<Fault>) -> Vec<Group> {
    let mut folders: BTreeMap<String, Files> = BTreeMap::new();
    for path in files.keys() {
        if let Some(folder) =
            path.strip_suffix(MAIN).filter(|folder| folder.is_empty() || folder.ends_with('/'))
        {
            folders.insert(folder.to_owned(), Files::new());
        }
    }
    let mut groups = Vec::new();
    for (path, bytes) in files {
        if let Some(folder) = home(&folders, &path).map(str::to_owned) {
            if let Some(inside) = folders.get_mut(&folder) {
                inside.insert(path[folder.len()..].to_owned(), bytes);
            }
        } else if path.ends_with(".md") && !is_about(&path) {
            groups.push(Group::new(path, true, Files::from([(MAIN.to_owned(), bytes)])));
        } else if path == "cases.toml" || path.ends_with("/cases.toml") {
            let folder = path.trim_end_matches("cases.toml");
            faults.push(
                Fault::advice("stray_file", &path, "these cases belong to no question")
                    .expected(format!("{folder}question.md beside them")),
            );
        }
    }
    let folders = folders
        .into_iter()
        .map(|(folder, files)| Group::new(folder.trim_end_matches('/').to_owned(), false, files));
    groups.extend(folders);
    groups.sort_by(|a, b| a.path.cmp(&b.path));
    groups
}

/// The innermost question folder that `path` lies in. A `question.md` at the
/// top takes what belongs to a question and swallows nothing beside it.
fn home<'f>(folders: &'f BTreeMap<String, Files>, path: &str) -> Option<&'f str> {
    let inner = path.rmatch_indices('/').find_map(|(at, _)| folders.get_key_value(&path[..=at]));
    let outer = || folders.get_key_value("").filter(|_| question::may_belong(path));
    inner.or_else(outer).map(|(folder, _)| folder.as_str())
}

/// Files for people who look into the folder.
pub(crate) fn is_about(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    ["README", "LICENSE", "CONTRIBUTING", "CHANGELOG"].iter().any(|about| name.starts_with(about))
}
