//! What is in the file that is watched. It is looked at again and again rather
//! than subscribed to: that works on every file system, and whichever way an
//! editor saves. Times are compared for being the same alone, so that a clock
//! that jumps does no harm.

use std::{
    fs::{self, File},
    io::{ErrorKind, Read},
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use askback_judge::MAX_SOURCE_BYTES;

/// How often to look. What is seen counts once it was the same twice: an
/// editor may write in several steps.
pub(super) const PACE: Duration = Duration::from_millis(60);
/// How long after a change the content is read at every look: two saves within
/// one tick of the file system's clock leave the same traces.
const FRESH: Duration = Duration::from_secs(2);

/// What a look found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Seen {
    /// A program.
    Program(Arc<str>),
    /// Nothing is there.
    Missing,
    /// Something is there that cannot be judged: a code and what to do.
    Unfit(&'static str, String),
}

/// Length, inode, device, changes: whether a file may have another content.
type Traces = Option<[i64; 7]>;

/// A file under watch.
pub(super) struct Watch {
    path: PathBuf,
    traces: Traces,
    changed: Instant,
    last: Seen,
    told: Seen,
}

impl Watch {
    /// Looks at the file for the first time.
    pub(super) fn new(path: &Path) -> Self {
        let traces = traces(path);
        let seen = read(path);
        Self { path: path.to_owned(), traces, changed: Instant::now(), last: seen.clone(), told: seen }
    }

    /// What was there when it was told last, or first.
    pub(super) fn told(&self) -> &Seen {
        &self.told
    }

    /// What is there at this moment: whoever hands it in has saved it before.
    pub(super) fn now(&mut self) -> Seen {
        self.traces = traces(&self.path);
        self.changed = Instant::now();
        self.last = read(&self.path);
        self.told = self.last.clone();
        self.last.clone()
    }

    /// Looks again; what is there now, if that is new and has settled.
    pub(super) fn look(&mut self) -> Option<Seen> {
        let traces = traces(&self.path);
        if traces != self.traces {
            self.traces = traces;
            self.changed = Instant::now();
            self.last = read(&self.path);
            return None;
        }
        if self.changed.elapsed() < FRESH {
            let seen = read(&self.path);
            if seen != self.last {
                self.last = seen;
                return None;
            }
        }
        if self.last == self.told {
            return None;
        }
        self.told = self.last.clone();
        Some(self.told.clone())
    }
}

fn traces(path: &Path) -> Traces {
    let about = fs::metadata(path).ok()?;
    // Bits alone: nothing is computed with them.
    let (inode, device, size) =
        (about.ino().cast_signed(), about.dev().cast_signed(), about.size().cast_signed());
    Some([inode, device, size, about.mtime(), about.mtime_nsec(), about.ctime(), about.ctime_nsec()])
}

fn read(path: &Path) -> Seen {
    let about = match fs::metadata(path) {
        Ok(about) => about,
        Err(error) => return absent(&error),
    };
    if !about.is_file() {
        return Seen::Unfit("file", "it is no file; a program is watched in a file".to_owned());
    }
    let mut bytes = Vec::new();
    let most = MAX_SOURCE_BYTES as u64;
    match File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes)) {
        Ok(_) if bytes.len() > MAX_SOURCE_BYTES => {
            let size = about.size().max(most + 1);
            let text = format!("it has {size} bytes; the most that is judged is {MAX_SOURCE_BYTES}");
            Seen::Unfit("source_too_large", text)
        }
        Ok(_) => program(bytes),
        Err(error) => absent(&error),
    }
}

fn program(bytes: Vec<u8>) -> Seen {
    match String::from_utf8(bytes) {
        Ok(text) if text.trim().is_empty() => {
            Seen::Unfit("empty", "it is empty; it is judged once something is in it".to_owned())
        }
        Ok(text) => Seen::Program(text.into()),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let line = 1 + error.as_bytes()[..good].iter().filter(|&&byte| byte == b'\n').count();
            Seen::Unfit("not_utf8", format!("line {line} is not UTF-8; save it as UTF-8"))
        }
    }
}

fn absent(error: &std::io::Error) -> Seen {
    match error.kind() {
        ErrorKind::NotFound => Seen::Missing,
        ErrorKind::PermissionDenied => {
            Seen::Unfit("file", "permission denied; check who may read it".to_owned())
        }
        _ => Seen::Unfit("file", error.to_string()),
    }
}
