//! The judge from outside: verdicts by a real interpreter, comparison, values,
//! and the check of questions.

mod calls;
mod check;
mod common;
mod compare;
mod complexity;
mod guide;
mod hostile;
mod trace;
mod values;
