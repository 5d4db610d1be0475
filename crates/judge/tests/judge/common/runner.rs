//! Runs jobs as plain child processes. For programs of these tests only: it
//! contains nothing.

use std::{
    path::{Path, PathBuf},
    process::Stdio,
    sync::Mutex,
    time::Duration,
};

use askback_core::{LimitKind, PythonVersion, Verdict};
use askback_judge::{Job, Outcome, Program, Python, Runner};
use async_trait::async_trait;
use tokio::{io::AsyncReadExt as _, process::Command};

/// Sets the limits, gives the harness its two names and appends frames, each
/// with its length, to a file.
const START: &str = r"
import resource, sys, os
folder, cpu, memory = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
code = open(folder + '/code', encoding='utf-8').read()
payload = open(folder + '/payload', 'rb').read()
frames = open(folder + '/frames', 'ab', buffering=0)
def emit(data):
    frames.write(len(data).to_bytes(4, 'little') + data)
sys.path[0] = os.getcwd()
del folder, cpu, memory
exec(compile(code, 'harness', 'exec'), {'PAYLOAD': payload, 'emit': emit, '__name__': 'harness'})
";

pub(crate) struct LocalRunner {
    pythons: Vec<Python>,
    /// How many jobs were started, and of which kind.
    pub(crate) jobs: Mutex<Vec<Job>>,
}

impl LocalRunner {
    /// The interpreters of this machine; the default is the newest.
    pub(crate) fn new() -> Self {
        let mut homes: Vec<PathBuf> = vec!["/usr".into(), "/usr/local".into()];
        let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
        let root = std::env::var_os("PYENV_ROOT").map_or_else(|| home.join(".pyenv"), PathBuf::from);
        if let Ok(versions) = std::fs::read_dir(root.join("versions")) {
            homes.extend(versions.flatten().map(|entry| entry.path()));
        }
        let mut pythons: Vec<Python> = Vec::new();
        for minor in 9..=14 {
            let version = PythonVersion { major: 3, minor };
            let binary =
                homes.iter().map(|home| home.join(format!("bin/python{version}"))).find(|path| path.exists());
            if let Some(executable) = binary {
                let full_version = format!("{version}.0");
                pythons.push(Python {
                    version,
                    full_version,
                    executable,
                    fingerprint: format!("local-{version}"),
                });
            }
        }
        assert!(!pythons.is_empty(), "these tests need a CPython from 3.9 to 3.14; install python3");
        Self { pythons, jobs: Mutex::default() }
    }

    /// The same with one version only.
    pub(crate) fn only(mut self, version: PythonVersion) -> Self {
        self.pythons.retain(|python| python.version == version);
        self
    }

    /// Every version that is here.
    pub(crate) fn versions(&self) -> Vec<PythonVersion> {
        self.pythons.iter().map(|python| python.version).collect()
    }

    pub(crate) fn newest(&self) -> PythonVersion {
        self.default_python().unwrap()
    }

    pub(crate) fn started(&self) -> usize {
        self.jobs.lock().unwrap().len()
    }

    #[expect(clippy::disallowed_methods, reason = "the judge must be testable without the sandbox")]
    async fn execute(&self, job: &Job) -> std::io::Result<Outcome> {
        let version = job.python.or(self.default_python()).unwrap();
        let python = self.pythons.iter().find(|python| python.version == version).unwrap();
        let ours = tempfile::tempdir()?;
        let work = tempfile::tempdir()?;
        for (path, bytes) in &job.files {
            let path = work.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap())?;
            std::fs::write(path, bytes)?;
        }
        std::fs::write(ours.path().join("stdin"), &job.stdin)?;
        let mut command = Command::new(&python.executable);
        command.current_dir(work.path()).kill_on_drop(true);
        match &job.program {
            Program::Script { entry } => {
                command.arg("-B").arg(entry);
            }
            Program::Harness { code, payload, .. } => {
                std::fs::write(ours.path().join("code"), code.as_bytes())?;
                std::fs::write(ours.path().join("payload"), payload)?;
                std::fs::write(ours.path().join("frames"), b"")?;
                let cpu = job.limits.cpu_ms.div_ceil(1000).to_string();
                let memory = (job.limits.memory_kib * 1024).to_string();
                command.args(["-B", "-c", START]).arg(ours.path()).args([cpu, memory]);
            }
        }
        command
            .stdin(std::fs::File::open(ours.path().join("stdin"))?)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn()?;
        let cap = job.limits.output_kib * 1024;
        let mut out = child.stdout.take().unwrap().take(cap + 1);
        let mut err = child.stderr.take().unwrap().take(cap + 1);
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        // The first of the two that is full ends the run: nobody empties it.
        let (mut out_open, mut err_open) = (true, true);
        let reading = async {
            while (out_open || err_open) && out.limit() > 0 && err.limit() > 0 {
                tokio::select! {
                    read = out.read_buf(&mut stdout), if out_open => out_open = read.is_ok_and(|count| count > 0),
                    read = err.read_buf(&mut stderr), if err_open => err_open = read.is_ok_and(|count| count > 0),
                }
            }
        };
        let in_time = tokio::time::timeout(Duration::from_secs(60), reading).await.is_ok();
        let flood = stdout.len().max(stderr.len()) as u64 > cap;
        if flood || !in_time {
            child.start_kill()?;
        }
        let status = child.wait().await?;
        let signal = std::os::unix::process::ExitStatusExt::signal(&status);
        let verdict = match (signal, status.code()) {
            _ if flood => Verdict::OutputLimit,
            _ if !in_time => Verdict::TimeLimit,
            (Some(24), _) => Verdict::TimeLimit,
            (Some(_), _) => Verdict::Killed,
            (None, Some(0)) => Verdict::Ok,
            _ => Verdict::RuntimeError,
        };
        stdout.truncate(usize::try_from(cap).unwrap());
        Ok(Outcome {
            verdict,
            exit_code: status.code(),
            signal,
            limit: (verdict == Verdict::TimeLimit).then_some(LimitKind::Cpu),
            stdout,
            stderr,
            stdout_truncated: flood,
            frames: frames(ours.path()),
            python: Some(version),
            cpu_ms: Some(1.0),
            memory_kib: Some(1),
            ..Outcome::internal_error("", "test")
        })
        .map(|outcome| Outcome { message: None, ..outcome })
    }
}

fn frames(folder: &Path) -> Vec<Vec<u8>> {
    let bytes = std::fs::read(folder.join("frames")).unwrap_or_default();
    let mut rest = bytes.as_slice();
    let mut frames = Vec::new();
    while let Some((length, tail)) = rest.split_first_chunk::<4>() {
        let length = u32::from_le_bytes(*length) as usize;
        let (frame, tail) = tail.split_at(length.min(tail.len()));
        frames.push(frame.to_vec());
        rest = tail;
    }
    frames
}

#[async_trait]
impl Runner for LocalRunner {
    async fn run(&self, job: Job) -> Outcome {
        self.jobs.lock().unwrap().push(job.clone());
        self.execute(&job).await.unwrap_or_else(|fault| Outcome::internal_error(fault.to_string(), "test"))
    }

    fn pythons(&self) -> Vec<Python> {
        self.pythons.clone()
    }

    fn default_python(&self) -> Option<PythonVersion> {
        self.pythons.last().map(|python| python.version)
    }

    fn rung(&self) -> String {
        "test".to_owned()
    }

    fn parallelism(&self) -> usize {
        2
    }
}
