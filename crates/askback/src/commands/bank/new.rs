//! `askback bank new`: the files of a new question. Never writes over anything.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use askback_bank::Kind;
use serde::Serialize;

use super::list;
use crate::{
    failure::{Exit, Failure},
    say,
};

/// What `bank new` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// knowledge, coding, debugging, behavioural or design
    #[arg(value_parser = list::kind)]
    kind: Kind,
    /// Its id, such as my-task; kept for ever
    id: String,
    /// The folder it is put into
    #[arg(long, value_name = "DIR", default_value = ".")]
    into: PathBuf,
    /// A document instead of text
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Serialize)]
struct Document {
    files: Vec<PathBuf>,
}

/// Writes the files.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let files = askback_bank::new_question(args.kind, &args.id).map_err(|e| Failure::input("bad_id", e))?;
    let mut written = Vec::new();
    if let [(_, text)] = files.iter().collect::<Vec<_>>().as_slice() {
        let path = args.into.join(format!("{}.md", args.id));
        fs::create_dir_all(&args.into).map_err(|e| Failure::file(&args.into, &e))?;
        write(&path, text)?;
        written.push(path);
    } else {
        let folder = args.into.join(&args.id);
        fs::create_dir_all(&args.into).map_err(|e| Failure::file(&args.into, &e))?;
        fs::create_dir(&folder).map_err(|e| taken_or(&folder, &e))?;
        for (name, text) in &files {
            let path = folder.join(name);
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent).map_err(|e| Failure::file(parent, &e))?;
            }
            write(&path, text)?;
            written.push(path);
        }
    }
    if args.json {
        say::document(&Document { files: written })?;
    } else {
        for path in &written {
            say::line(path.display())?;
        }
        say::aside(format_args!(
            "Fill them in; `askback bank check {}` says what is missing.",
            written_as(&written, args).display()
        ));
    }
    Ok(Exit::Done)
}

/// What `bank check` is to be given: the file, or the folder.
fn written_as(written: &[PathBuf], args: &Args) -> PathBuf {
    match written {
        [file] => file.clone(),
        _ => args.into.join(&args.id),
    }
}

fn write(path: &Path, text: &[u8]) -> Result<(), Failure> {
    let mut file = fs::File::create_new(path).map_err(|e| taken_or(path, &e))?;
    file.write_all(text).map_err(|e| Failure::file(path, &e))
}

fn taken_or(path: &Path, error: &std::io::Error) -> Failure {
    if error.kind() == std::io::ErrorKind::AlreadyExists {
        Failure::input(
            "exists",
            format_args!("{} is there already; choose another id or folder", path.display()),
        )
    } else {
        Failure::file(path, error)
    }
}
