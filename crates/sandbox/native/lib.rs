//! The native half of a cell: `clone` with namespaces, isolation and filters,
//! for the stock CPython interpreter, by raw system calls.
//!
//! It holds no state, never allocates, and knows nothing of jobs: the template
//! (`src/template.py`) decides what to call, the supervisor what to allow.

#![no_std]
#![deny(unsafe_op_in_unsafe_fn)]

mod init;
mod isolate;
mod python;
mod sys;

use core::{
    ffi::{c_char, c_int, c_long},
    panic::PanicInfo,
    ptr::null_mut,
};

use isolate::Failure;
use python::{METH_VARARGS, MethodDef, ModuleDef, Object};
use sys::{call, nr};

const NEW_MOUNTS: usize = 0x0002_0000;
const NEW_IPC: usize = 0x0800_0000;
const NEW_PIDS: usize = 0x2000_0000;
const PIDFD: usize = 0x1000;
const SIGCHLD: usize = 17;

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    sys::exit_group(70)
}

/// Named by the precompiled `core`; never called, since nothing unwinds.
#[unsafe(no_mangle)]
pub extern "C" fn rust_eh_personality() {}

fn number(value: isize) -> *mut Object {
    // SAFETY: called with the interpreter's lock held.
    unsafe { python::PyLong_FromLong(value as c_long) }
}

/// The bytes of a `bytes` object, valid as long as the object is.
fn bytes_of<'a>(object: *mut Object) -> Option<&'a [u8]> {
    let mut start: *mut c_char = null_mut();
    let mut length = 0isize;
    // SAFETY: called with the interpreter's lock held, on an argument of the running call.
    unsafe {
        if python::PyBytes_AsStringAndSize(object, &mut start, &mut length) != 0 {
            return None;
        }
        Some(core::slice::from_raw_parts(start.cast(), length as usize))
    }
}

/// What `spawn` was asked for.
struct Plan<'a> {
    job: usize,
    status: usize,
    scratch: &'a [u8],
    landlock: &'a [u8],
    processes: bool,
    has_proc: bool,
    /// Without namespaces of its own, where none are to be had.
    bare: bool,
}

/// `spawn(job_fd, status_fd, scratch_options, landlock, processes, has_proc, bare)`:
/// in the template the pidfd of the new run or `-errno`; in the run the pair
/// `(step, errno)` of what failed, `(0, 0)` if nothing did.
unsafe extern "C" fn spawn(_: *mut Object, arguments: *mut Object) -> *mut Object {
    let (mut job, mut status): (c_int, c_int) = (0, 0);
    let (mut processes, mut has_proc, mut bare): (c_int, c_int, c_int) = (0, 0, 0);
    let (mut scratch, mut landlock): (*mut Object, *mut Object) = (null_mut(), null_mut());
    // SAFETY: the format names exactly these seven targets.
    let parsed = unsafe {
        python::PyArg_ParseTuple(
            arguments,
            c"iiSSiii".as_ptr(),
            &mut job,
            &mut status,
            &mut scratch,
            &mut landlock,
            &mut processes,
            &mut has_proc,
            &mut bare,
        )
    };
    if parsed == 0 {
        return null_mut();
    }
    let (Some(scratch), Some(landlock)) = (bytes_of(scratch), bytes_of(landlock)) else { return null_mut() };
    let plan = Plan {
        job: job as usize,
        status: status as usize,
        scratch,
        landlock,
        processes: processes != 0,
        has_proc: has_proc != 0,
        bare: bare != 0,
    };
    let namespaces = if plan.bare { 0 } else { NEW_MOUNTS | NEW_IPC | NEW_PIDS };
    let mut pidfd: c_int = -1;
    // SAFETY: the interpreter's own hooks, in the order it calls them itself.
    unsafe { python::PyOS_BeforeFork() };
    let mask = sys::set_signal_mask(u64::MAX);
    // SAFETY: like fork: no new stack, so the child goes on with a copy of this one.
    let pid = unsafe {
        call(nr::CLONE, [namespaces | PIDFD | SIGCHLD, 0, &raw mut pidfd as usize, 0, 0])
    };
    if pid == 0 {
        return first_process(&plan);
    }
    sys::set_signal_mask(mask);
    // SAFETY: as above.
    unsafe { python::PyOS_AfterFork_Parent() };
    number(if pid < 0 { pid } else { pidfd as isize })
}

