//! Removes control groups, also those of supervisors that were killed.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use super::Hierarchy;

const PREFIX: &str = "askback-";

/// The name of a group: the supervisor's process id and the slot.
pub(crate) fn group_name(supervisor: u32, slot: usize) -> String {
    format!("{PREFIX}{supervisor}-{slot}")
}

/// Removes all groups of supervisor `pid`, with what still runs in them.
pub(crate) fn sweep(hierarchy: &Hierarchy, pid: u32) {
    remove(&groups(hierarchy, |owner| owner == pid));
}

/// Removes the empty groups of supervisors that no longer exist. Kills nothing:
/// seen from another process namespace a living owner looks gone.
pub(crate) fn sweep_dead(hierarchy: &Hierarchy) {
    for folder in groups(hierarchy, |owner| !Path::new(&format!("/proc/{owner}")).exists()) {
        let _ = fs::remove_dir(folder);
    }
}

fn groups(hierarchy: &Hierarchy, whose: impl Fn(u32) -> bool) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for parent in hierarchy.parents() {
        for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let owner =
                name.to_str().and_then(|name| name.strip_prefix(PREFIX)?.split('-').next()?.parse().ok());
            if owner.is_some_and(&whose) {
                found.push(entry.path());
            }
        }
    }
    found
}

/// Kills what is inside and removes the folders; gives up after two seconds.
pub(super) fn remove(folders: &[PathBuf]) {
    let mut left: Vec<&PathBuf> = folders.iter().collect();
    for attempt in 0..200 {
        left.retain(|folder| {
            kill_members(folder);
            fs::remove_dir(folder).is_err() && folder.exists()
        });
        if left.is_empty() {
            return;
        }
        std::thread::sleep(Duration::from_millis(if attempt < 20 { 1 } else { 10 }));
    }
}

fn kill_members(folder: &Path) {
    let members = fs::read_to_string(folder.join("cgroup.procs")).unwrap_or_default();
    for pid in members.lines().filter_map(|line| line.parse().ok()).filter_map(rustix::process::Pid::from_raw)
    {
        let _ = rustix::process::kill_process(pid, rustix::process::Signal::KILL);
    }
}
