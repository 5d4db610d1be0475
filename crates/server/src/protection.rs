//! What protects this host, as the sandbox tried it.

use serde::Serialize;
use utoipa::ToSchema;

/// What protects this host from the programs it runs.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProtectionReport {
    /// The rung that runs are contained on, such as "A1".
    pub rung: String,
    /// Whether it is enough to run programs of strangers.
    pub meets_minimum: bool,
    /// Layer by layer.
    pub layers: Vec<ProtectionLayer>,
}

/// One layer of protection.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProtectionLayer {
    /// Its name.
    pub name: String,
    /// Whether it held when a hostile probe tried it; null if it was not tried.
    pub held: Option<bool>,
    /// What was seen.
    pub detail: String,
    /// How to mend it.
    pub remedy: Option<String>,
}

impl ProtectionReport {
    /// Why no code is run here, for people.
    pub(crate) fn why_not(&self) -> Option<String> {
        if self.meets_minimum {
            return None;
        }
        let missing = self.layers.iter().filter(|layer| layer.held == Some(false));
        let remedies: Vec<&str> = missing.filter_map(|layer| layer.remedy.as_deref()).collect();
        Some(format!(
            "This host cannot contain programs well enough, so none is run. {} `askback doctor` says more.",
            remedies.join(" ")
        ))
    }
}
