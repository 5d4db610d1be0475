//! From how a run ended and what it reported to a verdict.

use askback_bank::{Call, Compare, Task};
use askback_core::{LimitKind, Verdict};

use super::{
    author::Author,
    prepare::{Fault, Given, Wanted},
};
use crate::{
    compare::{compare, compare_output, quote},
    harness::{Frame, How, Raised, read},
    result::{CaseResult, Unreadable},
    runner::Outcome,
    values::{Value, encode},
};

/// What a run showed.
#[derive(Debug, Clone)]
pub(super) enum Observed {
    /// Exactly one frame, and one of ours in form.
    Frame(Frame),
    /// A program's standard output.
    Output(String),
    /// No result: the verdict stands.
    Failed(Finding),
}

/// A verdict with its reason.
#[derive(Debug, Clone)]
pub(super) struct Finding {
    pub(super) verdict: Verdict,
    pub(super) message: Option<String>,
    pub(super) line: Option<u32>,
}

impl Finding {
    fn accepted() -> Self {
        Self { verdict: Verdict::Accepted, message: None, line: None }
    }

    fn wrong(message: impl Into<String>) -> Self {
        Self { verdict: Verdict::WrongAnswer, message: Some(message.into()), line: None }
    }

    fn error(message: impl Into<String>) -> Self {
        Self { verdict: Verdict::RuntimeError, message: Some(message.into()), line: None }
    }

    pub(super) fn mark(self, result: &mut CaseResult) {
        result.verdict = self.verdict;
        result.message = self.message;
        result.line = self.line;
    }
}

/// What the outcome of a run shows. The runner's verdict comes first: a run
/// that broke a limit has no result, whatever it reported before.
pub(super) fn observe(given: &Given, outcome: &Outcome) -> Observed {
    if outcome.verdict != Verdict::Ok {
        return Observed::Failed(stopped(outcome));
    }
    if let Given::Stdin(_) = given {
        return Observed::Output(String::from_utf8_lossy(&outcome.stdout).into_owned());
    }
    match outcome.frames.as_slice() {
        [] => Observed::Failed(Finding::error("the program ended by itself before the call returned")),
        [frame] => match read(frame) {
            Some(frame) => Observed::Frame(frame),
            None => Observed::Failed(Finding::error("the program reported a result that is no plain value")),
        },
        _ => Observed::Failed(Finding::error("the program reported more than one result")),
    }
}

fn stopped(outcome: &Outcome) -> Finding {
    let traceback = last_exception(&outcome.stderr);
    let message = outcome.message.clone().or_else(|| match outcome.verdict {
        Verdict::RuntimeError => Some(match (&traceback, outcome.exit_code) {
            (Some((_, text)), _) => text.clone(),
            (None, Some(code)) => format!("the program exited with code {code}"),
            (None, None) => "the program failed".to_owned(),
        }),
        Verdict::TimeLimit => Some(match outcome.limit {
            Some(LimitKind::Wall) => "took too long, most of it waiting".to_owned(),
            _ => "used more processor time than this task allows".to_owned(),
        }),
        Verdict::MemoryLimit => Some("used more memory than this task allows".to_owned()),
        Verdict::OutputLimit => Some("printed more than this task allows".to_owned()),
        Verdict::Killed => Some(match outcome.signal {
            Some(signal) => format!("was ended by signal {signal}"),
            None => "was ended by the sandbox".to_owned(),
        }),
        _ => None,
    });
    let verdict = match &traceback {
        Some((_, text)) if outcome.verdict == Verdict::RuntimeError && text.starts_with("MemoryError") => {
            Verdict::MemoryLimit
        }
        _ => outcome.verdict,
    };
    Finding { verdict, message, line: traceback.and_then(|(line, _)| line) }
}

/// The last line of a traceback and the deepest line of the person's file.
fn last_exception(stderr: &[u8]) -> Option<(Option<u32>, String)> {
    let text = String::from_utf8_lossy(&stderr[stderr.len().saturating_sub(16_384)..]);
    let start = text.rfind("Traceback (most recent call last):").or_else(|| text.rfind("  File \""))?;
    let trace = &text[start..];
    let number = |line: &str| {
        let (_, rest) = line.split_once("solution.py\", line ")?;
        rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
    };
    let line = trace.lines().filter_map(number).next_back();
    let last = trace.lines().rev().find(|line| !line.trim().is_empty() && !line.starts_with(' '))?;
    Some((line, last.to_owned()))
}

/// A syntax error of the person's own file: one of a text that it gives to `exec` is no such thing.
pub(super) fn unreadable(observed: &Observed, outcome: &Outcome) -> Option<Unreadable> {
    match observed {
        Observed::Frame(Frame::Raised(raised)) if !raised.called && raised.is("SyntaxError") => {
            let own =
                raised.text.contains("(solution.py, line") || raised.text.starts_with("(unicode error)");
            own.then(|| Unreadable { message: sentence(raised), line: raised.line })
        }
        // Nothing was called yet, so there is no traceback but the place alone.
        Observed::Failed(Finding { verdict: Verdict::RuntimeError, message: Some(message), line }) => {
            let kind = message.split(':').next()?;
            let named = ["SyntaxError", "IndentationError", "TabError"].contains(&kind);
            let traced = outcome.stderr.windows(9).any(|part| part == b"Traceback");
            (named && !traced).then(|| Unreadable { message: message.clone(), line: *line })
        }
        _ => None,
    }
}

