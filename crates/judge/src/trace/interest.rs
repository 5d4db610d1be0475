//! The step that a person wants to see first: where it goes wrong, as far as
//! that can be known.

use super::{Event, Interest, State, Step, Why};

/// How much of a value is compared.
const SHOWN: usize = 4_096;

/// What is wrong with a run, so that the step can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// Nothing, or nothing that has a place.
    Unknown,
    /// An exception ended it.
    Raised,
    /// The call with that index, of those that were made from outside, has a wrong result; the last if none.
    Returned { calls: Vec<String>, index: Option<usize> },
    /// The step of that index returns something else than the reference solution does.
    At(usize),
    /// The output is not this.
    Printed { expected: String },
}

/// The step to look at first.
pub(crate) fn interest(steps: &[Step], wrong: &Wrong) -> Option<Interest> {
    let last = Interest { step: steps.len().checked_sub(1)?, why: Why::Ended };
    let found = match wrong {
        Wrong::Unknown => None,
        Wrong::Raised => raised(steps).map(|step| Interest { step, why: Why::Raised }),
        Wrong::At(step) => Some(Interest { step: *step, why: Why::Returned }),
        Wrong::Returned { calls, index } => {
            returned(steps, calls, *index).map(|step| Interest { step, why: Why::Returned })
        }
        Wrong::Printed { expected } => {
            printed(steps, expected).map(|step| Interest { step, why: Why::Printed })
        }
    };
    Some(found.unwrap_or(last))
}

/// Where the exception was raised that was on its way out at the end.
fn raised(steps: &[Step]) -> Option<usize> {
    let id = |step: &Step| step.error.as_ref().map(|error| error.id);
    let out = steps.iter().rev().find_map(id)?;
    steps.iter().position(|step| id(step) == Some(out))
}

/// The return of a call that came from outside the person's file.
fn returned(steps: &[Step], calls: &[String], index: Option<usize>) -> Option<usize> {
    let mut names = calls.iter();
    let mut next = names.next();
    let (mut made, mut last) = (0, None);
    for (at, step) in steps.iter().enumerate() {
        if step.event != Event::Return || step.depth != 1 {
            continue;
        }
        last = Some(at);
        let function = function_of(steps, at);
        if next.is_some() && next.map(String::as_str) == function {
            if index == Some(made) {
                return Some(at);
            }
            made += 1;
            next = names.next();
        }
    }
    last
}

/// The first call from outside that returns something else than in `right`, the trace of a right program.
pub(crate) fn parting(steps: &[Step], right: &[Step]) -> Option<usize> {
    let mut theirs = results(right).into_iter();
    let mine = results(steps).into_iter();
    mine.map(|(at, shown)| (at, Some(shown) == theirs.next().map(|(_, shown)| shown)))
        .find_map(|(at, same)| (!same).then_some(at))
}

/// The results of the calls that came from outside, as they are shown.
fn results(steps: &[Step]) -> Vec<(usize, String)> {
    let mut state = State::default();
    let mut found = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        state.apply(step);
        // While the file itself runs, the module waits in a line of it.
        let outside = state.stack().first().is_some_and(|module| module.line.is_none());
        if let (Event::Return, 1, true, Some(value)) = (step.event, step.depth, outside, &step.value) {
            found.push((at, state.show(value, SHOWN)));
        }
    }
    found
}

/// The name of the function that a step is in, without its class.
fn function_of(steps: &[Step], at: usize) -> Option<&str> {
    let stack = steps[..=at].iter().rev().find_map(|step| step.stack.as_ref())?;
    stack.last()?.function.rsplit('.').next()
}

/// The last step before the first line is printed that is not as expected.
fn printed(steps: &[Step], expected: &str) -> Option<usize> {
    let mut all = String::new();
    for (at, step) in steps.iter().enumerate() {
        all.push_str(&step.output);
        let whole_lines = all.rfind('\n').map_or(0, |end| end + 1);
        if !expected.starts_with(&all[..whole_lines]) {
            return Some(at.saturating_sub(1));
        }
    }
    None
}
