//! The file that a task is written in. What is there already is never written to.

use std::{
    fs,
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
};

use askback_bank::{Question, Task};

use crate::failure::Failure;

/// A file to watch.
pub(super) struct Place {
    pub(super) path: PathBuf,
    /// Whether it was made just now, from the starter.
    pub(super) made: bool,
}

/// The file that was named, or that of the question in the working folder; made from the starter if it is not there.
pub(super) fn file(question: &Question, named: Option<PathBuf>) -> Result<Place, Failure> {
    let path = named.unwrap_or_else(|| PathBuf::from(format!("{}.py", question.meta.id)));
    let path = std::path::absolute(&path).map_err(|e| Failure::file(&path, &e))?;
    let starter = question.task.as_ref().map_or("", |task: &Task| task.starter.as_str());
    let made = fs::OpenOptions::new().write(true).create_new(true).open(&path);
    match made.and_then(|mut file| file.write_all(starter.as_bytes())) {
        Ok(()) => Ok(Place { path, made: true }),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(Place { path, made: false }),
        Err(error) => Err(not_made(&path, &error)),
    }
}

fn not_made(path: &Path, error: &std::io::Error) -> Failure {
    let folder = path.parent().filter(|it| error.kind() == ErrorKind::NotFound && !it.exists());
    let why = match folder {
        Some(folder) => format!("{}: there is no folder {}", path.display(), folder.display()),
        None => Failure::file(path, error).text().to_owned(),
    };
    Failure::input("file", format!("{why}; make it, or name another file with --watch"))
}
