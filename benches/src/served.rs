//! A server of its own, in a folder of its own, on a port of its own.

use std::{
    fs,
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

/// A running server; ends with this value.
pub(crate) struct Served {
    child: Child,
    base: String,
    token: String,
    agent: ureq::Agent,
    pub(crate) python: String,
    pub(crate) executable: String,
    pub(crate) rung: String,
    _data: tempfile::TempDir,
}

impl Served {
    /// Starts the binary beside this one.
    #[expect(clippy::disallowed_methods, reason = "starts the binary under measurement")]
    pub(crate) fn start() -> Result<Self> {
        let binary = std::env::current_exe()?.with_file_name("askback");
        let doctor = Command::new(&binary).args(["doctor", "--json"]).stderr(Stdio::null()).output()?;
        let doctor: Value = serde_json::from_slice(&doctor.stdout).context("`askback doctor --json`")?;
        let data = tempfile::tempdir()?;
        let folder = data.path().join("data");
        let mut child = Command::new(&binary)
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(&folder)
            .env("ASKBACK_LOG", "error")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("{} does not start; build it first", binary.display()))?;
        let mut link = String::new();
        let stdout = child.stdout.take().context("no standard output")?;
        BufReader::new(stdout).read_line(&mut link)?;
        let base =
            link.split("/sign-in").next().filter(|base| base.starts_with("http")).context("no link")?;
        let default =
            doctor["default_python"].as_str().context("this machine runs no code; see `askback doctor`")?;
        let pythons = doctor["pythons"].as_array().context("pythons")?;
        let python = pythons.iter().find(|p| p["version"] == default).context("the default Python")?;
        Ok(Self {
            base: base.to_owned(),
            token: fs::read_to_string(folder.join("token"))?.trim().to_owned(),
            agent: ureq::Agent::new_with_defaults(),
            python: python["full_version"].as_str().unwrap_or(default).to_owned(),
            executable: python["executable"].as_str().context("executable")?.to_owned(),
            rung: doctor["rung"].as_str().unwrap_or("-").to_owned(),
            child,
            _data: data,
        })
    }

    /// Runs a program by `POST /api/v1/runs` and waits for its result.
    pub(crate) fn run(&self, program: &str) -> Result<()> {
        let mut response = self
            .agent
            .post(format!("{}/api/v1/runs", self.base))
            .header("authorization", format!("Bearer {}", self.token))
            .send_json(json!({"files": {"main.py": program}}))?;
        let report: Value = response.body_mut().read_json()?;
        ensure!(report["verdict"] == "ok", "the run failed: {report}");
        Ok(())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
