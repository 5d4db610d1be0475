//! What the person sees: text that begins on a clear screen at a terminal,
//! plain lines elsewhere, or a JSON document a line with the text for people on
//! standard error.

use std::{
    io::{IsTerminal, stdout},
    path::Path,
    time::Duration,
};

use askback_bank::{Meta, Question};
use askback_judge::JudgeResult;
use serde::Serialize;

use crate::{failure::Failure, judged, say, show};

/// Where a judgement is kept.
#[derive(Debug, Clone)]
pub(super) enum Kept {
    /// As the submission of that id.
    As(String),
    /// Nothing was handed in: the shown cases ran.
    Run,
    /// It was not handed in, since Python cannot read it.
    Unreadable,
    /// Nowhere; why was said.
    Nowhere,
}

/// One line of `--json`.
#[derive(Serialize)]
struct Line<'a> {
    question: &'a str,
    file: &'a Path,
    /// Whether it was handed in; else the shown cases ran alone.
    handed_in: bool,
    /// Its submission; null when the judgement is not kept.
    submission: Option<&'a str>,
    kept: bool,
    /// As `judge --json` prints it; null when the file cannot be judged.
    result: Option<&'a JudgeResult>,
    error: Option<Error<'a>>,
}

#[derive(Serialize)]
struct Error<'a> {
    code: &'a str,
    message: &'a str,
}

/// How things are shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Screen {
    pub(super) json: bool,
    terminal: bool,
}

impl Screen {
    pub(super) fn new(json: bool) -> Self {
        Self { json, terminal: !json && stdout().is_terminal() }
    }

    /// Text for people.
    pub(super) fn text(self, text: &str) -> Result<(), Failure> {
        if self.json {
            say::aside(text);
            return Ok(());
        }
        say::line(text)
    }

    /// The start of something new.
    pub(super) fn clear(self) -> Result<(), Failure> {
        match (self.terminal, self.json) {
            (true, _) => say::clear(),
            (false, true) => Ok(()),
            (false, false) => say::line(""),
        }
    }

    /// That a judgement is under way; only where it will be wiped away.
    pub(super) fn judging(self, path: &Path) -> Result<(), Failure> {
        if !self.terminal {
            return Ok(());
        }
        self.clear()?;
        say::line(format_args!("{}judging {} ...{}", say::QUIET, path.display(), say::PLAIN))
    }

    /// A verdict, what fails first.
    pub(super) fn judged(
        self,
        path: &Path,
        result: &JudgeResult,
        kept: &Kept,
        took: Duration,
        budget: u32,
    ) -> Result<(), Failure> {
        if self.json {
            let submission = match kept {
                Kept::As(id) => Some(id.as_str()),
                Kept::Run | Kept::Unreadable | Kept::Nowhere => None,
            };
            let handed_in = matches!(kept, Kept::As(_) | Kept::Nowhere);
            let kept = submission.is_some();
            let (question, result) = (result.question.as_str(), Some(result));
            return say::compact(&Line {
                question,
                file: path,
                handed_in,
                submission,
                kept,
                result,
                error: None,
            });
        }
        self.clear()?;
        say::line(verdict(result, kept, took, budget))
    }

    /// The file cannot be judged as it is. What was shown before stays.
    pub(super) fn unfit(self, question: &str, file: &Path, code: &str, message: &str) -> Result<(), Failure> {
        if self.json {
            let error = Some(Error { code, message });
            return say::compact(&Line {
                question,
                file,
                handed_in: false,
                submission: None,
                kept: false,
                result: None,
                error,
            });
        }
        say::line(format_args!("{}{}{}: {message}", say::WARN, file.display(), say::PLAIN))
    }
}

fn verdict(result: &JudgeResult, kept: &Kept, took: Duration, budget: u32) -> String {
    let handed_in = matches!(kept, Kept::As(_) | Kept::Nowhere);
    let told = match &result.unreadable {
        Some(unreadable) => judged::unreadable(unreadable),
        None if handed_in => judged::verdict(result),
        None => format!("{}{}{}", show::style(result.verdict), passed(result, "shown cases"), say::PLAIN),
    };
    let mut out = vec![format!("{}  {told}", result.question)];
    match judged::first_failure(result).filter(|_| result.unreadable.is_none()) {
        Some(case) => {
            out.push(String::new());
            out.extend(judged::failing(case));
            out.push(String::new());
            out.extend(others(result, &case.id, handed_in));
        }
        None if handed_in => out.push(solved(took, budget)),
        None => {}
    }
    let kept = match kept {
        Kept::As(_) => "handed in and kept",
        Kept::Run => "run, not handed in; u hands it in, and the hidden cases run then",
        Kept::Unreadable => "not handed in; u hands it in once Python can read it",
        Kept::Nowhere => "handed in, not kept",
    };
    out.push(format!("{}{kept}{}", say::QUIET, say::PLAIN));
    out.join("\n")
}

fn solved(took: Duration, budget: u32) -> String {
    let budget = minutes(Duration::from_secs(budget.into()));
    format!("Solved {} after you opened it; {budget} is what it is meant to take.", minutes(took))
}

/// "12 of 13 cases pass".
fn passed(result: &JudgeResult, cases: &str) -> String {
    let passed = result.cases.iter().filter(|case| case.verdict.is_success()).count();
    format!("{passed} of {} {cases} pass", result.cases.len())
}

/// How many cases pass, where that was not said before, and what the others that fail are about.
fn others(result: &JudgeResult, first: &str, count: bool) -> Option<String> {
    let failing = result.cases.iter().filter(|case| !case.verdict.is_success());
    let mut about: Vec<String> = Vec::new();
    for case in failing.filter(|case| case.id != first) {
        let hidden = if case.visible { "" } else { " (hidden)" };
        let one = format!("{}{hidden}", case.category);
        if !about.contains(&one) {
            about.push(one);
        }
    }
    let count = count.then(|| passed(result, "cases"));
    let about = (!about.is_empty()).then(|| format!("these fail too: {}", about.join(", ")));
    match (count, about) {
        (Some(count), Some(about)) => Some(format!("{count}; {about}")),
        (count, about) => count.or(about),
    }
}

/// A time as people say it.
pub(super) fn minutes(time: Duration) -> String {
    match time.as_secs() {
        seconds @ 0..60 => format!("{seconds} s"),
        seconds if seconds.is_multiple_of(60) => format!("{} min", seconds / 60),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

/// Title, how hard and how often asked it is, and what is asked.
pub(super) fn statement(question: &Question) -> String {
    let Meta { title, seconds, .. } = &question.meta;
    let time = minutes(Duration::from_secs((*seconds).into()));
    let about = format!("{}, {time}", rank(&question.meta));
    let prompt = say::visible(question.text.prompt.trim());
    format!("{}{}{}  {about}\n\n{prompt}\n", show::TITLE, say::visible(title), say::PLAIN)
}

/// What decides which task is next.
pub(super) fn rank(meta: &Meta) -> String {
    format!("{}, asked {} of 5", meta.difficulty.name(), meta.frequency)
}

/// That nothing is kept from now on, and why.
pub(super) fn not_kept(failure: &Failure) {
    let text = format!("{}Nothing is kept{}: {}", say::WARN, say::PLAIN, failure.text());
    say::aside(format_args!("{text}. You can practise all the same."));
}
