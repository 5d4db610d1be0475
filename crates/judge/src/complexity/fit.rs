//! Fitting a + b f(n) to points, a and b not negative, by relative error: a
//! point of ten steps weighs as much as one of a million. With two unknowns
//! the answer is a formula.

use super::{Class, Point};

/// The best a + b f(n) for a class.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// The class whose function f is.
    pub class: Class,
    constant: f64,
    factor: f64,
    base: f64,
    /// The root of the mean square of the relative differences.
    pub error: f64,
}

impl Fit {
    /// What the fit says for a size.
    pub fn at(&self, n: u64) -> f64 {
        self.constant + self.factor * self.class.at(size(n), self.base)
    }

    /// The best fit of `class` to points, each with a cost above 0.
    pub(super) fn of(class: Class, points: &[Point]) -> Self {
        let base = if class == Class::Exponential { base(points) } else { 1.0 };
        let mut fit = Self { class, constant: 0.0, factor: 0.0, base, error: f64::INFINITY };
        if class == Class::Exponential && base < LEAST_BASE {
            // Nearly flat: a power of n in disguise.
            return fit;
        }
        for (constant, factor) in candidates(class, base, points) {
            if constant >= 0.0 && factor >= 0.0 && (constant + factor).is_finite() {
                let error = Self { constant, factor, ..fit }.measured(points);
                if error < fit.error {
                    fit = Self { constant, factor, error, ..fit };
                }
            }
        }
        fit
    }

    fn measured(&self, points: &[Point]) -> f64 {
        let square = |point: &Point| ((self.at(point.n) - point.cost) / point.cost).powi(2);
        (points.iter().map(square).sum::<f64>() / size(points.len() as u64)).sqrt()
    }
}

/// The least base at which something is called exponential.
const LEAST_BASE: f64 = 1.15;

/// Both unknowns free, or one of them 0: the best that is not negative is among them.
fn candidates(class: Class, base: f64, points: &[Point]) -> [(f64, f64); 3] {
    let (mut uu, mut uv, mut vv, mut u1, mut v1) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for point in points {
        let u = 1.0 / point.cost;
        let v = class.at(size(point.n), base) / point.cost;
        uu += u * u;
        uv += u * v;
        vv += v * v;
        u1 += u;
        v1 += v;
    }
    let whole = uu * vv - uv * uv;
    let both = if whole > 1e-12 * uu * vv {
        ((u1 * vv - v1 * uv) / whole, (v1 * uu - u1 * uv) / whole)
    } else {
        (-1.0, -1.0)
    };
    [(u1 / uu, 0.0), (0.0, if vv > 0.0 { v1 / vv } else { -1.0 }), both]
}

/// By how much the cost is multiplied when n grows by one, over the larger sizes.
fn base(points: &[Point]) -> f64 {
    slope(&points[points.len() / 3..], size).exp()
}

/// The slope of ln cost over `x` of n.
pub(super) fn slope(points: &[Point], x: impl Fn(u64) -> f64) -> f64 {
    line(points, &x).0
}

/// How far ln cost is from a line over `x` of n: the mean square.
pub(super) fn bend(points: &[Point], x: impl Fn(u64) -> f64) -> f64 {
    let (slope, start) = line(points, &x);
    let square = |point: &Point| (point.cost.ln() - start - slope * x(point.n)).powi(2);
    points.iter().map(square).sum::<f64>() / size(points.len() as u64)
}

/// Slope and start of the line nearest to ln cost over `x` of n.
fn line(points: &[Point], x: &impl Fn(u64) -> f64) -> (f64, f64) {
    let count = size(points.len() as u64);
    let mean = |of: &dyn Fn(&Point) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (middle, level) = (mean(&|point| x(point.n)), mean(&|point| point.cost.ln()));
    let spread: f64 = points.iter().map(|point| (x(point.n) - middle).powi(2)).sum();
    let both: f64 = points.iter().map(|point| (x(point.n) - middle) * (point.cost.ln() - level)).sum();
    let slope = if spread > 0.0 { both / spread } else { 0.0 };
    (slope, level - slope * middle)
}

#[expect(clippy::cast_precision_loss, reason = "sizes are far below 2^53, or need not be exact")]
pub(super) fn size(n: u64) -> f64 {
    n as f64
}
