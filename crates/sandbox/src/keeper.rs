//! The process between Askback and the supervisor.
//!
//! Askback drops its privileges after the start and then has threads, so it
//! could not bring a dead supervisor back at the same strength. The keeper can:
//! it is forked first, does nothing but wait, and forks each supervisor. It
//! ends when Askback ends, and removes what a killed supervisor left behind.

use std::{
    fs::File,
    io::Read as _,
    os::{
        fd::{AsFd, AsRawFd as _, FromRawFd as _, OwnedFd, RawFd},
        unix::net::UnixStream,
    },
    time::{Duration, Instant},
};

use rustix::{
    event::{PollFd, PollFlags, poll},
    io::Errno,
    process::{Pid, PidfdFlags, Resource, Rlimit, getrlimit, pidfd_open, setrlimit},
};

use crate::{
    cgroup,
    config::SandboxConfig,
    error::SandboxError,
    process,
    slot::{receive_with_fds, send_with_fds, sweep_folders},
    supervisor,
};

/// More deaths than this within [`WINDOW`] and the keeper gives up.
const MOST_DEATHS: usize = 5;
const WINDOW: Duration = Duration::from_secs(60);
/// How long a supervisor may take to clean up when Askback has ended.
const GOODBYE_MS: u64 = 5_000;

/// Starts the sandbox's processes.
#[derive(Debug)]
pub struct Supervisor;

/// Askback's end: supervisors arrive through it, and its end ends them.
#[derive(Debug)]
pub struct SupervisorHandle {
    socket: UnixStream,
}

impl Supervisor {
    /// Forks the keeper, which forks the supervisor. To be called first in
    /// `main`, before any thread is started and any privilege is dropped.
    ///
    /// # Errors
    /// If threads are already running, or the system refuses.
    pub fn spawn(config: &SandboxConfig) -> Result<SupervisorHandle, SandboxError> {
        let threads = std::fs::read_dir("/proc/self/task").map_or(1, Iterator::count);
        if threads > 1 {
            return Err(SandboxError::ThreadsRunning { threads });
        }
        Self::spawn_beside_threads(config)
    }

    /// As [`Supervisor::spawn`], for tests, whose runners have threads. The
    /// copy of the process may find a lock taken that nobody will release; the
    /// C library keeps its own usable.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn spawn_beside_threads(config: &SandboxConfig) -> Result<SupervisorHandle, SandboxError> {
        let (ours, theirs) = UnixStream::pair().map_err(SandboxError::io("make a socket pair"))?;
        match fork().map_err(SandboxError::system("fork the sandbox"))? {
            Some(_) => Ok(SupervisorHandle { socket: ours }),
            None => {
                drop(ours);
                keep(config, theirs);
                leave(0)
            }
        }
    }
}

impl SupervisorHandle {
    /// Ends the keeper and the supervisor.
    pub(crate) fn close(&self) {
        // Fails only if the other end has gone already.
        let _ = self.socket.shutdown(std::net::Shutdown::Both);
    }

    /// The next supervisor's socket; blocks until there is one. Ends when the
    /// keeper has ended.
    pub(crate) fn next_supervisor(&self) -> Result<UnixStream, SandboxError> {
        let mut byte = [0u8; 1];
        loop {
            match receive_with_fds(self.socket.as_fd(), &mut byte) {
                Ok((1, mut fds)) => return fds.pop().map(UnixStream::from).ok_or(SandboxError::Gone),
                Err(Errno::INTR) => {}
                _ => return Err(SandboxError::Gone),
            }
        }
    }
}

#[expect(unsafe_code, reason = "fork has no safe wrapper")]
fn fork() -> Result<Option<Pid>, Errno> {
    // SAFETY: the caller has one thread, or is a test that takes the risk.
    match unsafe { libc::fork() } {
        0 => Ok(None),
        pid => Pid::from_raw(pid).filter(|pid| pid.as_raw_nonzero().get() > 0).map(Some).ok_or(Errno::AGAIN),
    }
}

#[expect(unsafe_code, reason = "the exit handlers of Askback must not run in a copy of it")]
fn leave(code: i32) -> ! {
    // SAFETY: ends this process alone.
    unsafe { libc::_exit(code) }
}

/// The keeper's life.
fn keep(config: &SandboxConfig, askback: UnixStream) {
    let askback = settle(askback);
    let mut deaths: Vec<Instant> = Vec::new();
    while deaths.iter().filter(|death| death.elapsed() < WINDOW).count() <= MOST_DEATHS {
        let Ok((pid, pidfd)) = start_supervisor(config, &askback) else { return };
        let ended = await_end(&askback, &pidfd);
        if ended == Ended::Askback {
            release_stderr();
        }
        if ended == Ended::Askback && !process::ends_within(&pidfd, GOODBYE_MS) {
            process::kill(&pidfd);
        }
        let _ = process::wait(&pidfd);
        if let Ok(pid) = u32::try_from(pid.as_raw_nonzero().get()) {
            if let Some(hierarchy) = cgroup::find() {
                cgroup::sweep(&hierarchy, pid);
            }
            sweep_folders(pid);
        }
        if ended == Ended::Askback {
            return;
        }
        deaths.push(Instant::now());
    }
}

