//! What the person who starts Askback may decide about the sandbox.

use std::path::PathBuf;

use askback_core::PythonVersion;
use serde::{Deserialize, Serialize};

/// Settings of the supervisor. The defaults suit one machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SandboxConfig {
    /// Boxes that run programs side by side; `None` takes one per processor.
    pub slots: Option<usize>,
    /// Cells kept ready in each box for each interpreter in use, when little is asked for.
    pub ready_cells: usize,
    /// The same when much is asked for; 0 keeps none at all.
    pub most_ready_cells: usize,
    /// Interpreters to use instead of those that are found.
    pub interpreters: Vec<PathBuf>,
    /// The version for jobs that name none; `None` takes the system's.
    pub default_python: Option<PythonVersion>,
    /// Whether to limit by control groups where they may be made. Without them
    /// memory is limited for each process and watched for all.
    pub control_groups: bool,
    /// Whether boxes have namespaces where they may be made. Without them file
    /// rules, filters and limits alone contain a program.
    pub namespaces: bool,
    /// First id of the block that programs run as when started as root. The
    /// first belongs to the server, the next ones to the boxes.
    pub first_id: u32,
    /// Bytes that a run may write to its work folder, in KiB.
    pub disk_kib: u64,
    /// Uses of one warm interpreter before it is replaced.
    pub runs_per_template: u32,
}

impl Default for SandboxConfig {
    fn default() -> Self {
        Self {
            slots: None,
            ready_cells: 1,
            most_ready_cells: 4,
            interpreters: Vec::new(),
            default_python: None,
            control_groups: true,
            namespaces: true,
            first_id: 200_000,
            disk_kib: 65_536,
            runs_per_template: 1_000,
        }
    }
}

impl SandboxConfig {
    /// The id that box `slot` runs its programs as.
    pub(crate) fn slot_id(&self, slot: usize) -> u32 {
        let offset = u32::try_from(slot % 65_000).unwrap_or(0);
        self.first_id + 1 + offset
    }

    pub(crate) fn slot_count(&self) -> usize {
        let processors = std::thread::available_parallelism().map_or(2, usize::from);
        self.slots.unwrap_or(processors).clamp(1, 256)
    }
}
