//! How a program grows, and the events of its stream.

use askback_judge::complexity::{Agreement, Complexity, Stage};
use serde::Serialize;
use utoipa::ToSchema;

/// How a program grows, against what its author and the person say.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Growth {
    /// Version of this shape.
    pub(crate) schema: u32,
    /// What was measured.
    pub(crate) complexity: Complexity,
    /// What the person said, one of the eight classes.
    pub(crate) claim: Option<String>,
    /// How that stands to what was measured.
    pub(crate) agreement: Option<Agreement>,
    /// What the reference solution is said to take in time; null before the first submission.
    pub(crate) reference: Option<String>,
}

/// Data of an `event: stage`.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct GrowthEvent {
    /// What begins.
    pub(crate) stage: GrowthStage,
}

/// What is being measured.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum GrowthStage {
    /// Steps are counted.
    Counting,
    /// Calls are timed.
    Timing,
    /// Memory is looked at.
    Space,
}

impl From<Stage> for GrowthStage {
    fn from(stage: Stage) -> Self {
        match stage {
            Stage::Counting => Self::Counting,
            Stage::Timing => Self::Timing,
            Stage::Space => Self::Space,
        }
    }
}
