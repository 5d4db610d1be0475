//! How a program grows: the classifier over made points with noise, and whole
//! measurements of small programs.

use askback_core::PythonVersion;
use askback_judge::complexity::{
    Class, Complexity, ComplexityError, CostUnit, Counted, DecidedBy, Generator, Point, Subject, classify,
    combine, measure,
};
use proptest::prelude::*;

use crate::common::LocalRunner;

/// The sizes a climb usually has, up to `largest`.
fn sizes(largest: u64) -> Vec<u64> {
    let mut sizes: Vec<u64> = (1..=12).collect();
    while let Some(&last) = sizes.last().filter(|&&last| last < largest) {
        sizes.push(last + last.div_ceil(3));
    }
    sizes
}

fn largest(class: Class) -> u64 {
    match class {
        Class::Constant | Class::Logarithmic | Class::Root => 1_000_000,
        Class::Linear | Class::Linearithmic => 30_000,
        Class::Quadratic => 700,
        Class::Cubic => 100,
        Class::Exponential => 19,
    }
}

#[expect(clippy::cast_precision_loss, reason = "small sizes")]
fn growth(class: Class, n: u64) -> f64 {
    let n = n as f64;
    match class {
        Class::Constant => 0.0,
        Class::Logarithmic => n.log2(),
        Class::Root => n.sqrt(),
        Class::Linear => n,
        Class::Linearithmic => n * n.log2(),
        Class::Quadratic => n * n,
        Class::Cubic => n.powi(3),
        Class::Exponential => n.exp2(),
    }
}

fn made(class: Class, once: f64, each: f64, noise: &[f64]) -> Vec<Point> {
    let noise = noise.iter().cycle();
    let cost = |n| once + each * growth(class, n);
    let point = |(n, noise): (u64, &f64)| Point { n, cost: cost(n) * (1.0 + noise) };
    sizes(largest(class)).into_iter().zip(noise).map(point).collect()
}

fn class() -> impl Strategy<Value = Class> {
    prop::sample::select(Class::ALL.to_vec())
}

proptest! {
    #[test]
    fn clean_points_are_told_apart(class in class(), each in 1.0..20.0_f64, once in 0.0..5.0_f64) {
        prop_assert_eq!(classify(&made(class, once + 1.0, each, &[0.0])).class, Some(class));
    }

    #[test]
    fn noise_of_a_twentieth_never_leads_astray(
        class in class(),
        each in 1.0..20.0_f64,
        noise in prop::collection::vec(-0.05..0.05_f64, 64),
    ) {
        let found = classify(&made(class, 3.0, each, &noise));
        match found.class {
            Some(found) => prop_assert_eq!(found, class),
            None => prop_assert!(found.between.contains(&class), "{:?}", found.between),
        }
    }

    #[test]
    fn linear_work_is_never_called_quadratic(
        class in prop::sample::select(vec![Class::Linear, Class::Linearithmic]),
        noise in prop::collection::vec(-0.3..0.3_f64, 64),
    ) {
        let found = classify(&made(class, 3.0, 5.0, &noise));
        prop_assert!(found.class < Some(Class::Quadratic), "{:?}", found.class);
    }

    #[test]
    fn no_points_make_it_panic(
        points in prop::collection::vec((any::<u64>(), prop::num::f64::ANY), 0..40),
    ) {
        let points: Vec<Point> = points.into_iter().map(|(n, cost)| Point { n, cost }).collect();
        let found = classify(&points);
        prop_assert!((0.0..=1.0).contains(&found.confidence));
    }

    #[test]
    fn both_signals_together_never_panic(
        counted in prop::collection::vec((any::<u64>(), 0.0..1e300_f64, 0.0..1e300_f64, any::<bool>()), 0..40),
        times in prop::collection::vec((any::<u64>(), 0.0..1e300_f64), 0..40),
    ) {
        let counted: Vec<Counted> = counted
            .into_iter()
            .map(|(n, steps, touched, long_numbers)| Counted { n, steps, touched, long_numbers })
            .collect();
        let times: Vec<Point> = times.into_iter().map(|(n, cost)| Point { n, cost }).collect();
        combine(&counted, &times);
    }
}

