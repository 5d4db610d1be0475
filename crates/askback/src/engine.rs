//! Where programs run: in a sandbox of this process, or on a running server.
//! The sandbox's supervisor is forked before a thread exists, so a [`Place`] is
//! opened first and the runtime is made after it.

use std::sync::Arc;

use askback_core::{Limits, PythonVersion};
use askback_judge::{RunReport, RunRequest, Runner};
use askback_sandbox::{SandboxConfig, SandboxRunner, Supervisor, SupervisorHandle};
use clap::Args;
use tokio::runtime::Runtime;

use crate::{failure::Failure, remote::Remote};

/// Whether a server is to do the work.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct ServerArgs {
    /// A running server that does the work, with the token in ASKBACK_TOKEN
    #[arg(long, value_name = "URL", env = "ASKBACK_SERVER", hide_env_values = true)]
    pub(crate) server: Option<String>,
    /// The owner's token on that server
    #[arg(long, hide = true, env = "ASKBACK_TOKEN", hide_env_values = true)]
    token: Option<String>,
}

impl ServerArgs {
    /// The server, if one was named.
    pub(crate) fn remote(&self) -> Result<Option<Remote>, Failure> {
        let Some(url) = &self.server else { return Ok(None) };
        let token = self.token.clone().filter(|token| !token.is_empty()).ok_or_else(|| {
            Failure::input("token", "--server needs the server's token in ASKBACK_TOKEN; it is in the file `token` of its data folder")
        })?;
        Remote::new(url, token).map(Some)
    }
}

/// Where programs run.
pub(crate) struct Place {
    worker: Worker,
    runtime: Runtime,
}

enum Worker {
    Here(Arc<dyn Runner>),
    Server(Remote),
}

impl Place {
    /// Opens the place that was asked for.
    pub(crate) fn open(server: &ServerArgs) -> Result<Self, Failure> {
        if let Some(remote) = server.remote()? {
            return Ok(Self { worker: Worker::Server(remote), runtime: runtime()? });
        }
        let handle = fork_sandbox()?;
        let runtime = runtime()?;
        let runner = runtime.block_on(connect(handle))?;
        if let Some(reason) = runner.refusal() {
            return Err(Failure::ours("no_code_runs", format_args!("no code is run here: {reason}")));
        }
        Ok(Self { worker: Worker::Here(Arc::new(runner)), runtime })
    }

    /// Waits for `future` on this place's runtime.
    pub(crate) fn block_on<F: Future>(&self, future: F) -> F::Output {
        self.runtime.block_on(future)
    }

    /// Ends without waiting for what still goes on, such as an answer of a server.
    pub(crate) fn close(self) {
        self.runtime.shutdown_background();
    }

    /// How many programs make progress at the same time.
    pub(crate) fn parallelism(&self) -> usize {
        match &self.worker {
            Worker::Here(runner) => runner.parallelism(),
            Worker::Server(_) => 2,
        }
    }

    /// The sandbox of this machine.
    pub(crate) fn runner(&self) -> Result<Arc<dyn Runner>, Failure> {
        match &self.worker {
            Worker::Here(runner) => Ok(Arc::clone(runner)),
            Worker::Server(_) => Err(Failure::ours("internal", "a server was asked for its sandbox")),
        }
    }

    /// Runs one program.
    pub(crate) async fn run(&self, request: RunRequest) -> Result<RunReport, Failure> {
        match &self.worker {
            Worker::Here(runner) => {
                check_python(runner.as_ref(), request.python)?;
                let job = request.into_job(&Limits::MAX).map_err(|e| Failure::input(e.code(), e))?;
                Ok(RunReport::from(runner.run(job).await))
            }
            Worker::Server(remote) => {
                let remote = remote.clone();
                tokio::task::spawn_blocking(move || remote.post("runs", &request))
                    .await
                    .map_err(|e| Failure::ours("internal", e))?
            }
        }
    }
}

/// A version that is not there is the person's to choose anew, not a run that failed.
fn check_python(runner: &dyn Runner, asked: Option<PythonVersion>) -> Result<(), Failure> {
    let found: Vec<String> = runner.pythons().iter().map(|python| python.version.to_string()).collect();
    match asked {
        Some(asked) if !found.contains(&asked.to_string()) => Err(Failure::input(
            "python_missing",
            format_args!("Python {asked} is not on this machine; found: {}", found.join(", ")),
        )),
        _ => Ok(()),
    }
}

/// The runtime that everything asynchronous runs on. Made after the fork.
pub(crate) fn runtime() -> Result<Runtime, Failure> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|e| Failure::ours("internal", format_args!("the runtime does not start: {e}")))
}

/// Forks the sandbox's own processes. Call it before any thread exists and
/// before any privilege is dropped.
pub(crate) fn fork_sandbox() -> Result<SupervisorHandle, Failure> {
    Supervisor::spawn(&sandbox_config()).map_err(|e| Failure::ours(e.code(), e))
}

/// Waits until the sandbox has found out what it can do here.
pub(crate) async fn connect(handle: SupervisorHandle) -> Result<SandboxRunner, Failure> {
    SandboxRunner::connect(handle).await.map_err(|e| Failure::ours(e.code(), e))
}

/// The sandbox's settings: its defaults, and interpreters by hand.
pub(crate) fn sandbox_config() -> SandboxConfig {
    let mut config = SandboxConfig::default();
    if let Some(paths) = std::env::var_os(PYTHONS) {
        config.interpreters =
            std::env::split_paths(&paths).filter(|path| !path.as_os_str().is_empty()).collect();
    }
    config
}

/// Interpreters to use in place of those that are found, with `:` between them.
const PYTHONS: &str = "ASKBACK_PYTHONS";
