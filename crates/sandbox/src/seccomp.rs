//! The system calls a program may make, compiled to filters in the supervisor.
//!
//! What is decided by the number alone comes first: a list that ends the
//! process; `clone3`, which answers `ENOSYS` so that the C library falls back to
//! `clone`, whose flags can be checked; and an allow-list. What depends on
//! arguments follows, as the compiler writes it; all else answers `EPERM`. It is
//! one short program, since the kernel translates it anew in every cell.

use std::collections::BTreeMap;

use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
    sock_filter,
};

type Rules = BTreeMap<i64, Vec<SeccompRule>>;

const NEW_NAMESPACES: u64 = (libc::CLONE_NEWCGROUP
    | libc::CLONE_NEWIPC
    | libc::CLONE_NEWNET
    | libc::CLONE_NEWNS
    | libc::CLONE_NEWPID
    | libc::CLONE_NEWUSER
    | libc::CLONE_NEWUTS) as u64;

/// What a program may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Threads, no processes.
    Plain,
    /// Processes too.
    Processes,
    /// As [`Kind::Plain`], and what namespaces would have contained is refused:
    /// signals to others, and changes of files that no file rule knows.
    Bare,
}

/// Stands for the id of the process that a filter is for, which only that
/// process knows: `template.py` puts it in.
const OWN_ID: u32 = 0x5EA1_ED1D;

/// The filter of one kind of run, as the bytes of its `sock_filter` records.
pub(crate) fn filter(kind: Kind) -> Result<Vec<u8>, seccompiler::BackendError> {
    let refused = SeccompAction::Errno(libc::EPERM.unsigned_abs());
    let arch = std::env::consts::ARCH.try_into()?;
    let with_conditions = SeccompFilter::new(conditions(kind)?, refused, SeccompAction::Allow, arch)?;
    let compiled: BpfProgram = with_conditions.try_into()?;
    let (check_of_architecture, rest) = compiled.split_at(ARCHITECTURE.min(compiled.len()));
    let mut program = check_of_architecture.to_vec();
    program.push(load_number());
    for number in FATAL {
        program.extend(answer(*number, libc::SECCOMP_RET_KILL_PROCESS));
    }
    program.extend(answer(libc::SYS_clone3, libc::SECCOMP_RET_ERRNO | libc::ENOSYS.unsigned_abs()));
    for number in allowed(kind) {
        program.extend(answer(number, libc::SECCOMP_RET_ALLOW));
    }
    program.extend_from_slice(rest);
    Ok(bytes(&program))
}

/// Instructions by which a compiled program begins: wrong architecture, end of the process.
const ARCHITECTURE: usize = 3;

// Instructions of the classic filter, as the kernel's headers compose them.
const LOAD: u16 = 0x20;
const JUMP_IF_EQUAL: u16 = 0x15;
const RETURN: u16 = 0x06;

/// The number of the call is the first word of what a filter sees.
fn load_number() -> sock_filter {
    sock_filter { code: LOAD, jt: 0, jf: 0, k: 0 }
}

/// If the loaded number is `number`, `action`.
fn answer(number: i64, action: u32) -> [sock_filter; 2] {
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    [
        sock_filter { code: JUMP_IF_EQUAL, jt: 0, jf: 1, k: number },
        sock_filter { code: RETURN, jt: 0, jf: 0, k: action },
    ]
}

fn bytes(program: &[sock_filter]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(program.len() * 8);
    for instruction in program {
        bytes.extend_from_slice(&instruction.code.to_ne_bytes());
        bytes.extend([instruction.jt, instruction.jf]);
        bytes.extend_from_slice(&instruction.k.to_ne_bytes());
    }
    bytes
}

/// Calls that are allowed whatever their arguments are.
fn allowed(kind: Kind) -> impl Iterator<Item = i64> {
    let here = ALLOWED.iter().chain(ALLOWED_HERE).copied();
    let kept = here
        .filter(move |number| kind != Kind::Bare || !CONTAINED.contains(number) && !ITSELF.contains(number));
    let started: &[i64] = if kind == Kind::Processes { STARTS } else { &[] };
    kept.chain(started.iter().copied()).filter(move |number| kind != Kind::Bare || *number != libc::SYS_fcntl)
}

