//! Starts an interpreter inside a box of namespaces.
//!
//! The parent writes down every step beforehand ([`plan`]); the child, a bare
//! clone of a process that may have threads, only carries them out ([`child`])
//! and never allocates. What fails is reported by the number of the step.
//!
//! A finished box waits for a word before it starts the interpreter: it costs
//! next to nothing, and whoever needs it does not wait for mounts.

mod child;
mod plan;

use std::{
    fs::File,
    io::{Read as _, Write as _},
    os::fd::{AsRawFd as _, FromRawFd as _, OwnedFd, RawFd},
};

use rustix::{
    io::Errno,
    net::{AddressFamily, SocketFlags, SocketType, socketpair},
    pipe::{PipeFlags, pipe_with},
};

pub(crate) use plan::{Ownership, Plan, Request};

use crate::error::SandboxError;

/// A box without an interpreter yet.
#[derive(Debug)]
pub(crate) struct Parked {
    launched: Launched,
    reports: File,
    go: File,
    program: String,
    /// The Landlock ruleset for runs in this box.
    pub landlock: Vec<u8>,
}

/// A process that was started, and the ends that stay with the supervisor. It
/// ends with this value, and everything in its box.
#[derive(Debug)]
pub(crate) struct Launched {
    /// To signal and await it.
    pub pidfd: OwnedFd,
    /// Messages to and from the interpreter.
    pub control: OwnedFd,
    /// What it says when it fails.
    pub stderr: File,
}

/// Descriptors that the child puts in place.
pub(crate) struct ChildEnds {
    control: RawFd,
    stdin: RawFd,
    stdout: RawFd,
    stderr: RawFd,
    report: RawFd,
    go: RawFd,
}

/// Carries out `plan` in a new process, up to the start of the interpreter.
/// Fails with the step that failed.
pub(crate) fn park(plan: &Plan) -> Result<Parked, SandboxError> {
    let fault = |what: &str| SandboxError::system(what.to_owned());
    let (control, child_control) =
        socketpair(AddressFamily::UNIX, SocketType::SEQPACKET, SocketFlags::CLOEXEC, None)
            .map_err(fault("make a socket pair"))?;
    let (stdin, _) = pipe_with(PipeFlags::CLOEXEC).map_err(fault("make a pipe"))?;
    let (_, stdout) = pipe_with(PipeFlags::CLOEXEC).map_err(fault("make a pipe"))?;
    let (errors, stderr) = pipe_with(PipeFlags::CLOEXEC).map_err(fault("make a pipe"))?;
    let (reports, report) = pipe_with(PipeFlags::CLOEXEC).map_err(fault("make a pipe"))?;
    let (waiting, go) = pipe_with(PipeFlags::CLOEXEC).map_err(fault("make a pipe"))?;
    let ends = ChildEnds {
        control: child_control.as_raw_fd(),
        stdin: stdin.as_raw_fd(),
        stdout: stdout.as_raw_fd(),
        stderr: stderr.as_raw_fd(),
        report: report.as_raw_fd(),
        go: waiting.as_raw_fd(),
    };
    let pidfd = clone_into(plan, &ends)
        .map_err(|errno| launch_fault("clone into new namespaces", errno.raw_os_error()))?;
    drop(report);
    let mut reports = File::from(reports);
    let mut answer = [0u8; REPORT];
    let arrived = reports.read_exact(&mut answer).map_err(SandboxError::io("read the report of a box"));
    match arrived.map(|()| parse_report(&answer)) {
        Ok((PARKED, _)) => {}
        Ok((step, errno)) => {
            // Reaps it; it is ending by itself.
            let _ = crate::process::wait(&pidfd);
            return Err(launch_fault(&plan.describe(step), errno));
        }
        Err(error) => {
            crate::process::kill(&pidfd);
            let _ = crate::process::wait(&pidfd);
            return Err(error);
        }
    }
    Ok(Parked {
        launched: Launched { pidfd, control, stderr: File::from(errors) },
        reports,
        go: File::from(go),
        program: plan.describe(plan.steps.len()),
        landlock: plan.landlock.clone(),
    })
}

impl Parked {
    /// Starts the interpreter.
    pub(crate) fn start(mut self) -> Result<Launched, SandboxError> {
        self.go.write_all(b"g").map_err(SandboxError::io("wake a box"))?;
        let mut answer = Vec::new();
        self.reports.read_to_end(&mut answer).map_err(SandboxError::io("read the report of a box"))?;
        match <[u8; REPORT]>::try_from(answer) {
            Ok(answer) => {
                let _ = crate::process::wait(&self.launched.pidfd);
                Err(launch_fault(&self.program, parse_report(&answer).1))
            }
            Err(_) => Ok(self.launched),
        }
    }
}

impl Drop for Launched {
    fn drop(&mut self) {
        crate::process::kill(&self.pidfd);
        let _ = crate::process::wait(&self.pidfd);
    }
}

fn launch_fault(step: &str, errno: i32) -> SandboxError {
    SandboxError::Launch { step: step.to_owned(), source: std::io::Error::from_raw_os_error(errno) }
}

/// Bytes of a report: the step that failed, and its error.
const REPORT: usize = 8;
/// In place of a step: all are done.
const PARKED: usize = u32::MAX as usize;

fn parse_report(answer: &[u8; REPORT]) -> (usize, i32) {
    let [a, b, c, d, e, f, g, h] = *answer;
    let step = u32::from_ne_bytes([a, b, c, d]);
    (step as usize, i32::from_ne_bytes([e, f, g, h]))
}

#[expect(unsafe_code, reason = "no safe wrapper clones into namespaces")]
fn clone_into(plan: &Plan, ends: &ChildEnds) -> Result<OwnedFd, Errno> {
    let flags = plan.clone_flags() | libc::CLONE_PIDFD | libc::SIGCHLD;
    let mut pidfd: libc::c_int = -1;
    // SAFETY: without a new stack the call is a fork: the child goes on with a
    // copy of this one, and runs only `child::run`, which neither allocates nor
    // takes a lock and never returns. The pointer is valid for the one number
    // that the kernel writes.
    let pid = unsafe { libc::syscall(libc::SYS_clone, flags, 0usize, &raw mut pidfd, 0usize, 0usize) };
    match pid {
        0 => child::run(plan, ends),
        1.. => {
            // SAFETY: the kernel has just made it for us.
            Ok(unsafe { OwnedFd::from_raw_fd(pidfd) })
        }
        _ => {
            Err(Errno::from_raw_os_error(std::io::Error::last_os_error().raw_os_error().unwrap_or(libc::EIO)))
        }
    }
}