/// Runs as the first process of the new namespaces; only its child returns.
fn first_process(plan: &Plan<'_>) -> *mut Object {
    sys::end_with_parent();
    let default_action = [0usize; 4];
    // SAFETY: an empty kernel sigaction, with a mask of eight bytes. Ignored
    // children would leave no wait status.
    unsafe { call(nr::RT_SIGACTION, [SIGCHLD, default_action.as_ptr() as usize, 0, 8, 0]) };
    if !plan.bare
        && let Err(failure) = isolate::mounts(plan.scratch.as_ptr(), plan.processes, plan.has_proc)
    {
        init::fail(plan.status, &failure);
    }
    let first = sys::process_id();
    // SAFETY: this process has one thread.
    let program = unsafe { python::fork() };
    match program {
        0 => {
            let outcome = second_process(plan, first);
            // SAFETY: called in the child, as after `os.fork`.
            unsafe { python::PyOS_AfterFork_Child() };
            let (step, errno) = outcome.map_or_else(|failure| (failure.step, failure.errno), |()| (0, 0));
            // SAFETY: two integers for two places.
            unsafe { python::Py_BuildValue(c"(ii)".as_ptr(), step as c_int, errno as c_int) }
        }
        1.. => init::watch(plan.status, program, plan.bare),
        _ => init::fail(plan.status, &Failure { step: 14, errno: 11 }),
    }
}

/// The process that will run the program.
fn second_process(plan: &Plan<'_>, first: isize) -> Result<(), Failure> {
    // SAFETY: neither takes a pointer.
    unsafe {
        call(nr::SETSID, [0, 0, 0, 0, 0]);
        if plan.job != 3 {
            call(nr::DUP3, [plan.job, 3, 0, 0, 0]);
        }
    }
    sys::close_from(4);
    isolate::volunteer_for_oom();
    isolate::fixed_limits()?;
    isolate::drop_privileges(plan.bare)?;
    if plan.bare {
        // No namespace ends it together with the first process.
        sys::end_with_parent();
        if sys::parent_id() != first {
            sys::exit_group(70);
        }
    }
    isolate::landlock(plan.landlock)?;
    sys::set_signal_mask(0);
    Ok(())
}

/// `seccomp(program)`: installs a filter; 0 or `-errno`.
unsafe extern "C" fn seccomp(_: *mut Object, arguments: *mut Object) -> *mut Object {
    let mut program: *mut Object = null_mut();
    // SAFETY: the format names exactly this target.
    if unsafe { python::PyArg_ParseTuple(arguments, c"S".as_ptr(), &mut program) } == 0 {
        return null_mut();
    }
    let Some(program) = bytes_of(program) else { return null_mut() };
    /// `struct sock_fprog`.
    #[repr(C)]
    struct Filter {
        length: u16,
        instructions: *const u8,
    }
    let filter = Filter { length: (program.len() / 8) as u16, instructions: program.as_ptr() };
    const SET_MODE_FILTER: usize = 1;
    // SAFETY: the record and its instructions outlive the call.
    number(unsafe { call(nr::SECCOMP, [SET_MODE_FILTER, 0, &raw const filter as usize, 0, 0]) })
}

/// `limit(resource, soft, hard)`: a resource limit; 0 or `-errno`.
unsafe extern "C" fn limit(_: *mut Object, arguments: *mut Object) -> *mut Object {
    let mut resource: c_int = 0;
    let (mut soft, mut hard): (u64, u64) = (0, 0);
    // SAFETY: the format names exactly these targets.
    if unsafe { python::PyArg_ParseTuple(arguments, c"iKK".as_ptr(), &mut resource, &mut soft, &mut hard) }
        == 0
    {
        return null_mut();
    }
    number(sys::set_limit(resource as usize, soft, hard))
}

/// `close_range(first, last)`: closes every descriptor of these; 0 or `-errno`.
unsafe extern "C" fn close_range(_: *mut Object, arguments: *mut Object) -> *mut Object {
    let (mut first, mut last): (c_int, c_int) = (0, 0);
    // SAFETY: the format names exactly these targets.
    if unsafe { python::PyArg_ParseTuple(arguments, c"ii".as_ptr(), &mut first, &mut last) } == 0 {
        return null_mut();
    }
    number(sys::close_range(first as usize, last as usize))
}

const fn method(
    name: &'static core::ffi::CStr,
    function: unsafe extern "C" fn(*mut Object, *mut Object) -> *mut Object,
) -> MethodDef {
    MethodDef { name: name.as_ptr(), function: Some(function), flags: METH_VARARGS, doc: core::ptr::null() }
}

static mut METHODS: [MethodDef; 5] = [
    method(c"spawn", spawn),
    method(c"seccomp", seccomp),
    method(c"limit", limit),
    method(c"close_range", close_range),
    MethodDef { name: core::ptr::null(), function: None, flags: 0, doc: core::ptr::null() },
];

static mut MODULE: ModuleDef = ModuleDef {
    reference_count: 1,
    kind: null_mut(),
    init: null_mut(),
    index: 0,
    copy: null_mut(),
    name: c"_askback_cell".as_ptr(),
    doc: core::ptr::null(),
    size: -1,
    methods: &raw mut METHODS as *mut MethodDef,
    slots: null_mut(),
    traverse: null_mut(),
    clear: null_mut(),
    free: null_mut(),
};

/// Called by the import system, once.
#[unsafe(no_mangle)]
pub extern "C" fn PyInit__askback_cell() -> *mut Object {
    // SAFETY: the definition is static and only the interpreter writes to it.
    unsafe { python::PyModule_Create2(&raw mut MODULE, python::ABI_VERSION) }
}
