//! How Askback itself gives up root.
//!
//! The server drops all of it, after [`crate::Supervisor::spawn`] and before its
//! first thread. The supervisor keeps root's number and the few capabilities
//! that boxes are made with.

use std::{
    fs,
    os::unix::fs::{MetadataExt as _, lchown},
    path::Path,
};

use rustix::{
    process::{Gid, Uid},
    thread::{CapabilitySet, CapabilitySets, capabilities, set_capabilities},
};

use crate::error::SandboxError;

/// Mounts and namespaces, ids of slots, control groups, homes of others,
/// ending programs.
const FOR_BOXES: CapabilitySet = CapabilitySet::SYS_ADMIN
    .union(CapabilitySet::SETUID)
    .union(CapabilitySet::SETGID)
    .union(CapabilitySet::SETPCAP)
    .union(CapabilitySet::DAC_OVERRIDE)
    .union(CapabilitySet::DAC_READ_SEARCH)
    .union(CapabilitySet::KILL)
    .union(CapabilitySet::SYS_PTRACE);

/// Leaves the supervisor, if it is root, no more than it needs. What it starts
/// cannot get the rest back either.
pub(crate) fn keep_what_boxes_need() -> Result<(), SandboxError> {
    if !rustix::process::geteuid().is_root() {
        return Ok(());
    }
    let fault = || SandboxError::system("give up capabilities");
    // Root of a container may map its own id only with this one.
    let kept = if is_root_of_host() { FOR_BOXES } else { FOR_BOXES.union(CapabilitySet::SETFCAP) };
    for capability in CapabilitySet::all().difference(kept).iter() {
        // Unknown to an older kernel, or not ours to drop.
        let _ = rustix::thread::remove_capability_from_bounding_set(capability);
    }
    let held = capabilities(None).map_err(fault())?.permitted.intersection(kept);
    let sets = CapabilitySets { effective: held, permitted: held, inheritable: CapabilitySet::empty() };
    set_capabilities(None, sets).map_err(fault())
}

/// Whether our root is the host's, as far as can be seen.
pub(crate) fn is_root_of_host() -> bool {
    maps_root_to_root(&fs::read_to_string("/proc/self/uid_map").unwrap_or_default())
}

/// Whether id 0 here is id 0 of the namespace above, as far as can be seen.
fn maps_root_to_root(uid_map: &str) -> bool {
    let maps_zero = |line: &str| {
        let mut fields = line.split_ascii_whitespace();
        (fields.next() == Some("0")).then(|| fields.next() == Some("0"))
    };
    uid_map.lines().find_map(maps_zero).unwrap_or(true)
}

/// Becomes the owner of `data`, for good. If that is root, the folder is given
/// to `first_id`. Returns the id if privileges were dropped, `None` if there
/// were none to drop.
///
/// # Errors
/// If the folder cannot be read or given away, or an id is not taken on.
pub fn drop_to_owner(data: &Path, first_id: u32) -> Result<Option<u32>, SandboxError> {
    if !rustix::process::geteuid().is_root() {
        return Ok(None);
    }
    let fault = |path: &Path| SandboxError::io(format!("give {} away", path.display()));
    let owner = fs::metadata(data).map_err(fault(data))?;
    let (user, group) = if owner.uid() == 0 { (first_id, first_id) } else { (owner.uid(), owner.gid()) };
    if owner.uid() == 0 {
        give(data, user, group)?;
    }
    become_user(user, group)?;
    Ok(Some(user))
}

/// Gives `path` and everything below it away, without following links.
fn give(path: &Path, user: u32, group: u32) -> Result<(), SandboxError> {
    let fault = || SandboxError::io(format!("give {} away", path.display()));
    lchown(path, Some(user), Some(group)).map_err(fault())?;
    if fs::symlink_metadata(path).map_err(fault())?.is_dir() {
        for entry in fs::read_dir(path).map_err(fault())? {
            give(&entry.map_err(fault())?.path(), user, group)?;
        }
    }
    Ok(())
}

fn become_user(user: u32, group: u32) -> Result<(), SandboxError> {
    let fault = |what: &str| SandboxError::system(format!("{what} {user}"));
    let (uid, gid) = (Uid::from_raw(user), Gid::from_raw(group));
    rustix::thread::set_thread_groups(&[gid]).map_err(fault("take the group of user"))?;
    rustix::thread::set_thread_res_gid(gid, gid, gid).map_err(fault("take the group of user"))?;
    rustix::thread::set_thread_res_uid(uid, uid, uid).map_err(fault("become user"))?;
    rustix::thread::set_no_new_privs(true).map_err(fault("forbid new privileges to user"))?;
    // Root must be out of reach now, or nothing was gained.
    if rustix::thread::set_thread_res_uid(Uid::ROOT, Uid::ROOT, Uid::ROOT).is_ok() {
        return Err(fault("stay user")(rustix::io::Errno::PERM));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::maps_root_to_root;

    #[test]
    fn root_of_a_container_is_told_from_root_of_the_host() {
        assert!(maps_root_to_root("         0          0 4294967295\n"));
        assert!(!maps_root_to_root("         0       1000          1\n         1     100000      65536\n"));
        assert!(maps_root_to_root(""));
    }
}
