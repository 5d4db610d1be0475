//! Keeping the data folder in reach of the user that Askback becomes.
//!
//! A folder below one that only root may enter (such as root's home) would be
//! out of reach once root is given up. Its path is then made to lead there in a
//! mount namespace of this process alone; nobody else sees a difference, and
//! nothing on disk is changed.

use std::{
    ffi::CString,
    fs,
    os::{
        fd::AsRawFd,
        unix::fs::{DirBuilderExt, MetadataExt},
    },
    path::{Path, PathBuf},
};

use rustix::{
    fs::{CWD, Mode, OFlags},
    mount::{MountFlags, MountPropagationFlags},
    thread::UnshareFlags,
};

use crate::error::SandboxError;

/// A user and its group.
#[derive(Debug, Clone, Copy)]
struct Owner {
    uid: u32,
    gid: u32,
}

/// Makes sure that `folder` and those of `others` can be reached by their
/// paths after [`crate::drop_to_owner`] with the same `first_id`. To be called
/// before it and before the first thread. Changes nothing unless this process
/// is root and something is in the way.
///
/// # Errors
/// If the system refuses, with what to do instead.
pub fn keep_in_reach(folder: &Path, others: &[PathBuf], first_id: u32) -> Result<(), SandboxError> {
    if !rustix::process::geteuid().is_root() {
        return Ok(());
    }
    let about = fs::metadata(folder).map_err(SandboxError::io(format!("look at {}", folder.display())))?;
    let owner = match about.uid() {
        0 => Owner { uid: first_id, gid: first_id },
        uid => Owner { uid, gid: about.gid() },
    };
    lead_to(folder, others, owner)
}

/// The outermost folder above `path` that `owner` may not enter.
fn closed_above(path: &Path, owner: Owner) -> Option<PathBuf> {
    let mut above: Vec<&Path> = path.ancestors().skip(1).collect();
    above.reverse();
    above
        .into_iter()
        .find(|folder| fs::metadata(folder).is_ok_and(|about| !may_enter(&about, owner)))
        .map(Path::to_owned)
}

fn may_enter(about: &fs::Metadata, owner: Owner) -> bool {
    let bit = if about.uid() == owner.uid {
        0o100
    } else if about.gid() == owner.gid {
        0o010
    } else {
        0o001
    };
    about.mode() & bit != 0
}

fn lead_to(folder: &Path, others: &[PathBuf], owner: Owner) -> Result<(), SandboxError> {
    let Some(closed) = closed_above(folder, owner) else {
        return Ok(());
    };
    let fault = |what: String| {
        let remedy = format!(
            "{what} (the server runs as user {}, which may not enter {}; choose a folder elsewhere with --data, such as \
             /var/lib/askback, or open {} with chmod o+x)",
            owner.uid,
            closed.display(),
            closed.display()
        );
        move |errno: rustix::io::Errno| SandboxError::System { what: remedy, source: errno.into() }
    };
    own_mounts().map_err(fault("make a mount namespace".to_owned()))?;
    // Held open, since the paths are about to lead elsewhere; opened now, since only what
    // belongs to the new namespace can be mounted in it.
    let mut kept = Vec::new();
    for path in std::iter::once(folder).chain(others.iter().map(PathBuf::as_path)) {
        if path == folder || path.starts_with(&closed) {
            let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
            let opened = rustix::fs::openat(CWD, path, flags, Mode::empty())
                .map_err(fault(format!("open {}", path.display())))?;
            kept.push((path, opened));
        }
    }
    let options = CString::new("mode=0711,size=1m").unwrap_or_default();
    rustix::mount::mount(
        "tmpfs",
        &closed,
        "tmpfs",
        MountFlags::NOSUID | MountFlags::NODEV | MountFlags::NOEXEC,
        Some(options.as_c_str()),
    )
    .map_err(fault(format!("mount over {}", closed.display())))?;
    for (path, opened) in kept {
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o711)
            .create(path)
            .map_err(SandboxError::io(format!("make {}", path.display())))?;
        rustix::mount::mount_bind(format!("/proc/self/fd/{}", opened.as_raw_fd()), path)
            .map_err(fault(format!("mount {}", path.display())))?;
    }
    Ok(())
}

#[expect(unsafe_code, reason = "unsharing is marked unsafe for flags that are not used here")]
fn own_mounts() -> Result<(), rustix::io::Errno> {
    // SAFETY: only the mount namespace is left; no descriptor or thread state is unshared.
    unsafe { rustix::thread::unshare_unsafe(UnshareFlags::NEWNS) }?;
    rustix::mount::mount_change("/", MountPropagationFlags::PRIVATE | MountPropagationFlags::REC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outermost_closed_folder_is_found() {
        let base = tempfile::tempdir().unwrap();
        let set = |path: &Path, mode| {
            fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
        };
        let folder = base.path().join("open/closed/inner");
        fs::create_dir_all(&folder).unwrap();
        set(base.path(), 0o755);
        set(&base.path().join("open"), 0o711);
        set(&base.path().join("open/closed"), 0o700);
        let stranger = Owner { uid: 4_000_000, gid: 4_000_000 };
        assert_eq!(closed_above(&folder, stranger), Some(base.path().join("open/closed")));
        assert_eq!(closed_above(&base.path().join("open/closed"), stranger), None);
        let me = fs::metadata(&folder).unwrap();
        assert_eq!(closed_above(&folder, Owner { uid: me.uid(), gid: me.gid() }), None);
    }
}