/// Calls that are allowed with some arguments.
fn conditions(kind: Kind) -> Result<Rules, seccompiler::BackendError> {
    let processes = kind == Kind::Processes;
    let thread = libc::CLONE_THREAD as u64;
    let (mask, wanted) = if processes { (NEW_NAMESPACES, 0) } else { (NEW_NAMESPACES | thread, thread) };
    let mut rules = Rules::from([
        (libc::SYS_clone, vec![argument(0, SeccompCmpOp::MaskedEq(mask), wanted)?]),
        (libc::SYS_socketpair, vec![argument(0, SeccompCmpOp::Eq, libc::AF_UNIX as u64)?]),
        (libc::SYS_prlimit64, vec![argument(0, SeccompCmpOp::Eq, 0)?]),
        (libc::SYS_prctl, one_of(0, &[libc::PR_SET_NAME as u64, libc::PR_GET_NAME as u64])?),
        (libc::SYS_ioctl, one_of(1, IOCTLS)?),
    ]);
    if kind == Kind::Bare {
        for number in ITSELF {
            rules.insert(*number, vec![argument(0, SeccompCmpOp::Eq, u64::from(OWN_ID))?]);
        }
        rules.insert(libc::SYS_fcntl, one_of(1, FCNTLS)?);
    }
    Ok(rules)
}

fn argument(index: u8, operator: SeccompCmpOp, value: u64) -> Result<SeccompRule, seccompiler::BackendError> {
    SeccompRule::new(vec![SeccompCondition::new(index, SeccompCmpArgLen::Dword, operator, value)?])
}

fn one_of(index: u8, values: &[u64]) -> Result<Vec<SeccompRule>, seccompiler::BackendError> {
    values.iter().map(|value| argument(index, SeccompCmpOp::Eq, *value)).collect()
}

/// By which processes are started.
#[cfg(target_arch = "x86_64")]
const STARTS: &[i64] = &[libc::SYS_execve, libc::SYS_fork, libc::SYS_vfork];
/// By which processes are started.
#[cfg(not(target_arch = "x86_64"))]
const STARTS: &[i64] = &[libc::SYS_execve];

/// Signals, which without namespaces a process may send to itself alone.
const ITSELF: &[i64] = &[libc::SYS_kill, libc::SYS_tgkill, libc::SYS_rt_sigqueueinfo];

/// Namespaces keep these from harm; without them they reach what other programs
/// of the same user own.
const CONTAINED: &[i64] = &[
    libc::SYS_tkill,
    libc::SYS_truncate,
    libc::SYS_fchmod,
    libc::SYS_fchmodat,
    libc::SYS_utimensat,
    libc::SYS_pidfd_open,
    libc::SYS_sched_getaffinity,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_chmod,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_utime,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_utimes,
];

/// Without those by which a descriptor signals somebody.
const FCNTLS: &[u64] = &[
    libc::F_DUPFD as u64,
    libc::F_DUPFD_CLOEXEC as u64,
    libc::F_GETFD as u64,
    libc::F_SETFD as u64,
    libc::F_GETFL as u64,
    libc::F_SETFL as u64,
    libc::F_GETLK as u64,
    libc::F_SETLK as u64,
    libc::F_SETLKW as u64,
    libc::F_GETPIPE_SZ as u64,
];

const IOCTLS: &[u64] =
    &[libc::TCGETS, libc::TIOCGWINSZ, libc::FIONBIO, libc::FIONREAD, libc::FIOCLEX, libc::FIONCLEX];

/// No honest program makes these; whoever does is stopped.
const FATAL: &[i64] = &[
    libc::SYS_ptrace,
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_pivot_root,
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_bpf,
    libc::SYS_keyctl,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_io_uring_setup,
    libc::SYS_io_uring_enter,
    libc::SYS_io_uring_register,
    libc::SYS_userfaultfd,
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_delete_module,
    libc::SYS_kexec_load,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
];

