//! System calls by number, without the C library: no `errno`, no locks.

use core::arch::asm;

#[cfg(target_arch = "x86_64")]
pub mod nr {
    pub const WRITE: usize = 1;
    pub const CLOSE: usize = 3;
    pub const RT_SIGACTION: usize = 13;
    pub const RT_SIGPROCMASK: usize = 14;
    pub const DUP3: usize = 292;
    pub const GETPID: usize = 39;
    pub const CLONE: usize = 56;
    pub const WAIT4: usize = 61;
    pub const KILL: usize = 62;
    pub const GETRUSAGE: usize = 98;
    pub const GETPPID: usize = 110;
    pub const SETSID: usize = 112;
    pub const CAPSET: usize = 126;
    pub const PRCTL: usize = 157;
    pub const MOUNT: usize = 165;
    pub const EXIT_GROUP: usize = 231;
    pub const OPENAT: usize = 257;
    pub const PRLIMIT64: usize = 302;
    pub const SECCOMP: usize = 317;
}

#[cfg(target_arch = "aarch64")]
pub mod nr {
    pub const WRITE: usize = 64;
    pub const CLOSE: usize = 57;
    pub const RT_SIGACTION: usize = 134;
    pub const RT_SIGPROCMASK: usize = 135;
    pub const DUP3: usize = 24;
    pub const GETPID: usize = 172;
    pub const GETPPID: usize = 173;
    pub const CLONE: usize = 220;
    pub const WAIT4: usize = 260;
    pub const KILL: usize = 129;
    pub const GETRUSAGE: usize = 165;
    pub const SETSID: usize = 157;
    pub const CAPSET: usize = 91;
    pub const PRCTL: usize = 167;
    pub const MOUNT: usize = 40;
    pub const EXIT_GROUP: usize = 94;
    pub const OPENAT: usize = 56;
    pub const PRLIMIT64: usize = 261;
    pub const SECCOMP: usize = 277;
}

/// The same on both architectures.
pub mod common {
    pub const CLOSE_RANGE: usize = 436;
    pub const LANDLOCK_CREATE_RULESET: usize = 444;
    pub const LANDLOCK_ADD_RULE: usize = 445;
    pub const LANDLOCK_RESTRICT_SELF: usize = 446;
}

/// One system call; a negative result is `-errno`.
///
/// # Safety
/// As safe as the call itself: every pointer among the arguments must be valid
/// for what the kernel does with it.
#[cfg(target_arch = "x86_64")]
pub unsafe fn call(number: usize, a: [usize; 5]) -> isize {
    let result: isize;
    // SAFETY: the registers of the kernel's calling convention, its clobbers named.
    unsafe {
        asm!("syscall", inlateout("rax") number as isize => result, in("rdi") a[0], in("rsi") a[1],
            in("rdx") a[2], in("r10") a[3], in("r8") a[4], lateout("rcx") _, lateout("r11") _, options(nostack));
    }
    result
}

/// One system call; a negative result is `-errno`.
///
/// # Safety
/// As safe as the call itself: every pointer among the arguments must be valid
/// for what the kernel does with it.
#[cfg(target_arch = "aarch64")]
pub unsafe fn call(number: usize, a: [usize; 5]) -> isize {
    let result: isize;
    // SAFETY: the registers of the kernel's calling convention.
    unsafe {
        asm!("svc 0", in("x8") number, inlateout("x0") a[0] as isize => result, in("x1") a[1],
            in("x2") a[2], in("x3") a[3], in("x4") a[4], options(nostack));
    }
    result
}

/// Ends the process at once.
pub fn exit_group(code: i32) -> ! {
    loop {
        // SAFETY: takes no pointer.
        unsafe { call(nr::EXIT_GROUP, [code as usize, 0, 0, 0, 0]) };
    }
}

/// `prctl` with plain numbers.
pub fn prctl(option: usize, a: usize, b: usize, c: usize) -> isize {
    // SAFETY: used only with options that take no pointer.
    unsafe { call(nr::PRCTL, [option, a, b, c, 0]) }
}

/// Ends this process when its parent ends.
pub fn end_with_parent() {
    const PR_SET_PDEATHSIG: usize = 1;
    const SIGKILL: usize = 9;
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0);
}

/// The id of this process.
pub fn process_id() -> isize {
    // SAFETY: takes no pointer.
    unsafe { call(nr::GETPID, [0; 5]) }
}

/// The id of the parent.
pub fn parent_id() -> isize {
    // SAFETY: takes no pointer.
    unsafe { call(nr::GETPPID, [0; 5]) }
}

/// Replaces the signal mask and returns the one before.
pub fn set_signal_mask(mask: u64) -> u64 {
    let mut before = 0u64;
    // SAFETY: both point at eight bytes, the size that is passed.
    unsafe {
        call(nr::RT_SIGPROCMASK, [2, &raw const mask as usize, &raw mut before as usize, 8, 0]);
    }
    before
}

/// Closes every descriptor from `first` to `last`.
pub fn close_range(first: usize, last: usize) -> isize {
    // SAFETY: takes no pointer.
    unsafe { call(common::CLOSE_RANGE, [first, last, 0, 0, 0]) }
}

/// Closes every descriptor from `first` on.
pub fn close_from(first: usize) -> isize {
    close_range(first, u32::MAX as usize)
}

/// Closes one descriptor.
pub fn close(fd: usize) {
    // SAFETY: takes no pointer.
    unsafe { call(nr::CLOSE, [fd, 0, 0, 0, 0]) };
}

/// Opens `path`, which must end in a NUL byte.
pub fn open(path: &[u8], flags: usize) -> isize {
    debug_assert!(path.last() == Some(&0));
    // SAFETY: the path is NUL-terminated.
    unsafe { call(nr::OPENAT, [-100isize as usize, path.as_ptr() as usize, flags, 0, 0]) }
}

/// Sets a resource limit of this process.
pub fn set_limit(resource: usize, soft: u64, hard: u64) -> isize {
    let limits = [soft, hard];
    // SAFETY: points at the two numbers that the kernel reads.
    unsafe { call(nr::PRLIMIT64, [0, resource, limits.as_ptr() as usize, 0, 0]) }
}

/// Writes a short message; used for pipes that have room.
pub fn write(fd: usize, bytes: &[u8]) -> isize {
    // SAFETY: the slice is valid for its length.
    unsafe { call(nr::WRITE, [fd, bytes.as_ptr() as usize, bytes.len(), 0, 0]) }
}
