//! The layers and the programs that try them.

use askback_core::{LimitKind, Verdict};
use askback_judge::Outcome;

/// One layer and its hostile program.
pub(super) struct Probe {
    pub name: &'static str,
    /// What is tried, in words.
    pub what: &'static str,
    pub source: &'static str,
    /// Whether the program may start processes.
    pub processes: bool,
    pub cpu_ms: u64,
    /// Far away, so that a busy machine fails no probe.
    pub wall_ms: u64,
    pub held: fn(&Outcome) -> Option<bool>,
    pub remedy: &'static str,
}

const KERNEL: &str = "use Linux 5.10 or newer with namespaces, seccomp and tmpfs built in";

/// For programs that end by themselves: their limit must not come first where the processor is slow or emulated.
const SLOW_MACHINE_MS: u64 = 25_000;

/// The name of the daemon on the host.
pub(super) const DAEMON_NAME: &str = "askback-daemon";
pub(super) const DAEMON: &str = include_str!("programs/daemon.py");
pub(super) const DAEMON_PROBE: Probe = Probe {
    source: DAEMON,
    processes: true,
    ..probe(
        "nothing outlives a run",
        "a daemon that left its session and ignores signals was gone with its run",
        "",
        said_held,
        "run askback where /proc shows processes, and report this if it does: it should never happen",
    )
};

/// In place of every probe of processes, where none can be started.
pub(super) const ALONE: Probe = probe(
    "",
    "a program could start no other process",
    "import os\ntry:\n    os.fork()\n    print('a process was started')\nexcept OSError:\n    print('held')",
    said_held,
    "",
);

const fn probe(
    name: &'static str,
    what: &'static str,
    source: &'static str,
    held: fn(&Outcome) -> Option<bool>,
    remedy: &'static str,
) -> Probe {
    Probe { name, what, source, processes: false, cpu_ms: 4_000, wall_ms: 30_000, held, remedy }
}

/// Our own program, in a cell of its own, says what it found.
fn said_held(outcome: &Outcome) -> Option<bool> {
    match (outcome.verdict, &outcome.stdout[..]) {
        (Verdict::InternalError, _) => None,
        (Verdict::Ok, b"held\n") => Some(true),
        _ => Some(false),
    }
}

/// Another verdict than the wished one is a failure, unless the run never was.
fn ended(outcome: &Outcome, as_wished: bool) -> Option<bool> {
    (outcome.verdict != Verdict::InternalError).then_some(as_wished)
}

fn was_killed(outcome: &Outcome) -> Option<bool> {
    ended(outcome, outcome.verdict == Verdict::Killed && outcome.signal == Some(libc::SIGSYS))
}

fn ran_out_of_memory(outcome: &Outcome) -> Option<bool> {
    ended(outcome, outcome.verdict == Verdict::MemoryLimit)
}

fn ran_out_of_processor_time(outcome: &Outcome) -> Option<bool> {
    ended(outcome, outcome.limit == Some(LimitKind::Cpu))
}

fn ran_out_of_time(outcome: &Outcome) -> Option<bool> {
    ended(outcome, outcome.limit == Some(LimitKind::Wall))
}

fn printed_too_much(outcome: &Outcome) -> Option<bool> {
    ended(outcome, outcome.verdict == Verdict::OutputLimit)
}

/// By the folder's own size, or where it has none by us.
fn ran_out_of_disk(outcome: &Outcome) -> Option<bool> {
    let stopped = outcome.verdict == Verdict::Killed && outcome.signal.is_none();
    if stopped { Some(true) } else { said_held(outcome) }
}

/// In the order in which they are shown.
pub(super) const PROBES: &[Probe] = &[
    probe(
        "files of the host",
        "reading and listing files of the host was refused",
        include_str!("programs/host_files.py"),
        said_held,
        KERNEL,
    ),
    probe(
        "writing outside the work folder",
        "writing to the system, to kernel settings and to the interpreter was refused",
        include_str!("programs/writing.py"),
        said_held,
        KERNEL,
    ),
    probe(
        "file rules (Landlock)",
        "what the mounts show but no rule names could not be listed",
        include_str!("programs/landlock.py"),
        said_held,
        "use Linux 5.13 or newer with landlock among the security modules (boot option lsm=landlock,...)",
    ),
    probe(
        "network",
        "no family of sockets could be opened and no address reached",
        include_str!("programs/network.py"),
        said_held,
        KERNEL,
    ),
    probe(
        "other processes",
        "no other process could be seen or signalled",
        include_str!("programs/processes.py"),
        said_held,
        KERNEL,
    ),
    probe(
        "privileges",
        "not root, no capability in any set, none to be gained, system calls filtered",
        include_str!("programs/privileges.py"),
        said_held,
        "start Askback as root or as an ordinary user, not with single capabilities",
    ),
    probe("mounting", "mount ended the program", include_str!("programs/mount.py"), was_killed, KERNEL),
    probe("tracing", "ptrace ended the program", include_str!("programs/ptrace.py"), was_killed, KERNEL),
    Probe {
        cpu_ms: SLOW_MACHINE_MS,
        ..probe(
            "memory",
            "a program that asked for ever more was stopped at the limit",
            "x = []\nfor _ in range(1000): x.append(bytearray(10**6))\nprint('a gigabyte was given')",
            ran_out_of_memory,
            "start Askback as root, so that it can make control groups",
        )
    },
    Probe {
        processes: true,
        cpu_ms: SLOW_MACHINE_MS,
        ..probe(
            "memory of all processes together",
            "processes that were each within the limit were stopped by their sum",
            include_str!("programs/memory_of_many.py"),
            ran_out_of_memory,
            "start Askback as root, so that it can make control groups",
        )
    },
    Probe {
        processes: true,
        cpu_ms: 300,
        ..probe(
            "processor time of all processes together",
            "processes that shared a loop were stopped at the limit",
            "import os\nfor _ in range(2): os.fork()\nwhile True: pass",
            ran_out_of_processor_time,
            KERNEL,
        )
    },
    Probe {
        wall_ms: 300,
        ..probe(
            "wall clock",
            "a program that slept was stopped",
            "import time\ntime.sleep(60)",
            ran_out_of_time,
            KERNEL,
        )
    },
    Probe {
        processes: true,
        ..probe(
            "number of processes",
            "a fork bomb stopped at the limit",
            include_str!("programs/fork_bomb.py"),
            said_held,
            "start Askback as root, so that it can make control groups",
        )
    },
    probe(
        "disk",
        "a program that filled its folder ran into the limit",
        include_str!("programs/disk.py"),
        ran_out_of_disk,
        KERNEL,
    ),
    probe(
        "output",
        "a flood of output was cut off",
        "while True: print('x' * 1000)",
        printed_too_much,
        KERNEL,
    ),
];
