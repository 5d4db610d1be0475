//! How long `print(1)` takes through the runner, against the same interpreter
//! started by itself, in turn: `cargo run -p askback-sandbox --example pace -- 60`.
//! A second number says how many cells are kept ready; `cold` starts the interpreter for each run.

use std::{collections::BTreeMap, io::Write as _, process::Command, sync::Arc, time::Instant};

use askback_judge::{Job, Program, Runner as _};
use askback_sandbox::{SandboxConfig, SandboxRunner, Supervisor};

#[expect(clippy::disallowed_methods, reason = "the interpreter on its own is what is compared with")]
fn alone(executable: &std::path::Path) -> std::io::Result<f64> {
    let start = Instant::now();
    let output = Command::new(executable).args(["-I", "-c", "print(1)"]).output()?;
    assert!(output.status.success());
    Ok(start.elapsed().as_secs_f64() * 1000.0)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rounds: usize = std::env::args().nth(1).map_or(Ok(60), |text| text.parse())?;
    let second = std::env::args().nth(2).unwrap_or_else(|| "1".to_owned());
    let cold = second == "cold";
    let ready_cells = if cold { 0 } else { second.parse()? };
    let handle = Supervisor::spawn(&SandboxConfig {
        ready_cells,
        most_ready_cells: ready_cells,
        slots: Some(1),
        ..SandboxConfig::default()
    })?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let runner = SandboxRunner::connect(handle).await?;
        let python =
            runner.pythons().into_iter().find(|found| Some(found.version) == runner.default_python());
        let executable = python.ok_or("no interpreter")?.executable;
        let job = Job {
            files: BTreeMap::from([("main.py".to_owned(), Arc::from(&b"print(1)"[..]))]),
            program: Program::Script { entry: "main.py".to_owned() },
            stdin: Arc::from(&b""[..]),
            python: None,
            limits: askback_core::Limits::default(),
            allow_processes: false,
        };
        let (mut here, mut there) = (Vec::new(), Vec::new());
        for _ in 0..rounds {
            there.push(alone(&executable)?);
            let start = Instant::now();
            let outcome = runner.run(job.clone()).await;
            here.push(start.elapsed().as_secs_f64() * 1000.0);
            assert_eq!(outcome.stdout, b"1\n");
            eprintln!("{}", String::from_utf8_lossy(&outcome.stderr));
        }
        let (here, there) = (median(here), median(there));
        writeln!(
            std::io::stdout(),
            "rung {}, {} ready: {here:.2} ms in a cell, {there:.2} ms alone, ratio {:.3}",
            runner.rung(),
            ready_cells,
            here / there
        )?;
        Ok(())
    })
}
