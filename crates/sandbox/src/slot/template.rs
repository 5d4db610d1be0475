//! A warm interpreter in its box, and the cells it makes.

use std::{
    collections::VecDeque,
    io::{IoSlice, IoSliceMut, Read as _},
    mem::MaybeUninit,
    os::{
        fd::{AsFd as _, BorrowedFd, OwnedFd},
        unix::ffi::OsStrExt as _,
    },
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    time::Instant,
};

use askback_core::PythonVersion;
use rustix::{
    cmsg_space,
    net::{
        AddressFamily, RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer,
        SendAncillaryMessage, SendFlags, SocketFlags, SocketType, recvmsg, sendmsg, socketpair,
    },
    pipe::{PipeFlags, pipe_with},
};

use super::{cell::Cell, demand::Demand, folder::SlotFolder, payload::chunks};
use crate::{
    cgroup::{Hierarchy, SlotGroup},
    config::SandboxConfig,
    discover::Interpreter,
    error::SandboxError,
    launch::{self, Launched, Ownership, Parked, Plan, Request},
    process,
    seccomp::{self, Kind},
};

const SOURCE: &[u8] = include_bytes!("../template.py");
const MODULE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/askback_cell.so"));

/// Of the next cell, in this supervisor: names its folder.
static NUMBER: AtomicU32 = AtomicU32::new(0);

/// How long a template may take to come up, and to make a cell.
const START_MS: u64 = 30_000;
const ANSWER_MS: u64 = 10_000;

/// Every living template, so that all can be ended at once.
#[derive(Debug, Default)]
pub(crate) struct TemplateRegister(Mutex<Vec<Arc<OwnedFd>>>);

impl TemplateRegister {
    fn add(&self, pidfd: &Arc<OwnedFd>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(Arc::clone(pidfd));
    }

    fn remove(&self, pidfd: &Arc<OwnedFd>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|known| !Arc::ptr_eq(known, pidfd));
    }

    /// Ends all templates, and with them all cells.
    pub(crate) fn kill_all(&self) {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.iter().for_each(process::kill);
        for pidfd in known.iter() {
            process::ends_within(pidfd, 2_000);
        }
    }
}

/// What all slots of a supervisor share.
#[derive(Debug)]
pub(crate) struct Shared {
    pub config: SandboxConfig,
    pub interpreters: Vec<Interpreter>,
    pub default_python: Option<PythonVersion>,
    pub hierarchy: Option<Hierarchy>,
    pub rung: String,
    pub root: bool,
    /// Whether boxes have namespaces.
    pub namespaces: bool,
    pub register: TemplateRegister,
    pub filters: [Vec<u8>; 2],
}

impl Shared {
    /// The filters for both kinds of run, that without processes first.
    pub(crate) fn filters(namespaces: bool) -> Result<[Vec<u8>; 2], SandboxError> {
        let compile = |kind| {
            seccomp::filter(kind).map_err(|error| SandboxError::System {
                what: "compile the system call filter".to_owned(),
                source: std::io::Error::other(error.to_string()),
            })
        };
        let kinds = if namespaces { [Kind::Plain, Kind::Processes] } else { [Kind::Bare, Kind::Bare] };
        Ok([compile(kinds[0])?, compile(kinds[1])?])
    }

    /// The interpreter used for `version`.
    pub(crate) fn interpreter(&self, version: PythonVersion) -> Option<&Interpreter> {
        self.interpreters.iter().find(|found| found.version == version && found.unused.is_none())
    }

    /// Whose slot `number` is.
    pub(crate) fn ownership(&self, number: usize) -> Ownership {
        if !self.namespaces {
            Ownership::Bare(self.root.then(|| self.config.slot_id(number)))
        } else if self.root {
            Ownership::Id(self.config.slot_id(number))
        } else {
            Ownership::UserNamespace {
                uid: rustix::process::getuid().as_raw(),
                gid: rustix::process::getgid().as_raw(),
            }
        }
    }

    fn scratch_options(&self, ownership: Ownership) -> Vec<u8> {
        let id = ownership.inner_id();
        let kib = self.config.disk_kib;
        format!("size={kib}k,nr_inodes=8192,mode=0700,uid={id},gid={id}").into_bytes()
    }
}

/// A warm interpreter.
pub(super) struct Template {
    shared: Arc<Shared>,
    executable: PathBuf,
    pidfd: Arc<OwnedFd>,
    launched: Launched,
    ready: VecDeque<Cell>,
    demand: Demand,
    warmth: Warmth,
    /// Resident memory once it serves.
    base_kib: u64,
    /// Where its cells have their folders on the host, if they have.
    cells: Option<PathBuf>,
    runs: u32,
}

