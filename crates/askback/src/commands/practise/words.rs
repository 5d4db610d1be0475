//! A question that is answered in words: asked, answered while the seconds
//! run, the model answer beside it, ticked by the person; then the follow-up
//! that asks back. Nothing here judges an answer.

use std::{
    io::{self, BufRead},
    time::{Duration, Instant},
};

use askback_bank::{FollowUp, Question};
use askback_core::{AnswerId, AttemptId, Clock, ReviewId};
use askback_practice::{Because, Said, asked_back, level_of};
use askback_server::{SystemRandom, new_id};
use askback_store::{NewAnswer, NewReview};
use serde::Serialize;
use tokio::runtime::Runtime;

use super::{
    keeper::Keeper,
    page::{Model, Ticks, summary},
    screen::{self, Screen},
};
use crate::{engine, failure::Failure, say, system::SystemClock};

/// The most that is read of an answer.
const MOST: u64 = 1 << 20;

/// What `--json` prints of an answer.
#[derive(Serialize)]
struct Document<'a> {
    question: &'a str,
    answer: &'a str,
    words: usize,
    spent_ms: u64,
    aim_seconds: u32,
    limit_seconds: u32,
    kept: bool,
    model_answer: Option<&'a str>,
    points: &'a [askback_bank::Point],
    mistakes: &'a [askback_bank::Mistake],
    follow_ups: &'a [FollowUp],
}

/// One question and what follows from it.
struct Drill<'a> {
    question: &'a Question,
    screen: Screen,
    keeper: Keeper,
    runtime: Runtime,
    /// None until something was said.
    attempt: Option<AttemptId>,
    /// Whether things are kept; once that fails it is said, and not tried again.
    keeping: bool,
    aim: u32,
    limit: u32,
}

/// What was said.
struct Spoken {
    text: String,
    took: Duration,
    /// Under which id it is kept.
    kept: Option<AnswerId>,
    /// Whether standard input has more.
    more: bool,
}

/// Asks the question, and back, until there is nothing left to ask.
pub(super) fn run(question: &Question, screen: Screen, keeper: Keeper) -> Result<(), Failure> {
    let (runtime, aim) = (engine::runtime()?, question.meta.seconds);
    let limit = aim.saturating_add(aim / 2);
    let mut drill = Drill { question, screen, keeper, runtime, attempt: None, keeping: true, aim, limit };
    screen.clear()?;
    screen.text(&screen::statement(question))?;
    if screen.json { drill.document() } else { drill.converse() }
}

