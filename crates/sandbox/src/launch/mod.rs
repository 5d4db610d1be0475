//! Starts an interpreter inside a box of namespaces.
//!
//! The parent writes down every step beforehand ([`plan`]); the child, a bare
//! clone of a process that may have threads, only carries them out ([`child`])
//! and never allocates. What fails is reported by the number of the step.

mod child;
mod plan;

use std::{
    fs::File,
    io::Read as _,
    os::fd::{AsRawFd as _, FromRawFd as _, OwnedFd, RawFd},
};

use rustix::{
    io::Errno,
    net::{AddressFamily, SocketFlags, SocketType, socketpair},
    pipe::{PipeFlags, pipe_with},
};

pub(crate) use plan::{Ownership, Plan, Request};

use crate::error::SandboxError;

/// A process that was started, and the ends that stay with the supervisor.
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
}

/// Carries out `plan` in a new process. Returns once the interpreter has been
/// started, or with the step that failed.
pub(crate) fn launch(plan: &Plan) -> Result<Launched, SandboxError> {
    let fault = |what: &str| SandboxError::system(what.to_owned());
    let (control, child_control) =
        socketpair(AddressFamily::UNIX, SocketType::SEQPACKET, SocketFlags::CLOEXEC, None)
            .map_err(fault("make a socket pair"))?;
    let (stdin, _) = pipe_with(PipeFlags::CLOEXEC).map_err(fault("make a pipe"))?;
    let (_, stdout) = pipe_with(PipeFlags::CLOEXEC).map_err(fault("make a pipe"))?;
    let (errors, stderr) = pipe_with(PipeFlags::CLOEXEC).map_err(fault("make a pipe"))?;
    let (reports, report) = pipe_with(PipeFlags::CLOEXEC).map_err(fault("make a pipe"))?;
    let ends = ChildEnds {
        control: child_control.as_raw_fd(),
        stdin: stdin.as_raw_fd(),
        stdout: stdout.as_raw_fd(),
        stderr: stderr.as_raw_fd(),
        report: report.as_raw_fd(),
    };
    let pidfd = clone_into(plan, &ends).map_err(|errno| launch_fault("clone into new namespaces", errno))?;
    drop(report);
    let mut answer = Vec::new();
    File::from(reports).read_to_end(&mut answer).map_err(SandboxError::io("read the report of a box"))?;
    if let Some((step, errno)) = parse_report(&answer) {
        // Reaps it; it is ending by itself.
        let _ = crate::process::wait(&pidfd);
        return Err(launch_fault(&plan.describe(step), errno));
    }
    Ok(Launched { pidfd, control, stderr: File::from(errors) })
}

fn launch_fault(step: &str, errno: Errno) -> SandboxError {
    SandboxError::Launch { step: step.to_owned(), source: errno.into() }
}

fn parse_report(answer: &[u8]) -> Option<(usize, Errno)> {
    let step = u32::from_ne_bytes(answer.get(..4)?.try_into().ok()?);
    let errno = i32::from_ne_bytes(answer.get(4..8)?.try_into().ok()?);
    Some((usize::try_from(step).ok()?, Errno::from_raw_os_error(errno)))
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
