//! The files of a program on disk: one file, or a folder without what is never
//! part of a program. Nothing outside the folder is read, whatever links say.

use std::{
    collections::BTreeMap,
    fs,
    io::Read,
    path::{Path, PathBuf},
    sync::Arc,
};

use askback_judge::{DEFAULT_ENTRY, MAX_FILES, MAX_FILES_BYTES, RequestError, RunRequest};

use crate::failure::Failure;

/// Folders that are made by tools and never part of a program.
const SKIPPED: &[&str] =
    &["__pycache__", ".git", ".hg", ".venv", "venv", "node_modules", ".mypy_cache", ".pytest_cache"];

/// The request for the program at `path`.
pub(super) fn request(path: &Path, entry: Option<&str>) -> Result<RunRequest, Failure> {
    let about = fs::metadata(path).map_err(|e| Failure::file(path, &e))?;
    if about.is_dir() {
        let mut folder = Folder { root: path, files: BTreeMap::new(), bytes: 0 };
        folder.add(path)?;
        return Ok(RunRequest::new(folder.files, entry.unwrap_or(DEFAULT_ENTRY)));
    }
    if !about.is_file() {
        return Err(Failure::input("file", format_args!("{}: neither a file nor a folder", path.display())));
    }
    if let Some(entry) = entry
        && path.file_name().is_none_or(|name| name != entry)
    {
        return Err(Failure::input(
            "no_entry",
            format_args!("--entry {entry} chooses a file of a folder, but {} is a file", path.display()),
        ));
    }
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or(DEFAULT_ENTRY).to_owned();
    let bytes = read(path, 0)?;
    Ok(RunRequest::new(BTreeMap::from([(name.clone(), bytes)]), name))
}

struct Folder<'a> {
    root: &'a Path,
    files: BTreeMap<String, Arc<[u8]>>,
    bytes: usize,
}

impl Folder<'_> {
    fn add(&mut self, folder: &Path) -> Result<(), Failure> {
        let entries = fs::read_dir(folder).map_err(|e| Failure::file(folder, &e))?;
        let mut paths: Vec<PathBuf> = Vec::new();
        for entry in entries {
            paths.push(entry.map_err(|e| Failure::file(folder, &e))?.path());
        }
        paths.sort();
        for path in paths {
            let about = fs::symlink_metadata(&path).map_err(|e| Failure::file(&path, &e))?;
            if about.is_symlink() {
                return Err(Failure::input(
                    "link",
                    format_args!("{}: a link; put the file itself into the folder", path.display()),
                ));
            }
            let skipped = path.file_name().is_some_and(|name| SKIPPED.iter().any(|s| name == *s));
            if about.is_dir() && !skipped {
                self.add(&path)?;
            } else if about.is_file() {
                self.add_file(&path)?;
            }
        }
        Ok(())
    }

    fn add_file(&mut self, path: &Path) -> Result<(), Failure> {
        let relative = path.strip_prefix(self.root).unwrap_or(path);
        let Some(name) = relative.to_str() else {
            return Err(Failure::input(
                "bad_path",
                format_args!("{}: the name is not UTF-8", path.display()),
            ));
        };
        let bytes = read(path, self.bytes)?;
        self.bytes += bytes.len();
        self.files.insert(name.to_owned(), bytes);
        if self.files.len() > MAX_FILES {
            return Err(too(&RequestError::TooMany(self.files.len())));
        }
        Ok(())
    }
}

/// Reads a file, unless that would be more than a run takes. `before` bytes are read already.
fn read(path: &Path, before: usize) -> Result<Arc<[u8]>, Failure> {
    let fault = |e| Failure::file(path, &e);
    let file = fs::File::open(path).map_err(fault)?;
    let size = usize::try_from(file.metadata().map_err(fault)?.len()).unwrap_or(usize::MAX);
    if size.saturating_add(before) > MAX_FILES_BYTES {
        return Err(too(&RequestError::TooLarge(size.saturating_add(before))));
    }
    let mut bytes = Vec::with_capacity(size);
    // A file that grows while it is read stays within the limit too.
    file.take(MAX_FILES_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(fault)?;
    Ok(bytes.into())
}

fn too(error: &RequestError) -> Failure {
    Failure::input(error.code(), error)
}
