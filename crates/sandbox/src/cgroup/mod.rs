//! Control groups of a slot: memory, number of tasks and processor time of
//! everything in it.
//!
//! The template joins once and its runs inherit, since moving a process between
//! groups is dearer than a whole run. Where the kernel gives us no group,
//! [`SlotGroup::make`] answers `None`: the caller limits by other means and
//! says so.

mod hierarchy;
mod room;
mod sweep;

use std::{
    fs::{self, File, OpenOptions},
    io,
    os::{
        fd::{AsRawFd as _, RawFd},
        unix::fs::FileExt as _,
    },
    path::{Path, PathBuf},
};

pub(crate) use hierarchy::{Hierarchy, find, find_or_make_room};
pub(crate) use sweep::{group_name, sweep, sweep_dead};

use crate::error::SandboxError;

/// The groups of one slot.
#[derive(Debug)]
pub(crate) struct SlotGroup {
    hierarchy: Hierarchy,
    memory: PathBuf,
    pids: PathBuf,
    folders: Vec<PathBuf>,
    doors: Vec<File>,
    processor_time: Option<File>,
}

/// Counters at the start of a run.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Baseline {
    /// Bytes in use before the program started.
    pub memory: u64,
    /// Kills for want of memory so far.
    pub oom_kills: u64,
    /// Processor time so far, in nanoseconds.
    pub cpu_ns: Option<u64>,
}

impl SlotGroup {
    /// Makes the groups of slot `slot` of this process.
    pub(crate) fn make(hierarchy: &Hierarchy, slot: usize) -> Result<Self, SandboxError> {
        let name = group_name(std::process::id(), slot);
        let mut folders = Vec::new();
        let mut doors = Vec::new();
        for parent in hierarchy.parents() {
            let folder = parent.join(&name);
            match fs::create_dir(&folder) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                    return Err(SandboxError::io(format!("make {}", folder.display()))(error));
                }
                _ => {}
            }
            let door = folder.join("cgroup.procs");
            let opened = OpenOptions::new().write(true).open(&door);
            doors.push(opened.map_err(SandboxError::io(format!("open {}", door.display())))?);
            folders.push(folder);
        }
        let group = Self {
            memory: hierarchy.memory.join(&name),
            pids: hierarchy.pids.join(&name),
            processor_time: hierarchy
                .cpu_file()
                .and_then(|(parent, file)| File::open(parent.join(&name).join(file)).ok()),
            hierarchy: hierarchy.clone(),
            folders,
            doors,
        };
        group.forbid_swap();
        Ok(group)
    }

    /// Descriptors through which a process joins.
    pub(crate) fn doors(&self) -> Vec<RawFd> {
        self.doors.iter().map(|door| door.as_raw_fd()).collect()
    }

    fn forbid_swap(&self) {
        let file = if self.hierarchy.unified { "memory.swap.max" } else { "memory.swappiness" };
        // Absent on hosts without swap accounting.
        let _ = fs::write(self.memory.join(file), "0");
    }

    /// Lifts all limits, for the start of a template.
    pub(crate) fn open_up(&self) -> io::Result<()> {
        let unlimited = if self.hierarchy.unified { "max" } else { "-1" };
        fs::write(self.memory.join(self.hierarchy.memory_limit()), unlimited)?;
        fs::write(self.pids.join("pids.max"), "max")
    }

    /// Sets the limits of a run and reads the counters it starts from. The
    /// program's first task and what else waits in the group already count.
    pub(crate) fn start_run(&self, memory_kib: u64, tasks: u64) -> io::Result<Baseline> {
        let memory = self.used();
        let limit = memory.saturating_add(memory_kib.saturating_mul(1024)).to_string();
        fs::write(self.memory.join(self.hierarchy.memory_limit()), limit)?;
        let present = number(&self.pids.join("pids.current")).unwrap_or(1);
        fs::write(self.pids.join("pids.max"), (present + tasks).saturating_sub(1).to_string())?;
        self.reset_peak();
        Ok(Baseline { memory, oom_kills: self.oom_kills(), cpu_ns: self.cpu_ns() })
    }

    fn used(&self) -> u64 {
        let file = if self.hierarchy.unified { "memory.current" } else { "memory.usage_in_bytes" };
        number(&self.memory.join(file)).unwrap_or(0)
    }

    fn reset_peak(&self) {
        if !self.hierarchy.unified {
            let _ = fs::write(self.memory.join("memory.max_usage_in_bytes"), "0");
        }
    }

    /// Whether [`SlotGroup::peak_above`] has an answer.
    pub(crate) fn tells_peak(&self) -> bool {
        !self.hierarchy.unified
    }

    /// Bytes that the run added at most; `None` where that cannot be told
    /// apart from earlier runs.
    pub(crate) fn peak_above(&self, baseline: &Baseline) -> Option<u64> {
        if self.hierarchy.unified {
            return None;
        }
        let peak = number(&self.memory.join("memory.max_usage_in_bytes"))?;
        Some(peak.saturating_sub(baseline.memory))
    }

    /// How many processes were killed for want of memory.
    pub(crate) fn oom_kills(&self) -> u64 {
        let file = if self.hierarchy.unified { "memory.events" } else { "memory.oom_control" };
        keyed(&self.memory.join(file), "oom_kill").unwrap_or(0)
    }

    /// Processor time of all that ever ran here, in nanoseconds.
    pub(crate) fn cpu_ns(&self) -> Option<u64> {
        let mut text = [0u8; 256];
        let length = self.processor_time.as_ref()?.read_at(&mut text, 0).ok()?;
        let text = std::str::from_utf8(text.get(..length)?).ok()?;
        if self.hierarchy.unified {
            let line = text.lines().find_map(|line| line.strip_prefix("usage_usec "))?;
            return line.trim().parse::<u64>().ok().map(|microseconds| microseconds * 1000);
        }
        text.trim().parse().ok()
    }

    /// Removes the groups; their processes must have ended or be ending.
    pub(crate) fn remove(&self) {
        sweep::remove(&self.folders);
    }
}

fn number(path: &Path) -> Option<u64> {
    fs::read_to_string(path).ok()?.trim().parse().ok()
}

fn keyed(path: &Path, key: &str) -> Option<u64> {
    let text = fs::read_to_string(path).ok()?;
    text.lines().find_map(|line| line.strip_prefix(key)?.trim().parse().ok())
}
