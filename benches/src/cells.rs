//! A sandbox of its own, asked directly: what a run costs without a server.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use anyhow::{Context, Result, ensure};
use askback_core::{Limits, PythonVersion, Verdict};
use askback_judge::{Job, Program, Runner as _};
use askback_sandbox::{SandboxConfig, SandboxRunner, Supervisor, SupervisorHandle};
use tokio::runtime::Runtime;

/// A sandbox whose supervisor is forked and not yet spoken to.
pub(crate) struct Forked(SupervisorHandle);

/// A sandbox that runs programs.
pub(crate) struct Cells {
    runtime: Runtime,
    runner: Arc<SandboxRunner>,
    python: PythonVersion,
    /// The interpreter by itself.
    pub(crate) executable: PathBuf,
}

/// Which interpreter is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    Default,
    /// Another one, which nothing keeps warm.
    Other,
}

impl Forked {
    /// To be called before there are threads.
    pub(crate) fn new(config: &SandboxConfig) -> Result<Self> {
        Ok(Self(Supervisor::spawn(config)?))
    }

    /// `None` if there is no such interpreter here.
    pub(crate) fn connect(self, which: Which) -> Result<Option<Cells>> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let runner = Arc::new(runtime.block_on(SandboxRunner::connect(self.0))?);
        let default = runner.default_python().with_context(|| format!("{:?}", runner.refusal()))?;
        let found = runner
            .pythons()
            .into_iter()
            .rfind(|python| (python.version == default) == (which == Which::Default));
        let Some(found) = found else { return Ok(None) };
        Ok(Some(Cells { runtime, runner, python: found.version, executable: found.executable }))
    }
}

impl Cells {
    pub(crate) fn rung(&self) -> String {
        self.runner.rung()
    }

    pub(crate) fn python(&self) -> PythonVersion {
        self.python
    }

    /// Runs a program and waits for its end.
    pub(crate) fn run(&self, program: &str) -> Result<()> {
        self.runtime.block_on(one(Arc::clone(&self.runner), job(self.python, program)))
    }

    /// Runs a program `times` times by each of `clients` who wait for their own.
    pub(crate) fn run_many(&self, program: &str, clients: usize, times: usize) -> Result<()> {
        let job = job(self.python, program);
        self.runtime.block_on(async {
            let clients: Vec<_> = (0..clients)
                .map(|_| {
                    let (runner, job) = (Arc::clone(&self.runner), job.clone());
                    tokio::spawn(async move {
                        for _ in 0..times {
                            one(Arc::clone(&runner), job.clone()).await?;
                        }
                        anyhow::Ok(())
                    })
                })
                .collect();
            for client in clients {
                client.await??;
            }
            Ok(())
        })
    }
}

async fn one(runner: Arc<SandboxRunner>, job: Job) -> Result<()> {
    let outcome = runner.run(job).await;
    ensure!(outcome.verdict == Verdict::Ok, "the run failed: {:?}", outcome.message);
    Ok(())
}

fn job(python: PythonVersion, program: &str) -> Job {
    Job {
        files: BTreeMap::from([("main.py".to_owned(), Arc::from(program.as_bytes()))]),
        program: Program::Script { entry: "main.py".to_owned() },
        stdin: Arc::from(&b""[..]),
        python: Some(python),
        limits: Limits::default(),
        allow_processes: false,
    }
}
