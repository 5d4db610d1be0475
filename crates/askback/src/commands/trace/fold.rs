//! Which steps of a trace are worth a line of a log: a loop is shown a few
//! times round, then only said to go on.

use std::collections::BTreeMap;

use askback_judge::trace::{State, Trace};

/// How often a line of a function is shown.
const TIMES: usize = 3;
/// How many steps are shown before the interesting one and before the end.
const NEAR: usize = 8;

/// A stretch of a trace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// One step, shown.
    Shown(usize),
    /// Steps from the first to the last index, said in a line.
    Folded(usize, usize),
}

/// The trace in parts.
pub(super) fn parts(trace: &Trace) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (index, shown) in shown(trace).into_iter().enumerate() {
        match (shown, parts.last_mut()) {
            (false, Some(Part::Folded(_, last))) => *last = index,
            (false, _) => parts.push(Part::Folded(index, index)),
            (true, _) => parts.push(Part::Shown(index)),
        }
    }
    parts
}

fn shown(trace: &Trace) -> Vec<bool> {
    let count = trace.steps.len();
    let interesting = trace.interesting.map_or(count, |found| found.step);
    let mut visits: BTreeMap<(String, u32), usize> = BTreeMap::new();
    let mut state = State::default();
    let mut all = Vec::with_capacity(count);
    for (index, step) in trace.steps.iter().enumerate() {
        state.apply(step);
        let times = visits.entry((state.function().to_owned(), step.line)).or_default();
        // Entering and leaving a line is one visit.
        *times += usize::from(step.value.is_none() && step.error.is_none());
        let near = |at: usize| index <= at && at < index + NEAR;
        all.push(*times <= TIMES || near(interesting) || index + NEAR >= count);
    }
    all
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn trace(lines: &[u32], interesting: usize) -> Trace {
        let step = |(index, line): (usize, &u32)| {
            json!({ "n": index + 1, "event": "line", "frame": 0, "line": line, "depth": 0, "fresh": index == 0,
                "stack": null, "names": [], "objects": [], "output": "", "value": null, "error": null })
        };
        let steps: Vec<_> = lines.iter().enumerate().map(step).collect();
        serde_json::from_value(json!({
            "schema": 1, "verdict": "ok", "message": null, "python": null, "rung": "test", "question": null,
            "case": null, "input": null, "expected": null, "actual": null, "total_steps": lines.len(), "lost_steps": 0,
            "elided": null, "interesting": { "step": interesting, "why": "ended" }, "steps": steps,
        }))
        .unwrap()
    }

    #[test]
    fn a_loop_is_shown_three_times_round_and_at_its_end() {
        let lines: Vec<u32> = (0..40).map(|index| 1 + index % 2).collect();
        let parts = parts(&trace(&lines, 39));
        assert_eq!(parts[..7].iter().filter(|part| matches!(part, Part::Shown(_))).count(), 6);
        assert_eq!(parts[6], Part::Folded(6, 31));
        assert_eq!(parts[7], Part::Shown(32));
        assert_eq!(parts.len(), 15);
    }

    #[test]
    fn the_way_to_the_interesting_step_is_shown() {
        let lines = [1; 40];
        let parts = parts(&trace(&lines, 20));
        assert!(parts.contains(&Part::Folded(3, 12)));
        assert!((13..=20).all(|index| parts.contains(&Part::Shown(index))));
        assert!(parts.contains(&Part::Folded(21, 31)));
    }

    #[test]
    fn straight_programs_are_shown_whole() {
        let lines: Vec<u32> = (1..60).collect();
        assert_eq!(parts(&trace(&lines, 58)).len(), 59);
    }
}
