//! The supervisor: owns the boxes, takes jobs from Askback over a socket, and
//! ends with it.

mod probe;
mod queue;

use std::{
    io::{Read as _, Write as _},
    os::{fd::OwnedFd, unix::net::UnixStream},
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::Duration,
};

use askback_judge::Outcome;
use rustix::event::{EventfdFlags, eventfd};

use crate::{
    cgroup,
    config::SandboxConfig,
    error::SandboxError,
    protocol::{self, Reply, Request},
    slot::{Shared, Slot},
};

use queue::{Next, Queue, Work};

/// How long the next job may take to come before the time is used to prepare
/// for it: whoever judges case after case sends it at once, and a cell made for
/// it alone is cheaper than one that is rehearsed first.
const GRACE: Duration = Duration::from_millis(2);
/// How long to sleep when there is nothing to prepare.
const REST: Duration = Duration::from_secs(5);

/// Serves `socket` until its other end closes, then leaves nothing behind.
pub(crate) fn serve(config: &SandboxConfig, socket: UnixStream) -> Result<(), SandboxError> {
    let found = probe::explore(config)?;
    let shared = found.shared;
    let queue = Arc::new(Queue::default());
    let writer = Arc::new(Mutex::new(socket.try_clone().map_err(SandboxError::io("copy a socket"))?));
    let mut workers = Vec::new();
    if let Some(first) = found.slot {
        workers.push(start_worker(|| Ok(first), &queue, &writer));
        for number in 1..config.slot_count() {
            let shared = Arc::clone(&shared);
            workers.push(start_worker(move || Slot::new(shared, number), &queue, &writer));
        }
    }
    send(&writer, &protocol::encode(&Reply::Hello(found.hello), &[])?);
    let ended = read_requests(socket, &queue, &writer, &shared);
    crate::keeper::release_stderr();
    queue.close();
    shared.register.kill_all();
    for worker in workers {
        let _ = worker.join();
    }
    if let Some(hierarchy) = &shared.hierarchy {
        cgroup::sweep(hierarchy, std::process::id());
    }
    ended
}

/// A thread for each slot. It lives as long as the supervisor, since the
/// parent-death signal of a template is bound to the thread that started it.
fn start_worker(
    make: impl FnOnce() -> Result<Slot, SandboxError> + Send + 'static,
    queue: &Arc<Queue>,
    writer: &Arc<Mutex<UnixStream>>,
) -> thread::JoinHandle<()> {
    let (queue, writer) = (Arc::clone(queue), Arc::clone(writer));
    thread::spawn(move || {
        let mut slot = match make() {
            Ok(slot) => slot,
            Err(error) => return answer_all(&queue, &writer, &error),
        };
        let mut patience = Duration::ZERO;
        loop {
            match queue.take(patience) {
                Next::Closed => return,
                Next::Nothing => patience = if slot.use_idle_time() { Duration::ZERO } else { REST },
                Next::Work(work) => {
                    slot.run(&work.job, &work.cancel, |outcome| reply(&writer, work.id, &outcome));
                    queue.finish(work.id);
                    patience = GRACE;
                }
            }
        }
    })
}

fn answer_all(queue: &Queue, writer: &Mutex<UnixStream>, error: &SandboxError) {
    loop {
        match queue.take(REST) {
            Next::Closed => return,
            Next::Nothing => {}
            Next::Work(work) => {
                reply(writer, work.id, &Outcome::internal_error(error.to_string(), ""));
                queue.finish(work.id);
            }
        }
    }
}

fn reply(writer: &Mutex<UnixStream>, id: u64, outcome: &Outcome) {
    if let Ok(message) = protocol::encode_outcome(id, outcome) {
        send(writer, &message);
    }
}

fn send(writer: &Mutex<UnixStream>, message: &[u8]) {
    // A reader that has gone is noticed where requests are read.
    let _ = writer.lock().unwrap_or_else(PoisonError::into_inner).write_all(message);
}

fn read_requests(
    mut socket: UnixStream,
    queue: &Queue,
    writer: &Mutex<UnixStream>,
    shared: &Shared,
) -> Result<(), SandboxError> {
    let mut head = [0u8; 8];
    while socket.read_exact(&mut head).is_ok() {
        let length = protocol::announced(head).map_err(SandboxError::io("read a request"))?;
        let mut body = vec![0u8; length];
        if socket.read_exact(&mut body).is_err() {
            break;
        }
        let (request, blobs) = protocol::decode::<Request>(&body)?;
        match request {
            Request::Cancel { id } => {
                if queue.cancel(id) {
                    reply(writer, id, &Outcome::internal_error("the run was cancelled", shared.rung.clone()));
                }
            }
            Request::Run(header) => {
                let job = protocol::decode_job(&header, blobs)?;
                let cancel: OwnedFd =
                    eventfd(0, EventfdFlags::CLOEXEC).map_err(SandboxError::system("make an event"))?;
                queue.add(Work { id: header.id, job: Arc::new(job), cancel: Arc::new(cancel) });
            }
        }
    }
    Ok(())
}
