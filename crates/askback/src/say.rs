//! What is printed: results on standard output, the rest on standard error,
//! coloured only on a terminal. Text that a program made is never passed to a
//! terminal with its control characters.

use std::{
    fmt,
    io::{self, IsTerminal, Write},
};

use anstyle::{AnsiColor, Reset, Style};
use serde::Serialize;

use crate::failure::{Failure, PIPE_CLOSED};

pub(crate) const GOOD: Style = AnsiColor::Green.on_default();
pub(crate) const WARN: Style = AnsiColor::Yellow.on_default();
pub(crate) const BAD: Style = AnsiColor::Red.on_default();
pub(crate) const QUIET: Style = Style::new().dimmed();
pub(crate) const PLAIN: Reset = Reset;

/// The version of every JSON shape.
const SCHEMA: u8 = 1;

#[derive(Serialize)]
struct Versioned<'a, T> {
    schema: u8,
    #[serde(flatten)]
    body: &'a T,
}

/// One line of a result.
pub(crate) fn line(text: impl fmt::Display) -> Result<(), Failure> {
    writeln!(anstream::stdout().lock(), "{text}").map_err(|e| output(&e))
}

/// Empties the terminal and goes to its upper left.
pub(crate) fn clear() -> Result<(), Failure> {
    // No colour: also where colours are switched off.
    let mut out = io::stdout().lock();
    write!(out, "\x1b[2J\x1b[H").and_then(|()| out.flush()).map_err(|e| output(&e))
}

/// One JSON document with its schema.
pub(crate) fn document(body: &impl Serialize) -> Result<(), Failure> {
    let json = serde_json::to_string_pretty(&Versioned { schema: SCHEMA, body })
        .map_err(|e| Failure::ours("internal", e))?;
    line(json)
}

/// One JSON document that has its schema already.
pub(crate) fn own_document(body: &impl Serialize) -> Result<(), Failure> {
    line(serde_json::to_string_pretty(body).map_err(|e| Failure::ours("internal", e))?)
}

/// One JSON document on one line, for batches.
pub(crate) fn compact(body: &impl Serialize) -> Result<(), Failure> {
    let json = serde_json::to_string(&Versioned { schema: SCHEMA, body })
        .map_err(|e| Failure::ours("internal", e))?;
    let mut out = io::stdout().lock();
    writeln!(out, "{json}").and_then(|()| out.flush()).map_err(|e| output(&e))
}

/// Something for people beside the result, on standard error.
pub(crate) fn aside(text: impl fmt::Display) {
    // Nobody is left to tell when standard error is closed.
    let _ = writeln!(anstream::stderr().lock(), "{text}");
}

/// What a program printed, passed on: byte for byte into a file or pipe,
/// without control characters onto a terminal.
pub(crate) fn passed_on(text: &str, to_stderr: bool) -> Result<(), Failure> {
    let terminal = if to_stderr { io::stderr().is_terminal() } else { io::stdout().is_terminal() };
    let shown = if terminal { visible(text) } else { text.to_owned() };
    let written = if to_stderr {
        io::stderr().lock().write_all(shown.as_bytes())
    } else {
        let mut out = io::stdout().lock();
        out.write_all(shown.as_bytes()).and_then(|()| out.flush())
    };
    written.map_err(|e| output(&e))
}

/// Text with its control characters made visible.
pub(crate) fn visible(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => c,
            '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
            '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            other => other,
        })
        .collect()
}

fn output(error: &io::Error) -> Failure {
    if error.kind() == io::ErrorKind::BrokenPipe {
        Failure::input(PIPE_CLOSED, "")
    } else {
        Failure::ours("output", format_args!("standard output: {error}"))
    }
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn control_characters_show_themselves() {
        assert_eq!(visible("a\x1b[31m\tb\r\n\u{9b}\u{202e}é"), "a␛[31m\tb␍\n\u{fffd}\u{fffd}é");
    }
}
