//! Starting the binary and looking at what it did. Waits are for a thing to
//! happen, with a deadline that is only reached when it never does.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStderr, Command, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;

/// Long enough for a busy machine; only a fault reaches it.
const DEADLINE: Duration = Duration::from_secs(60);

/// The binary with an environment of its own: no settings of the machine reach it.
pub(crate) fn askback(folder: &Path) -> Command {
    program(folder, env!("CARGO_BIN_EXE_askback"))
}

/// Another program in the same environment.
#[expect(clippy::disallowed_methods, reason = "starts the binary under test, or a shell that does")]
pub(crate) fn program(folder: &Path, path: &str) -> Command {
    let mut command = Command::new(path);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("ASKBACK_") {
            command.env_remove(name);
        }
    }
    command
        .current_dir(folder)
        .env("XDG_DATA_HOME", folder.join("share"))
        .env("XDG_CACHE_HOME", folder.join("cache"))
        .env("NO_COLOR", "1")
        .stdin(Stdio::null());
    command
}

/// What a command printed and how it ended.
#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) exit: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Done {
    /// Standard output as one JSON document.
    pub(crate) fn json(&self) -> Value {
        let document: Value = serde_json::from_str(&self.stdout).unwrap_or_else(|e| panic!("{e}: {self:?}"));
        assert_eq!(document["schema"], 1, "{document}");
        document
    }
}

/// Runs `askback` with these arguments in `folder`.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Done {
    done(&askback(folder).args(arguments).output().unwrap())
}

/// The same with a text on standard input.
pub(crate) fn run_with_stdin(folder: &Path, arguments: &[&str], stdin: &[u8]) -> Done {
    let mut command = askback(folder);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let text = stdin.to_vec();
    let writer = thread::spawn(move || pipe.write_all(&text));
    let output = child.wait_with_output().unwrap();
    // The command may end before it has read everything.
    let _ = writer.join().unwrap();
    done(&output)
}

