//! Askback's side: an asynchronous client of the supervisor.

use std::{
    collections::HashMap,
    os::unix::net::UnixStream as StdStream,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use askback_core::PythonVersion;
use askback_judge::{Job, Outcome, Python, Runner};
use async_trait::async_trait;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{
        UnixStream,
        unix::{OwnedReadHalf, OwnedWriteHalf},
    },
    sync::{mpsc, oneshot, watch},
};

use crate::{
    discover::Interpreter,
    error::SandboxError,
    keeper::SupervisorHandle,
    protocol::{self, Hello, Reply, Request},
};

/// How long a run waits for a supervisor that has to be started again.
const RESTART_WAIT: Duration = Duration::from_secs(15);

/// Runs programs in the cells of a supervisor.
pub struct SandboxRunner {
    link: Arc<Link>,
    hello: Hello,
    state: watch::Receiver<State>,
    next_id: AtomicU64,
    handle: Arc<SupervisorHandle>,
}

impl Drop for SandboxRunner {
    fn drop(&mut self) {
        self.handle.close();
    }
}

/// Whether a supervisor can be reached.
#[derive(Debug, Clone)]
enum State {
    Starting,
    /// Messages go here.
    Up(mpsc::UnboundedSender<Vec<u8>>),
    /// It will not come back; why.
    Down(String),
}

/// Jobs that wait for an answer. An answer of `None` means that the supervisor
/// died first.
#[derive(Debug, Default)]
struct Link {
    pending: Mutex<HashMap<u64, oneshot::Sender<Option<Outcome>>>>,
}

impl Link {
    fn pending(&self) -> MutexGuard<'_, HashMap<u64, oneshot::Sender<Option<Outcome>>>> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn abandon_all(&self) {
        for (_, waiting) in self.pending().drain() {
            let _ = waiting.send(None);
        }
    }
}

impl SandboxRunner {
    /// Waits for the supervisor behind `handle` to say what it found. To be
    /// called inside a Tokio runtime.
    ///
    /// # Errors
    /// If the supervisor ends before it has spoken.
    pub async fn connect(handle: SupervisorHandle) -> Result<Self, SandboxError> {
        let link = Arc::new(Link::default());
        let (state_sender, state) = watch::channel(State::Starting);
        let (hello_sender, mut hellos) = mpsc::unbounded_channel();
        let (socket_sender, sockets) = mpsc::unbounded_channel();
        let handle = Arc::new(handle);
        let kept = Arc::clone(&handle);
        std::thread::Builder::new()
            .name("askback-sandbox".to_owned())
            .spawn(move || receive_supervisors(&kept, &socket_sender))
            .map_err(SandboxError::io("start a thread"))?;
        tokio::spawn(follow(sockets, Arc::clone(&link), state_sender, hello_sender));
        let hello = hellos.recv().await.ok_or(SandboxError::Gone)?;
        Ok(Self { link, hello, state, next_id: AtomicU64::new(1), handle })
    }

    /// Why no code is run on this host, if none is.
    pub fn refusal(&self) -> Option<&str> {
        self.hello.refusal.as_deref()
    }

    /// What is weaker here than it could be, for people.
    pub fn remarks(&self) -> &[String] {
        &self.hello.remarks
    }

    /// Every interpreter found, those that are not used with the reason.
    pub fn interpreters(&self) -> &[Interpreter] {
        &self.hello.interpreters
    }

    fn internal(&self, message: impl Into<String>) -> Outcome {
        Outcome::internal_error(message, self.hello.rung.clone())
    }

    /// Sends `job` and waits; `None` if the supervisor died.
    async fn attempt(&self, job: &Job) -> Result<Option<Outcome>, String> {
        let mut state = self.state.clone();
        let reached =
            tokio::time::timeout(RESTART_WAIT, state.wait_for(|state| !matches!(state, State::Starting)));
        let sender = match reached.await {
            Ok(Ok(state)) => match &*state {
                State::Up(sender) => sender.clone(),
                State::Down(reason) => return Err(reason.clone()),
                State::Starting => return Ok(None),
            },
            Ok(Err(_)) => return Err(SandboxError::Gone.to_string()),
            Err(_) => return Err("the sandbox does not come back; start Askback again".to_owned()),
        };
        let id = self.next_id.fetch_add(1, Ordering::Relaxed);
        let message = protocol::encode_job(id, job).map_err(|error| error.to_string())?;
        let (answer, answered) = oneshot::channel();
        self.link.pending().insert(id, answer);
        let mut guard = CancelOnDrop { link: &self.link, sender: &sender, id, armed: true };
        if sender.send(message).is_err() {
            return Ok(None);
        }
        let outcome = answered.await.unwrap_or(None);
        guard.armed = false;
        Ok(outcome)
    }
}

