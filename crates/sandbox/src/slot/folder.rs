//! Folders on the host, for cells that have no mounts of their own (rung C).
//!
//! What a program leaves in one is hostile: removing it follows no link, and no
//! depth of folders is too deep for it.

use std::{
    fs::{self, DirBuilder},
    os::unix::fs::{DirBuilderExt as _, MetadataExt as _, PermissionsExt as _, chown},
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::error::SandboxError;

/// The most entries that are looked at when sizes are added up.
const MOST_ENTRIES: usize = 20_000;

/// The folder of one slot: our own files, and a folder for each cell.
#[derive(Debug)]
pub(super) struct SlotFolder {
    path: PathBuf,
}

impl SlotFolder {
    /// Makes the folder of slot `slot` of this process. Its cells belong to
    /// `owner`, if that is not who we are.
    pub(super) fn make(
        slot: usize,
        owner: Option<u32>,
        files: &[(&str, Arc<[u8]>)],
    ) -> Result<Self, SandboxError> {
        let path = std::env::temp_dir().join(format!("{}{slot}", prefix(std::process::id())));
        let fault = || SandboxError::io(format!("make {}", path.display()));
        DirBuilder::new().mode(0o711).create(&path).map_err(fault())?;
        let folder = Self { path: path.clone() };
        let ours = folder.ours();
        DirBuilder::new().mode(0o755).create(&ours).map_err(fault())?;
        for (name, data) in files {
            fs::write(ours.join(name), data).map_err(fault())?;
            fs::set_permissions(ours.join(name), fs::Permissions::from_mode(0o644)).map_err(fault())?;
        }
        DirBuilder::new().mode(0o700).create(folder.cells()).map_err(fault())?;
        if owner.is_some() {
            chown(folder.cells(), owner, owner).map_err(fault())?;
        }
        Ok(folder)
    }

    /// Where our own files are.
    pub(super) fn ours(&self) -> PathBuf {
        self.path.join("askback")
    }

    /// Where cells make their folders.
    pub(super) fn cells(&self) -> PathBuf {
        self.path.join("cells")
    }
}

impl Drop for SlotFolder {
    fn drop(&mut self) {
        remove(&self.path);
    }
}

fn prefix(supervisor: u32) -> String {
    format!("askback-cells-{supervisor}-")
}

/// Removes what a supervisor that was killed left behind.
pub(crate) fn sweep(supervisor: u32) {
    let prefix = prefix(supervisor);
    for entry in fs::read_dir(std::env::temp_dir()).into_iter().flatten().flatten() {
        let ours = entry.metadata().is_ok_and(|found| found.uid() == rustix::process::geteuid().as_raw());
        if ours && entry.file_name().to_string_lossy().starts_with(&prefix) {
            remove(&entry.path());
        }
    }
}

/// Removes `top` and everything below it. Folders are moved up before they are
/// emptied, so that no path grows with their depth.
pub(super) fn remove(top: &Path) {
    let mut open = vec![top.to_owned()];
    let mut number = 0_u64;
    while let Some(folder) = open.pop() {
        // A program may have made a folder that nobody can read.
        let _ = fs::set_permissions(&folder, fs::Permissions::from_mode(0o700));
        let mut inner = Vec::new();
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                let _ = fs::set_permissions(entry.path(), fs::Permissions::from_mode(0o700));
                number += 1;
                let higher = top.join(format!(".going-{number}"));
                if fs::rename(entry.path(), &higher).is_ok() {
                    inner.push(higher);
                }
            } else {
                let _ = fs::remove_file(entry.path());
            }
        }
        if folder != top {
            let _ = fs::remove_dir(&folder);
        }
        open.extend(inner);
    }
    let _ = fs::remove_dir(top);
}

/// KiB that files below `top` take, as far as can be seen.
pub(super) fn used_kib(top: &Path) -> u64 {
    let mut open = vec![top.to_owned()];
    let (mut blocks, mut seen) = (0_u64, 0_usize);
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            seen += 1;
            // So many files are too much whatever they hold.
            if seen > MOST_ENTRIES {
                return u64::MAX;
            }
            let Ok(found) = entry.metadata() else { continue };
            blocks += found.blocks();
            if found.is_dir() {
                open.push(entry.path());
            }
        }
    }
    blocks / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deep_and_closed_tree_is_removed_and_what_it_links_to_stays() {
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("kept"), "x").unwrap();
        let base = tempfile::tempdir().unwrap();
        let top = base.path().join("top");
        fs::create_dir(&top).unwrap();
        std::os::unix::fs::symlink(outside.path(), top.join("link")).unwrap();
        let mut deep = top.clone();
        for _ in 0..200 {
            deep.push("a");
            fs::create_dir(&deep).unwrap();
        }
        fs::write(deep.join("file"), vec![1; 10_000]).unwrap();
        assert!(used_kib(&top) >= 10, "{}", used_kib(&top));
        fs::set_permissions(top.join("a"), fs::Permissions::from_mode(0o000)).unwrap();
        remove(&top);
        assert!(!top.exists());
        assert!(outside.path().join("kept").exists());
    }
}
