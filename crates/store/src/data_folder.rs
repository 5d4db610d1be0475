//! The data folder and the lock on it: one server, one folder.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{Read, Seek, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

use crate::{Result, StoreError};

/// A data folder that this process alone holds, until the value is dropped or
/// the process ends, however it ends.
///
/// A child that was forked (not executed) after the lock was taken holds it
/// too: fork first, lock then.
#[derive(Debug)]
pub struct DataFolder {
    path: PathBuf,
    _lock: File,
}

impl DataFolder {
    /// Name of the lock's file; it holds the process id of its holder.
    pub const LOCK: &str = "lock";

    /// Makes the folder if need be (0700) and takes the lock.
    pub fn lock(path: &Path) -> Result<Self> {
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(path)
            .map_err(|error| StoreError::io(path, &error))?;
        let file = path.join(Self::LOCK);
        let fault = |error: std::io::Error| StoreError::io(&file, &error);
        let mut lock = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(&file)
            .map_err(fault)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(in_use(path, &mut lock)),
            Err(TryLockError::Error(error)) => return Err(fault(error)),
        }
        write_pid(&mut lock).map_err(fault)?;
        Ok(Self { path: path.to_owned(), _lock: lock })
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where large contents lie, each under its SHA-256.
    pub fn blobs(&self) -> PathBuf {
        self.path.join("blobs")
    }

    /// The SQLite database.
    pub fn database(&self) -> PathBuf {
        self.path.join("askback.db")
    }

    /// The owner's token.
    pub fn token(&self) -> PathBuf {
        self.path.join("token")
    }
}

fn write_pid(lock: &mut File) -> std::io::Result<()> {
    lock.set_len(0)?;
    lock.rewind()?;
    writeln!(lock, "{}", std::process::id())
}

fn in_use(path: &Path, lock: &mut File) -> StoreError {
    let mut text = String::new();
    let known = lock.read_to_string(&mut text).is_ok() && !text.trim().is_empty();
    let holder = if known { format!("process {}", text.trim()) } else { "process unknown".to_owned() };
    StoreError::InUse { what: format!("the data folder {}", path.display()), holder, flag: "--data" }
}
