//! Inputs, results and outputs as people read them, cut to a size.

use askback_bank::Call;

use super::{
    assess::Observed,
    prepare::{Given, Wanted},
};
use crate::{
    harness::{Frame, How},
    values::{Value, decode, repr_within},
};

/// How much of a value is shown.
const VALUE: usize = 4_096;
/// How much of an output is shown, in bytes.
const OUTPUT: usize = 16_384;

/// The call, or standard input.
pub(super) fn input(call: &Call, given: &Given) -> String {
    match given {
        Given::Stdin(text) => output(text, false),
        Given::Call { made_by: Some(made_by), .. } => made_by.clone(),
        Given::Call { how: How::Drive, name, .. } => format!("{name}(module)"),
        Given::Call { name, input, .. } => match (call, decode(input)) {
            (Call::Class(_), Ok(Value::Tuple(parts))) => class(name, &parts),
            (_, Ok(Value::Tuple(args))) => format!("{name}({})", arguments(&args)),
            _ => format!("{name}(...)"),
        },
    }
}

fn class(name: &str, parts: &[Value]) -> String {
    let [Value::Tuple(init), Value::List(calls)] = parts else { return format!("{name}(...)") };
    let mut lines = vec![format!("x = {name}({})", arguments(init))];
    for call in calls {
        if let Value::Tuple(call) = call
            && let [Value::Str(method), Value::Tuple(args)] = call.as_slice()
        {
            lines.push(format!("x.{method}({})", arguments(args)));
        }
    }
    cut(lines.join("\n"), VALUE)
}

/// Values between the brackets of a call.
pub(super) fn arguments(args: &[Value]) -> String {
    args.iter().map(|arg| repr_within(arg, VALUE)).collect::<Vec<_>>().join(", ")
}

/// What must come out.
pub(super) fn wanted(wanted: &Wanted) -> String {
    match wanted {
        Wanted::Value(value) => repr_within(value, VALUE),
        Wanted::Calls(values) => repr_within(&Value::List(values.clone()), VALUE),
        Wanted::Raises(name, _) => format!("raises {name}"),
        Wanted::Output(text) => cut(text.clone(), OUTPUT),
    }
}

/// What came out, if anything did.
pub(super) fn observed(observed: &Observed) -> Option<String> {
    match observed {
        Observed::Frame(frame) => self::frame(frame),
        Observed::Output(text) => Some(cut(text.clone(), OUTPUT)),
        Observed::Failed(_) => None,
    }
}

fn frame(frame: &Frame) -> Option<String> {
    match frame {
        Frame::Value { value, .. } => Some(repr_within(value, VALUE)),
        Frame::Calls(calls) => {
            let parts: Vec<String> = calls.iter().filter_map(self::frame).collect();
            Some(cut(format!("[{}]", parts.join(", ")), VALUE))
        }
        Frame::Raised(raised) if raised.text.is_empty() => Some(format!("raises {}", raised.name())),
        Frame::Raised(raised) => Some(cut(format!("raises {}: {}", raised.name(), raised.text), VALUE)),
        Frame::Iterator(name) | Frame::Object(name) => Some(format!("<{name}>")),
        Frame::TooLarge(_) | Frame::Missing { .. } => None,
    }
}

/// What was printed, as text.
pub(super) fn output(bytes: &[u8], truncated: bool) -> String {
    let kept = &bytes[..bytes.len().min(OUTPUT)];
    let mut text = String::from_utf8_lossy(kept).into_owned();
    if kept.len() < bytes.len() || truncated {
        let more =
            if truncated { "more than was kept".to_owned() } else { (bytes.len() - kept.len()).to_string() };
        text.push_str(&format!("\n[cut here; bytes not shown: {more}]"));
    }
    text
}

fn cut(mut text: String, limit: usize) -> String {
    if text.len() > limit {
        text.truncate(text.floor_char_boundary(limit));
        text.push('…');
    }
    text
}