#[test]
fn what_lies_between_two_classes_is_said_so() {
    let points: Vec<Point> =
        sizes(3_000).into_iter().map(|n| Point { n, cost: growth(Class::Linear, n).powf(1.5) }).collect();
    let found = classify(&points);
    assert_eq!(found.class, None);
    assert_eq!(found.between, [Class::Linearithmic, Class::Quadratic]);
}

#[test]
fn a_higher_power_is_not_exponential() {
    for power in [4.0, 5.0] {
        let points: Vec<Point> =
            sizes(50).into_iter().map(|n| Point { n, cost: growth(Class::Linear, n).powf(power) }).collect();
        assert_ne!(classify(&points).class, Some(Class::Exponential), "n^{power}");
    }
}

#[test]
fn few_points_say_nothing() {
    let points = made(Class::Linear, 1.0, 1.0, &[0.0]);
    let found = classify(&points[..3]);
    assert_eq!((found.class, found.between), (None, Vec::new()));
}

#[test]
fn names_are_read_as_people_write_them() {
    for class in Class::ALL {
        assert_eq!(Class::from_name(class.name()), Some(class));
    }
    assert_eq!(Class::from_name("o(N LOG n)"), Some(Class::Linearithmic));
    assert_eq!(Class::from_name("O(n!)"), None);
}

/// A count that grows linearly, and times of `ms` by size.
fn linear_with(ms: impl Fn(f64) -> f64) -> (Vec<Counted>, Vec<Point>) {
    let count = |point: Point| Counted { n: point.n, steps: point.cost, touched: 0.0, long_numbers: false };
    let counted = made(Class::Linear, 1.0, 1.0, &[0.0]).into_iter().map(count).collect();
    let time = |n| Point { n, cost: ms(growth(Class::Linear, n)) };
    (counted, (4..16).map(|power| time(1 << power)).collect())
}

#[test]
fn caches_that_grow_cold_make_nothing_quadratic() {
    // As steep as real memory ever made it, but half a microsecond a step.
    let (counted, times) = linear_with(|n| n.powf(1.65) * 5e-4 / 32_768_f64.powf(0.65));
    let decision = combine(&counted, &times);
    assert_eq!((decision.classified.class, decision.decided_by), (Some(Class::Linear), DecidedBy::Count));
}

#[test]
fn work_that_the_count_cannot_see_is_seen_by_the_clock() {
    let (counted, times) = linear_with(|n| n * 1e-4 + n * n * 1e-6);
    let decision = combine(&counted, &times);
    assert_eq!((decision.classified.class, decision.decided_by), (Some(Class::Quadratic), DecidedBy::Time));
    let (counted, times) = linear_with(|n| n * 2e-2 + n.powf(1.55) * 1e-3);
    let decision = combine(&counted, &times);
    assert!(decision.classified.class != Some(Class::Quadratic), "{decision:?}");
}

async fn measured(source: &str) -> Result<Complexity, ComplexityError> {
    measure(&LocalRunner::new(), &Subject::file(source.as_bytes(), None), |_| {}).await
}

const LISTS: &str = "def make(n):\n    return (list(range(n)),)\n";

#[tokio::test]
async fn steps_are_counted_exactly() {
    let source = format!("{LISTS}def solve(xs):\n    for x in xs:\n        pass\n");
    let found = measured(&source).await.unwrap();
    assert_eq!((found.class, found.cost_unit), (Some(Class::Linear), CostUnit::Steps));
    for point in &found.points {
        #[expect(clippy::cast_precision_loss, reason = "small sizes")]
        let steps = point.n as f64 + 1.0;
        assert!((point.cost - steps).abs() < 0.1, "{point:?}");
    }
    assert_eq!(found.candidates[0].class, Class::Linear);
    assert_eq!(found.candidates[0].fitted.len(), found.points.len());
}

