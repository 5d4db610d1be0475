//! Whether a bank can be written, and what to do when it cannot.

use std::{
    fmt, io,
    path::{Path, PathBuf},
};

use rustix::{
    fs::{Access, AtFlags, CWD, accessat},
    io::Errno,
    process::geteuid,
};

use super::Place;
use crate::Source;

/// Why a bank cannot be written, with the remedy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadOnly {
    /// It is no folder.
    #[error("the questions of \"{0}\" are inside the program; give a folder of your own with --bank DIR")]
    NoFolder(String),
    /// The user that Askback runs as may not.
    #[error("Askback runs as user {user} and may not write to {}; let it, for example with: {}", .folder.display(), Remedy(*.user, .folder))]
    NotAllowed {
        /// Who Askback runs as.
        user: u32,
        /// The folder.
        folder: PathBuf,
    },
    /// The file system is mounted so.
    #[error("{} lies on a file system that is mounted read-only; mount it writable", .0.display())]
    Mounted(PathBuf),
    /// It is not there.
    #[error("{} is not there; make it, or start Askback with another --bank DIR", .0.display())]
    Missing(PathBuf),
    /// The system says something else.
    #[error("{} cannot be written: {why}", .folder.display())]
    Other {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        why: String,
    },
}

struct Remedy<'a>(u32, &'a Path);

impl fmt::Display for Remedy<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(user, folder) = self;
        write!(f, "setfacl -R -m u:{user}:rwX,d:u:{user}:rwX '{}'", folder.display())
    }
}

/// Whether a source can be written, or the folder of a question in it.
///
/// # Errors
/// When it cannot, with the remedy.
pub fn access(source: &Source, place: Option<&Place>) -> Result<(), ReadOnly> {
    let Some(root) = source.path() else { return Err(ReadOnly::NoFolder(source.name().to_owned())) };
    may_write(root)?;
    let Some(place) = place else { return Ok(()) };
    let at = root.join(&place.path);
    let folder = if place.single { at.parent().unwrap_or(root).to_path_buf() } else { at };
    // A question that is not there yet is made in a folder that is.
    if folder.exists() { may_write(&folder) } else { Ok(()) }
}

fn may_write(folder: &Path) -> Result<(), ReadOnly> {
    let wanted = Access::WRITE_OK | Access::EXEC_OK;
    accessat(CWD, folder, wanted, AtFlags::EACCESS).map_err(|errno| ReadOnly::of(&errno.into(), folder))
}

impl ReadOnly {
    /// What the system said of a folder.
    pub(super) fn of(error: &io::Error, folder: &Path) -> Self {
        let folder = folder.to_path_buf();
        match Errno::from_io_error(error) {
            Some(Errno::ACCESS | Errno::PERM) => Self::NotAllowed { user: geteuid().as_raw(), folder },
            Some(Errno::ROFS) => Self::Mounted(folder),
            Some(Errno::NOENT) => Self::Missing(folder),
            _ => Self::Other { folder, why: error.to_string() },
        }
    }

    /// Whether an error of the system means that something cannot be written at all.
    pub(super) fn is_meant(error: &io::Error) -> bool {
        matches!(Errno::from_io_error(error), Some(Errno::ACCESS | Errno::PERM | Errno::ROFS))
    }
}
