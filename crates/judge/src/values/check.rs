//! Python literals for those who read questions: whether a text is one.

use askback_bank::{LiteralCheck, LiteralFault};

use super::parse;

/// Tells the bank what a Python literal is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Literals;

impl LiteralCheck for Literals {
    fn check(&self, literal: &str) -> Result<(), LiteralFault> {
        parse(literal).map(drop).map_err(|fault| LiteralFault { message: fault.to_string(), expected: None })
    }
}
