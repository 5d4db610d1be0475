//! How the work and the memory of a program grow with the size of its input.
//!
//! Two signals: steps, counted without a clock, which are the same each time,
//! and processor time, which also sees what the count doesn't know. Fast code
//! called quadratic is the harmful error, so what is unsure lies "between".
//!
//! Measuring happens in cells, beside the person's code: the figures are
//! evidence for people, never a verdict.

mod claim;
mod class;
mod classify;
mod combine;
mod fit;
mod measure;
mod report;

pub use claim::Agreement;
pub use class::Class;
pub use classify::{Classified, FEWEST_POINTS, classify};
pub use combine::{Counted, Decision, combine};
pub use fit::Fit;
pub use measure::{ComplexityError, Generator, Stage, Subject, measure};
pub use report::{Candidate, Complexity, CostUnit, DecidedBy, Space, TimePoint};
use serde::{Deserialize, Serialize};

/// What one size cost.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = CostPoint)]
pub struct Point {
    /// The size.
    pub n: u64,
    /// Steps, bytes or milliseconds.
    pub cost: f64,
}
