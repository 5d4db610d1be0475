//! A question that is answered in words: asked, answered while the seconds
//! run, then the model answer beside it. Nothing here judges an answer.

use std::{
    io::{self, BufRead},
    time::{Duration, Instant},
};

use askback_bank::{Point, Question};
use serde::Serialize;

use super::screen::{self, Screen};
use crate::{failure::Failure, say, show};

/// The most that is read of an answer.
const MOST: u64 = 1 << 20;

/// What `--json` prints of an answer.
#[derive(Serialize)]
struct Document<'a> {
    question: &'a str,
    answer: &'a str,
    words: usize,
    seconds: u64,
    aim_seconds: u32,
    most_seconds: u32,
    model_answer: Option<&'a str>,
    points: &'a [Point],
    mistakes: &'a [askback_bank::Mistake],
    follow_ups: &'a [askback_bank::FollowUp],
}

/// Asks, reads an answer, shows what belongs into one.
pub(super) fn ask(question: &Question, screen: &Screen) -> Result<(), Failure> {
    let aim = question.meta.seconds;
    let most = aim.saturating_add(aim / 2);
    screen.clear()?;
    screen.text(&screen::statement(question))?;
    let how = format!("Answer in about {aim} s, at most {most} s. An empty line or Ctrl-D ends the answer.");
    screen.text(&format!("{}{how}{}", say::QUIET, say::PLAIN))?;
    let started = Instant::now();
    let answer = read_answer(io::stdin().lock())?;
    let took = started.elapsed();
    let words = answer.split_whitespace().count();
    if screen.json {
        return say::document(&Document {
            question: &question.meta.id,
            answer: &answer,
            words,
            seconds: took.as_secs(),
            aim_seconds: aim,
            most_seconds: most,
            model_answer: question.text.answer.as_deref(),
            points: &question.text.points,
            mistakes: &question.text.mistakes,
            follow_ups: &question.text.follow_ups,
        });
    }
    say::line(summary(words, took, aim, most))?;
    say::line(model(question))
}

/// Lines up to an empty one or the end of the input.
fn read_answer(input: impl BufRead) -> Result<String, Failure> {
    let mut answer = String::new();
    let mut line = Vec::new();
    let mut input = input.take(MOST);
    loop {
        line.clear();
        let count = input.read_until(b'\n', &mut line);
        count.map_err(|e| Failure::input("stdin", format_args!("the answer cannot be read: {e}")))?;
        let text = String::from_utf8_lossy(&line);
        if text.trim().is_empty() {
            return Ok(answer.trim_end().to_owned());
        }
        answer.push_str(&text);
    }
}

fn summary(words: usize, took: Duration, aim: u32, most: u32) -> String {
    if words == 0 {
        return "Blank? Say the question in your own words, then its core in one sentence, then an example."
            .to_owned();
    }
    let seconds = took.as_secs();
    let (style, judgement) = match seconds {
        _ if seconds <= aim.into() => (say::GOOD, "within the time aimed at".to_owned()),
        _ if seconds <= most.into() => {
            (say::WARN, format!("{} s over the time aimed at", seconds - u64::from(aim)))
        }
        _ => (say::BAD, format!("{} s over what an interview gives", seconds - u64::from(most))),
    };
    format!("{words} words in {style}{seconds} s{}: {judgement}.", say::PLAIN)
}

fn model(question: &Question) -> String {
    let text = &question.text;
    let mut out = Vec::new();
    if let Some(answer) = &text.answer {
        out.push(title("Model answer"));
        out.push(say::visible(answer.trim()));
    }
    if !text.points.is_empty() {
        out.push(title("Did you say this?"));
        out.extend(text.points.iter().map(point));
    }
    if !text.mistakes.is_empty() {
        out.push(title("Common wrong answers"));
        out.extend(text.mistakes.iter().map(|mistake| format!("  - {}", say::visible(&mistake.text))));
    }
    if !text.follow_ups.is_empty() {
        out.push(title("What may be asked next"));
        out.extend(text.follow_ups.iter().map(|one| format!("  - {}", say::visible(&one.text))));
    }
    out.join("\n")
}

fn point(point: &Point) -> String {
    let depth = if point.core { "" } else { " (goes deeper)" };
    format!("  [ ] {}{depth}", say::visible(&point.text))
}

fn title(text: &str) -> String {
    format!("\n{}{text}{}", show::TITLE, say::PLAIN)
}
