//! From points to a class, or to the two it lies between. Nothing here knows
//! what the costs are: steps, seconds or bytes.

use super::{Class, Fit, Point, fit};

/// What points alone say.
#[derive(Debug, Clone, PartialEq)]
pub struct Classified {
    /// The class; `None` when it lies between two, or the points are too few.
    pub class: Option<Class>,
    /// The two it lies between; empty when there is a class.
    pub between: Vec<Class>,
    /// From 0 to 1: how far the next-best class is from as good.
    pub confidence: f64,
    /// A fit of every class that could be fitted, best first.
    pub fits: Vec<Fit>,
}

/// Fewer sizes than this say nothing.
pub const FEWEST_POINTS: usize = 6;
/// A fit as close as this is as good as any: the simplest of those is meant.
const CLOSE: f64 = 0.02;
/// How much worse than the best a simpler class may be and still be meant.
const AS_GOOD: f64 = 1.15;
/// How much worse the next-best class must be for a decision, at least and at
/// most; the more points there are, the less of it is chance.
const APART: (f64, f64) = (1.25, 2.0);
/// The weight of a point in that: the logarithm of the odds, all told.
const ODDS: f64 = 6.0;
/// No class fits that is further off than this.
const FAR_OFF: f64 = 0.4;
/// Far above any number of steps, bytes or nanoseconds.
const MOST: f64 = 1e18;

/// Classifies points; their order doesn't matter.
pub fn classify(points: &[Point]) -> Classified {
    let points = telling(points);
    let mut fits: Vec<Fit> = Class::ALL.into_iter().map(|class| Fit::of(class, &points)).collect();
    fits.retain(|fit| fit.error.is_finite());
    if points.len() < FEWEST_POINTS || fits.is_empty() {
        return Classified { class: None, between: Vec::new(), confidence: 0.0, fits: Vec::new() };
    }
    fits.sort_by(|a, b| a.error.total_cmp(&b.error).then(a.class.cmp(&b.class)));
    prefer_the_simplest(&mut fits);
    let best = fits[0];
    let second = fits.iter().skip(1).find(|fit| fit.error > 0.0);
    let apart =
        second.map_or(f64::INFINITY, |second| (second.error + CLOSE / 4.0) / (best.error + CLOSE / 4.0));
    let confidence = (1.0 - 1.0 / apart).clamp(0.0, 1.0);
    let needed = (ODDS / fit::size(points.len() as u64)).exp().clamp(APART.0, APART.1);
    let near_enough = best.error <= FAR_OFF || best.class == Class::Exponential;
    let sure = near_enough && !is_a_power(best, &points) && (apart >= needed || best.error <= CLOSE);
    let between = if sure { Vec::new() } else { neighbours(&fits, &points) };
    Classified { class: sure.then_some(best.class), between, confidence, fits }
}

/// Whether what fits an exponential best is nearer to some power of n, such as n^4.
fn is_a_power(best: Fit, points: &[Point]) -> bool {
    let top = &points[points.len() / 3..];
    best.class == Class::Exponential && fit::bend(top, |n| fit::size(n).ln()) < fit::bend(top, fit::size)
}

/// Small sizes say more about what is paid once than about growth.
fn telling(points: &[Point]) -> Vec<Point> {
    // What no cell of ours can have measured.
    let possible = |point: &&Point| point.n > 0 && point.cost.is_finite() && point.cost < MOST;
    let mut points: Vec<Point> = points.iter().filter(possible).copied().collect();
    points.sort_by_key(|point| point.n);
    points.dedup_by_key(|point| point.n);
    let largest = points.last().map_or(0, |point| point.n);
    let least = match largest {
        0..=64 => (largest / 4).max(2),
        65..=2_000 => (largest / 16).min(8),
        _ => 16,
    };
    points.retain(|point| point.n >= least);
    for point in &mut points {
        point.cost = point.cost.max(1.0);
    }
    points
}

/// Of fits that are about as good as the best, the simplest class goes first.
fn prefer_the_simplest(fits: &mut [Fit]) {
    let enough = (fits[0].error * AS_GOOD).max(CLOSE);
    let good = fits.iter().take_while(|fit| fit.error <= enough).count();
    if let Some(simplest) = (0..good).min_by_key(|&at| fits[at].class) {
        fits[..=simplest].rotate_right(1);
    }
}

/// The two classes that the points lie between: those on both sides of how
/// they grow at the end, or else the two best.
fn neighbours(fits: &[Fit], points: &[Point]) -> Vec<Class> {
    let mut two: Vec<Class> = fits.iter().take(2).map(|fit| fit.class).collect();
    if fits[0].class == Class::Exponential {
        two = vec![Class::Cubic, Class::Exponential];
    } else if fits[0].error > FAR_OFF {
        let degree = fit::slope(&points[points.len() / 2..], |n| fit::size(n).ln());
        let above = Class::ALL.iter().position(|class| class.degree() > degree).unwrap_or(7).max(1);
        two = vec![Class::ALL[above - 1], Class::ALL[above]];
    }
    two.sort();
    two
}
