//! A folder by its descriptor: names in it are opened one by one and no link
//! is followed, so that nothing outside of it is touched, whatever the folder
//! is turned into meanwhile.

use std::{
    fs::File,
    io::{self, Read, Write},
    os::fd::OwnedFd,
    path::Path,
    process,
    sync::atomic::{AtomicU64, Ordering},
};

use rustix::{
    fs::{
        AtFlags, CWD, FileType, Mode, OFlags, RenameFlags, fchmod, fchown, fstat, fsync, mkdirat, openat,
        renameat, renameat_with, statat, unlinkat,
    },
    io::Errno,
    process::{Gid, Uid},
};

use crate::files::MAX_FILE_BYTES;

const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);

/// An open folder.
#[derive(Debug)]
pub(super) struct Folder(OwnedFd);

impl Folder {
    /// The folder of a bank, which may itself be a link: the operator named it.
    pub(super) fn root(path: &Path) -> io::Result<Self> {
        Ok(Self(openat(CWD, path, FOLDER, Mode::empty())?))
    }

    /// The folder below by its path; `make` makes what is missing on the way.
    pub(super) fn below(&self, path: &str, make: bool) -> io::Result<Self> {
        let mut folder = Self(self.0.try_clone()?);
        for part in path.split('/').filter(|part| !part.is_empty()) {
            folder = folder.enter(part, make)?;
        }
        Ok(folder)
    }

    fn enter(&self, name: &str, make: bool) -> io::Result<Self> {
        let open = || openat(&self.0, name, FOLDER | OFlags::NOFOLLOW, Mode::empty()).map(Self);
        match open() {
            Err(Errno::NOENT) if make => {
                mkdirat(&self.0, name, Mode::from_raw_mode(0o777))?;
                fsync(&self.0)?;
                Ok(open()?)
            }
            opened => Ok(opened?),
        }
    }

    /// Whether anything has that name.
    pub(super) fn has(&self, name: &str) -> io::Result<bool> {
        match statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(_) => Ok(true),
            Err(Errno::NOENT) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// The content of a file, one byte more than allowed at most; `None` when it is not there.
    pub(super) fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        // Without waiting: a pipe would never answer.
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let file = match openat(&self.0, name, flags, Mode::empty()) {
            Ok(file) => file,
            Err(Errno::NOENT) => return Ok(None),
            Err(Errno::LOOP) => {
                return Err(io::Error::other("this is a link; edit the file that it points to"));
            }
            Err(error) => return Err(error.into()),
        };
        if FileType::from_raw_mode(fstat(&file)?.st_mode) != FileType::RegularFile {
            return Err(io::Error::other("this is not a file"));
        }
        let mut bytes = Vec::new();
        File::from(file).take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)?;
        Ok(Some(bytes))
    }

    /// Puts a file there whole or not at all. One that is there gives its rights to the new one;
    /// `fresh` refuses when there is one by now.
    pub(super) fn put(&self, name: &str, bytes: &[u8], fresh: bool) -> io::Result<()> {
        let (aside, file) = self.aside()?;
        let done = self.fill(file, name, bytes).and_then(|()| self.rename(&aside, name, fresh));
        if done.is_err() {
            // What it was made for failed already.
            let _ = unlinkat(&self.0, aside.as_str(), AtFlags::empty());
        }
        done?;
        Ok(fsync(&self.0)?)
    }

    fn fill(&self, mut file: File, name: &str, bytes: &[u8]) -> io::Result<()> {
        if let Ok(before) = statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW) {
            // An ordinary user cannot give a file away, and need not.
            let _ = fchown(&file, Some(Uid::from_raw(before.st_uid)), Some(Gid::from_raw(before.st_gid)));
            fchmod(&file, Mode::from_raw_mode(before.st_mode & 0o777))?;
        }
        file.write_all(bytes)?;
        file.sync_all()
    }

    /// A new file whose name no reader of a bank looks at.
    fn aside(&self) -> io::Result<(String, File)> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        loop {
            let name = format!(".askback-{}-{}.tmp", process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
            match openat(&self.0, name.as_str(), flags, Mode::from_raw_mode(0o666)) {
                Ok(file) => return Ok((name, File::from(file))),
                // Left by an earlier process that died.
                Err(Errno::EXIST) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }

    fn rename(&self, from: &str, to: &str, fresh: bool) -> io::Result<()> {
        if fresh {
            match renameat_with(&self.0, from, &self.0, to, RenameFlags::NOREPLACE) {
                // Not every file system can; the caller has looked a moment ago.
                Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => {}
                renamed => return Ok(renamed?),
            }
        }
        Ok(renameat(&self.0, from, &self.0, to)?)
    }

    /// Removes a file.
    pub(super) fn remove(&self, name: &str) -> io::Result<()> {
        unlinkat(&self.0, name, AtFlags::empty())?;
        Ok(fsync(&self.0)?)
    }

    /// Removes a folder inside it that holds nothing any more.
    pub(super) fn prune(&self, name: &str) {
        // One that holds something stays, as it should.
        let _ = unlinkat(&self.0, name, AtFlags::REMOVEDIR);
    }
}
