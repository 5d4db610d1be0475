//! The file that a task begins with. What is there already is never written to.

use std::{
    fs,
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
};

use askback_bank::{Question, Task};

use crate::failure::Failure;

/// The file for a question in the working folder, made from the starter if it is not there.
pub(super) fn file(question: &Question) -> Result<PathBuf, Failure> {
    let path = PathBuf::from(format!("{}.py", question.meta.id));
    let starter = question.task.as_ref().map_or("", |task: &Task| task.starter.as_str());
    let made = fs::OpenOptions::new().write(true).create_new(true).open(&path);
    match made.and_then(|mut file| file.write_all(starter.as_bytes())) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => {
            let why = Failure::file(&path, &error);
            let text = format!("{}; another file is named with --watch", why.text());
            return Err(Failure::input("file", text));
        }
    }
    absolute(&path)
}

/// Where a file lies, however the working folder is called.
pub(super) fn absolute(path: &Path) -> Result<PathBuf, Failure> {
    std::path::absolute(path).map_err(|e| Failure::file(path, &e))
}
