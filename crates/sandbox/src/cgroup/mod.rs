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
    unified: bool,
    folders: Vec<PathBuf>,
    doors: Vec<File>,
    memory_limit: Knob,
    memory_used: Knob,
    memory_peak: Option<Peak>,
    memory_events: Option<Knob>,
    pids_limit: Knob,
    pids_used: Knob,
    processor_time: Option<Knob>,
}

/// A file of a group, held open: it is used at every run.
#[derive(Debug)]
struct Knob(File);

impl Knob {
    fn open(path: &Path, write: bool) -> io::Result<Self> {
        OpenOptions::new().read(!write).write(write).open(path).map(Self)
    }

    fn set(&self, value: &str) -> io::Result<()> {
        self.0.write_all_at(value.as_bytes(), 0)
    }

    fn text(&self) -> Option<String> {
        let mut text = [0u8; 1024];
        let length = self.0.read_at(&mut text, 0).ok()?;
        Some(std::str::from_utf8(text.get(..length)?).ok()?.to_owned())
    }

    fn number(&self) -> Option<u64> {
        self.text()?.trim().parse().ok()
    }

    fn keyed(&self, key: &str) -> Option<u64> {
        self.text()?.lines().find_map(|line| line.strip_prefix(key)?.trim().parse().ok())
    }
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
        let (memory, pids) = (hierarchy.memory.join(&name), hierarchy.pids.join(&name));
        let unified = hierarchy.unified;
        let (used, events) = if unified {
            ("memory.current", "memory.events")
        } else {
            ("memory.usage_in_bytes", "memory.oom_control")
        };
        let open = |path: PathBuf, write| {
            Knob::open(&path, write).map_err(SandboxError::io(format!("open {}", path.display())))
        };
        forbid_swap(&memory, unified);
        Ok(Self {
            unified,
            memory_limit: open(memory.join(hierarchy.memory_limit()), true)?,
            memory_used: open(memory.join(used), false)?,
            memory_peak: if unified { None } else { Peak::open(&memory) },
            memory_events: Knob::open(&memory.join(events), false).ok(),
            pids_limit: open(pids.join("pids.max"), true)?,
            pids_used: open(pids.join("pids.current"), false)?,
            processor_time: hierarchy
                .cpu_file()
                .and_then(|(parent, file)| Knob::open(&parent.join(&name).join(file), false).ok()),
            folders,
            doors,
        })
    }

    /// Descriptors through which a process joins.
    pub(crate) fn doors(&self) -> Vec<RawFd> {
        self.doors.iter().map(|door| door.as_raw_fd()).collect()
    }

    /// Lifts all limits, for the start of a template.
    pub(crate) fn open_up(&self) -> io::Result<()> {
        self.memory_limit.set(if self.unified { "max" } else { "-1" })?;
        self.pids_limit.set("max")
    }

    /// Sets the limits of a run and reads the counters it starts from. The
    /// program's first task and what else waits in the group already count.
    pub(crate) fn start_run(&self, memory_kib: u64, tasks: u64) -> io::Result<Baseline> {
        let memory = self.memory_used.number().unwrap_or(0);
        let limit = memory.saturating_add(memory_kib.saturating_mul(1024)).to_string();
        self.memory_limit.set(&limit)?;
        let present = self.pids_used.number().unwrap_or(1);
        self.pids_limit.set(&(present + tasks).saturating_sub(1).to_string())?;
        if let Some(peak) = &self.memory_peak {
            peak.reset();
        }
        Ok(Baseline { memory, oom_kills: self.oom_kills(), cpu_ns: self.cpu_ns() })
    }

    /// Whether [`SlotGroup::peak_above`] has an answer.
    pub(crate) fn tells_peak(&self) -> bool {
        self.memory_peak.is_some()
    }

    /// Bytes that the run added at most; `None` where that cannot be told
    /// apart from earlier runs.
    pub(crate) fn peak_above(&self, baseline: &Baseline) -> Option<u64> {
        Some(self.memory_peak.as_ref()?.bytes()?.saturating_sub(baseline.memory))
    }

    /// How many processes were killed for want of memory.
    pub(crate) fn oom_kills(&self) -> u64 {
        self.memory_events.as_ref().and_then(|events| events.keyed("oom_kill ")).unwrap_or(0)
    }

    /// Processor time of all that ever ran here, in nanoseconds.
    pub(crate) fn cpu_ns(&self) -> Option<u64> {
        let time = self.processor_time.as_ref()?;
        if self.unified {
            return time.keyed("usage_usec ").map(|microseconds| microseconds * 1000);
        }
        time.number()
    }

    /// Removes the groups; their processes must have ended or be ending.
    pub(crate) fn remove(&self) {
        sweep::remove(&self.folders);
    }
}

/// The highest use of memory, which version 1 lets us forget before a run.
#[derive(Debug)]
struct Peak {
    read: Knob,
    write: Knob,
}

impl Peak {
    fn open(memory: &Path) -> Option<Self> {
        let path = memory.join("memory.max_usage_in_bytes");
        Some(Self { read: Knob::open(&path, false).ok()?, write: Knob::open(&path, true).ok()? })
    }

    fn reset(&self) {
        let _ = self.write.set("0");
    }

    fn bytes(&self) -> Option<u64> {
        self.read.number()
    }
}

fn forbid_swap(memory: &Path, unified: bool) {
    let file = if unified { "memory.swap.max" } else { "memory.swappiness" };
    // Absent on hosts without swap accounting.
    let _ = fs::write(memory.join(file), "0");
}
