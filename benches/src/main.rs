//! `make bench`: how fast is a run? Each question is one file, and each answer
//! is a pair: Askback through its HTTP interface against plain `python3` with
//! the same interpreter, taking turns in one run, so that a busy machine slows
//! both. It never asserts a time.
//!
//! `askback-bench [ROUNDS]` wants the binary `askback` beside itself.

mod harness;
mod one_run;
mod pair;
mod plain;
mod served;
mod throughput;

use std::io::Write;

use anyhow::Result;
use comfy_table::{Table, presets};

use crate::{pair::Pair, served::Served};

fn main() -> Result<()> {
    let rounds = std::env::args().nth(1).map_or(Ok(200), |text| text.parse())?;
    let served = Served::start()?;
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "Python {} ({}), rung {}, {} rounds, profile {}",
        served.python,
        served.executable,
        served.rung,
        rounds,
        profile()
    )?;

    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header([
        "",
        "askback",
        "p95",
        "python3",
        "p95",
        "ratio of medians",
    ]);
    for (name, pair) in [
        ("print(1)", one_run::measure(&served, rounds)?),
        ("a usual harness", harness::measure(&served, rounds / 2)?),
    ] {
        table.add_row(row(name, &pair));
    }
    writeln!(out, "{table}")?;

    let (askback, python) = throughput::measure(&served, rounds)?;
    writeln!(
        out,
        "two at a time: {askback:.1} runs a second with Askback, {python:.1} with python3, {:.2} times as many",
        askback / python
    )?;
    Ok(())
}

fn row(name: &str, pair: &Pair) -> [String; 6] {
    let (askback, python) = (pair.askback(), pair.python());
    let ms = |value: f64| format!("{value:.2} ms");
    [
        name.to_owned(),
        ms(askback.median),
        ms(askback.p95),
        ms(python.median),
        ms(python.p95),
        format!("{:.3}", askback.median / python.median),
    ]
}

fn profile() -> &'static str {
    if cfg!(debug_assertions) { "dev" } else { "release" }
}
