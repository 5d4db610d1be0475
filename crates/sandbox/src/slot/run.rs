//! Watches one run from outside: pipes, clocks, memory, and the end.

use std::{
    io::Write as _,
    os::{
        fd::{AsFd as _, OwnedFd},
        unix::net::UnixStream,
    },
    path::Path,
    time::{Duration, Instant},
};

use askback_judge::{Job, Program};
use rustix::{
    event::{PollFd, PollFlags, poll},
    io::Errno,
    pipe::{PipeFlags, pipe_with},
    process::{Pid, PidfdFlags, Signal, pidfd_open, pidfd_send_signal},
};

use super::{
    cell::{Cell, REPORT_BYTES, Report},
    folder,
    payload::{self, CellLimits},
    stream::{Pipes, frames, stdin_file, stream},
    template::{Shared, send_with_fds},
};
use crate::{
    cgroup::{Baseline, SlotGroup},
    error::SandboxError,
    launch::Ownership,
    process::{self, TreeUsage},
};

/// Shortest and longest time between two looks at the clocks.
const LOOK: (u64, u64) = (5, 50);
/// How long a cell may take to read its job.
const SEND_TIMEOUT: Duration = Duration::from_secs(10);
/// How long the end of a killed cell may take.
const END_MS: u64 = 5_000;
/// The most a slow program gets for its last output, and how often to look
/// whether it is done.
const LAST_WORDS: Duration = Duration::from_millis(200);
const GLANCE: Duration = Duration::from_millis(2);
/// Descriptors that a program may have open.
const OPEN_FILES: u64 = 64;

/// What was seen of a run.
#[derive(Debug, Clone, Default)]
pub(super) struct Facts {
    /// As `wait4` gives it; none if we killed the cell before it ended.
    pub wait_status: Option<i32>,
    pub output_exceeded: bool,
    pub result_exceeded: bool,
    pub wall_exceeded: bool,
    pub cpu_exceeded: bool,
    pub memory_exceeded: bool,
    pub disk_exceeded: bool,
    pub cancelled: bool,
    pub oom_kills: u64,
    pub wall_ms: f64,
    pub cpu_ms: Option<f64>,
    pub memory_kib: Option<u64>,
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
    pub stdout_truncated: bool,
    pub stderr_truncated: bool,
    pub frames: Vec<Vec<u8>>,
}

/// Sends `job` to `cell` and watches it to its end.
pub(super) fn execute(
    cell: &mut Cell,
    job: &Job,
    group: Option<&SlotGroup>,
    cancel: &OwnedFd,
    shared: &Shared,
    ownership: Ownership,
) -> Result<Facts, SandboxError> {
    let baseline = match group {
        Some(group) => {
            let set = group.start_run(job.limits.memory_kib, u64::from(job.limits.processes));
            Some(set.map_err(SandboxError::io("set the limits of a run"))?)
        }
        None => None,
    };
    let message = payload::message(job, &cell_limits(cell, job, group.is_some(), shared, ownership));
    let start = Instant::now();
    let (pipes, door) = hand_over(cell, job, &message)?;
    let mut watch = Watch {
        job,
        group,
        baseline,
        start,
        pipes,
        door: Some(door),
        pid: if group.is_some_and(SlotGroup::tells_peak) { None } else { process::pid_of(&cell.pidfd) },
        spent_us: cell.spent_us,
        base_kib: cell.base_kib,
        folder: cell.folder.as_deref().map(|folder| (folder, shared.config.disk_kib)),
        polled: TreeUsage::default(),
        facts: Facts::default(),
    };
    let report = watch.until_end(cell, cancel)?;
    Ok(watch.conclude(report))
}

fn cell_limits(cell: &Cell, job: &Job, has_group: bool, shared: &Shared, ownership: Ownership) -> CellLimits {
    let mut limits = CellLimits {
        cpu_s: job.limits.cpu_ms.div_ceil(1000) + 1,
        address_space: 0,
        tasks: 0,
        file_bytes: shared.config.disk_kib * 1024,
        files: OPEN_FILES,
    };
    if !has_group {
        let waiting = 2 * (shared.config.most_ready_cells as u64 + 1);
        limits.address_space = job.limits.memory_kib * 1024 + process::address_space(&cell.pidfd);
        // Without a namespace everything of that user counts.
        let others = if ownership.is_bare() { process::tasks_of(ownership.inner_id()) } else { waiting + 1 };
        limits.tasks = u64::from(job.limits.processes) + others;
    }
    limits
}

