//! Where this process may make control groups.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::room;

/// Folders in which the groups of slots are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hierarchy {
    /// One tree with all controllers (version 2), or one for each (version 1).
    pub unified: bool,
    /// Parent of the memory groups.
    pub memory: PathBuf,
    /// Parent of the task groups.
    pub pids: PathBuf,
    /// Parent of the processor-time groups, where there is one.
    pub cpuacct: Option<PathBuf>,
}

impl Hierarchy {
    /// All parents, each once.
    pub(crate) fn parents(&self) -> Vec<&Path> {
        let mut parents = vec![self.memory.as_path(), self.pids.as_path()];
        parents.extend(self.cpuacct.as_deref());
        parents.sort();
        parents.dedup();
        parents
    }

    pub(super) fn memory_limit(&self) -> &'static str {
        if self.unified { "memory.max" } else { "memory.limit_in_bytes" }
    }

    pub(super) fn cpu_file(&self) -> Option<(&Path, &'static str)> {
        if self.unified {
            return Some((&self.memory, "cpu.stat"));
        }
        Some((self.cpuacct.as_deref()?, "cpuacct.usage"))
    }
}

/// The hierarchies of this host: version 1 or hybrid first, since where both
/// are mounted the controllers belong to version 1. `None` where we may not
/// make groups.
pub(crate) fn find() -> Option<Hierarchy> {
    let mounts = fs::read_to_string("/proc/self/mountinfo").ok()?;
    let own = fs::read_to_string("/proc/self/cgroup").ok()?;
    version_one(&mounts, &own).or_else(|| version_two(&mounts, &own))
}

/// The same for the supervisor, which moves Askback out of the way if that is
/// what is missing.
pub(crate) fn find_or_make_room() -> Option<Hierarchy> {
    find().or_else(|| {
        let mounts = fs::read_to_string("/proc/self/mountinfo").ok()?;
        let own = fs::read_to_string("/proc/self/cgroup").ok()?;
        room::make(&writable(group_folder(&mounts, &own, "")?)?).ok()?;
        find()
    })
}

fn version_one(mounts: &str, own: &str) -> Option<Hierarchy> {
    let controller = |name: &str| writable(group_folder(mounts, own, name)?);
    Some(Hierarchy {
        unified: false,
        memory: controller("memory")?,
        pids: controller("pids")?,
        cpuacct: controller("cpuacct"),
    })
}

fn version_two(mounts: &str, own: &str) -> Option<Hierarchy> {
    let folder = writable(room::above_own(group_folder(mounts, own, "")?))?;
    let offered = fs::read_to_string(folder.join("cgroup.controllers")).ok()?;
    let offered: Vec<&str> = offered.split_ascii_whitespace().collect();
    if !["memory", "pids"].iter().all(|name| offered.contains(name)) {
        return None;
    }
    // Refused while processes are in the group, unless it is the root.
    fs::write(folder.join("cgroup.subtree_control"), "+memory +pids").ok()?;
    let _ = fs::write(folder.join("cgroup.subtree_control"), "+cpu");
    Some(Hierarchy { unified: true, memory: folder.clone(), pids: folder, cpuacct: None })
}

fn writable(folder: PathBuf) -> Option<PathBuf> {
    let probe = folder.join(format!("askback-probe-{}", std::process::id()));
    fs::create_dir(&probe).ok()?;
    fs::remove_dir(&probe).ok()?;
    Some(folder)
}

/// The folder of our own group in the hierarchy of `controller` (empty for
/// version 2).
fn group_folder(mounts: &str, own: &str, controller: &str) -> Option<PathBuf> {
    let (root, point) = mounts.lines().find_map(|line| mounted(line, controller))?;
    let path = own.lines().find_map(|line| {
        let mut fields = line.splitn(3, ':');
        let (_, names, path) = (fields.next()?, fields.next()?, fields.next()?);
        names.split(',').any(|name| name == controller).then_some(path)
    })?;
    let inside = path.strip_prefix(root.trim_end_matches('/')).unwrap_or(path);
    let folder = Path::new(&point).join(inside.trim_start_matches('/'));
    folder.is_dir().then_some(folder)
}

/// Root and mount point of a `mountinfo` line that shows `controller`.
fn mounted(line: &str, controller: &str) -> Option<(String, String)> {
    let (before, after) = line.split_once(" - ")?;
    let mut fields = before.split(' ');
    let (root, point) = (fields.nth(3)?, fields.next()?);
    let mut after = after.split(' ');
    let kind = after.next()?;
    let options = after.nth(1)?;
    let matches = match kind {
        "cgroup2" => controller.is_empty(),
        "cgroup" => !controller.is_empty() && options.split(',').any(|option| option == controller),
        _ => false,
    };
    matches.then(|| (root.to_owned(), point.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HYBRID: &str = "24 21 0:22 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory\n\
        25 21 0:23 / /sys/fs/cgroup/cpu,cpuacct rw,relatime - cgroup cgroup rw,cpu,cpuacct\n\
        26 21 0:24 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw\n";

    #[test]
    fn a_controller_is_found_by_its_mount_option() {
        let found = HYBRID.lines().find_map(|line| mounted(line, "cpuacct"));
        assert_eq!(found, Some(("/".to_owned(), "/sys/fs/cgroup/cpu,cpuacct".to_owned())));
    }

    #[test]
    fn version_two_has_no_controller_name() {
        let found = HYBRID.lines().find_map(|line| mounted(line, ""));
        assert_eq!(found.map(|(_, point)| point).as_deref(), Some("/sys/fs/cgroup/unified"));
    }

    #[test]
    fn an_unknown_controller_is_not_found() {
        assert_eq!(HYBRID.lines().find_map(|line| mounted(line, "pids")), None);
    }
}