/// Kills a run whose caller has gone.
struct CancelOnDrop<'a> {
    link: &'a Link,
    sender: &'a mpsc::UnboundedSender<Vec<u8>>,
    id: u64,
    armed: bool,
}

impl Drop for CancelOnDrop<'_> {
    fn drop(&mut self) {
        if !self.armed {
            return;
        }
        self.link.pending().remove(&self.id);
        if let Ok(message) = protocol::encode(&Request::Cancel { id: self.id }, &[]) {
            let _ = self.sender.send(message);
        }
    }
}

#[async_trait]
impl Runner for SandboxRunner {
    async fn run(&self, job: Job) -> Outcome {
        if let Some(refusal) = &self.hello.refusal {
            return self.internal(refusal.clone());
        }
        for _ in 0..2 {
            match self.attempt(&job).await {
                Ok(Some(outcome)) => return outcome,
                Ok(None) => {}
                Err(reason) => return self.internal(reason),
            }
        }
        self.internal("the sandbox died twice while it ran this program")
    }

    fn pythons(&self) -> Vec<Python> {
        let used = self.hello.interpreters.iter().filter(|found| found.unused.is_none());
        used.map(|found| Python {
            version: found.version,
            full_version: found.full_version.clone(),
            executable: found.executable.clone(),
            fingerprint: found.fingerprint.clone(),
        })
        .collect()
    }

    fn default_python(&self) -> Option<PythonVersion> {
        self.hello.default_python
    }

    fn rung(&self) -> String {
        self.hello.rung.clone()
    }

    fn parallelism(&self) -> usize {
        self.hello.slots
    }
}

/// A thread, since the keeper's socket is waited on without an end.
fn receive_supervisors(handle: &SupervisorHandle, sockets: &mpsc::UnboundedSender<StdStream>) {
    while let Ok(socket) = handle.next_supervisor() {
        if sockets.send(socket).is_err() {
            return;
        }
    }
}

/// One supervisor after the other.
async fn follow(
    mut sockets: mpsc::UnboundedReceiver<StdStream>,
    link: Arc<Link>,
    state: watch::Sender<State>,
    hellos: mpsc::UnboundedSender<Hello>,
) {
    let mut first: Option<String> = None;
    let mut reason = SandboxError::Gone.to_string();
    let mut next = sockets.recv().await;
    while let Some(socket) = next {
        let Some((mut reader, writer, hello)) = greet(socket).await else {
            next = sockets.recv().await;
            continue;
        };
        let expected = first.get_or_insert_with(|| hello.rung.clone());
        if *expected != hello.rung {
            let found = hello.rung;
            reason = format!(
                "the sandbox came back differently (rung {found} after {expected}) and is not used; start Askback again"
            );
            break;
        }
        let (sender, messages) = mpsc::unbounded_channel();
        let writing = tokio::spawn(write_all(writer, messages));
        state.send_replace(State::Up(sender));
        let _ = hellos.send(hello);
        let died = tokio::select! {
            () = read_answers(&mut reader, &link) => None,
            // Nothing arrives but the end of the keeper, without which nobody
            // would clean up.
            arrived = sockets.recv() => Some(arrived),
        };
        state.send_replace(State::Starting);
        writing.abort();
        drop(reader);
        link.abandon_all();
        next = match died {
            Some(arrived) => arrived,
            None => sockets.recv().await,
        };
    }
    state.send_replace(State::Down(reason));
    link.abandon_all();
}

/// The halves of a supervisor's socket, and what it says first.
async fn greet(socket: StdStream) -> Option<(OwnedReadHalf, OwnedWriteHalf, Hello)> {
    socket.set_nonblocking(true).ok()?;
    let (mut reader, writer) = UnixStream::from_std(socket).ok()?.into_split();
    match read_reply(&mut reader).await? {
        (Reply::Hello(hello), _) => Some((reader, writer, hello)),
        (Reply::Done { .. }, _) => None,
    }
}

async fn read_reply(reader: &mut OwnedReadHalf) -> Option<(Reply, Vec<Vec<u8>>)> {
    let mut head = [0u8; 8];
    reader.read_exact(&mut head).await.ok()?;
    let mut body = vec![0u8; protocol::announced(head).ok()?];
    reader.read_exact(&mut body).await.ok()?;
    protocol::decode(&body).ok()
}

async fn read_answers(reader: &mut OwnedReadHalf, link: &Link) {
    while let Some((reply, blobs)) = read_reply(reader).await {
        if let Reply::Done { id, outcome } = reply
            && let Some(waiting) = link.pending().remove(&id)
        {
            let _ = waiting.send(Some(protocol::decode_outcome(outcome, blobs)));
        }
    }
}

async fn write_all(mut writer: OwnedWriteHalf, mut messages: mpsc::UnboundedReceiver<Vec<u8>>) {
    while let Some(message) = messages.recv().await {
        if writer.write_all(&message).await.is_err() {
            return;
        }
    }
}