/// How much an interpreter has imported before it serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Warmth {
    /// Only what it needs itself: there in a fraction of the time, for the one
    /// who waits.
    Cold,
    /// What programs usually import.
    Warm,
}

/// What a cell is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Wish {
    /// Its program may start processes.
    processes: bool,
    /// It runs a small program of ours before it is called ready, so that the
    /// page faults of the first lines are over before there is a job. Dearer
    /// than the faults themselves: only for cells made ahead of need.
    rehearsed: bool,
}

/// A box for an interpreter of `version`, that waits for the word to start it.
pub(super) fn park(
    shared: &Shared,
    version: PythonVersion,
    ownership: Ownership,
    group: Option<&SlotGroup>,
    folder: Option<&SlotFolder>,
) -> Result<Parked, SandboxError> {
    let interpreter = shared.interpreter(version).ok_or(SandboxError::Gone)?;
    let doors = group.map(SlotGroup::doors).unwrap_or_default();
    let folder = folder.map_or_else(|| PathBuf::from("/askback"), SlotFolder::ours);
    launch::park(&Plan::new(&Request {
        interpreter,
        ownership,
        groups: &doors,
        files: &our_files(),
        folder: &folder,
    }))
}

/// What the interpreter of a box starts with.
pub(super) fn our_files() -> [(&'static str, Arc<[u8]>); 2] {
    [("template.py", Arc::from(SOURCE)), ("_askback_cell.abi3.so", Arc::from(MODULE))]
}

impl Template {
    /// Starts the interpreter of a box and waits until it serves.
    pub(super) fn start(
        shared: &Arc<Shared>,
        version: PythonVersion,
        ownership: Ownership,
        parked: Parked,
        warmth: Warmth,
        folder: Option<&SlotFolder>,
    ) -> Result<Self, SandboxError> {
        let interpreter = shared.interpreter(version).ok_or(SandboxError::Gone)?;
        let landlock = parked.landlock.clone();
        let launched = parked.start()?;
        let pidfd = launched.pidfd.try_clone().map_err(SandboxError::io("copy a descriptor"))?;
        let mut template = Self {
            shared: Arc::clone(shared),
            executable: interpreter.executable.clone(),
            pidfd: Arc::new(pidfd),
            launched,
            ready: VecDeque::new(),
            demand: Demand::new(Instant::now()),
            warmth,
            base_kib: 0,
            cells: folder.map(SlotFolder::cells),
            runs: 0,
        };
        shared.register.add(&template.pidfd);
        let scratch = shared.scratch_options(ownership);
        let warm: &[u8] = if warmth == Warmth::Warm { b"warm" } else { b"" };
        let cells = template.cells.clone().unwrap_or_default();
        let mut parts: Vec<&[u8]> = vec![warm, cells.as_os_str().as_bytes(), &scratch, &landlock];
        parts.extend(shared.filters.iter().map(Vec::as_slice));
        template.greet(&chunks(&parts))?;
        template.base_kib = process::pid_of(&template.pidfd).map_or(0, process::resident_kib);
        Ok(template)
    }

    fn greet(&self, message: &[u8]) -> Result<(), SandboxError> {
        let control = self.launched.control.as_fd();
        rustix::net::send(control, message, SendFlags::NOSIGNAL).map_err(|_| self.fault())?;
        let mut answer = [0u8; 16];
        if !process::readable_within(control, START_MS) {
            return Err(self.fault());
        }
        match rustix::net::recv(control, &mut answer, RecvFlags::empty()) {
            Ok((5, _)) => Ok(()),
            _ => Err(self.fault()),
        }
    }

    /// The template has died or hangs: what it said.
    fn fault(&self) -> SandboxError {
        process::kill(&self.pidfd);
        let mut text = Vec::new();
        if process::ends_within(&self.pidfd, ANSWER_MS) {
            let _ = (&self.launched.stderr).take(4096).read_to_end(&mut text);
        }
        let text = String::from_utf8_lossy(&text);
        let detail = text.lines().last().unwrap_or("it gave no reason").to_owned();
        SandboxError::Template { executable: self.executable.clone(), detail }
    }

    /// A cell to run in: a ready one, else a new one.
    pub(super) fn take(&mut self, processes: bool) -> Result<Cell, SandboxError> {
        self.runs += 1;
        self.demand.note(Instant::now());
        let at = self.ready.iter().position(|cell| cell.processes == processes);
        let mut cell = match at.and_then(|at| self.ready.remove(at)) {
            Some(cell) => cell,
            None => self.make_cell(Wish { processes, rehearsed: false })?,
        };
        cell.await_ready(ANSWER_MS)?;
        Ok(cell)
    }

    /// One step towards as many ready cells as are worth it; whether there was
    /// one to take.
    pub(super) fn adjust(&mut self) -> Result<bool, SandboxError> {
        let config = &self.shared.config;
        let wanted = self.demand.wanted(Instant::now(), config.ready_cells, config.most_ready_cells);
        if self.ready.len() < wanted {
            let mut cell = self.make_cell(Wish { processes: false, rehearsed: true })?;
            cell.await_ready(ANSWER_MS)?;
            self.ready.push_back(cell);
            return Ok(true);
        }
        Ok(self.ready.len() > wanted && self.ready.pop_front().map(Cell::bury).is_some())
    }

    pub(super) fn warmth(&self) -> Warmth {
        self.warmth
    }

    /// Whether nobody has asked for this interpreter for long.
    pub(super) fn is_forgotten(&self) -> bool {
        self.demand.is_forgotten(Instant::now())
    }

    pub(super) fn is_worn(&self) -> bool {
        self.runs >= self.shared.config.runs_per_template
    }

    fn make_cell(&self, wish: Wish) -> Result<Cell, SandboxError> {
        let (job, child_job) =
            socketpair(AddressFamily::UNIX, SocketType::STREAM, SocketFlags::CLOEXEC, None)
                .map_err(SandboxError::system("make a socket pair"))?;
        let (status, child_status) =
            pipe_with(PipeFlags::CLOEXEC).map_err(SandboxError::system("make a pipe"))?;
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let mut message = vec![u8::from(wish.processes), u8::from(wish.rehearsed)];
        message.extend(number.to_le_bytes());
        let folder = self.cells.as_ref().map(|cells| cells.join(number.to_string()));
        send_with_fds(self.launched.control.as_fd(), &message, &[child_job.as_fd(), child_status.as_fd()])
            .map_err(|_| self.fault())?;
        drop((child_job, child_status));
        let pidfd = self.receive_pidfd()?;
        let mut cell = Cell::new(job, status, pidfd, wish.processes);
        cell.base_kib = self.base_kib;
        cell.folder = folder;
        Ok(cell)
    }

    fn receive_pidfd(&self) -> Result<OwnedFd, SandboxError> {
        let control = self.launched.control.as_fd();
        if !process::readable_within(control, ANSWER_MS) {
            return Err(self.fault());
        }
        let mut answer = [0u8; 4];
        let (length, mut fds) = receive_with_fds(control, &mut answer).map_err(|_| self.fault())?;
        if length != answer.len() {
            return Err(self.fault());
        }
        match (i32::from_ne_bytes(answer), fds.pop()) {
            (0, Some(pidfd)) => Ok(pidfd),
            (errno, _) => Err(SandboxError::Launch {
                step: "clone a cell".to_owned(),
                source: std::io::Error::from_raw_os_error(errno.saturating_neg()),
            }),
        }
    }
}

impl Drop for Template {
    fn drop(&mut self) {
        self.shared.register.remove(&self.pidfd);
    }
}

/// Sends `bytes` and copies of `fds`.
pub(crate) fn send_with_fds(
    socket: BorrowedFd<'_>,
    bytes: &[u8],
    fds: &[BorrowedFd<'_>],
) -> rustix::io::Result<usize> {
    let mut space = [MaybeUninit::uninit(); cmsg_space!(ScmRights(5))];
    let mut control = SendAncillaryBuffer::new(&mut space);
    if !control.push(SendAncillaryMessage::ScmRights(fds)) {
        return Err(rustix::io::Errno::INVAL);
    }
    sendmsg(socket, &[IoSlice::new(bytes)], &mut control, SendFlags::NOSIGNAL)
}

/// Receives bytes and descriptors.
pub(crate) fn receive_with_fds(
    socket: BorrowedFd<'_>,
    bytes: &mut [u8],
) -> rustix::io::Result<(usize, Vec<OwnedFd>)> {
    let mut space = [MaybeUninit::uninit(); cmsg_space!(ScmRights(5))];
    let mut control = RecvAncillaryBuffer::new(&mut space);
    let message = recvmsg(socket, &mut [IoSliceMut::new(bytes)], &mut control, RecvFlags::CMSG_CLOEXEC)?;
    let mut fds = Vec::new();
    for part in control.drain() {
        if let RecvAncillaryMessage::ScmRights(rights) = part {
            fds.extend(rights);
        }
    }
    Ok((message.bytes, fds))
}
