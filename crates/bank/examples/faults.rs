//! Prints what is wrong with bank folders: `cargo run -p askback-bank --example faults -- [--strict] DIR...`

use std::io::{self, Write};

use askback_bank::{Bank, Source};

fn main() -> io::Result<()> {
    let mut strict = false;
    let mut sources = Vec::new();
    for argument in std::env::args().skip(1) {
        if argument == "--strict" {
            strict = true;
            continue;
        }
        let source = Source::folder(argument);
        sources.push(if strict { source.strict() } else { source });
    }
    let bank = Bank::load(&sources);
    let mut out = io::stdout().lock();
    for fault in bank.faults() {
        writeln!(out, "{fault}")?;
    }
    writeln!(out, "{} questions, {} faults", bank.entries().len(), bank.faults().len())
}
