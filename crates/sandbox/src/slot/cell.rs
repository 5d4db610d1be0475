//! A cell: isolated, waiting for its one job.

use std::{
    os::fd::{AsFd as _, OwnedFd},
    path::PathBuf,
};

use rustix::net::RecvFlags;

use super::folder;
use crate::{error::SandboxError, process};

/// Names of the steps by which a cell isolates itself; the numbers come from
/// the native module and the template.
const STEPS: &[(i32, &str)] = &[
    (10, "mount the work folder"),
    (11, "mount /tmp"),
    (12, "mount /dev/shm"),
    (13, "mount /proc"),
    (14, "start the program's process"),
    (20, "set limits"),
    (30, "clear ambient capabilities"),
    (31, "clear the bounding set"),
    (32, "give up capabilities"),
    (33, "forbid new privileges"),
    (34, "forbid dumps"),
    (40, "make a Landlock ruleset"),
    (41, "add a Landlock rule"),
    (42, "enter Landlock"),
    (50, "install the system call filter"),
];

/// What the first process of a cell reports; `native/init.rs` writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Report {
    /// As `wait4` gave it.
    pub wait_status: i32,
    /// Processor time of all the program's processes, in microseconds.
    pub cpu_us: u64,
    /// The largest resident set of one process.
    pub largest_kib: u64,
}

/// Size of the record in the status pipe.
pub(super) const REPORT_BYTES: usize = 40;

impl Report {
    /// Reads a record; an error if the program was never started.
    pub(super) fn parse(bytes: &[u8; REPORT_BYTES]) -> Result<Self, SandboxError> {
        let word = |at: usize| i32::from_ne_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        let long = |at: usize| {
            let mut raw = [0u8; 8];
            raw.copy_from_slice(&bytes[at..at + 8]);
            u64::from_ne_bytes(raw)
        };
        if word(0) != 1 {
            return Err(step_fault(word(8), word(12)));
        }
        Ok(Self { wait_status: word(4), cpu_us: long(16).saturating_add(long(24)), largest_kib: long(32) })
    }
}

fn step_fault(step: i32, errno: i32) -> SandboxError {
    let name = STEPS.iter().find(|(number, _)| *number == step).map_or("isolate a cell", |(_, name)| *name);
    SandboxError::Launch { step: name.to_owned(), source: std::io::Error::from_raw_os_error(errno) }
}

/// One cell.
#[derive(Debug)]
pub(super) struct Cell {
    /// Where the job is sent.
    pub job: OwnedFd,
    /// Where the first process reports.
    pub status: OwnedFd,
    /// The first process.
    pub pidfd: OwnedFd,
    /// Whether its program may start processes.
    pub processes: bool,
    /// Resident memory of the interpreter that it was made from.
    pub base_kib: u64,
    /// Processor time that it took before it had a job, in microseconds.
    pub spent_us: u64,
    /// Its folder on the host, where it has no mounts of its own.
    pub folder: Option<PathBuf>,
    ready: bool,
}

impl Cell {
    pub(super) fn new(job: OwnedFd, status: OwnedFd, pidfd: OwnedFd, processes: bool) -> Self {
        Self { job, status, pidfd, processes, base_kib: 0, spent_us: 0, folder: None, ready: false }
    }

    /// Waits until every layer is in place.
    pub(super) fn await_ready(&mut self, ms: u64) -> Result<(), SandboxError> {
        if self.ready {
            return Ok(());
        }
        let mut answer = [0u8; 16];
        let arrived = process::readable_within(&self.job, ms)
            && matches!(rustix::net::recv(self.job.as_fd(), &mut answer, RecvFlags::WAITALL), Ok((16, _)));
        if !arrived {
            return Err(self.why_not());
        }
        let step = i32::from_ne_bytes([answer[0], answer[1], answer[2], answer[3]]);
        if step != 0 {
            let errno = i32::from_ne_bytes([answer[4], answer[5], answer[6], answer[7]]);
            return Err(step_fault(step, errno));
        }
        let mut spent = [0u8; 8];
        spent.copy_from_slice(&answer[8..]);
        self.spent_us = u64::from_le_bytes(spent);
        self.ready = true;
        Ok(())
    }

    fn why_not(&self) -> SandboxError {
        process::kill(&self.pidfd);
        let mut record = [0u8; REPORT_BYTES];
        let reported = process::readable_within(&self.status, 100)
            && matches!(rustix::io::read(&self.status, &mut record), Ok(REPORT_BYTES));
        match (reported, Report::parse(&record)) {
            (true, Err(error)) => error,
            _ => SandboxError::Launch {
                step: "isolate a cell".to_owned(),
                source: std::io::Error::from(std::io::ErrorKind::TimedOut),
            },
        }
    }

    /// Ends everything in it; does not wait for that.
    pub(super) fn end(&self) {
        process::kill(&self.pidfd);
    }

    /// Makes sure that nothing of it lives any more.
    pub(super) fn bury(self) {
        process::kill(&self.pidfd);
        process::ends_within(&self.pidfd, 5_000);
    }
}

impl Drop for Cell {
    fn drop(&mut self) {
        process::kill(&self.pidfd);
        if let Some(folder) = &self.folder {
            process::ends_within(&self.pidfd, 2_000);
            folder::remove(folder);
        }
    }
}
