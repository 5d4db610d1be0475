//! Writes what an author saved: first everything is looked at, then each file
//! is put there whole. A file that holds something else than what the change
//! was made from stops all of it before anything is written.

use std::{
    collections::BTreeMap,
    io,
    path::Path,
    sync::{Mutex, PoisonError},
};

use rustix::io::Errno;

use super::{DeskError, DeskFile, Place, ReadOnly, access, folder::Folder, names, read::desk_file};
use crate::{MAX_FILE_BYTES, MAX_QUESTION_BYTES, Source, question::MAIN};

/// A change of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The file, inside the question.
    pub path: String,
    /// The new text; `None` removes the file.
    pub text: Option<String>,
    /// The version it was made from; `None` for a file that was not there.
    pub base: Option<String>,
}

/// Two saves never look and write between one another.
static WRITING: Mutex<()> = Mutex::new(());

/// Makes the changes. The same changes again change nothing. `create` is for a
/// question that is not there yet.
///
/// # Errors
/// When the bank is read-only, a name or size is refused, the place is taken,
/// or a file has changed since: then nothing was written. When the system
/// fails half-way, the files before it in the list are written, each whole.
pub fn write(source: &Source, place: &Place, changes: &[Change], create: bool) -> Result<(), DeskError> {
    check(place, changes)?;
    access(source, Some(place))?;
    let Some(root) = source.path() else { return Err(ReadOnly::NoFolder(source.name().to_owned()).into()) };
    let _alone = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    let desk = Desk { root, bank: Folder::root(root).map_err(|e| DeskError::of("", e, root))?, place };
    if create {
        desk.check_free(changes)?;
    }
    let open = desk.still_to_do(changes)?;
    open.into_iter().try_for_each(|change| desk.perform(change))
}

fn check(place: &Place, changes: &[Change]) -> Result<(), DeskError> {
    names::check_place(place)?;
    let mut all = 0;
    for Change { path, text, .. } in changes {
        match text {
            Some(text) => {
                names::check_file(place, path)?;
                if text.len() as u64 > MAX_FILE_BYTES {
                    return Err(DeskError::refused(
                        path,
                        "the file is larger than 1 MiB; at most 1 MiB is read",
                    ));
                }
                all += text.len() as u64;
            }
            None if path == MAIN => {
                return Err(DeskError::refused(
                    path,
                    "a question without it is none; to remove a question, remove its folder",
                ));
            }
            None if !crate::files::is_plain_path(path) => {
                return Err(DeskError::refused(
                    path,
                    "this name leads out of the question, or is not plain text",
                ));
            }
            None => {}
        }
    }
    if all > MAX_QUESTION_BYTES {
        return Err(DeskError::refused(
            MAIN,
            "the files are larger than 8 MiB together; at most 8 MiB are read",
        ));
    }
    Ok(())
}

struct Desk<'a> {
    root: &'a Path,
    bank: Folder,
    place: &'a Place,
}

