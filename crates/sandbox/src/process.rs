//! Processes by descriptor, and what /proc says about a tree of them.

use std::{
    fs,
    os::fd::{AsFd, AsRawFd as _},
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::Errno,
    process::{Signal, WaitId, WaitIdOptions, pidfd_send_signal, waitid},
};

/// Ends the process, and with it every process of its namespace.
pub(crate) fn kill(pidfd: impl AsFd) {
    // Already gone is as good.
    let _ = pidfd_send_signal(pidfd, Signal::KILL);
}

/// Waits for a child and forgets it.
pub(crate) fn wait(pidfd: &impl AsFd) -> Result<(), Errno> {
    loop {
        match waitid(WaitId::PidFd(pidfd.as_fd()), WaitIdOptions::EXITED) {
            Err(Errno::INTR) => {}
            other => return other.map(drop),
        }
    }
}

/// Whether the process ends within `ms` (or has already).
pub(crate) fn ends_within(pidfd: impl AsFd, ms: u64) -> bool {
    readable_within(pidfd, ms)
}

/// Whether `fd` becomes readable, or is closed, within `ms`.
pub(crate) fn readable_within(fd: impl AsFd, ms: u64) -> bool {
    let deadline = std::time::Instant::now() + std::time::Duration::from_millis(ms);
    loop {
        let left = deadline.saturating_duration_since(std::time::Instant::now());
        let mut fds = [PollFd::new(&fd, PollFlags::IN)];
        match poll(&mut fds, Some(&timespec(left))) {
            Err(Errno::INTR) => {}
            Ok(count) => return count > 0,
            Err(_) => return false,
        }
    }
}

/// A duration as the kernel takes it.
pub(crate) fn timespec(duration: std::time::Duration) -> Timespec {
    Timespec {
        tv_sec: i64::try_from(duration.as_secs()).unwrap_or(i64::MAX),
        tv_nsec: i64::from(duration.subsec_nanos()),
    }
}

/// The process id behind a pidfd, as this process sees it.
pub(crate) fn pid_of(pidfd: &impl AsFd) -> Option<i32> {
    let info = fs::read_to_string(format!("/proc/self/fdinfo/{}", pidfd.as_fd().as_raw_fd())).ok()?;
    let line = info.lines().find_map(|line| line.strip_prefix("Pid:"))?;
    line.trim().parse().ok().filter(|pid| *pid > 0)
}

/// What a tree of processes uses, as seen from outside.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct TreeUsage {
    /// Processor time of the living and of the dead they have waited for, in microseconds.
    pub cpu_us: u64,
    /// Proportional memory of the living.
    pub memory_kib: u64,
    /// The most that one of the living ever had.
    pub peak_kib: u64,
    /// Living processes.
    pub processes: usize,
}

/// Adds up `root`'s descendants; `root` itself only waits.
pub(crate) fn tree_usage(root: i32) -> TreeUsage {
    let mut usage = TreeUsage { cpu_us: times(root).reaped_us, ..TreeUsage::default() };
    let mut open = children(root);
    while let Some(pid) = open.pop() {
        usage.processes += 1;
        let times = times(pid);
        usage.cpu_us += times.own_us.max(main_thread_us(pid)) + times.reaped_us;
        usage.memory_kib += proportional_kib(pid);
        usage.peak_kib = usage.peak_kib.max(peak_kib(pid));
        if usage.processes < 4096 {
            open.extend(children(pid));
        }
    }
    usage
}

/// Living children of a process.
pub(crate) fn children(pid: i32) -> Vec<i32> {
    let mut found = Vec::new();
    for task in fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten() {
        let listed = fs::read_to_string(task.path().join("children")).unwrap_or_default();
        found.extend(listed.split_ascii_whitespace().filter_map(|word| word.parse::<i32>().ok()));
    }
    found
}

/// Whether the process is stopped by a signal.
pub(crate) fn is_stopped(pid: i32) -> bool {
    let text = fs::read(format!("/proc/{pid}/stat")).unwrap_or_default();
    String::from_utf8_lossy(&text).rsplit_once(") ").is_some_and(|(_, rest)| rest.starts_with('T'))
}

/// Fields of `/proc/PID/stat` after the name, which may hold anything.
fn stat_fields(pid: i32) -> Vec<u64> {
    let text = fs::read(format!("/proc/{pid}/stat")).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let Some((_, rest)) = text.rsplit_once(')') else { return Vec::new() };
    rest.split_ascii_whitespace().map(|word| word.parse().unwrap_or(0)).collect()
}

struct Times {
    own_us: u64,
    reaped_us: u64,
}

/// In steps of a tick of the clock, usually ten milliseconds.
fn times(pid: i32) -> Times {
    let fields = stat_fields(pid);
    let ticks = |at: usize| fields.get(at).copied().unwrap_or(0);
    let microseconds = |ticks: u64| ticks * 1_000_000 / rustix::param::clock_ticks_per_second().max(1);
    Times { own_us: microseconds(ticks(11) + ticks(12)), reaped_us: microseconds(ticks(13) + ticks(14)) }
}

/// Exact, where the kernel keeps it; other threads are not in it.
fn main_thread_us(pid: i32) -> u64 {
    let text = fs::read_to_string(format!("/proc/{pid}/schedstat")).unwrap_or_default();
    text.split_ascii_whitespace().next().and_then(|word| word.parse::<u64>().ok()).unwrap_or(0) / 1000
}

fn peak_kib(pid: i32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
    line.and_then(|line| line.trim().parse().ok()).unwrap_or(0)
}

/// Shared pages count by share where the kernel lets us see them.
fn proportional_kib(pid: i32) -> u64 {
    let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
    let shared =
        rollup.lines().find_map(|line| line.strip_prefix("Pss:")?.trim().strip_suffix(" kB")?.parse().ok());
    shared.unwrap_or_else(|| resident_kib(pid))
}

/// Resident memory of a process, pages that it shares included.
pub(crate) fn resident_kib(pid: i32) -> u64 {
    let text = fs::read_to_string(format!("/proc/{pid}/statm")).unwrap_or_default();
    let pages: u64 = text.split_ascii_whitespace().nth(1).and_then(|word| word.parse().ok()).unwrap_or(0);
    let page_kib = u64::try_from(rustix::param::page_size() / 1024).unwrap_or(4);
    pages * page_kib
}

/// Tasks of every process whose real user is `uid`, as far as they can be seen.
pub(crate) fn tasks_of(uid: u32) -> u64 {
    let count = |status: &str| -> Option<u64> {
        let field = |name: &str| status.lines().find_map(|line| line.strip_prefix(name));
        let owner = field("Uid:")?.split_ascii_whitespace().next()?.parse::<u32>().ok()?;
        if owner == uid { field("Threads:")?.trim().parse().ok() } else { None }
    };
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let statuses = entries.filter_map(|entry| fs::read_to_string(entry.path().join("status")).ok());
    statuses.filter_map(|status| count(&status)).sum()
}

/// Address space of a process, in bytes.
pub(crate) fn address_space(pidfd: &impl AsFd) -> u64 {
    const USUAL: u64 = 64 * 1024 * 1024;
    let pages = || -> Option<u64> {
        let text = fs::read_to_string(format!("/proc/{}/statm", pid_of(pidfd)?)).ok()?;
        text.split_ascii_whitespace().next()?.parse().ok()
    };
    pages().map_or(USUAL, |pages| pages * u64::try_from(rustix::param::page_size()).unwrap_or(4096))
}
