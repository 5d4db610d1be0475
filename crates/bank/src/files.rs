//! Files of a bank as a map from path to bytes, whether they come from a
//! folder or from the binary. Never trusts a path, a link, a size or an
//! encoding; never writes.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::fault::Fault;

/// Files by relative path with `/` between the parts.
pub type Files = BTreeMap<String, Arc<[u8]>>;

/// Largest single file.
pub const MAX_FILE_BYTES: u64 = 1024 * 1024;
/// Largest question, all its files together.
pub const MAX_QUESTION_BYTES: u64 = 8 * 1024 * 1024;
/// Deepest folder inside a bank.
pub(crate) const MAX_DEPTH: usize = 8;
/// Most files that one source may hold.
const MAX_FILES: usize = 200_000;
/// Most bytes that one source may hold.
const MAX_SOURCE_BYTES: u64 = 512 * 1024 * 1024;

/// Where questions come from.
#[derive(Debug, Clone)]
pub struct Source {
    name: String,
    tree: Tree,
    strict: bool,
}

#[derive(Debug, Clone)]
enum Tree {
    Folder(PathBuf),
    Memory(Files),
}

impl Source {
    /// The bank inside the binary: what is unfinished there is an error.
    pub fn shipped(files: Files) -> Self {
        Self { name: "shipped".into(), tree: Tree::Memory(files), strict: true }
    }

    /// A folder on disk: what is unfinished there is advice.
    pub fn folder(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        Self { name: path.display().to_string(), tree: Tree::Folder(path), strict: false }
    }

    /// Files in memory, such as those of an editor or a test.
    pub fn memory(name: impl Into<String>, files: Files) -> Self {
        Self { name: name.into(), tree: Tree::Memory(files), strict: false }
    }

    /// The same source, held to the standard of the shipped bank.
    #[must_use]
    pub fn strict(mut self) -> Self {
        self.strict = true;
        self
    }

    /// What faults call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The folder, if it is one.
    pub fn path(&self) -> Option<&Path> {
        match &self.tree {
            Tree::Folder(path) => Some(path),
            Tree::Memory(_) => None,
        }
    }

    /// Whether every quality gate is an error.
    pub fn is_strict(&self) -> bool {
        self.strict
    }

    /// Reads what lies below a path, which is plain, or is that file.
    pub(crate) fn read_below(&self, path: &str) -> Reading {
        match &self.tree {
            Tree::Folder(root) => read_folder(root, path),
            Tree::Memory(files) => {
                let below = |file: &str| {
                    let rest = file.strip_prefix(path);
                    rest.is_some_and(|rest| path.is_empty() || rest.is_empty() || rest.starts_with('/'))
                };
                read_memory(files.iter().filter(|(file, _)| below(file)))
            }
        }
    }

    /// Reads all of it.
    pub(crate) fn read(&self) -> Reading {
        match &self.tree {
            Tree::Folder(root) => read_folder(root, ""),
            Tree::Memory(files) => read_memory(files.iter()),
        }
    }
}

/// What reading a source gave.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) files: Files,
    pub(crate) faults: Vec<Fault>,
    /// The source as a whole could not be read.
    pub(crate) unreadable: bool,
}

/// Whether a file is none of a bank's business: hidden files, caches, backups.
pub(crate) fn is_noise(path: &str) -> bool {
    path.split('/')
        .any(|part| (part.starts_with('.') && !matches!(part, "." | "..")) || part == "__pycache__")
        || [".pyc", "~", ".swp", ".bak", ".orig"].iter().any(|end| path.ends_with(end))
}

fn read_memory<'f>(files: impl Iterator<Item = (&'f String, &'f Arc<[u8]>)>) -> Reading {
    let mut out = Reading::default();
    for (path, bytes) in files {
        if is_noise(path) {
            continue;
        }
        if !is_plain_path(path) {
            out.faults.push(
                Fault::error("bad_path", &path.escape_debug().to_string(), "this path leads out of the bank")
                    .expected("a relative path without .. or backslashes"),
            );
        } else if bytes.len() as u64 > MAX_FILE_BYTES {
            out.faults.push(too_large(path));
        } else {
            out.files.insert(path.clone(), Arc::clone(bytes));
        }
    }
    out
}

fn too_large(path: &str) -> Fault {
    Fault::error("file_too_large", path, "the file is larger than 1 MiB").expected("at most 1 MiB a file")
}