impl Drill<'_> {
    /// The attempt, which begins with the first thing that is said.
    fn attempt(&mut self) -> Option<AttemptId> {
        if self.attempt.is_none() && self.keeping {
            match self.runtime.block_on(self.keeper.start(self.question)) {
                Ok(attempt) => self.attempt = Some(attempt),
                Err(failure) => self.not_kept(&failure),
            }
        }
        self.attempt
    }

    fn document(&mut self) -> Result<(), Failure> {
        let spoken = self.listen(None)?;
        say::document(&Document {
            question: &self.question.meta.id,
            answer: &spoken.text,
            words: words(&spoken.text),
            spent_ms: milliseconds(spoken.took),
            aim_seconds: self.aim,
            limit_seconds: self.limit,
            kept: spoken.kept.is_some(),
            model_answer: self.question.text.answer.as_deref(),
            points: &self.question.text.points,
            mistakes: &self.question.text.mistakes,
            follow_ups: &self.question.text.follow_ups,
        })
    }

    fn converse(&mut self) -> Result<(), Failure> {
        let text = &self.question.text;
        let mut model =
            Model { answer: text.answer.as_deref(), points: &text.points, mistakes: &text.mistakes };
        let mut follow_up: Option<&FollowUp> = None;
        let mut said: Vec<Said> = Vec::new();
        loop {
            let spoken = self.listen(follow_up)?;
            say::line(summary(words(&spoken.text), spoken.took, self.aim, self.limit))?;
            say::line(model.text())?;
            let ticks = if spoken.more && !spoken.text.is_empty() { read_ticks(model)? } else { None };
            let Some(ticks) = ticks else { return Ok(()) };
            self.review(model, &spoken, &ticks)?;
            said.push(Said {
                follow_up: follow_up.map(|it| it.id.clone()),
                heard: true,
                points: ticks.points,
                mistakes: ticks.mistakes,
            });
            let Some(next) = asked_back(self.question, &said) else { return Ok(()) };
            say::line(format_args!("\n{}\n", self.because(model, next.because)))?;
            say::line(say::visible(&next.follow_up.text))?;
            model = Model {
                answer: Some(&next.follow_up.answer),
                points: &next.follow_up.points,
                mistakes: &text.mistakes,
            };
            follow_up = Some(next.follow_up);
        }
    }

    /// Reads an answer and keeps it, unless it is blank.
    fn listen(&mut self, follow_up: Option<&FollowUp>) -> Result<Spoken, Failure> {
        let how = "An empty line or Ctrl-D ends the answer.";
        let text = format!(
            "{}Answer in about {} s, at most {} s. {how}{}",
            say::QUIET,
            self.aim,
            self.limit,
            say::PLAIN
        );
        self.screen.text(&text)?;
        let started = Instant::now();
        let (text, more) = read_answer(io::stdin().lock())?;
        let mut spoken = Spoken { text, took: started.elapsed(), kept: None, more };
        if spoken.text.is_empty() {
            return Ok(spoken);
        }
        let Some(attempt) = self.attempt() else { return Ok(spoken) };
        let at = SystemClock.now();
        let answer = NewAnswer {
            id: AnswerId(new_id(at, &SystemRandom)),
            attempt,
            follow_up: follow_up.map(|it| it.id.clone()),
            text: spoken.text.clone(),
            spent_ms: milliseconds(spoken.took),
            limit_ms: Some(u64::from(self.limit) * 1_000),
            at,
        };
        match self.runtime.block_on(self.keeper.keep_answer(&answer)) {
            Ok(()) => spoken.kept = Some(answer.id),
            Err(failure) => self.not_kept(&failure),
        }
        Ok(spoken)
    }

    /// Says the level that the ticks amount to, and keeps them.
    fn review(&mut self, model: Model<'_>, spoken: &Spoken, ticks: &Ticks) -> Result<(), Failure> {
        let level = level_of(model.points, &ticks.points, ticks.mistakes.len());
        if let Some(level) = level {
            let number = u8::from(level);
            say::line(format_args!(
                "An estimate from your ticks: level {number} of 5, {}.",
                level.level_word()
            ))?;
        }
        let (Some(attempt), Some(answer)) = (self.attempt, spoken.kept) else { return Ok(()) };
        let at = SystemClock.now();
        let review = NewReview {
            id: ReviewId(new_id(at, &SystemRandom)),
            attempt,
            answer,
            points: ticks.points.clone(),
            mistakes: ticks.mistakes.clone(),
            estimate: level.map(u8::from),
            level: None,
            at,
        };
        if let Err(failure) = self.runtime.block_on(self.keeper.keep_review(&review)) {
            self.not_kept(&failure);
        }
        Ok(())
    }

    fn because(&self, model: Model<'_>, because: Because<'_>) -> String {
        let points = || model.points.iter().chain(&self.question.text.points);
        let why = match because {
            Because::Missing(id) => points().find(|it| it.id == id).map(|it| ("this was left out", &it.text)),
            Because::Mistake(id) => {
                model.mistakes.iter().find(|it| it.id == id).map(|it| ("you said", &it.text))
            }
            Because::After(_) | Because::Universal => None,
        };
        match why {
            Some((why, text)) => format!("Asked back, since {why}: {}.", say::visible(text)),
            None => "What is asked next:".to_owned(),
        }
    }

    /// Says once that nothing is kept from now on.
    fn not_kept(&mut self, failure: &Failure) {
        self.attempt = None;
        self.keeping = false;
        screen::not_kept(failure);
    }
}

/// Lines up to an empty one or the end of the input, and whether more may come.
fn read_answer(input: impl BufRead) -> Result<(String, bool), Failure> {
    let mut answer = String::new();
    let mut line = Vec::new();
    let mut input = input.take(MOST);
    loop {
        line.clear();
        let count = input.read_until(b'\n', &mut line);
        let count =
            count.map_err(|e| Failure::input("stdin", format_args!("the answer cannot be read: {e}")))?;
        let text = String::from_utf8_lossy(&line);
        if text.trim().is_empty() {
            let more = count > 0 || input.limit() == 0;
            return Ok((answer.trim().to_owned(), more));
        }
        answer.push_str(&text);
    }
}

/// What the person heard; `None` at the end of the input.
fn read_ticks(model: Model<'_>) -> Result<Option<Ticks>, Failure> {
    if model.points.is_empty() {
        return Ok(Some(Ticks::default()));
    }
    say::line(format_args!(
        "\n{}The numbers and letters of what you said, such as 1 3 a; Enter for none of it, Ctrl-D to end.{}",
        say::QUIET,
        say::PLAIN
    ))?;
    for line in io::stdin().lock().lines() {
        let Ok(line) = line else { break };
        match model.ticks(&line) {
            Ok(ticks) => return Ok(Some(ticks)),
            Err(word) => say::line(format_args!("\"{}\" is none of them; try again.", say::visible(&word)))?,
        }
    }
    Ok(None)
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
