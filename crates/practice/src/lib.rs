//! How practice goes on: which follow-up is asked back, what level the ticks
//! amount to, which clarification a typed question means, whether a prediction
//! came true, which task is next; and looking back: the calendar, figures, what an
//! interviewer would write, and what to do today.
//!
//! Pure functions of what was said and of the question. This crate never
//! reads the time, never runs a program, and knows no store and no HTTP.

mod baseline;
mod calendar;
mod clarify;
mod day;
mod figures;
mod follow_up;
mod level;
mod next;
mod notes;
mod predict;
mod record;
mod shown;
mod today;

pub use baseline::{Outcome, Part, Step, baseline, begin_with, steps};
pub use calendar::{Day, calendar};
pub use clarify::clarification_meant;
pub use day::{BEGINS, day_begins, practice_day, zone};
pub use figures::{
    Answered, EASIES, EASY_SECONDS, Heard, Levels, Solved, answered, easies, easies_in, levels, solved,
};
pub use follow_up::{AskedBack, Because, LADDER, Said, asked_back};
pub use level::level_of;
pub use next::next_task;
pub use notes::{ANSWER_LIMIT_MS, Note, notes};
pub use predict::prediction_holds;
pub use record::{Answer, Card, Case, HandedIn, Predicted, SOLID, Sitting};
pub use today::{
    Left, Pick, Reason, SHORTLIST_MINUTES, UnderWay, minutes_of_day, shortlist, todays, under_way,
};