/// The verdict on a run that had an answer to meet.
pub(super) async fn assess(
    author: &Author<'_>,
    task: &Task,
    given: &Given,
    wanted: &Wanted,
    observed: &Observed,
) -> Result<Finding, Fault> {
    match (wanted, observed) {
        (Wanted::Raises(name, before), _) => Ok(raises(task, name, before, observed)),
        (Wanted::Output(text), Observed::Output(printed)) => output(author, task, given, text, printed).await,
        (Wanted::Value(expected), Observed::Frame(Frame::Value { value, raw })) => {
            value_finding(author, task, given, expected, value, raw).await
        }
        (Wanted::Calls(expected), Observed::Frame(Frame::Calls(calls))) => {
            class(author, task, given, expected, calls).await
        }
        (Wanted::Calls(expected), Observed::Frame(Frame::Raised(raised))) => {
            // A wrong result before the exception is the earlier failure.
            Ok(calls_differ(task, expected, &raised.done).unwrap_or_else(|| failure(&task.call, observed)))
        }
        _ => Ok(failure(&task.call, observed)),
    }
}

/// The verdict on a run whose right answer nobody knows.
pub(super) fn without_answer(call: &Call, observed: &Observed) -> Finding {
    match observed {
        Observed::Output(_) | Observed::Frame(Frame::Value { .. } | Frame::Calls(_)) => Finding {
            verdict: Verdict::Ok,
            message: Some("the reference solution has no answer to this input".to_owned()),
            line: None,
        },
        _ => failure(call, observed),
    }
}

async fn value_finding(
    author: &Author<'_>,
    task: &Task,
    given: &Given,
    expected: &Value,
    actual: &Value,
    raw: &[u8],
) -> Result<Finding, Fault> {
    let differ = match (task.compare, given) {
        (Compare::Check, Given::Call { input, .. }) => {
            let input = if input.is_empty() { &encode(&Value::Tuple(Vec::new())) } else { input };
            author.check(input, &encode(expected), raw).await?
        }
        (how, _) => {
            compare(how, expected, actual).err().map(|differ| differ + forgotten(given, expected, actual))
        }
    };
    Ok(differ.map_or_else(Finding::accepted, Finding::wrong))
}

/// A hint for the most frequent slip: nothing is returned.
fn forgotten(given: &Given, expected: &Value, actual: &Value) -> &'static str {
    match (given, expected, actual) {
        (_, Value::None, _) => "",
        (Given::Call { how: How::Function { mutates: None }, .. }, _, Value::None) => {
            "; is a return missing?"
        }
        _ => "",
    }
}

async fn class(
    author: &Author<'_>,
    task: &Task,
    given: &Given,
    expected: &[Value],
    calls: &[Frame],
) -> Result<Finding, Fault> {
    let (Compare::Check, Given::Call { input, .. }) = (task.compare, given) else {
        return Ok(match calls_differ(task, expected, calls) {
            Some(finding) => finding,
            None if calls.len() == expected.len() => Finding::accepted(),
            None => Finding::error("the program reported too few results"),
        });
    };
    let mut values = Vec::new();
    for (index, call) in calls.iter().enumerate() {
        match call {
            Frame::Value { value, .. } => values.push(value.clone()),
            other => return Ok(no_value(other, &format!("call {}: ", index + 1))),
        }
    }
    let (expected, actual) = (Value::List(expected.to_vec()), Value::List(values));
    let message = author.check(input, &encode(&expected), &encode(&actual)).await?;
    Ok(message.map_or_else(Finding::accepted, Finding::wrong))
}

/// The first call whose result is not the expected one.
fn calls_differ(task: &Task, expected: &[Value], calls: &[Frame]) -> Option<Finding> {
    let how = if task.compare == Compare::Check { Compare::Exact } else { task.compare };
    expected.iter().zip(calls).enumerate().find_map(|(index, (expected, call))| {
        let place = format!("call {}: ", index + 1);
        match call {
            Frame::Value { value, .. } => {
                compare(how, expected, value).err().map(|differ| Finding::wrong(place + &differ))
            }
            other => Some(no_value(other, &place)),
        }
    })
}

async fn output(
    author: &Author<'_>,
    task: &Task,
    given: &Given,
    expected: &str,
    printed: &str,
) -> Result<Finding, Fault> {
    let differ = match (task.compare, given) {
        (Compare::Check, Given::Stdin(stdin)) => {
            let args = Value::Tuple(vec![Value::Str(String::from_utf8_lossy(stdin).into_owned())]);
            let (expected, printed) = (Value::str(expected), Value::str(printed));
            author.check(&encode(&args), &encode(&expected), &encode(&printed)).await?
        }
        (how, _) => compare_output(how, expected, printed).err(),
    };
    Ok(differ.map_or_else(Finding::accepted, Finding::wrong))
}

