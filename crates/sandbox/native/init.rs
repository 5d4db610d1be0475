//! The first process of a run: it starts the program as its child, waits for
//! it, kills whatever the program left behind, and reports. The kernel ends
//! everything in the namespace when this process ends.

use crate::{
    isolate,
    sys::{self, call, nr},
};

/// What is written to the status pipe; `src/slot/status.rs` reads it.
#[repr(C)]
#[derive(Default)]
struct Report {
    /// 1: the program ended; 2: it was never started.
    kind: u32,
    wait_status: i32,
    step: i32,
    errno: i32,
    user_us: u64,
    system_us: u64,
    largest_kib: u64,
}

/// `struct rusage`: two times, then fourteen numbers.
#[repr(C)]
#[derive(Default)]
struct Usage {
    user: [i64; 2],
    system: [i64; 2],
    largest_kib: i64,
    rest: [i64; 13],
}

fn send(status: usize, report: &Report) {
    // SAFETY: a plain record without padding, read as bytes.
    let bytes =
        unsafe { core::slice::from_raw_parts((report as *const Report).cast::<u8>(), size_of::<Report>()) };
    sys::write(status, bytes);
}

/// Says that the program could not be started, and ends.
pub fn fail(status: usize, failure: &isolate::Failure) -> ! {
    send(status, &Report { kind: 2, step: failure.step, errno: failure.errno, ..Report::default() });
    sys::exit_group(1)
}

/// Waits for `program`, reports and ends.
pub fn watch(status: usize, program: i32, bare: bool) -> ! {
    let status = keep_only(status);
    // Nothing here needs a privilege any more; a failure leaves those it has,
    // which no code of the program can reach.
    let _ = isolate::drop_privileges(bare);
    let mut report = Report { kind: 1, ..Report::default() };
    loop {
        let (pid, wait_status) = wait();
        if pid == program as isize {
            report.wait_status = wait_status;
            break;
        }
        if pid < 0 {
            break;
        }
    }
    // Outside a namespace of its own this would end everybody; there a program
    // can start no process either.
    if sys::process_id() == 1 {
        // SAFETY: takes no pointer. Spares the caller.
        unsafe { call(nr::KILL, [-1isize as usize, 9, 0, 0, 0]) };
    }
    while wait().0 > 0 {}
    let mut usage = Usage::default();
    const CHILDREN: usize = -1isize as usize;
    // SAFETY: a record of the size the kernel writes.
    unsafe { call(nr::GETRUSAGE, [CHILDREN, &raw mut usage as usize, 0, 0, 0]) };
    report.user_us = (usage.user[0] * 1_000_000 + usage.user[1]) as u64;
    report.system_us = (usage.system[0] * 1_000_000 + usage.system[1]) as u64;
    report.largest_kib = usage.largest_kib as u64;
    send(status, &report);
    sys::exit_group(0)
}

fn wait() -> (isize, i32) {
    const INTERRUPTED: isize = -4;
    let mut wait_status = 0i32;
    loop {
        // SAFETY: points at the number that the kernel writes.
        let pid = unsafe { call(nr::WAIT4, [-1isize as usize, &raw mut wait_status as usize, 0, 0, 0]) };
        if pid != INTERRUPTED {
            return (pid, wait_status);
        }
    }
}

/// Moves the status pipe to descriptor 3 and closes all others.
fn keep_only(status: usize) -> usize {
    if status != 3 {
        // SAFETY: takes no pointer.
        unsafe { call(nr::DUP3, [status, 3, 0, 0, 0]) };
    }
    sys::close_from(4);
    for fd in 0..3 {
        sys::close(fd);
    }
    3
}