/// Whether a path stays inside and is spelt the same on every system.
pub(crate) fn is_plain_path(path: &str) -> bool {
    !path.is_empty()
        && path.len() <= 512
        && !path.contains('\\')
        && !path.chars().any(char::is_control)
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

fn read_folder(root: &Path, below: &str) -> Reading {
    let mut walk = Walk { out: Reading::default(), bytes: 0, root: root.to_path_buf() };
    match fs::canonicalize(root) {
        Ok(real) if real.is_dir() => {
            walk.root = real.clone();
            walk.below(&real, below);
        }
        Ok(_) => walk.unreadable("this is not a folder"),
        Err(error) => walk.unreadable(&format!("the folder cannot be read: {error}")),
    }
    walk.out
}

struct Walk {
    out: Reading,
    bytes: u64,
    root: PathBuf,
}

impl Walk {
    fn unreadable(&mut self, why: &str) {
        self.out.unreadable = true;
        self.out
            .faults
            .push(Fault::error("unreadable_source", ".", why).expected("a folder that Askback may read"));
    }

    /// The folder itself, or what has that path in it. Folders on the way are no links.
    fn below(&mut self, root: &Path, path: &str) {
        let mut at = root.to_path_buf();
        for part in path.split('/').filter(|part| !part.is_empty()) {
            if !fs::symlink_metadata(&at).is_ok_and(|about| about.is_dir()) {
                return;
            }
            at.push(part);
        }
        match path {
            "" => self.folder(root, "", 0),
            path if fs::symlink_metadata(&at).is_ok() => self.entry(&at, path, path.matches('/').count()),
            _ => {}
        }
    }

    fn fault(&mut self, code: &'static str, path: &str, message: impl Into<String>) {
        self.out.faults.push(Fault::error(code, path, message));
    }

    fn folder(&mut self, folder: &Path, prefix: &str, depth: usize) {
        if depth > MAX_DEPTH {
            let message = format!("folders are nested deeper than {MAX_DEPTH}; nothing below is read");
            self.fault("nested_too_deep", prefix, message);
            return;
        }
        let mut entries = match fs::read_dir(folder).and_then(|dir| dir.collect::<io::Result<Vec<_>>>()) {
            Ok(entries) => entries,
            Err(error) if depth == 0 => {
                return self.unreadable(&format!("the folder cannot be read: {error}"));
            }
            Err(error) => {
                return self.fault("unreadable", prefix, format!("the folder cannot be read: {error}"));
            }
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name();
            let shown = match name.to_str() {
                Some(name) if is_plain_path(name) => join(prefix, name),
                _ => {
                    let shown = join(prefix, &name.to_string_lossy().escape_debug().to_string());
                    self.fault("bad_path", &shown, "this name is not plain UTF-8 text");
                    continue;
                }
            };
            if is_noise(&shown) {
                continue;
            }
            self.entry(&entry.path(), &shown, depth);
        }
    }

    fn entry(&mut self, path: &Path, shown: &str, depth: usize) {
        let kind = match fs::symlink_metadata(path) {
            Ok(metadata) => metadata.file_type(),
            Err(error) => {
                return self.fault("unreadable", shown, format!("the file cannot be read: {error}"));
            }
        };
        if kind.is_dir() {
            self.folder(path, shown, depth + 1);
        } else if kind.is_file() {
            self.file(path, shown);
        } else if kind.is_symlink() {
            self.link(path, shown);
        } else {
            self.fault("not_a_file", shown, "this is neither a file nor a folder");
        }
    }

    fn link(&mut self, path: &Path, shown: &str) {
        match fs::canonicalize(path) {
            Ok(target) if target.starts_with(&self.root) && target.is_file() => self.file(&target, shown),
            Ok(target) if target.starts_with(&self.root) => {
                self.fault("link", shown, "this link points to a folder; links are followed to files only");
            }
            Ok(_) => {
                self.fault("link_out", shown, "this link leads out of the bank folder; it is not followed");
            }
            Err(error) => self.fault("link", shown, format!("this link leads nowhere: {error}")),
        }
    }

    fn file(&mut self, path: &Path, shown: &str) {
        if self.out.files.len() >= MAX_FILES || self.bytes > MAX_SOURCE_BYTES {
            if !self.out.faults.iter().any(|fault| fault.code == "too_many_files") {
                let message =
                    format!("the folder holds more than {MAX_FILES} files or 512 MiB; the rest is not read");
                self.fault("too_many_files", shown, message);
            }
            return;
        }
        match read_capped(path) {
            Ok(bytes) if bytes.len() as u64 > MAX_FILE_BYTES => self.out.faults.push(too_large(shown)),
            Ok(bytes) => {
                self.bytes += bytes.len() as u64;
                self.out.files.insert(shown.to_owned(), bytes.into());
            }
            Err(error) => self.fault("unreadable", shown, format!("the file cannot be read: {error}")),
        }
    }
}

fn join(prefix: &str, name: &str) -> String {
    if prefix.is_empty() { name.to_owned() } else { format!("{prefix}/{name}") }
}

/// Reads one byte more than allowed, so that the caller sees the excess.
fn read_capped(path: &Path) -> io::Result<Vec<u8>> {
    let file = fs::File::open(path)?;
    if !file.metadata()?.is_file() {
        return Err(io::Error::other("it is not a regular file"));
    }
    let mut bytes = Vec::new();
    file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// One file on its own.
pub(crate) fn read_one(path: &Path) -> Result<Arc<[u8]>, Box<Fault>> {
    let shown = path.display().to_string();
    match read_capped(path) {
        Ok(bytes) if bytes.len() as u64 > MAX_FILE_BYTES => Err(Box::new(too_large(&shown))),
        Ok(bytes) => Ok(bytes.into()),
        Err(error) => {
            let message = format!("the file cannot be read: {error}");
            Err(Box::new(Fault::error("unreadable", &shown, message)))
        }
    }
}

/// The same text with LF line ends; bytes that are not UTF-8 stay as they are.
pub(crate) fn normalised(bytes: &Arc<[u8]>) -> Arc<[u8]> {
    if !bytes.contains(&b'\r') {
        return Arc::clone(bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.replace("\r\n", "\n").into_bytes().into(),
        Err(_) => Arc::clone(bytes),
    }
}