/// Gives the cell its descriptors and the job; answers with our ends of the
/// streams and of the door through which it leaves.
fn hand_over(cell: &Cell, job: &Job, message: &[u8]) -> Result<(Pipes, OwnedFd), SandboxError> {
    let stdin = stdin_file(&job.stdin).map_err(SandboxError::io("prepare standard input"))?;
    let ((stdout, a), (stderr, b), (result, c)) = (stream()?, stream()?, stream()?);
    let (door, outside) = pipe_with(PipeFlags::CLOEXEC).map_err(SandboxError::system("make a pipe"))?;
    let mut fds = vec![stdin.as_fd(), a.as_fd(), b.as_fd()];
    if matches!(job.program, Program::Harness { .. }) {
        fds.push(c.as_fd());
    }
    fds.push(outside.as_fd());
    let length =
        u32::try_from(message.len()).map_err(|_| SandboxError::Protocol("a job of 4 GiB".to_owned()))?;
    send_with_fds(cell.job.as_fd(), &length.to_le_bytes(), &fds)
        .map_err(SandboxError::system("hand a job to its cell"))?;
    let copy = cell.job.try_clone().map_err(SandboxError::io("copy a descriptor"))?;
    let mut socket = UnixStream::from(copy);
    socket
        .set_write_timeout(Some(SEND_TIMEOUT))
        .and_then(|()| socket.write_all(message))
        .map_err(SandboxError::io("hand a job to its cell"))?;
    Ok(([stdout, stderr, result], door))
}

struct Watch<'a> {
    job: &'a Job,
    group: Option<&'a SlotGroup>,
    baseline: Option<Baseline>,
    start: Instant,
    pipes: Pipes,
    /// Where the program says that it ends and with which status; `None` once it
    /// is closed. It is believed, since it is no more than an exit: whoever
    /// writes there is stopped at once.
    door: Option<OwnedFd>,
    /// The first process, where the group does not tell everything.
    pid: Option<i32>,
    /// What the cell took before it had the job.
    spent_us: u64,
    /// Memory of the interpreter without a program.
    base_kib: u64,
    /// Its folder on the host and how many KiB may be in it, where no mount limits it.
    folder: Option<(&'a Path, u64)>,
    polled: TreeUsage,
    facts: Facts,
}