#[tokio::test]
async fn work_in_c_is_counted_by_elements() {
    for (body, class) in [
        ("while xs:\n        xs.pop(0)", Class::Quadratic),
        ("while xs:\n        xs.pop()", Class::Linear),
        ("seen = []\n    for x in xs:\n        if x not in seen: seen.append(x)", Class::Quadratic),
        ("seen = set()\n    for x in xs:\n        if x not in seen: seen.add(x)", Class::Linear),
        ("s = ''\n    for x in xs:\n        s = 'a' + s", Class::Quadratic),
        ("s = ''\n    for x in xs:\n        s += 'a'", Class::Linear),
        ("return xs[-1]", Class::Constant),
        ("import bisect\n    return bisect.bisect(xs, 3)", Class::Logarithmic),
    ] {
        let found = measured(&format!("{LISTS}def solve(xs):\n    {body}\n")).await.unwrap();
        // The clock may add a doubt on a busy machine, never another class.
        let best = found.class.or(found.between.last().copied());
        assert_eq!(best, Some(class), "{body}: {found:?}");
    }
}

#[tokio::test]
async fn a_count_is_the_same_on_every_python() {
    let runner = LocalRunner::new();
    let source = format!("{LISTS}def solve(xs):\n    return xs[::-1] + xs, [x for x in xs if x in (1, 2)]\n");
    let mut counts: Vec<(PythonVersion, Vec<Point>)> = Vec::new();
    for python in askback_judge::Runner::pythons(&runner) {
        let subject = Subject::file(source.as_bytes(), Some(python.version));
        let points = measure(&runner, &subject, |_| {}).await.unwrap().points;
        counts.push((python.version, points.into_iter().filter(|point| point.n < 100).collect()));
    }
    for (version, points) in &counts {
        assert_eq!(points, &counts[0].1, "{version} and {}", counts[0].0);
    }
}

#[tokio::test]
async fn a_program_may_remember_between_calls() {
    let source = "import functools\ndef make(n): return (n,)\n@functools.lru_cache(None)\ndef solve(n):\n    return sum(1 for _ in range(n))\n";
    assert_eq!(measured(source).await.unwrap().class, Some(Class::Linear));
}

#[tokio::test]
async fn the_generator_of_a_question_makes_the_arguments() {
    let subject = Subject {
        solve: "merge".to_owned(),
        generator: Some(Generator {
            source: "def big(rng, n):\n    return ([rng.random() for _ in range(n)],)\n".as_bytes().into(),
            function: "big".to_owned(),
            seed: 7,
        }),
        ..Subject::file("def merge(xs):\n    return sorted(xs)\n".as_bytes(), None)
    };
    let found = measure(&LocalRunner::new(), &subject, |_| {}).await.unwrap();
    assert_eq!(found.class, Some(Class::Linearithmic), "{found:?}");
}

#[tokio::test]
async fn what_stops_a_measurement_is_said_with_its_place() {
    for (source, said) in [
        ("def solve(x): pass\n", "defines no function make"),
        ("def make(n): return (n,)\n", "defines no function solve"),
        ("def make(n) return\n", "does not load: SyntaxError on line 1"),
        (
            "def make(n):\n    return (n,)\ndef solve(n):\n    return 1 // 0\n",
            "solve raised ZeroDivisionError for n = ",
        ),
        (
            "def make(n):\n    return 1 // 0\ndef solve(n):\n    return 1\n",
            "raised ZeroDivisionError on line 2",
        ),
    ] {
        let error = measured(source).await.unwrap_err().to_string();
        assert!(error.contains(said), "{source}: {error}");
    }
}

#[tokio::test]
async fn a_call_that_never_ends_is_stopped_and_what_was_measured_stays() {
    let source =
        "def make(n):\n    return (n,)\ndef solve(n):\n    while n > 20: pass\n    for i in range(n): pass\n";
    let found = measured(source).await.unwrap();
    assert!(found.points.len() > 6, "{found:?}");
    assert!(found.points.iter().all(|point| point.n <= 20), "{found:?}");
}
