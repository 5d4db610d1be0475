//! A server of its own, in a folder of its own, on a port of its own.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use uuid::Uuid;

const QUESTION: &str = "print-one";
const QUESTION_MD: &str = r#"+++
format = 1
id = "print-one"
title = "Print one"
kind = "coding"
+++
Print the number one.
"#;
const CASES: &str = r#"program = true
[[solution]]
file = "solution.py"
title = "Print it"
[[case]]
id = "one"
category = "one"
visible = true
stdin = ""
expect = "1"
"#;

/// A running server; ends with this value.
pub(crate) struct Served {
    child: Child,
    base: String,
    token: String,
    agent: ureq::Agent,
    attempt: Uuid,
    _data: tempfile::TempDir,
}

impl Served {
    /// Starts the binary beside this one.
    #[expect(clippy::disallowed_methods, reason = "starts the binary under measurement")]
    pub(crate) fn start() -> Result<Self> {
        let binary = std::env::current_exe()?.with_file_name("askback");
        let data = tempfile::tempdir()?;
        let folder = data.path().join("data");
        let bank = data.path().join("bank");
        write_question(&bank.join(QUESTION))?;
        let mut child = Command::new(&binary)
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(&folder)
            .arg("--bank")
            .arg(&bank)
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
        let served = Self {
            base: base.to_owned(),
            token: fs::read_to_string(folder.join("token"))?.trim().to_owned(),
            agent: ureq::Agent::new_with_defaults(),
            attempt: new_id(),
            child,
            _data: data,
        };
        let attempt = format!("attempts/{}", served.attempt);
        served.put(&attempt, &json!({"question": QUESTION}))?;
        served.wait_until_checked()?;
        Ok(served)
    }

    /// A new server checks its bank first; that is not what is measured.
    fn wait_until_checked(&self) -> Result<()> {
        let checked = |question: &Value| !question["checked"].is_null();
        loop {
            let url = format!("{}/api/v1/questions?limit=200", self.base);
            let request = self.agent.get(url).header("authorization", format!("Bearer {}", self.token));
            let list: Value = request.call()?.body_mut().read_json()?;
            if list["items"].as_array().context("no questions")?.iter().all(checked) {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(500));
        }
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

impl Served {
    /// Hands a program in and waits for its stored verdict.
    pub(crate) fn submit(&self, program: &str) -> Result<()> {
        let path = format!("attempts/{}/submissions/{}", self.attempt, new_id());
        let report = self.put(&path, &json!({"source": program}))?;
        ensure!(report["result"]["verdict"] == "accepted", "the submission failed: {report}");
        Ok(())
    }

    fn put(&self, path: &str, body: &Value) -> Result<Value> {
        let mut response = self
            .agent
            .put(format!("{}/api/v1/{path}", self.base))
            .header("authorization", format!("Bearer {}", self.token))
            .send_json(body)?;
        Ok(response.body_mut().read_json()?)
    }
}

#[expect(clippy::disallowed_methods, reason = "a client makes its ids by the clock of its machine")]
fn new_id() -> Uuid {
    Uuid::now_v7()
}

/// A task whose one case wants what `print(1)` prints.
fn write_question(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join("question.md"), QUESTION_MD)?;
    fs::write(folder.join("solution.py"), "print(1)\n")?;
    fs::write(folder.join("cases.toml"), CASES)?;
    Ok(())
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
