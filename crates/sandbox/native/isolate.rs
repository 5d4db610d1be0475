//! What a run does to itself before it sees the program: mounts, limits,
//! privileges, Landlock. Every function answers 0 or `-errno`.

use crate::sys::{self, call, common, nr};

const NOSUID: usize = 2;
const NODEV: usize = 4;
const NOEXEC: usize = 8;

/// A step that failed, for the message that reaches people.
pub struct Failure {
    /// Which step, see the table in `src/slot/cell.rs`.
    pub step: i32,
    /// The error number.
    pub errno: i32,
}

fn check(step: i32, result: isize) -> Result<usize, Failure> {
    if result < 0 { Err(Failure { step, errno: -result as i32 }) } else { Ok(result as usize) }
}

fn mount(kind: &[u8], target: &[u8], flags: usize, options: *const u8) -> isize {
    // SAFETY: all strings end in NUL.
    unsafe {
        call(
            nr::MOUNT,
            [
                kind.as_ptr() as usize,
                target.as_ptr() as usize,
                kind.as_ptr() as usize,
                flags,
                options as usize,
            ],
        )
    }
}

/// Fresh, bounded folders and an own view of the processes, in the mount
/// namespace of this run. `options` is a NUL-terminated option string.
pub fn mounts(options: *const u8, shared_memory: bool, has_proc: bool) -> Result<(), Failure> {
    check(10, mount(b"tmpfs\0", b"/work\0", NOSUID | NODEV, options))?;
    check(11, mount(b"tmpfs\0", b"/tmp\0", NOSUID | NODEV, options))?;
    if shared_memory {
        check(12, mount(b"tmpfs\0", b"/dev/shm\0", NOSUID | NODEV | NOEXEC, options))?;
    }
    if has_proc {
        own_proc()?;
    }
    Ok(())
}

/// The newest form of /proc that this kernel has; at least nothing of the
/// outer one.
fn own_proc() -> Result<(), Failure> {
    let flags = NOSUID | NODEV | NOEXEC;
    for options in [&b"subset=pid,hidepid=invisible\0"[..], b"subset=pid,hidepid=2\0"] {
        if mount(b"proc\0", b"/proc\0", flags, options.as_ptr()) == 0 {
            return Ok(());
        }
    }
    check(13, mount(b"tmpfs\0", b"/proc\0", flags | 1, b"size=4096,mode=0555\0".as_ptr())).map(|_| ())
}

/// Limits that hold for every run; those of the job follow later.
pub fn fixed_limits() -> Result<(), Failure> {
    const CORE: usize = 4;
    const MEMLOCK: usize = 8;
    const MSGQUEUE: usize = 12;
    const NICE: usize = 13;
    const RTPRIO: usize = 14;
    for (resource, value) in [(CORE, 0), (MEMLOCK, 0), (MSGQUEUE, 0), (NICE, 0), (RTPRIO, 0)] {
        check(20, sys::set_limit(resource, value, value))?;
    }
    Ok(())
}

/// Makes this process the first to go when memory runs out. Not essential.
pub fn volunteer_for_oom() {
    let fd = sys::open(b"/proc/self/oom_score_adj\0", 1);
    if fd >= 0 {
        sys::write(fd as usize, b"1000");
        sys::close(fd as usize);
    }
}

/// No capability is left in any set, and none can be gained. A process without
/// any may not empty its bounding set, which then bounds nothing: `bare`.
pub fn drop_privileges(bare: bool) -> Result<(), Failure> {
    const NOT_PERMITTED: isize = -1;
    const PR_SET_DUMPABLE: usize = 4;
    const PR_CAPBSET_READ: usize = 23;
    const PR_CAPBSET_DROP: usize = 24;
    const PR_SET_NO_NEW_PRIVS: usize = 38;
    const PR_CAP_AMBIENT: usize = 47;
    const CLEAR_ALL: usize = 4;
    check(30, sys::prctl(PR_CAP_AMBIENT, CLEAR_ALL, 0, 0))?;
    for capability in 0..64 {
        match sys::prctl(PR_CAPBSET_READ, capability, 0, 0) {
            0 => {}
            1 => match sys::prctl(PR_CAPBSET_DROP, capability, 0, 0) {
                NOT_PERMITTED if bare => break,
                answer => {
                    check(31, answer)?;
                }
            },
            _ => break,
        }
    }
    clear_capabilities()?;
    check(33, sys::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0))?;
    check(34, sys::prctl(PR_SET_DUMPABLE, 0, 0, 0))?;
    Ok(())
}

/// Empties the permitted, effective and inheritable sets.
pub fn clear_capabilities() -> Result<(), Failure> {
    const VERSION_3: u32 = 0x2008_0522;
    let header = [VERSION_3, 0];
    let none = [0u32; 6];
    // SAFETY: a version-3 header and its two empty records.
    check(32, unsafe { call(nr::CAPSET, [header.as_ptr() as usize, none.as_ptr() as usize, 0, 0, 0]) })?;
    Ok(())
}

/// Installs the file rules. `blob` is made by `src/landlock.rs`: the size of
/// the kernel's attribute, three masks, then rules of a mask and a path.
pub fn landlock(blob: &[u8]) -> Result<(), Failure> {
    const O_PATH_CLOEXEC: usize = 0o12_000_000;
    if blob.is_empty() {
        return Ok(());
    }
    let size = u64_at(blob, 0) as usize;
    let masks = [u64_at(blob, 8), u64_at(blob, 16), u64_at(blob, 24)];
    // SAFETY: `size` is at most the 24 bytes of the masks.
    let ruleset = check(40, unsafe {
        call(common::LANDLOCK_CREATE_RULESET, [masks.as_ptr() as usize, size, 0, 0, 0])
    })?;
    let mut at = 32;
    while at + 8 < blob.len() {
        let access = u64_at(blob, at);
        let start = at + 8;
        let mut end = start;
        while end < blob.len() && blob[end] != 0 {
            end += 1;
        }
        let fd = sys::open(&blob[start..=end], O_PATH_CLOEXEC);
        if fd >= 0 {
            let mut rule = [0u8; 12];
            rule[..8].copy_from_slice(&access.to_ne_bytes());
            rule[8..].copy_from_slice(&(fd as i32).to_ne_bytes());
            // SAFETY: the packed attribute of twelve bytes that the kernel reads.
            let added =
                unsafe { call(common::LANDLOCK_ADD_RULE, [ruleset, 1, rule.as_ptr() as usize, 0, 0]) };
            sys::close(fd as usize);
            check(41, added)?;
        }
        at = end + 1;
    }
    // SAFETY: takes no pointer.
    check(42, unsafe { call(common::LANDLOCK_RESTRICT_SELF, [ruleset, 0, 0, 0, 0]) })?;
    sys::close(ruleset);
    Ok(())
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    let mut raw = [0u8; 8];
    raw.copy_from_slice(&bytes[at..at + 8]);
    u64::from_ne_bytes(raw)
}
