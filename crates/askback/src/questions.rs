//! The questions a command works on: those inside the binary, with folders laid
//! over them.

use std::{path::PathBuf, sync::Arc};

use askback_bank::{Bank, Entry, Files, Loader, Source};
use askback_judge::values::Literals;

use crate::{config, embedded, failure::Failure};

/// The shipped questions, then each folder.
pub(crate) fn sources(folders: &[PathBuf]) -> Result<Vec<Source>, Failure> {
    let mut sources = vec![Source::shipped(shipped())];
    sources.extend(config::bank_folders(folders)?.into_iter().map(Source::folder));
    Ok(sources)
}

/// Reads all questions.
pub(crate) fn load(folders: &[PathBuf]) -> Result<Bank, Failure> {
    Ok(loader().load(&sources(folders)?))
}

/// Reads questions with the judge's knowledge of Python literals.
pub(crate) fn loader() -> Loader {
    Loader::new().literals(Arc::new(Literals))
}

/// The question of an id, a code or a path.
pub(crate) fn open(bank: &Bank, name: &str) -> Result<Arc<Entry>, Failure> {
    bank.open(name, Some(&Literals)).map_err(|e| Failure::input(e.code(), e))
}

fn shipped() -> Files {
    embedded::Bank::iter()
        .filter_map(|path| embedded::Bank::get(&path).map(|file| (path.into_owned(), file.data.into())))
        .collect()
}