/// Out of Askback's process group, so that Ctrl-C reaches Askback alone, and
/// without its descriptors.
fn settle(askback: UnixStream) -> UnixStream {
    let _ = rustix::process::setsid();
    let _ = rustix::thread::set_name(c"askback-keeper");
    let _ = rustix::process::chdir("/");
    // Folders of a box are made as root and entered as somebody else, whatever was set for us.
    let _ = rustix::process::umask(rustix::fs::Mode::WGRP | rustix::fs::Mode::WOTH);
    raise_open_files();
    if let Ok(null) = File::options().read(true).write(true).open("/dev/null") {
        let _ = rustix::stdio::dup2_stdin(&null);
        let _ = rustix::stdio::dup2_stdout(&null);
    }
    close_others(askback)
}

/// As many open files as we may have, for the supervisor and its templates too.
/// The kernel refuses to send a descriptor while more of the same user are on
/// their way than this, and under rung B programs are the same user.
fn raise_open_files() {
    let limit = getrlimit(Resource::Nofile);
    // A failure leaves what there was.
    let _ = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum });
}

#[expect(unsafe_code, reason = "the descriptors of Askback belong to nobody in this process")]
fn close_others(kept: UnixStream) -> UnixStream {
    const PLACE: RawFd = 3;
    let raw = kept.as_raw_fd();
    // SAFETY: whatever 3 was is a copy of Askback's and has no user here;
    // everything above is closed for the same reason.
    unsafe {
        if raw != PLACE {
            libc::dup3(raw, PLACE, libc::O_CLOEXEC);
        }
        std::mem::forget(kept);
        libc::syscall(libc::SYS_close_range, 4u32, u32::MAX, 0u32);
        UnixStream::from(OwnedFd::from_raw_fd(PLACE))
    }
}

/// Lets go of the terminal or pipe that Askback printed to, so that nobody
/// waits for the cleaning up.
pub(crate) fn release_stderr() {
    if let Ok(null) = File::options().write(true).open("/dev/null") {
        let _ = rustix::stdio::dup2_stderr(&null);
    }
}

fn start_supervisor(config: &SandboxConfig, askback: &UnixStream) -> Result<(Pid, OwnedFd), SandboxError> {
    let (theirs, ours) = UnixStream::pair().map_err(SandboxError::io("make a socket pair"))?;
    match fork().map_err(SandboxError::system("fork the supervisor"))? {
        Some(pid) => {
            drop(ours);
            let pidfd =
                pidfd_open(pid, PidfdFlags::empty()).map_err(SandboxError::system("open a process"))?;
            send_with_fds(askback.as_fd(), b"s", &[theirs.as_fd()])
                .map_err(SandboxError::system("hand over the supervisor"))?;
            Ok((pid, pidfd))
        }
        None => {
            drop(theirs);
            let _ = rustix::thread::set_name(c"askback-sandbox");
            let ended = supervise(config, ours, askback);
            leave(i32::from(ended.is_err()))
        }
    }
}

/// The supervisor's life. If the keeper is killed, Askback notices, closes its
/// end, and the supervisor cleans up and ends.
fn supervise(config: &SandboxConfig, socket: UnixStream, askback: &UnixStream) -> Result<(), SandboxError> {
    // A thread that panics would leave its job without an answer.
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        usual(panic);
        std::process::abort();
    }));
    replace_by_null(askback)?;
    crate::privilege::keep_what_boxes_need()?;
    supervisor::serve(config, socket)
}

/// Only the keeper may hold its end, or Askback would not notice its death.
#[expect(unsafe_code, reason = "the number stays open and belongs to the keeper's copy of its owner")]
fn replace_by_null(askback: &UnixStream) -> Result<(), SandboxError> {
    let null = File::open("/dev/null").map_err(SandboxError::io("open /dev/null"))?;
    // SAFETY: both numbers are open; the owner of the second goes on owning it.
    unsafe { libc::dup3(null.as_raw_fd(), askback.as_raw_fd(), libc::O_CLOEXEC) };
    Ok(())
}

#[derive(Debug, PartialEq, Eq)]
enum Ended {
    Askback,
    Supervisor,
}

fn await_end(askback: &UnixStream, supervisor: &impl AsFd) -> Ended {
    loop {
        let mut fds = [PollFd::new(askback, PollFlags::IN), PollFd::new(supervisor, PollFlags::IN)];
        match poll(&mut fds, None) {
            Err(Errno::INTR) => continue,
            Err(_) => return Ended::Askback,
            Ok(_) => {}
        }
        let (client, child) = (!fds[0].revents().is_empty(), !fds[1].revents().is_empty());
        // Askback never writes here: readable means closed.
        if client && matches!((&mut &*askback).read(&mut [0u8; 1]), Ok(0) | Err(_)) {
            return Ended::Askback;
        }
        if child {
            return Ended::Supervisor;
        }
    }
}
