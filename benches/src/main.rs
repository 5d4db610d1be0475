//! `make bench`: how fast is a run? Each question is one file, and each answer
//! is a pair: Askback against plain `python3 -I` with the same interpreter,
//! taking turns in one run, so that a busy machine slows both. It never asserts
//! a time.
//!
//! `askback-bench [ROUNDS]` wants the binary `askback` beside itself.
//! `ASKBACK_PYTHONS` names the interpreters as it does for Askback: one with
//! files in `site-packages` that run at each start would flatter us.

mod cells;
mod crowd;
mod memory;
mod pair;
mod plain;
mod programs;
mod served;
mod throughput;

use std::io::Write;

use anyhow::{Context, Result};
use askback_sandbox::SandboxConfig;
use comfy_table::{Table, presets};

use crate::{
    cells::{Cells, Forked, Which},
    pair::Pair,
    programs::{HARNESS, PRINT},
    served::Served,
};

fn main() -> Result<()> {
    let rounds: usize = std::env::args().nth(1).map_or(Ok(200), |text| text.parse())?;
    // Forked first, since a supervisor must not inherit threads.
    let named = std::env::var_os("ASKBACK_PYTHONS").unwrap_or_default();
    let interpreters = std::env::split_paths(&named).filter(|path| !path.as_os_str().is_empty()).collect();
    let usual = SandboxConfig { interpreters, ..SandboxConfig::default() };
    let one = SandboxConfig { slots: Some(1), ..usual.clone() };
    let ready = Forked::new(&one)?;
    let none_ready = Forked::new(&SandboxConfig { ready_cells: 0, most_ready_cells: 0, ..one.clone() })?;
    let cold = Forked::new(&SandboxConfig { runs_per_template: 1, ..one })?;
    let many = Forked::new(&usual)?;

    let ready = ready.connect(Which::Default)?.context("no interpreter")?;
    let memory = memory::template_mib();
    let none_ready = none_ready.connect(Which::Default)?.context("no interpreter")?;
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "Python {}, rung {}, {rounds} rounds, profile {}",
        ready.python(),
        ready.rung(),
        profile()
    )?;

    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header([
        "",
        "askback",
        "p95",
        "python3 -I",
        "p95",
        "ratio",
        "of p95",
    ]);
    table.add_row(row("print(1), a cell is ready", &in_cells(&ready, PRINT, rounds)?));
    table.add_row(row("print(1), no cell is ready", &in_cells(&none_ready, PRINT, rounds)?));
    table.add_row(row("a usual harness, a cell is ready", &in_cells(&ready, HARNESS, rounds / 2)?));
    table.add_row(row("a usual harness, no cell is ready", &in_cells(&none_ready, HARNESS, rounds / 2)?));
    if let Some(cold) = cold.connect(Which::Other)? {
        let name = format!("print(1) on Python {}, not kept warm", cold.python());
        table.add_row(row(&name, &in_cells(&cold, PRINT, rounds / 4)?));
    }
    let served = Served::start()?;
    let python = ready.executable.to_string_lossy().into_owned();
    let through_http = Pair::measure(rounds, || served.run(PRINT), || plain::run(&python, PRINT))?;
    table.add_row(row("print(1) through HTTP", &through_http));
    let stored = Pair::measure(rounds, || served.submit(PRINT), || plain::run(&python, PRINT))?;
    table.add_row(row("print(1) submitted through HTTP and stored", &stored));
    writeln!(out, "{table}")?;
    drop((ready, none_ready, served));

    let many = many.connect(Which::Default)?.context("no interpreter")?;
    let (askback, alone) = throughput::measure(&many, rounds)?;
    writeln!(
        out,
        "a usual harness, two at a time: {askback:.1} runs a second in cells, {alone:.1} with python3 -I, {:.2} times as many",
        askback / alone
    )?;
    let processors = std::thread::available_parallelism().map_or(2, usize::from);
    let (crowd, row) = crowd::measure(&many, processors)?;
    writeln!(
        out,
        "fifty at once: the last answer after {crowd:.0} ms; one after the other, by {processors} processors: {row:.0} ms; {:.2}",
        crowd / row
    )?;
    match memory {
        Some(mib) => writeln!(out, "an interpreter that waits: {mib:.1} MiB of its own share")?,
        None => writeln!(out, "an interpreter that waits: its memory is not told here")?,
    }
    Ok(())
}

fn in_cells(cells: &Cells, program: &str, rounds: usize) -> Result<Pair> {
    let python = cells.executable.to_string_lossy();
    Pair::measure(rounds, || cells.run(program), || plain::run(&python, program))
}

fn row(name: &str, pair: &Pair) -> [String; 7] {
    let (askback, python) = (pair.askback(), pair.python());
    let ms = |value: f64| format!("{value:.2} ms");
    [
        name.to_owned(),
        ms(askback.median),
        ms(askback.p95),
        ms(python.median),
        ms(python.p95),
        format!("{:.3}", askback.median / python.median),
        format!("{:.3}", askback.p95 / python.p95),
    ]
}

fn profile() -> &'static str {
    if cfg!(debug_assertions) { "dev" } else { "release" }
}
