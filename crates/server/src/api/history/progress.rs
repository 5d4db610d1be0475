//! `GET /progress`: how one's practice goes, in figures and in sentences.

use askback_practice::{Answered, EASIES, EASY_SECONDS, Levels, Solved};
use axum::{Json, extract::State};
use jiff::{Timestamp, ToSpan, civil::Date};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    auth::Caller,
    history::{Past, named},
    permission::Permission,
    problem::Answer,
    state::AppState,
    wire::{Difficulty, Note, PractisedDay, SittingRef},
};

pub(crate) const PERMISSION: Permission = Permission::Practise;

/// A year of weeks, the present one included.
const WEEKS: i32 = 53;
/// The newest times that are told.
const TIMES: usize = 120;
/// The questions last answered whose levels are told, and the newest levels of each.
const QUESTIONS: usize = 60;
const LEVELS: usize = 12;

/// How one's practice goes. A figure that was not measured is left out.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProgressReport {
    /// The present day of practice; one begins at 04:00.
    #[schema(value_type = String, format = Date)]
    day: Date,
    /// IANA zone of the days.
    zone: String,
    easies: Easies,
    /// Solved tasks, oldest first; the newest 120.
    tasks: Vec<TaskTime>,
    /// Answers to knowledge questions, oldest first; the newest 120.
    answers: Vec<AnswerTime>,
    /// Levels of each question that was answered, the one answered last first.
    levels: Vec<QuestionLevels>,
    /// Days of the last 53 weeks on which something was done, oldest first.
    days: Vec<PractisedDay>,
    /// What an interviewer would write.
    notes: Vec<Note>,
}

/// Easy tasks solved in time.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Easies {
    /// How many make the bar: 30, or as many as there are.
    of: usize,
    /// In how many seconds each.
    seconds: u64,
    /// How many there are to solve.
    in_bank: usize,
    /// How many were solved in time.
    in_time: usize,
    /// The best time of each that was solved, fastest first.
    tasks: Vec<TaskTime>,
}

/// How long a task took.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TaskTime {
    attempt: Uuid,
    question: String,
    question_title: String,
    difficulty: Difficulty,
    /// From the start of the attempt to the first accepted program.
    seconds: u64,
    /// What the question gives.
    budget_seconds: u32,
    /// When it was solved.
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
}

/// How long an answer took.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AnswerTime {
    #[serde(flatten)]
    of: SittingRef,
    spent_ms: u64,
    /// 1 to 5; null until it was listened to.
    level: Option<u8>,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
}

/// Levels of a question over time.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct QuestionLevels {
    #[serde(flatten)]
    of: SittingRef,
    /// Oldest first; the newest twelve.
    levels: Vec<HeardLevel>,
}

/// A level that was heard.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct HeardLevel {
    attempt: Uuid,
    /// 1 to 5.
    level: u8,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
}

/// How one's practice goes, in figures and in sentences. Nobody else reads it.
#[utoipa::path(get, path = "/progress", tag = "practice", responses((status = 200, body = ProgressReport)))]
pub(crate) async fn show_progress(
    State(state): State<AppState>,
    caller: Caller,
) -> Answer<Json<ProgressReport>> {
    let past = Past::of(&state, &caller).await?;
    let solved = askback_practice::solved(&past.cards, &past.sittings);
    let answers = askback_practice::answered(&past.sittings);
    let day = past.day();
    let first = day.saturating_sub((WEEKS * 7).days());
    Ok(Json(ProgressReport {
        day,
        zone: caller.person.zone,
        easies: easies(&past, &solved),
        tasks: newest(&solved, TIMES).iter().map(task).collect(),
        answers: newest(&answers, TIMES).iter().map(answer).collect(),
        levels: askback_practice::levels(&past.sittings).iter().take(QUESTIONS).map(levels).collect(),
        days: past.days_from(first),
        notes: past.notes(),
    }))
}

fn newest<T>(all: &[T], most: usize) -> &[T] {
    &all[all.len().saturating_sub(most)..]
}

fn easies(past: &Past, solved: &[Solved<'_>]) -> Easies {
    let best = askback_practice::easies(solved);
    let in_bank = askback_practice::easies_in(&past.cards);
    Easies {
        of: EASIES.min(in_bank),
        seconds: EASY_SECONDS,
        in_bank,
        in_time: best.iter().filter(|it| it.seconds < EASY_SECONDS).count(),
        tasks: best.iter().take(TIMES).map(task).collect(),
    }
}

fn task(of: &Solved<'_>) -> TaskTime {
    TaskTime {
        attempt: of.attempt.0,
        question: of.card.id.clone(),
        question_title: of.card.title.clone(),
        difficulty: of.card.difficulty.into(),
        seconds: of.seconds,
        budget_seconds: of.card.seconds,
        at: of.at,
    }
}

fn answer(of: &Answered<'_>) -> AnswerTime {
    AnswerTime { of: named(of.sitting), spent_ms: of.spent_ms, level: of.level, at: of.at }
}

fn levels(of: &Levels<'_>) -> QuestionLevels {
    let heard = newest(&of.levels, LEVELS).iter();
    let heard = heard.map(|it| HeardLevel { attempt: it.attempt.0, level: it.level, at: it.at });
    QuestionLevels { of: named(of.sitting), levels: heard.collect() }
}
