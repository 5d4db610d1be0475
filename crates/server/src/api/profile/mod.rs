//! What a person has chosen for their practice: zone, aim, baseline.

pub(crate) mod save;
pub(crate) mod show;
