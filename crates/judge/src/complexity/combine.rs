//! Count and clock together: the count, unless time is a degree higher.

use super::{Class, Classified, DecidedBy, FEWEST_POINTS, Point, classify, fit};

/// What was counted at one size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counted {
    /// The size.
    pub n: u64,
    /// All steps.
    pub steps: f64,
    /// Those of them that are elements touched by operations in C.
    pub touched: f64,
    /// Whether numbers grew longer than a few machine words.
    pub long_numbers: bool,
}

impl Counted {
    /// As a point for the classifier.
    pub fn point(&self) -> Point {
        Point { n: self.n, cost: self.steps }
    }
}

/// What both signals say.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// The class and what speaks for it; its fits are of the signal that decided.
    pub classified: Classified,
    /// The signal that decided.
    pub decided_by: DecidedBy,
    /// What to know about it.
    pub note: Option<&'static str>,
}

/// Time grows by this power of n faster than the count: a degree more.
const DEGREE_MORE: f64 = 0.7;
/// By this much: perhaps a degree more.
const PERHAPS_MORE: f64 = 0.45;
/// It must do so from each size to the next.
const EACH_TIME: f64 = 0.3;
/// And a step must take so long at last. Caches alone let time grow by a power
/// of 1.7 where the count grows by 1, but never a step beyond a microsecond.
const LONG_STEP_MS: f64 = 0.002;
/// Shorter calls say nothing of growth: they are spent on cold caches.
const TELLING_MS: f64 = 0.3;
/// A degree that only operations in C account for must show in the time by so much.
const SHOWS: f64 = 0.06;

/// The class by steps counted and by the time of calls in milliseconds.
pub fn combine(counted: &[Counted], times: &[Point]) -> Decision {
    let points: Vec<Point> = counted.iter().map(Counted::point).collect();
    let classified = classify(&points);
    if classified.fits.is_empty() {
        return by_time_alone(times);
    }
    let decision = |classified, decided_by, note| Decision { classified, decided_by, note };
    let Some(steepness) = steepness(times) else {
        return decision(classified, DecidedBy::Count, None);
    };
    let best = classified.fits[0];
    let counted_degree = degree_between(&steepness, |n| best.at(n));
    let more = steepness.whole - counted_degree;
    let long_step = steepness.ms > LONG_STEP_MS * best.at(steepness.to).max(1.0);
    let more_each_time = steepness.least - counted_degree > EACH_TIME;
    let highest = classified.class.or(classified.between.last().copied()).unwrap_or(best.class);
    if counted.iter().any(|counted| counted.long_numbers) {
        let note = (more > PERHAPS_MORE).then_some(LONG_NUMBERS);
        return decision(classified, DecidedBy::Count, note);
    }
    if more >= PERHAPS_MORE && more_each_time && long_step && highest < Class::Cubic {
        let sure = more >= DEGREE_MORE;
        return decision(raised(classified, highest, sure, times), DecidedBy::Time, Some(HIDDEN_WORK));
    }
    match unseen(counted, &classified, &steepness) {
        Some(lower) => {
            let between = vec![lower, highest];
            let doubted = Classified { class: None, between, confidence: 0.0, ..classified };
            decision(doubted, DecidedBy::Count, Some(CHEAP_WORK))
        }
        None => decision(classified, DecidedBy::Count, None),
    }
}

const LONG_NUMBERS: &str =
    "its numbers grow long; a step with them is counted as one, although it takes more and more time";
const HIDDEN_WORK: &str = "the time grows faster than the steps that were counted: an operation works through its data where the count cannot see it";
const CHEAP_WORK: &str =
    "the elements that its operations touch grow faster than the time does at the sizes that were measured";

fn by_time_alone(times: &[Point]) -> Decision {
    let mut classified = classify_times(times);
    let near = [Class::Linear, Class::Linearithmic];
    if classified.class.is_some_and(|class| near.contains(&class)) {
        // Caches add about a logarithm.
        classified = Classified { class: None, between: near.to_vec(), confidence: 0.0, ..classified };
    }
    let note = if times.len() < FEWEST_POINTS { TOO_FEW } else { ONLY_TIME };
    Decision { classified, decided_by: DecidedBy::Time, note: Some(note) }
}

const TOO_FEW: &str =
    "too few sizes could be measured in the time there is; let make(n) return smaller inputs for a small n";
const ONLY_TIME: &str = "the steps could not be counted, so the time alone decides";

/// In nanoseconds, since nothing is below one of the classifier's units.
fn classify_times(times: &[Point]) -> Classified {
    let points: Vec<Point> = times.iter().map(|p| Point { n: p.n, cost: p.cost * 1e6 }).collect();
    classify(&points)
}

/// How steeply time grows over the largest sizes, as a power of n.
#[derive(Debug)]
struct Steepness {
    whole: f64,
    /// Of the steps from one size to the next, the flattest.
    least: f64,
    from: u64,
    to: u64,
    /// What the largest size takes.
    ms: f64,
}

fn steepness(times: &[Point]) -> Option<Steepness> {
    let largest = times.last()?;
    let top: Vec<Point> = times.iter().filter(|p| p.n >= largest.n / 8 && p.cost > 0.0).copied().collect();
    if top.len() < 4 || largest.cost < TELLING_MS {
        return None;
    }
    let ln = |n: u64| fit::size(n).ln();
    let step = |pair: &[Point]| (pair[1].cost / pair[0].cost).ln() / (ln(pair[1].n) - ln(pair[0].n));
    let least = top.windows(2).map(step).fold(f64::INFINITY, f64::min);
    Some(Steepness { whole: fit::slope(&top, ln), least, from: top[0].n, to: largest.n, ms: largest.cost })
}

/// How steeply `cost` grows over the same sizes.
fn degree_between(steepness: &Steepness, cost: impl Fn(u64) -> f64) -> f64 {
    let (low, high) = (cost(steepness.from).max(1.0), cost(steepness.to).max(1.0));
    (high / low).ln() / (fit::size(steepness.to) / fit::size(steepness.from)).ln()
}

/// A degree above what was counted.
fn raised(classified: Classified, from: Class, sure: bool, times: &[Point]) -> Classified {
    let to = match from {
        Class::Constant | Class::Logarithmic | Class::Root => Class::Linear,
        Class::Linear | Class::Linearithmic => Class::Quadratic,
        _ => Class::Cubic,
    };
    let timed = classify_times(times);
    let fits = if timed.fits.is_empty() { classified.fits } else { timed.fits };
    let between = if sure { Vec::new() } else { vec![from, to] };
    Classified { class: sure.then_some(to), between, confidence: if sure { 0.6 } else { 0.0 }, fits }
}

/// The class of what the program itself does, where operations in C account
/// for a degree more of which the time shows nothing.
fn unseen(counted: &[Counted], all: &Classified, steepness: &Steepness) -> Option<Class> {
    let class = all.class.filter(|&class| class >= Class::Quadratic && class < Class::Exponential)?;
    let own: Vec<Point> =
        counted.iter().map(|c| Point { n: c.n, cost: (c.steps - c.touched).max(1.0) }).collect();
    let own = classify(&own);
    let lower = own.class.or(own.between.last().copied())?;
    let shows = steepness.whole > lower.degree() + SHOWS;
    (lower.degree() < class.degree() && !shows).then_some(lower)
}
