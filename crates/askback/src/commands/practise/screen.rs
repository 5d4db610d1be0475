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
    /// Nothing was handed in: the same program ran again.
    Again,
    /// Nowhere; why was said.
    Nowhere,
}

/// One line of `--json`.
#[derive(Serialize)]
struct Line<'a> {
    question: &'a str,
    file: &'a Path,
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
                Kept::Again | Kept::Nowhere => None,
            };
            let kept = submission.is_some();
            let (question, result) = (result.question.as_str(), Some(result));
            return say::compact(&Line { question, file: path, submission, kept, result, error: None });
        }
        self.clear()?;
        say::line(verdict(result, kept, took, budget))
    }

    /// The file cannot be judged as it is.
    pub(super) fn unfit(self, question: &str, file: &Path, code: &str, message: &str) -> Result<(), Failure> {
        if self.json {
            let error = Some(Error { code, message });
            return say::compact(&Line {
                question,
                file,
                submission: None,
                kept: false,
                result: None,
                error,
            });
        }
        self.clear()?;
        say::line(format_args!("{}{}{}: {message}", say::WARN, file.display(), say::PLAIN))
    }
}

fn verdict(result: &JudgeResult, kept: &Kept, took: Duration, budget: u32) -> String {
    let mut out = vec![format!("{}  {}", result.question, judged::verdict(result))];
    if let Some(case) = judged::first_failure(result) {
        out.push(String::new());
        out.extend(judged::failing(case));
        out.push(String::new());
        out.push(others(result, &case.id));
    } else {
        let budget = minutes(Duration::from_secs(budget.into()));
        out.push(format!(
            "Solved {} after you opened it; {budget} is what it is meant to take.",
            minutes(took)
        ));
    }
    let kept = match kept {
        Kept::As(_) => "handed in and kept",
        Kept::Again => "run again; nothing was handed in",
        Kept::Nowhere => "not kept",
    };
    out.push(format!("{}{kept}{}", say::QUIET, say::PLAIN));
    out.join("\n")
}

/// How many cases pass, and what the others that fail are about.
fn others(result: &JudgeResult, first: &str) -> String {
    let failing = result.cases.iter().filter(|case| !case.verdict.is_success());
    let mut about: Vec<String> = Vec::new();
    for case in failing.filter(|case| case.id != first) {
        let hidden = if case.visible { "" } else { " (hidden)" };
        let one = format!("{}{hidden}", case.category);
        if !about.contains(&one) {
            about.push(one);
        }
    }
    let passed = result.cases.iter().filter(|case| case.verdict.is_success()).count();
    let count = format!("{passed} of {} cases pass", result.cases.len());
    if about.is_empty() { count } else { format!("{count}; these fail too: {}", about.join(", ")) }
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