const ALLOWED: &[i64] = &[
    libc::SYS_brk,
    libc::SYS_capget,
    libc::SYS_chdir,
    libc::SYS_clock_getres,
    libc::SYS_clock_gettime,
    libc::SYS_clock_nanosleep,
    libc::SYS_close,
    libc::SYS_close_range,
    libc::SYS_copy_file_range,
    libc::SYS_dup,
    libc::SYS_dup3,
    libc::SYS_epoll_create1,
    libc::SYS_epoll_ctl,
    libc::SYS_epoll_pwait,
    libc::SYS_eventfd2,
    libc::SYS_exit,
    libc::SYS_exit_group,
    libc::SYS_faccessat,
    libc::SYS_faccessat2,
    libc::SYS_fadvise64,
    libc::SYS_fallocate,
    libc::SYS_fchdir,
    libc::SYS_fchmod,
    libc::SYS_fchmodat,
    libc::SYS_fcntl,
    libc::SYS_fdatasync,
    libc::SYS_flock,
    libc::SYS_fstat,
    libc::SYS_fstatfs,
    libc::SYS_fsync,
    libc::SYS_ftruncate,
    libc::SYS_futex,
    libc::SYS_get_robust_list,
    libc::SYS_getcpu,
    libc::SYS_getcwd,
    libc::SYS_getdents64,
    libc::SYS_getegid,
    libc::SYS_geteuid,
    libc::SYS_getgid,
    libc::SYS_getgroups,
    libc::SYS_getitimer,
    libc::SYS_getpeername,
    libc::SYS_getpgid,
    libc::SYS_getpid,
    libc::SYS_getppid,
    libc::SYS_getpriority,
    libc::SYS_getrandom,
    libc::SYS_getresgid,
    libc::SYS_getresuid,
    libc::SYS_getrusage,
    libc::SYS_getsid,
    libc::SYS_getsockname,
    libc::SYS_getsockopt,
    libc::SYS_gettid,
    libc::SYS_gettimeofday,
    libc::SYS_getuid,
    libc::SYS_kill,
    libc::SYS_linkat,
    libc::SYS_lseek,
    libc::SYS_madvise,
    libc::SYS_membarrier,
    libc::SYS_mincore,
    libc::SYS_mkdirat,
    libc::SYS_mmap,
    libc::SYS_mprotect,
    libc::SYS_mremap,
    libc::SYS_msync,
    libc::SYS_munmap,
    libc::SYS_nanosleep,
    libc::SYS_newfstatat,
    libc::SYS_openat,
    libc::SYS_pidfd_open,
    libc::SYS_pipe2,
    libc::SYS_ppoll,
    libc::SYS_pread64,
    libc::SYS_preadv,
    libc::SYS_pselect6,
    libc::SYS_pwrite64,
    libc::SYS_pwritev,
    libc::SYS_read,
    libc::SYS_readlinkat,
    libc::SYS_readv,
    libc::SYS_recvfrom,
    libc::SYS_recvmsg,
    libc::SYS_renameat,
    libc::SYS_renameat2,
    libc::SYS_restart_syscall,
    libc::SYS_rseq,
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigpending,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigqueueinfo,
    libc::SYS_rt_sigreturn,
    libc::SYS_rt_sigsuspend,
    libc::SYS_rt_sigtimedwait,
    libc::SYS_sched_get_priority_max,
    libc::SYS_sched_get_priority_min,
    libc::SYS_sched_getaffinity,
    libc::SYS_sched_getparam,
    libc::SYS_sched_getscheduler,
    libc::SYS_sched_yield,
    libc::SYS_sendfile,
    libc::SYS_sendmsg,
    libc::SYS_sendto,
    libc::SYS_set_robust_list,
    libc::SYS_set_tid_address,
    libc::SYS_setitimer,
    libc::SYS_setpgid,
    libc::SYS_setsid,
    libc::SYS_shutdown,
    libc::SYS_sigaltstack,
    libc::SYS_statfs,
    libc::SYS_statx,
    libc::SYS_symlinkat,
    libc::SYS_sysinfo,
    libc::SYS_tgkill,
    libc::SYS_timer_create,
    libc::SYS_timer_delete,
    libc::SYS_timer_gettime,
    libc::SYS_timer_settime,
    libc::SYS_timerfd_create,
    libc::SYS_timerfd_gettime,
    libc::SYS_timerfd_settime,
    libc::SYS_times,
    libc::SYS_tkill,
    libc::SYS_truncate,
    libc::SYS_umask,
    libc::SYS_uname,
    libc::SYS_unlinkat,
    libc::SYS_utimensat,
    libc::SYS_wait4,
    libc::SYS_waitid,
    libc::SYS_write,
    libc::SYS_writev,
    // To close the last door on itself; a filter can only forbid more.
    libc::SYS_seccomp,
];

/// The older forms that only this architecture still has.
#[cfg(target_arch = "x86_64")]
const ALLOWED_HERE: &[i64] = &[
    libc::SYS_access,
    libc::SYS_alarm,
    libc::SYS_arch_prctl,
    libc::SYS_chmod,
    libc::SYS_creat,
    libc::SYS_dup2,
    libc::SYS_epoll_create,
    libc::SYS_epoll_wait,
    libc::SYS_eventfd,
    libc::SYS_getdents,
    libc::SYS_getpgrp,
    libc::SYS_getrlimit,
    libc::SYS_link,
    libc::SYS_lstat,
    libc::SYS_mkdir,
    libc::SYS_open,
    libc::SYS_pause,
    libc::SYS_pipe,
    libc::SYS_poll,
    libc::SYS_readlink,
    libc::SYS_rename,
    libc::SYS_rmdir,
    libc::SYS_select,
    libc::SYS_stat,
    libc::SYS_symlink,
    libc::SYS_time,
    libc::SYS_unlink,
    libc::SYS_utime,
    libc::SYS_utimes,
];

/// The older forms that only this architecture still has.
#[cfg(not(target_arch = "x86_64"))]
const ALLOWED_HERE: &[i64] = &[];
