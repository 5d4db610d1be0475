//! Runs one file in the sandbox: `cargo run -p askback-sandbox --example once -- main.py`.

use std::{collections::BTreeMap, io::Write as _, sync::Arc, time::Instant};

use askback_judge::{Job, Program, Runner as _};
use askback_sandbox::{SandboxConfig, SandboxRunner, Supervisor};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let start = Instant::now();
    let handle = Supervisor::spawn(&SandboxConfig::default())?;
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("name a file")?;
    let python = arguments.next().map(|text| text.parse()).transpose()?;
    let source = std::fs::read(&path)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let runner = SandboxRunner::connect(handle).await?;
        let mut out = std::io::stdout().lock();
        writeln!(out, "rung {} after {:?}, {:?}", runner.rung(), start.elapsed(), runner.remarks())?;
        for found in runner.interpreters() {
            writeln!(out, "  {} {} {:?}", found.full_version, found.executable.display(), found.unused)?;
        }
        let job = Job {
            files: BTreeMap::from([("main.py".to_owned(), Arc::from(source))]),
            program: Program::Script { entry: "main.py".to_owned() },
            stdin: Arc::from(&b""[..]),
            python,
            limits: askback_core::Limits::default(),
            allow_processes: false,
        };
        for _ in 0..3 {
            let begun = Instant::now();
            let outcome = runner.run(job.clone()).await;
            writeln!(out, "{:?} took {:?}", outcome.verdict, begun.elapsed())?;
            writeln!(
                out,
                "{:?} exit {:?} signal {:?} wall {:?} cpu {:?} memory {:?}",
                outcome.message,
                outcome.exit_code,
                outcome.signal,
                outcome.wall_ms,
                outcome.cpu_ms,
                outcome.memory_kib
            )?;
            out.write_all(&outcome.stdout)?;
            out.write_all(&outcome.stderr)?;
        }
        Ok(())
    })
}
