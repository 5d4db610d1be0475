//! What a measurement says, in the shape that the contract promises.

use askback_core::PythonVersion;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Class, Classified, Point};

/// How work and memory grow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Complexity {
    /// The class; null when it lies between two, or could not be told.
    #[schema(value_type = Option<String>)]
    pub class: Option<Class>,
    /// The two classes it lies between; empty when there is one.
    #[schema(value_type = Vec<String>)]
    pub between: Vec<Class>,
    /// From 0 to 1: how clearly it is not the next-best class.
    pub confidence: f64,
    /// What `points` count.
    pub cost_unit: CostUnit,
    /// Which signal decided.
    pub decided_by: DecidedBy,
    /// What was measured, by size.
    pub points: Vec<Point>,
    /// Every class with its distance from the points, best first.
    pub candidates: Vec<Candidate>,
    /// Processor time of a call by size, beside the count.
    pub times: Vec<TimePoint>,
    /// The memory a call holds beyond its arguments; null when not measured.
    pub space: Option<Space>,
    /// What to know about the figures, one sentence for people.
    pub note: Option<String>,
    /// The Python it ran on.
    #[schema(value_type = Option<String>)]
    pub python: Option<PythonVersion>,
    /// How well the runs were contained.
    pub rung: String,
}

/// How memory grows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Space {
    /// The class; null when it lies between two, or could not be told.
    #[schema(value_type = Option<String>)]
    pub class: Option<Class>,
    /// The two classes it lies between.
    #[schema(value_type = Vec<String>)]
    pub between: Vec<Class>,
    /// From 0 to 1: how clearly it is not the next-best class.
    pub confidence: f64,
    /// Always bytes.
    pub cost_unit: CostUnit,
    /// The most bytes held at one time, by size.
    pub points: Vec<Point>,
    /// Every class with its distance from the points, best first.
    pub candidates: Vec<Candidate>,
}

/// A class and how far the points are from it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Candidate {
    /// The class.
    #[schema(value_type = String)]
    pub class: Class,
    /// The root of the mean square of the relative differences.
    pub error: f64,
    /// What the fit says at the size of each point, for a plot; only of the two best.
    pub fitted: Vec<f64>,
}

/// One timed size.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct TimePoint {
    /// The size.
    pub n: u64,
    /// The least processor time of several calls, in milliseconds.
    pub ms: f64,
}

/// The unit of a cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CostUnit {
    /// Turns of loops, calls, and elements touched by operations in C.
    Steps,
    /// Milliseconds of processor time.
    Ms,
    /// Bytes.
    Bytes,
}

/// The signal that decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DecidedBy {
    /// The count of steps.
    Count,
    /// The clock, since it grows faster than the count.
    Time,
}

/// The fit and the next best are drawn.
const DRAWN: usize = 2;

impl Candidate {
    /// The fits of a classification with what they say at `points`.
    pub(super) fn all(classified: &Classified, points: &[Point]) -> Vec<Self> {
        let candidate = |(place, fit): (usize, &super::Fit)| Self {
            class: fit.class,
            error: round(fit.error),
            fitted: points.iter().take_while(|_| place < DRAWN).map(|p| round(fit.at(p.n))).collect(),
        };
        classified.fits.iter().enumerate().map(candidate).collect()
    }
}

impl Space {
    /// The classification of bytes by size.
    pub(super) fn of(points: Vec<Point>) -> Option<Self> {
        let classified = super::classify(&settled(&points));
        (!classified.fits.is_empty()).then(|| Self {
            class: classified.class,
            between: classified.between.clone(),
            confidence: round(classified.confidence),
            cost_unit: CostUnit::Bytes,
            candidates: Candidate::all(&classified, &points),
            points,
        })
    }
}

/// Growth of less than this over all sizes is the interpreter's own: free lists,
/// frames, integers that are no longer small.
const OWN_BYTES: f64 = 1024.0;

/// The points, level where nothing but the interpreter's own grows. The first
/// call holds what only a first call does.
fn settled(points: &[Point]) -> Vec<Point> {
    let costs = || points.iter().skip(1).map(|point| point.cost);
    let (least, most) = (costs().fold(f64::INFINITY, f64::min), costs().fold(0.0, f64::max));
    let level =
        |point: &Point| Point { cost: if most - least < OWN_BYTES { most } else { point.cost }, ..*point };
    points.iter().map(level).collect()
}

/// Four digits are plenty.
pub(super) fn round(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return if value.is_finite() { 0.0 } else { f64::MAX };
    }
    let scale = 10_f64.powf(3.0 - value.abs().log10().floor());
    let rounded = (value * scale).round() / scale;
    if rounded.is_finite() { rounded } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class_of(cost: impl Fn(f64) -> f64) -> Option<Class> {
        let sizes = [2, 3, 5, 8, 12, 24, 48, 96, 192, 384, 690];
        #[expect(clippy::cast_precision_loss, reason = "small sizes")]
        let points = sizes.into_iter().map(|n| Point { n, cost: cost(n as f64) }).collect();
        Space::of(points).and_then(|space| space.class)
    }

    #[test]
    fn what_the_interpreter_holds_for_itself_is_no_growth() {
        assert_eq!(class_of(|n| if n < 3.0 { 1390.0 } else { 539.0 + n / 8.0 }), Some(Class::Constant));
        assert_eq!(class_of(|n| 539.0 + 8.0 * n), Some(Class::Linear));
    }
}
