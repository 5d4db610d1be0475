//! How practice goes on: which follow-up is asked back, what level the ticks
//! amount to, which clarification a typed question means, whether a prediction
//! came true, which task is next.
//!
//! Pure functions of what was said and of the question. This crate never
//! reads the time, never runs a program, and knows no store and no HTTP.

mod clarify;
mod follow_up;
mod level;
mod next;
mod predict;

pub use clarify::clarification_meant;
pub use follow_up::{AskedBack, Because, LADDER, Said, asked_back};
pub use level::level_of;
pub use next::next_task;
pub use predict::prediction_holds;
