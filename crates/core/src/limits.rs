//! What a run may use.

use serde::{Deserialize, Serialize};

/// Limits of one run. Processor time and memory count for the whole process
/// tree; output counts standard output and error together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Processor time in milliseconds.
    pub cpu_ms: u64,
    /// Wall clock in milliseconds; `None` means [`Limits::wall_guard_ms`].
    pub wall_ms: Option<u64>,
    /// Memory in KiB.
    pub memory_kib: u64,
    /// Standard output and standard error together, in KiB.
    pub output_kib: u64,
    /// Processes and threads.
    pub processes: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { cpu_ms: 2_000, wall_ms: None, memory_kib: 262_144, output_kib: 1_024, processes: 16 }
    }
}

impl Limits {
    /// The largest limits anybody may ask for.
    pub const MAX: Self = Self {
        cpu_ms: 60_000,
        wall_ms: Some(182_000),
        memory_kib: 4_194_304,
        output_kib: 65_536,
        processes: 256,
    };

    /// The wall-clock limit in force: the one given, else three times the
    /// processor time plus two seconds, so that a busy machine fails no
    /// honest program and a sleeping one still ends.
    pub fn wall_guard_ms(&self) -> u64 {
        self.wall_ms.unwrap_or_else(|| self.cpu_ms.saturating_mul(3).saturating_add(2_000))
    }

    /// These limits, none of them above `ceiling` or below what a bare
    /// interpreter needs.
    #[must_use]
    pub fn clamped(&self, ceiling: &Self) -> Self {
        Self {
            cpu_ms: self.cpu_ms.clamp(10, ceiling.cpu_ms),
            wall_ms: self.wall_ms.map(|ms| ms.clamp(10, ceiling.wall_guard_ms())),
            memory_kib: self.memory_kib.clamp(16_384, ceiling.memory_kib),
            output_kib: self.output_kib.clamp(1, ceiling.output_kib),
            processes: self.processes.clamp(1, ceiling.processes),
        }
    }
}
