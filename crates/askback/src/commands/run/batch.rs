//! `askback run --batch`: a request a line in, a result a line out as they
//! finish. A bad line is answered like any other; it never stops the rest.

use std::{
    fs::File,
    io::{BufRead, BufReader, Read},
    path::Path,
    sync::Arc,
};

use askback_core::Limits;
use askback_judge::{RunReport, RunRequest};
use serde::Serialize;
use serde_json::Value;
use tokio::{sync::mpsc, task::JoinSet};

use crate::{
    engine::{Place, ServerArgs},
    failure::{Exit, Failure},
    say,
};

/// A line longer than this is refused unread. JSON may double the bytes of a program.
const MAX_LINE: u64 = 24 << 20;

/// One line of the result.
#[derive(Debug, Serialize)]
struct Answer {
    id: Value,
    #[serde(flatten)]
    result: Reply,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Reply {
    Report(Box<RunReport>),
    Fault { line: u64, error: Fault },
}

#[derive(Debug, Serialize)]
struct Fault {
    code: String,
    message: String,
}

/// Runs every request of the file.
pub(super) fn run(path: &Path, jobs: Option<u16>, server: &ServerArgs) -> Result<Exit, Failure> {
    let input: Box<dyn Read + Send> = if path.as_os_str() == "-" {
        Box::new(std::io::stdin())
    } else {
        Box::new(File::open(path).map_err(|e| Failure::file(path, &e))?)
    };
    let place = Arc::new(Place::open(server)?);
    let jobs = jobs.map_or_else(|| place.parallelism(), usize::from).max(1);
    let (lines, mut queue) = mpsc::channel(1);
    std::thread::spawn(move || read_lines(BufReader::new(input), &lines));
    let path = path.to_owned();
    place.block_on(async {
        let mut running: JoinSet<Answer> = JoinSet::new();
        let mut more = true;
        while more || !running.is_empty() {
            tokio::select! {
                line = queue.recv(), if more && running.len() < jobs => match line {
                    None => more = false,
                    Some(Err(error)) => return Err(Failure::file(&path, &error)),
                    Some(Ok(line)) => {
                        let place = Arc::clone(&place);
                        running.spawn(async move { answer(&place, line).await });
                    }
                },
                Some(answer) = running.join_next() => {
                    say::compact(&answer.map_err(|e| Failure::ours("internal", e))?)?;
                }
            }
        }
        Ok(Exit::Done)
    })
}

/// A line as it was read: its number, and its text unless that is too long.
struct Line {
    number: u64,
    text: Option<Vec<u8>>,
}

fn read_lines(mut input: impl BufRead, lines: &mpsc::Sender<std::io::Result<Line>>) {
    for number in 1.. {
        let line = match read_line(&mut input) {
            Ok(None) => return,
            Ok(Some(text)) if text.as_ref().is_some_and(|t| t.iter().all(u8::is_ascii_whitespace)) => {
                continue;
            }
            Ok(Some(text)) => Ok(Line { number, text }),
            Err(error) => Err(error),
        };
        let stop = line.is_err();
        // The receiver is gone when the batch was broken off.
        if lines.blocking_send(line).is_err() || stop {
            return;
        }
    }
}

/// The next line; `Some(None)` for one that is too long; `None` at the end.
fn read_line(input: &mut impl BufRead) -> std::io::Result<Option<Option<Vec<u8>>>> {
    let mut text = Vec::new();
    if input.by_ref().take(MAX_LINE).read_until(b'\n', &mut text)? == 0 {
        return Ok(None);
    }
    if text.last() != Some(&b'\n') && text.len() as u64 == MAX_LINE {
        input.skip_until(b'\n')?;
        return Ok(Some(None));
    }
    Ok(Some(Some(text)))
}

async fn answer(place: &Place, line: Line) -> Answer {
    let fault = |id: Value, code: &str, message: String| Answer {
        id,
        result: Reply::Fault { line: line.number, error: Fault { code: code.to_owned(), message } },
    };
    let Some(text) = line.text else {
        return fault(
            Value::Null,
            "line_too_long",
            format!("the line is longer than {} MiB", MAX_LINE >> 20),
        );
    };
    let value: Value = match serde_json::from_slice(&text) {
        Ok(value) => value,
        Err(e) => return fault(Value::Null, "bad_request", format!("not a JSON object on one line: {e}")),
    };
    let id = value.get("id").cloned().unwrap_or(Value::Null);
    let request: RunRequest = match serde_json::from_value(value) {
        Ok(request) => request,
        Err(e) => return fault(id, "bad_request", e.to_string()),
    };
    if let Err(e) = request.clone().into_job(&Limits::MAX) {
        return fault(id, e.code(), e.to_string());
    }
    match place.run(request).await {
        Ok(report) => Answer { id, result: Reply::Report(Box::new(report)) },
        Err(failure) => fault(id, failure.code(), failure.text().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_with_or_without_an_end_and_never_whole_if_too_long() {
        let mut input = Vec::from(&b"{}\n\n"[..]);
        input.extend(std::iter::repeat_n(b'x', usize::try_from(MAX_LINE).unwrap() + 5));
        input.extend_from_slice(b"\n[1]");
        let mut input = &input[..];
        let mut lengths = Vec::new();
        while let Some(line) = read_line(&mut input).unwrap() {
            lengths.push(line.map(|text| text.len()));
        }
        assert_eq!(lengths, [Some(3), Some(1), None, Some(3)]);
    }
}