/// An expected exception. Of a class it must come from the last call, after
/// the others gave what is expected of them.
fn raises(task: &Task, name: &str, before: &[Value], observed: &Observed) -> Finding {
    match observed {
        Observed::Frame(Frame::Raised(raised)) if raised.called => {
            if let Some(differ) = calls_differ(task, before, &raised.done) {
                return differ;
            }
            if raised.done.len() + 1 < before.len() {
                let call = raised.done.len() + 1;
                let message =
                    format!("call {call}: raised {}, which call {} must", sentence(raised), before.len());
                return Finding { line: raised.line, ..Finding::wrong(message) };
            }
            if raised.is(name) {
                return Finding::accepted();
            }
            if raised.is("SystemExit") || raised.is("MemoryError") {
                return failure(&task.call, observed);
            }
            Finding {
                line: raised.line,
                ..Finding::wrong(format!("expected {name}, raised {}", sentence(raised)))
            }
        }
        Observed::Frame(Frame::Value { value, .. }) => {
            Finding::wrong(format!("expected {name} to be raised, got {}", quote(value)))
        }
        Observed::Frame(Frame::Calls(calls)) => calls_differ(task, before, calls).unwrap_or_else(|| {
            Finding::wrong(format!("expected {name} to be raised, but every call returned"))
        }),
        Observed::Output(_) => {
            Finding::wrong(format!("expected {name} to be raised, but the program ended well"))
        }
        Observed::Failed(finding)
            if finding.verdict == Verdict::RuntimeError && task.call == Call::Program =>
        {
            match &finding.message {
                Some(message) if message.split(':').next() == Some(name) => Finding::accepted(),
                _ => finding.clone(),
            }
        }
        _ => failure(&task.call, observed),
    }
}

/// The verdict on what is no answer at all.
fn failure(call: &Call, observed: &Observed) -> Finding {
    match observed {
        Observed::Failed(finding) => finding.clone(),
        Observed::Output(_) => Finding::error("the program printed where a value was expected"),
        Observed::Frame(Frame::Raised(raised)) => uncaught(raised),
        Observed::Frame(Frame::Missing { name, names }) => Finding::error(missing(call, name, names)),
        Observed::Frame(frame) => no_value(frame, ""),
    }
}

/// Why a run gave no answer, in a sentence.
pub(super) fn reason(call: &Call, observed: &Observed) -> String {
    let finding = failure(call, observed);
    finding.message.unwrap_or_else(|| finding.verdict.to_string())
}

fn uncaught(raised: &Raised) -> Finding {
    let verdict = if raised.is("MemoryError") { Verdict::MemoryLimit } else { Verdict::RuntimeError };
    let message = if raised.is("SystemExit") {
        "the program called exit; here it must return".to_owned()
    } else {
        sentence(raised)
    };
    Finding { verdict, message: Some(message), line: raised.line }
}

fn sentence(raised: &Raised) -> String {
    let line = raised.line.map_or_else(String::new, |line| format!(" (line {line})"));
    match raised.text.as_str() {
        "" => format!("{}{line}", raised.name()),
        // A syntax error names file and line itself.
        text if text.contains("(solution.py, line") => format!("{}: {text}", raised.name()),
        text => format!("{}: {text}{line}", raised.name()),
    }
}

fn missing(call: &Call, name: &str, names: &[String]) -> String {
    let what = match call {
        Call::Class(_) => "class",
        Call::Function(_) => "function",
        Call::Program | Call::Drive => "name",
    };
    let nearest = names
        .iter()
        .map(|other| (strsim::damerau_levenshtein(&name.to_lowercase(), &other.to_lowercase()), other))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, _)| *distance <= name.chars().count().div_ceil(2));
    match nearest {
        Some((_, other)) => {
            format!("there is no {what} \"{name}\"; the nearest name that is defined is \"{other}\"")
        }
        None => format!("there is no {what} \"{name}\""),
    }
}

fn no_value(frame: &Frame, place: &str) -> Finding {
    Finding::wrong(match frame {
        Frame::Iterator(name) => format!(
            "{place}returned an iterator ({name}), not the values themselves; return a list, for instance list(...)"
        ),
        Frame::Object(name) => {
            let remedy = remedy(name);
            format!("{place}returned an object of type {name}, which is not plain data{remedy}")
        }
        Frame::TooLarge(why) => format!("{place}{why}"),
        Frame::Raised(raised) => format!("{place}raised {}", sentence(raised)),
        _ => format!("{place}reported no value"),
    })
}

/// What to do about an object of a type that is often returned by mistake.
fn remedy(type_name: &str) -> &'static str {
    match type_name {
        "dict_keys" | "dict_values" | "dict_items" | "range" | "deque" | "array" => {
            "; return list(...) of it"
        }
        "bytearray" | "memoryview" => "; return bytes(...) of it",
        "coroutine" => "; the function is async, so calling it only makes a coroutine",
        "function" | "method" | "builtin_function_or_method" => "; are the brackets of a call missing?",
        _ => "",
    }
}
