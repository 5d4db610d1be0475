//! From what was measured outside the cell to a verdict.
//!
//! Order: output cap, time, memory, signal, exit status. Text that the program
//! printed never decides; its last line is only quoted.

use askback_core::{LimitKind, Limits, PythonVersion, Verdict};
use askback_judge::Outcome;

use super::run::Facts;

/// The signal by which a cell says that a `MemoryError` ended it: every exit
/// status may be a program's own. A program that lies gets the verdict it asks
/// for, which is no success.
const OUT_OF_MEMORY: i32 = libc::SIGSTKFLT;
/// What the interpreter answers for any uncaught exception.
const UNCAUGHT: i32 = 1;
const LONGEST_MESSAGE: usize = 300;

/// The outcome that `facts` amount to.
pub(super) fn outcome(facts: Facts, limits: &Limits, python: PythonVersion, rung: &str) -> Outcome {
    let ending = Ending::of(facts.wait_status);
    let (verdict, limit, message) = decide(&facts, ending, limits);
    let exit_code = match ending {
        Ending::Signal(OUT_OF_MEMORY) => Some(UNCAUGHT),
        Ending::Exit(code) => Some(code),
        _ => None,
    };
    let signal = match ending {
        Ending::Signal(signal) if signal != OUT_OF_MEMORY => Some(signal),
        _ => None,
    };
    Outcome {
        verdict,
        message,
        exit_code,
        signal,
        limit,
        stdout: facts.stdout,
        stderr: facts.stderr,
        stdout_truncated: facts.stdout_truncated,
        stderr_truncated: facts.stderr_truncated,
        frames: facts.frames,
        wall_ms: Some(facts.wall_ms),
        cpu_ms: facts.cpu_ms,
        memory_kib: facts.memory_kib,
        python: Some(python),
        rung: rung.to_owned(),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    Exit(i32),
    Signal(i32),
    /// Killed by us, no status was left.
    Unknown,
}

impl Ending {
    fn of(wait_status: Option<i32>) -> Self {
        match wait_status {
            Some(status) if libc::WIFEXITED(status) => Self::Exit(libc::WEXITSTATUS(status)),
            Some(status) if libc::WIFSIGNALED(status) => Self::Signal(libc::WTERMSIG(status)),
            _ => Self::Unknown,
        }
    }
}

type Decision = (Verdict, Option<LimitKind>, Option<String>);

fn decide(facts: &Facts, ending: Ending, limits: &Limits) -> Decision {
    let too_slow = |kind: LimitKind, ms: u64| {
        let clock = if kind == LimitKind::Cpu { "processor time" } else { "time" };
        let message = format!("stopped after {} of {clock}", seconds(ms));
        (Verdict::TimeLimit, Some(kind), Some(message))
    };
    let too_big = || {
        (Verdict::MemoryLimit, None, Some(format!("more than {} MiB of memory", limits.memory_kib / 1024)))
    };
    if facts.output_exceeded {
        return (Verdict::OutputLimit, None, Some(format!("more than {} KiB of output", limits.output_kib)));
    }
    if facts.result_exceeded {
        return (Verdict::OutputLimit, None, Some("more results than a run may return".to_owned()));
    }
    if facts.cancelled {
        return (Verdict::Killed, None, Some("the run was cancelled".to_owned()));
    }
    if facts.wall_exceeded {
        return too_slow(LimitKind::Wall, limits.wall_guard_ms());
    }
    if facts.cpu_exceeded || ending == Ending::Signal(libc::SIGXCPU) {
        return too_slow(LimitKind::Cpu, limits.cpu_ms);
    }
    if facts.memory_exceeded || facts.oom_kills > 0 {
        return too_big();
    }
    if facts.disk_exceeded {
        return (Verdict::Killed, None, Some("the run wrote more files than fit into its folder".to_owned()));
    }
    match ending {
        Ending::Signal(OUT_OF_MEMORY) => too_big(),
        Ending::Signal(signal) => (Verdict::Killed, None, Some(signal_message(signal))),
        Ending::Exit(0) => (Verdict::Ok, None, None),
        Ending::Exit(code) => (Verdict::RuntimeError, None, Some(exit_message(code, &facts.stderr))),
        Ending::Unknown => (Verdict::Killed, None, Some("the run was stopped".to_owned())),
    }
}

fn seconds(ms: u64) -> String {
    if ms < 1_000 {
        return format!("{ms} ms");
    }
    let (whole, tenth) = (ms / 1_000, ms % 1_000 / 100);
    if tenth == 0 { format!("{whole} s") } else { format!("{whole}.{tenth} s") }
}

fn signal_message(signal: i32) -> String {
    match signal {
        libc::SIGSEGV | libc::SIGBUS => {
            format!("recursion too deep, or a crash in native code (signal {signal})")
        }
        libc::SIGSYS => "stopped by the sandbox: a system call that no program needs here".to_owned(),
        libc::SIGABRT => "the interpreter aborted (signal 6)".to_owned(),
        _ => format!("ended by signal {signal}"),
    }
}

/// The last line the interpreter printed says it best.
fn exit_message(code: i32, stderr: &[u8]) -> String {
    let text = String::from_utf8_lossy(stderr);
    match text.lines().rev().find(|line| !line.trim().is_empty()) {
        Some(line) if code == UNCAUGHT => line.trim().chars().take(LONGEST_MESSAGE).collect(),
        _ => format!("ended with exit status {code}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(facts: &Facts) -> (Verdict, Option<LimitKind>, Option<String>) {
        let ending = Ending::of(facts.wait_status);
        decide(facts, ending, &Limits::default())
    }

    const KILLED: Option<i32> = Some(libc::SIGKILL);

    #[test]
    fn output_comes_before_time_and_time_before_memory() {
        let all = Facts {
            output_exceeded: true,
            wall_exceeded: true,
            oom_kills: 1,
            wait_status: KILLED,
            ..Facts::default()
        };
        assert_eq!(decided(&all).0, Verdict::OutputLimit);
        let without_output = Facts { output_exceeded: false, ..all };
        assert_eq!(decided(&without_output).1, Some(LimitKind::Wall));
        assert_eq!(decided(&Facts { wall_exceeded: false, ..without_output }).0, Verdict::MemoryLimit);
    }

    #[test]
    fn a_memory_error_is_a_memory_limit() {
        let facts = Facts { wait_status: Some(OUT_OF_MEMORY), ..Facts::default() };
        assert_eq!(decided(&facts).0, Verdict::MemoryLimit);
    }

    #[test]
    fn the_last_line_of_a_traceback_is_quoted() {
        let stderr = b"Traceback (most recent call last):\n  ...\nValueError: no\n\n".to_vec();
        let facts = Facts { wait_status: Some(1 << 8), stderr, ..Facts::default() };
        assert_eq!(decided(&facts), (Verdict::RuntimeError, None, Some("ValueError: no".to_owned())));
    }

    #[test]
    fn a_segmentation_fault_names_the_usual_reason() {
        let facts = Facts { wait_status: Some(libc::SIGSEGV), ..Facts::default() };
        let (verdict, _, message) = decided(&facts);
        assert_eq!(verdict, Verdict::Killed);
        assert!(message.is_some_and(|text| text.contains("recursion too deep")));
    }
}
