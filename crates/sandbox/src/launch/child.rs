//! Carries out a plan, in the cloned child.
//!
//! Only system calls from here on: the parent may have had other threads, whose
//! locks nobody will ever release in this process.

use std::{ffi::CStr, os::fd::RawFd};

use rustix::{
    fd::BorrowedFd,
    fs::{CWD, Mode, OFlags},
    io::Errno,
    mount::{MountFlags, MountPropagationFlags, UnmountFlags},
    process::{DumpableBehavior, Gid, Pid, Resource, Rlimit, Signal, Uid},
    thread::{CapabilitySet, CapabilitySets},
};

use super::{
    ChildEnds,
    plan::{Plan, Step},
};

/// What a template needs to make cells: mounts and namespaces, and emptying
/// the bounding set. A cell has neither.
const KEPT: CapabilitySet = CapabilitySet::SYS_ADMIN.union(CapabilitySet::SETPCAP);

/// Where [`place_descriptors`] puts the report and the word to go on.
const REPORT: RawFd = 4;
const GO: RawFd = 5;

/// Runs every step, waits for a word, then starts the interpreter.
pub(super) fn run(plan: &Plan, ends: &ChildEnds) -> ! {
    let (step, errno) = attempt(plan, ends);
    // The last step has moved the report to where it will be closed by itself.
    let moved = step == plan.steps.len();
    report(if moved { REPORT } else { ends.report }, step, errno.raw_os_error());
    exit()
}

fn report(fd: RawFd, step: usize, errno: i32) {
    let mut record = [0u8; super::REPORT];
    record[..4].copy_from_slice(&u32::try_from(step).unwrap_or(u32::MAX).to_ne_bytes());
    record[4..].copy_from_slice(&errno.to_ne_bytes());
    let _ = rustix::io::write(borrow(fd), &record);
}

/// Whether the word came; not, if whoever could say it has gone.
fn wait_for_word() -> bool {
    report(REPORT, super::PARKED, 0);
    let mut word = [0u8; 1];
    loop {
        match rustix::io::read(borrow(GO), &mut word) {
            Err(Errno::INTR) => {}
            answer => return matches!(answer, Ok(1)),
        }
    }
}

#[expect(unsafe_code, reason = "the exit handlers of the parent must not run here")]
fn exit() -> ! {
    // SAFETY: ends this process alone.
    unsafe { libc::_exit(70) }
}

#[expect(unsafe_code, reason = "the numbers come from owners that live in the parent's frame")]
fn borrow<'a>(fd: RawFd) -> BorrowedFd<'a> {
    // SAFETY: every number is an open descriptor of the parent at the time of the clone.
    unsafe { BorrowedFd::borrow_raw(fd) }
}

fn attempt(plan: &Plan, ends: &ChildEnds) -> (usize, Errno) {
    reset_signals();
    // A process that has changed its user may not even write its own id maps.
    let _ = rustix::process::set_dumpable_behavior(DumpableBehavior::Dumpable);
    for (index, step) in plan.steps.iter().enumerate() {
        if let Err(errno) = carry_out(step) {
            return (index, errno);
        }
    }
    let last = plan.steps.len();
    match place_descriptors(ends) {
        Ok(()) if wait_for_word() => (last, execute(plan)),
        Ok(()) => exit(),
        Err(errno) => (last, errno),
    }
}

fn carry_out(step: &Step) -> Result<(), Errno> {
    match step {
        Step::JoinGroup(fd) => rustix::io::write(borrow(*fd), b"0").map(drop),
        Step::WriteFile { path, data, create } => write_file(path, data, *create),
        Step::PrivateMounts => {
            rustix::mount::mount_change(c"/", MountPropagationFlags::REC | MountPropagationFlags::PRIVATE)
        }
        Step::Folder(path) => match rustix::fs::mkdir(path.as_c_str(), Mode::from(0o755)) {
            Err(Errno::EXIST) => Ok(()),
            other => other,
        },
        Step::EmptyFile(path) => write_file(path, &[], true),
        Step::Link { target, path } => rustix::fs::symlink(target.as_c_str(), path.as_c_str()),
        Step::Tmpfs { path, options } => {
            let flags = MountFlags::NOSUID | MountFlags::NODEV;
            rustix::mount::mount(c"tmpfs", path.as_c_str(), c"tmpfs", flags, Some(options.as_c_str()))
        }
        Step::Bind { from, to, flags } => {
            rustix::mount::mount_bind(from.as_c_str(), to.as_c_str())?;
            rustix::mount::mount_remount(to.as_c_str(), MountFlags::BIND | *flags, c"")
        }
        Step::Proc(path) => {
            // Where the outer /proc is masked there is none inside either; the
            // template sees that for itself.
            let flags = MountFlags::NOSUID | MountFlags::NODEV | MountFlags::NOEXEC;
            let _ = rustix::mount::mount(c"proc", path.as_c_str(), c"proc", flags, None);
            Ok(())
        }
        Step::ReadOnly { path } => {
            let flags = MountFlags::BIND | MountFlags::RDONLY | MountFlags::NOSUID | MountFlags::NODEV;
            rustix::mount::mount_remount(path.as_c_str(), flags, c"")
        }
        Step::Pivot { root, old } => {
            rustix::process::pivot_root(root.as_c_str(), old.as_c_str())?;
            rustix::process::chdir(c"/")
        }
        Step::LeaveOldRoot(root) => {
            rustix::process::chdir(root.as_c_str())?;
            rustix::process::pivot_root(c".", c".")?;
            rustix::mount::unmount(c".", UnmountFlags::DETACH)?;
            rustix::process::chdir(c"/")
        }
        Step::HostName => rustix::system::sethostname(b"askback"),
        Step::Become(id) => become_user(*id),
        Step::Privileges => keep_few_privileges(),
        Step::NoPrivileges => keep_no_privileges(),
        Step::Limits => limits(),
    }
}