impl Desk<'_> {
    /// Where a new question is to be, nothing may be, and no other question around it.
    fn check_free(&self, changes: &[Change]) -> Result<(), DeskError> {
        let path = &self.place.path;
        let fault = |error| self.fault(MAIN, error);
        let mut folder = self.bank.below("", false).map_err(fault)?;
        let (parents, name) = split(path);
        for part in parents.split('/').filter(|part| !part.is_empty()) {
            folder = match folder.below(part, false) {
                Ok(folder) => folder,
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
                Err(error) => return Err(fault(error)),
            };
            if folder.has(MAIN).map_err(fault)? {
                return Err(DeskError::refused(path, "this folder lies inside another question"));
            }
        }
        let done = || self.still_to_do(changes).is_ok_and(|open| open.is_empty());
        if folder.has(name).map_err(fault)? && !done() {
            return Err(DeskError::Taken(path.clone()));
        }
        Ok(())
    }

    /// Changes that are not made yet; the others were by an earlier try.
    fn still_to_do<'c>(&self, changes: &'c [Change]) -> Result<Vec<&'c Change>, DeskError> {
        let mut open = Vec::new();
        let mut conflicts = BTreeMap::new();
        for change in changes {
            let now = self.current(&change.path)?.map(|bytes| desk_file(&bytes));
            let version = now.as_ref().map(|file| &file.version);
            if is_done(change, now.as_ref()) {
                continue;
            }
            if version == change.base.as_ref() {
                open.push(change);
            } else {
                conflicts.insert(change.path.clone(), now);
            }
        }
        if conflicts.is_empty() { Ok(open) } else { Err(DeskError::Conflict(conflicts)) }
    }

    fn current(&self, file: &str) -> Result<Option<Vec<u8>>, DeskError> {
        let path = self.place.inside_bank(file);
        let (parents, name) = split(&path);
        match self.bank.below(parents, false) {
            Ok(folder) => folder.read(name).map_err(|error| self.fault(file, error)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.fault(file, error)),
        }
    }

    fn perform(&self, change: &Change) -> Result<(), DeskError> {
        let path = self.place.inside_bank(&change.path);
        let (parents, name) = split(&path);
        let fault = |error| self.fault(&change.path, error);
        let folder = self.bank.below(parents, change.text.is_some()).map_err(fault)?;
        // Once more, as late as can be: somebody may have written since everything was looked at.
        let now = folder.read(name).map_err(fault)?;
        let seen = now.as_deref().map(desk_file);
        if seen.as_ref().map(|file| &file.version) != change.base.as_ref() {
            return Err(DeskError::Conflict(BTreeMap::from([(change.path.clone(), seen)])));
        }
        match &change.text {
            Some(text) => {
                let bytes = with_ends_of(now.as_deref(), text);
                folder.put(name, &bytes, now.is_none()).map_err(fault)
            }
            None => {
                folder.remove(name).map_err(fault)?;
                self.prune(&change.path);
                Ok(())
            }
        }
    }

    /// Folders inside the question that held nothing else go with a file.
    fn prune(&self, file: &str) {
        let mut inner = split(file).0;
        while !inner.is_empty() {
            let path = self.place.inside_bank(inner);
            let (parents, name) = split(&path);
            if let Ok(folder) = self.bank.below(parents, false) {
                folder.prune(name);
            }
            inner = split(inner).0;
        }
    }

    fn fault(&self, file: &str, error: io::Error) -> DeskError {
        DeskError::of(file, error, &self.root.join(&self.place.path))
    }
}

fn is_done(change: &Change, now: Option<&DeskFile>) -> bool {
    match (&change.text, now) {
        (Some(text), Some(now)) => now.text.as_deref() == Some(&text.replace("\r\n", "\n")),
        (None, None) => true,
        _ => false,
    }
}

/// A path as the folder it is in and its name there.
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// The text with the line ends that the file has, if they are all alike.
fn with_ends_of(now: Option<&[u8]>, text: &str) -> Vec<u8> {
    let text = text.replace("\r\n", "\n");
    let now = now.unwrap_or_default();
    let ends = now.iter().filter(|byte| **byte == b'\n').count();
    let crlf = now.windows(2).filter(|pair| *pair == b"\r\n").count();
    if ends > 0 && ends == crlf { text.replace('\n', "\r\n").into_bytes() } else { text.into_bytes() }
}

impl DeskError {
    fn of(file: &str, error: io::Error, folder: &Path) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            _ if matches!(Errno::from_io_error(&error), Some(Errno::NOTDIR | Errno::LOOP)) => {
                let why = "a part of its path is a link or no folder; links are not followed when writing";
                Self::refused(file, why)
            }
            _ if ReadOnly::is_meant(&error) => Self::ReadOnly(ReadOnly::of(&error, folder)),
            _ => Self::Io { file: file.to_owned(), error },
        }
    }
}