impl Watch<'_> {
    /// Reads and looks at the clocks until the first process reports or must
    /// be killed.
    fn until_end(&mut self, cell: &Cell, cancel: &OwnedFd) -> Result<Option<Report>, SandboxError> {
        let wall = Duration::from_millis(self.job.limits.wall_guard_ms());
        loop {
            let elapsed = self.start.elapsed();
            if elapsed >= wall {
                self.facts.wall_exceeded = true;
            }
            if self.must_stop() {
                if self.facts.wall_exceeded || self.facts.cpu_exceeded {
                    self.last_words(cell);
                }
                return Ok(self.stop(cell));
            }
            let pause = (wall - elapsed).min(self.next_look());
            match self.wait(cell, cancel, pause)? {
                Event::Reported => return self.report(cell),
                Event::Left(status) => {
                    self.look();
                    process::kill(&cell.pidfd);
                    self.facts.wait_status = Some(i32::from(status) << 8);
                    return Ok(None);
                }
                Event::Cancelled => self.facts.cancelled = true,
                Event::Output => {}
                Event::Nothing => self.look(),
            }
        }
    }

    fn must_stop(&self) -> bool {
        let facts = &self.facts;
        facts.output_exceeded
            || facts.result_exceeded
            || facts.wall_exceeded
            || facts.cpu_exceeded
            || facts.memory_exceeded
            || facts.disk_exceeded
            || facts.cancelled
    }

    fn wait(&mut self, cell: &Cell, cancel: &OwnedFd, pause: Duration) -> Result<Event, SandboxError> {
        let mut fds = vec![PollFd::new(&cell.status, PollFlags::IN), PollFd::new(cancel, PollFlags::IN)];
        let pipes = self.pipes.iter().filter_map(|pipe| pipe.end.as_ref());
        fds.extend(self.door.iter().chain(pipes).map(|end| PollFd::new(end, PollFlags::IN)));
        match poll(&mut fds, Some(&process::timespec(pause))) {
            Err(Errno::INTR) => return Ok(Event::Output),
            Err(errno) => return Err(SandboxError::system("watch a run")(errno)),
            Ok(0) => return Ok(Event::Nothing),
            Ok(_) => {}
        }
        let (reported, cancelled) = (!fds[0].revents().is_empty(), !fds[1].revents().is_empty());
        let at_the_door = self.door.is_some() && !fds[2].revents().is_empty();
        drop(fds);
        let left = if at_the_door { self.read_door() } else { None };
        self.read_pipes();
        Ok(if let Some(status) = left {
            Event::Left(status)
        } else if reported {
            Event::Reported
        } else if cancelled {
            Event::Cancelled
        } else {
            // A flood of output must not keep us from the clocks.
            self.look();
            Event::Output
        })
    }

    fn read_door(&mut self) -> Option<u8> {
        let mut status = [0u8; 1];
        match rustix::io::read(self.door.as_ref()?, &mut status) {
            Ok(1) => Some(status[0]),
            _ => {
                self.door = None;
                None
            }
        }
    }

    /// Reads what is there, up to the limits.
    fn read_pipes(&mut self) {
        let [stdout, stderr, result] = &mut self.pipes;
        let cap = usize::try_from(self.job.limits.output_kib * 1024).unwrap_or(usize::MAX);
        self.facts.stdout_truncated |= stdout.read(cap.saturating_sub(stderr.bytes.len()));
        self.facts.stderr_truncated |= stderr.read(cap.saturating_sub(stdout.bytes.len()));
        let result_kib = match &self.job.program {
            Program::Harness { max_result_kib, .. } => *max_result_kib,
            Program::Script { .. } => 0,
        };
        let result_exceeded = result.read(usize::try_from(result_kib * 1024).unwrap_or(usize::MAX));
        self.facts.result_exceeded |= result_exceeded;
        self.facts.output_exceeded |= self.facts.stdout_truncated || self.facts.stderr_truncated;
    }

    fn cpu_ms(&self) -> Option<f64> {
        let (group, baseline) = (self.group?, self.baseline?);
        let spent = group.cpu_ns()?.saturating_sub(baseline.cpu_ns?);
        Some(Duration::from_nanos(spent).as_secs_f64() * 1000.0)
    }

    fn look(&mut self) {
        let limits = &self.job.limits;
        if let Some(pid) = self.pid {
            let seen = process::tree_usage(pid);
            self.polled.cpu_us = self.polled.cpu_us.max(seen.cpu_us.saturating_sub(self.spent_us));
            self.polled.memory_kib = self.polled.memory_kib.max(seen.memory_kib);
            self.polled.peak_kib = self.polled.peak_kib.max(seen.peak_kib);
            self.facts.memory_exceeded |= seen.memory_kib > limits.memory_kib;
            self.facts.cpu_exceeded |= self.polled.cpu_us > limits.cpu_ms * 1000;
        }
        self.look_at_folder();
        let limit = Duration::from_millis(limits.cpu_ms).as_secs_f64() * 1000.0;
        self.facts.cpu_exceeded |= self.cpu_ms().is_some_and(|spent| spent > limit);
    }

    fn look_at_folder(&mut self) {
        if let Some((folder, most)) = self.folder {
            self.facts.disk_exceeded |= folder::used_kib(folder) > most;
        }
    }

    fn next_look(&self) -> Duration {
        let spent = self.cpu_ms().unwrap_or(0.0);
        let left = (Duration::from_millis(self.job.limits.cpu_ms).as_secs_f64() * 1000.0 - spent).max(0.0);
        Duration::from_secs_f64(left / 4000.0)
            .clamp(Duration::from_millis(LOOK.0), Duration::from_millis(LOOK.1))
    }

    /// The record of the first process. None at all means that something
    /// killed it: the kernel for want of memory, or nobody we know.
    fn report(&mut self, cell: &Cell) -> Result<Option<Report>, SandboxError> {
        let mut record = [0u8; REPORT_BYTES];
        if matches!(rustix::io::read(&cell.status, &mut record), Ok(REPORT_BYTES)) {
            return Report::parse(&record).map(Some);
        }
        if self.oom_kills() > 0 {
            return Ok(self.stop(cell));
        }
        Err(SandboxError::Launch {
            step: "run a program".to_owned(),
            source: std::io::Error::other("the first process of the cell was killed"),
        })
    }

    /// Lets a slow program write out what it has printed so far.
    fn last_words(&mut self, cell: &Cell) {
        let Some(first) = process::pid_of(&cell.pidfd) else { return };
        let Some(pid) = process::children(first).first().copied() else { return };
        let Some(program) = Pid::from_raw(pid).and_then(|pid| pidfd_open(pid, PidfdFlags::empty()).ok())
        else {
            return;
        };
        // Still the same: a number could have gone to another process.
        if !process::children(first).contains(&pid) {
            return;
        }
        let _ = pidfd_send_signal(&program, Signal::XCPU);
        let end = Instant::now() + LAST_WORDS;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let ends: Vec<&OwnedFd> = self.pipes.iter().filter_map(|pipe| pipe.end.as_ref()).collect();
            let mut fds: Vec<PollFd<'_>> = ends.iter().map(|end| PollFd::new(*end, PollFlags::IN)).collect();
            if left.is_zero() || self.facts.output_exceeded || fds.is_empty() {
                return;
            }
            let stopped = process::is_stopped(pid);
            if !stopped {
                let _ = poll(&mut fds, Some(&process::timespec(left.min(GLANCE))));
            }
            self.read_pipes();
            if stopped {
                return;
            }
        }
    }

    fn stop(&self, cell: &Cell) -> Option<Report> {
        process::kill(&cell.pidfd);
        process::ends_within(&cell.pidfd, END_MS);
        None
    }

    fn oom_kills(&self) -> u64 {
        match (self.group, &self.baseline) {
            (Some(group), Some(baseline)) => group.oom_kills().saturating_sub(baseline.oom_kills),
            _ => 0,
        }
    }

    /// Adds up what is known once nothing of the run lives any more.
    fn conclude(mut self, report: Option<Report>) -> Facts {
        self.facts.wall_ms = self.start.elapsed().as_secs_f64() * 1000.0;
        self.read_pipes();
        self.look_at_folder();
        self.facts.oom_kills = self.oom_kills();
        let own = |report: Report| Duration::from_micros(report.cpu_us.saturating_sub(self.spent_us));
        let reported = report.map(|report| own(report).as_secs_f64() * 1000.0);
        let polled = Duration::from_micros(self.polled.cpu_us).as_secs_f64() * 1000.0;
        self.facts.cpu_ms = self.cpu_ms().or(reported).or((polled > 0.0).then_some(polled));
        let limit = Duration::from_millis(self.job.limits.cpu_ms).as_secs_f64() * 1000.0;
        self.facts.cpu_exceeded |= self.facts.cpu_ms.is_some_and(|spent| spent > limit);
        self.facts.wait_status = report.map(|report| report.wait_status).or(self.facts.wait_status);
        self.facts.memory_kib = self.memory_kib(report);
        let [stdout, stderr, result] = self.pipes;
        self.facts.stdout = stdout.bytes;
        self.facts.stderr = stderr.bytes;
        self.facts.frames = frames(&result.bytes);
        self.facts
    }

    fn memory_kib(&self, report: Option<Report>) -> Option<u64> {
        let group = self.group.zip(self.baseline.as_ref());
        // The group counts what was added to the interpreter, whose pages are shared.
        let added = group.and_then(|(group, baseline)| group.peak_above(baseline)).map(|bytes| bytes / 1024);
        let tree = added.map(|kib| kib + self.base_kib);
        let polled = self.polled.memory_kib.max(self.polled.peak_kib);
        let polled = (polled > 0).then_some(polled);
        [tree, polled, report.map(|report| report.largest_kib)].into_iter().flatten().max()
    }
}

enum Event {
    Reported,
    /// Through its door, with this exit status.
    Left(u8),
    Cancelled,
    Output,
    Nothing,
}