fn write_file(path: &CStr, data: &[u8], create: bool) -> Result<(), Errno> {
    let mut flags = OFlags::WRONLY | OFlags::CLOEXEC;
    if create {
        flags |= OFlags::CREATE;
    }
    let file = rustix::fs::openat(CWD, path, flags, Mode::from(0o644))?;
    let mut rest = data;
    while !rest.is_empty() {
        let written = rustix::io::write(&file, rest)?;
        rest = rest.get(written..).unwrap_or_default();
    }
    Ok(())
}

fn become_user(id: u32) -> Result<(), Errno> {
    rustix::thread::set_keep_capabilities(true)?;
    rustix::thread::set_thread_groups(&[])?;
    let (group, user) = (Gid::from_raw(id), Uid::from_raw(id));
    rustix::thread::set_thread_res_gid(group, group, group)?;
    rustix::thread::set_thread_res_uid(user, user, user)
}

fn keep_few_privileges() -> Result<(), Errno> {
    let sets = CapabilitySets { effective: KEPT, permitted: KEPT, inheritable: KEPT };
    rustix::thread::set_capabilities(None::<Pid>, sets)?;
    for capability in CapabilitySet::all().difference(KEPT).iter() {
        match rustix::thread::remove_capability_from_bounding_set(capability) {
            // Unknown to an older kernel.
            Ok(()) | Err(Errno::INVAL) => {}
            Err(errno) => return Err(errno),
        }
    }
    for capability in KEPT.iter() {
        rustix::thread::configure_capability_in_ambient_set(capability, true)?;
    }
    rustix::thread::set_no_new_privs(true)?;
    rustix::process::set_parent_process_death_signal(Some(Signal::KILL))
}

fn keep_no_privileges() -> Result<(), Errno> {
    for capability in CapabilitySet::all().iter() {
        // Not ours to drop without a privilege, and of no use then.
        let _ = rustix::thread::remove_capability_from_bounding_set(capability);
    }
    let none = CapabilitySet::empty();
    let sets = CapabilitySets { effective: none, permitted: none, inheritable: none };
    rustix::thread::set_capabilities(None::<Pid>, sets)?;
    rustix::thread::set_no_new_privs(true)?;
    rustix::process::set_parent_process_death_signal(Some(Signal::KILL))
}

fn limits() -> Result<(), Errno> {
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    rustix::process::setrlimit(Resource::Core, none)
}

fn reset_signals() {
    for signal in 1..=libc::SIGRTMAX() {
        set_default(signal);
    }
    unblock_all();
}

#[expect(unsafe_code, reason = "dispositions are inherited and have no safe wrapper")]
fn set_default(signal: libc::c_int) {
    // SAFETY: the default action is no function of ours.
    unsafe { libc::signal(signal, libc::SIG_DFL) };
}

#[expect(unsafe_code, reason = "the mask is inherited and has no safe wrapper")]
fn unblock_all() {
    // SAFETY: the set is initialised before it is read.
    unsafe {
        let mut none = std::mem::zeroed();
        libc::sigemptyset(&raw mut none);
        libc::sigprocmask(libc::SIG_SETMASK, &raw const none, std::ptr::null_mut());
    }
}

/// Standard streams, the control socket as 3, the report and the word to go on
/// (closed by the start of the interpreter) as 4 and 5, and nothing else.
#[expect(unsafe_code, reason = "the numbers 0 to 5 are overwritten on purpose")]
fn place_descriptors(ends: &ChildEnds) -> Result<(), Errno> {
    let wanted = [ends.stdin, ends.stdout, ends.stderr, ends.control, ends.report, ends.go];
    let mut high = [0; 6];
    for (slot, fd) in high.iter_mut().zip(wanted) {
        // SAFETY: plain numbers; the copies lie above everything that is overwritten.
        *slot = unsafe { libc::fcntl(fd, libc::F_DUPFD_CLOEXEC, 10) };
        if *slot < 0 {
            return Err(Errno::BADF);
        }
    }
    for (target, fd) in (0..).zip(high) {
        let flags = if target >= REPORT { libc::O_CLOEXEC } else { 0 };
        // SAFETY: as above.
        if unsafe { libc::dup3(fd, target, flags) } < 0 {
            return Err(Errno::BADF);
        }
    }
    // SAFETY: nothing above 5 is used any more.
    let closed = unsafe { libc::syscall(libc::SYS_close_range, 6u32, u32::MAX, 0u32) };
    if closed < 0 { Err(Errno::NOSYS) } else { Ok(()) }
}

#[expect(unsafe_code, reason = "replaces the process")]
fn execute(plan: &Plan) -> Errno {
    const MOST: usize = 16;
    let mut arguments = [std::ptr::null(); MOST];
    let mut environment = [std::ptr::null(); MOST];
    for (slot, text) in arguments.iter_mut().zip(plan.arguments.iter().take(MOST - 1)) {
        *slot = text.as_ptr();
    }
    for (slot, text) in environment.iter_mut().zip(plan.environment.iter().take(MOST - 1)) {
        *slot = text.as_ptr();
    }
    // SAFETY: both arrays end in a null pointer, all strings in a NUL.
    unsafe { libc::execve(plan.program.as_ptr(), arguments.as_ptr(), environment.as_ptr()) };
    // SAFETY: read straight after the failed call.
    Errno::from_raw_os_error(unsafe { *libc::__errno_location() })
}