pub(crate) fn done(output: &Output) -> Done {
    Done {
        exit: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// A file with that text.
pub(crate) fn write(folder: &Path, name: &str, text: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

/// The repository.
pub(crate) fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// Waits until `what` gives something.
pub(crate) fn wait_for<T>(name: &str, mut what: impl FnMut() -> Option<T>) -> T {
    let started = Instant::now();
    loop {
        if let Some(found) = what() {
            return found;
        }
        assert!(started.elapsed() < DEADLINE, "{name} did not happen");
        thread::sleep(Duration::from_millis(20));
    }
}

/// A server in a folder of its own, on a port of its own. Ends with this value.
pub(crate) struct Server {
    pub(crate) child: Child,
    pub(crate) link: String,
    pub(crate) base: String,
    pub(crate) token: String,
    stderr: Option<BufReader<ChildStderr>>,
}

impl Server {
    /// Starts one over `data`.
    pub(crate) fn start(folder: &Path, data: &Path) -> Self {
        Self::start_with(askback(folder).args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(data), data)
    }

    /// Starts the given command, which serves over `data`.
    pub(crate) fn start_with(command: &mut Command, data: &Path) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut link = String::new();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        stdout.read_line(&mut link).unwrap();
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        if link.is_empty() {
            let mut log = String::new();
            std::io::Read::read_to_string(&mut stderr, &mut log).unwrap();
            panic!("no link; the log: {log}");
        }
        // Nothing but the link may come; whoever reads on would wait for the end.
        thread::spawn(move || {
            let mut more = String::new();
            let _ = stdout.read_line(&mut more);
            assert!(more.is_empty(), "standard output has more than the link: {more}");
        });
        let link = link.trim().to_owned();
        let base = link.split("/sign-in#").next().unwrap().to_owned();
        let token = fs::read_to_string(data.join("token")).unwrap().trim().to_owned();
        Self { child, link, base, token, stderr: Some(stderr) }
    }

    /// Asks as the owner.
    pub(crate) fn get(&self, path: &str) -> Value {
        let url = format!("{}{path}", self.base);
        let mut response = ureq::get(url).header("authorization", self.bearer()).call().unwrap();
        response.body_mut().read_json().unwrap()
    }

    /// Posts as the owner; the status and the document.
    pub(crate) fn post(&self, path: &str, body: &Value) -> (u16, Value) {
        let url = format!("{}/api/v1/{path}", self.base);
        let agent = ureq::Agent::config_builder().http_status_as_error(false).build().new_agent();
        let mut response = agent.post(url).header("authorization", self.bearer()).send_json(body).unwrap();
        (response.status().as_u16(), response.body_mut().read_json().unwrap_or(Value::Null))
    }

    fn bearer(&self) -> String {
        format!("Bearer {}", self.token)
    }

    /// Sends a signal.
    pub(crate) fn signal(&self, signal: rustix::process::Signal) {
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, signal).unwrap();
    }

    /// Tells it to end and waits; its exit code and its log.
    pub(crate) fn end(mut self) -> (i32, String) {
        self.signal(rustix::process::Signal::TERM);
        let mut log = String::new();
        std::io::Read::read_to_string(&mut self.stderr.take().unwrap(), &mut log).unwrap();
        (self.child.wait().unwrap().code().unwrap_or(-1), log)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Every process below `pid`, with the processor time each has used, in ticks.
pub(crate) fn below(pid: u32) -> Vec<(u32, u64)> {
    let mut all = Vec::new();
    for entry in fs::read_dir("/proc").unwrap().flatten() {
        let Some(id) = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else { continue };
        let Ok(stat) = fs::read_to_string(entry.path().join("stat")) else { continue };
        // The name in brackets may hold blanks.
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
        let number = |at: usize| fields.get(at).and_then(|field| field.parse::<u64>().ok()).unwrap_or(0);
        all.push((id, number(1), number(11) + number(12)));
    }
    let mut found = vec![u64::from(pid)];
    let mut at = 0;
    while let Some(&parent) = found.get(at) {
        found.extend(all.iter().filter(|(_, of, _)| *of == parent).map(|(id, ..)| u64::from(*id)));
        at += 1;
    }
    let is_below = |id: u32| found.iter().skip(1).any(|&below| below == u64::from(id));
    all.into_iter().filter(|(id, ..)| is_below(*id)).map(|(id, _, ticks)| (id, ticks)).collect()
}

/// Whether a process is there and not only waiting to be buried.
pub(crate) fn alive(pid: u32) -> bool {
    fs::read_to_string(format!("/proc/{pid}/stat"))
        .is_ok_and(|stat| !stat.rsplit(')').next().unwrap_or("").trim_start().starts_with('Z'))
}

/// Whether the tests run as root.
pub(crate) fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// A program that goes on, with what it has printed so far.
pub(crate) struct Living {
    pub(crate) child: Child,
    stdin: Option<std::process::ChildStdin>,
    stdout: Printed,
    stderr: Printed,
}

type Printed = std::sync::Arc<std::sync::Mutex<String>>;

impl Living {
    /// Starts the command with pipes.
    pub(crate) fn start(command: &mut Command) -> Self {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let stdin = child.stdin.take();
        let stdout = listen(child.stdout.take().unwrap());
        let stderr = listen(child.stderr.take().unwrap());
        Self { child, stdin, stdout, stderr }
    }

    /// Starts the command in a terminal; what it shows is read from `shown`.
    pub(crate) fn start_at(command: &mut Command, terminal: &fs::File, shown: fs::File) -> Self {
        let end = || Stdio::from(terminal.try_clone().unwrap());
        let mut child = command.stdin(end()).stdout(end()).stderr(Stdio::piped()).spawn().unwrap();
        let stderr = listen(child.stderr.take().unwrap());
        Self { child, stdin: None, stdout: listen(shown), stderr }
    }

    /// Writes a line to its standard input.
    pub(crate) fn say(&mut self, line: &str) {
        writeln!(self.stdin.as_mut().unwrap(), "{line}").unwrap();
    }

    /// Ends its standard input.
    pub(crate) fn say_no_more(&mut self) {
        self.stdin = None;
    }

    /// Waits until `text` was printed on standard output, and takes everything up to it away.
    pub(crate) fn hear(&self, text: &str) -> String {
        hear(&self.stdout, text)
    }

    /// The same for the first of two texts.
    pub(crate) fn hear_either(&self, one: &str, other: &str) -> String {
        let text = wait_for(&format!("{one:?} or {other:?}"), || {
            let all = self.stdout.lock().unwrap();
            let found = [one, other].into_iter().filter_map(|text| Some((all.find(text)?, text)));
            found.min().map(|(_, text)| text)
        });
        self.hear(text)
    }

    /// Waits like [`Living::hear`] for standard error.
    pub(crate) fn hear_aside(&self, text: &str) -> String {
        hear(&self.stderr, text)
    }

    /// The next line of standard output as a document.
    pub(crate) fn document(&self) -> Value {
        let line = self.hear("\n");
        serde_json::from_str(&line).unwrap_or_else(|e| panic!("{e}: {line}"))
    }

    /// Waits for its end; the exit code.
    pub(crate) fn end(mut self) -> i32 {
        self.stdin = None;
        wait_for("the end", || self.child.try_wait().unwrap()).code().unwrap_or(-1)
    }
}

impl Drop for Living {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn hear(printed: &Printed, text: &str) -> String {
    let started = Instant::now();
    loop {
        let mut all = printed.lock().unwrap();
        if let Some(at) = all.find(text) {
            return all.drain(..at + text.len()).collect();
        }
        assert!(started.elapsed() < DEADLINE, "{text:?} was not printed after: {all}");
        drop(all);
        thread::sleep(Duration::from_millis(20));
    }
}

/// Collects what comes, in a thread of its own.
fn listen(mut from: impl std::io::Read + Send + 'static) -> Printed {
    let printed = Printed::default();
    let copy = Printed::clone(&printed);
    thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(count @ 1..) = from.read(&mut bytes) {
            copy.lock().unwrap().push_str(&String::from_utf8_lossy(&bytes[..count]));
        }
    });
    printed
}
