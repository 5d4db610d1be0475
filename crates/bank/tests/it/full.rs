//! One whole example of each kind, as the model sees it.

use crate::common;
use askback_bank::{Bank, Question, Source};

fn load(id: &str) -> Question {
    let bank = Bank::load(&[Source::folder(common::fixtures("full"))]);
    let errors: Vec<String> =
        bank.faults().iter().filter(|f| f.is_error()).map(ToString::to_string).collect();
    assert_eq!(errors, Vec::<String>::new());
    let mut question = bank.get(id).unwrap().question.as_ref().clone();
    question.files.clear();
    question
}

#[test]
fn knowledge() {
    insta::assert_debug_snapshot!(load("gil"));
}

#[test]
fn coding() {
    insta::assert_debug_snapshot!(load("merge"));
}

#[test]
fn debugging() {
    insta::assert_debug_snapshot!(load("counter"));
}

#[test]
fn behavioural() {
    insta::assert_debug_snapshot!(load("bug"));
}

#[test]
fn design() {
    insta::assert_debug_snapshot!(load("shortener"));
}
