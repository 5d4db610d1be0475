//! Room for control groups below a delegated one (version 2).
//!
//! A group that holds processes may not hand its controllers on, and a service
//! manager starts Askback inside the very group that it delegates. So Askback's
//! own processes move into a group of their own below it, once. Nobody else's
//! are ever moved: where there are others, such as a shell, all stay.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The group of Askback's own processes; no name that a slot's group has.
const OWN: &str = "askback-itself";

/// The group below which groups are made: the one above [`OWN`], if `folder` is that.
pub(super) fn above_own(folder: PathBuf) -> PathBuf {
    match folder.parent() {
        Some(parent) if folder.ends_with(OWN) => parent.to_owned(),
        _ => folder,
    }
}

/// Moves Askback out of the way in `folder`, the group it runs in, if nobody
/// else is there. To be called by the supervisor.
pub(super) fn make(folder: &Path) -> io::Result<()> {
    let members = members(&fs::read_to_string(folder.join("cgroup.procs"))?);
    if members.is_empty() || !alone(&members, &own_processes()) {
        return Ok(());
    }
    let own = folder.join(OWN);
    match fs::create_dir(&own) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    members.iter().try_for_each(|member| fs::write(own.join("cgroup.procs"), member.to_string()))
}

fn members(procs: &str) -> Vec<u32> {
    // Who is outside our process namespace is shown as 0.
    procs.lines().filter_map(|line| line.trim().parse().ok()).collect()
}

fn alone(members: &[u32], own: &[u32]) -> bool {
    members.iter().all(|member| own.contains(member))
}

/// This supervisor, its keeper, and Askback above that.
fn own_processes() -> Vec<u32> {
    let keeper = std::os::unix::process::parent_id();
    let askback = fs::read_to_string(format!("/proc/{keeper}/status"))
        .ok()
        .and_then(|status| status.lines().find_map(|line| line.strip_prefix("PPid:")?.trim().parse().ok()));
    [Some(std::process::id()), Some(keeper), askback].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_askback_alone_steps_aside() {
        let own = [10, 11, 12];
        for (procs, expected) in [
            ("10\n11\n12\n", true),
            ("10\n12\n", true),
            ("9\n10\n11\n12\n", false),
            ("10\n11\n12\n0\n", false),
        ] {
            assert_eq!(alone(&members(procs), &own), expected, "{procs:?}");
        }
    }

    #[test]
    fn who_shares_the_group_with_others_moves_nobody() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("cgroup.procs"), format!("{}\n4194304\n", std::process::id())).unwrap();
        make(folder.path()).unwrap();
        assert!(!folder.path().join(OWN).exists());
    }

    #[test]
    fn groups_are_made_beside_our_own() {
        assert_eq!(above_own("/g/askback.service".into()), Path::new("/g/askback.service"));
        assert_eq!(above_own("/g/askback.service/askback-itself".into()), Path::new("/g/askback.service"));
    }
}
