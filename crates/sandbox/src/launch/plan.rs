//! The steps of a box, written down before the clone.

use std::{
    collections::BTreeSet,
    ffi::{CString, OsStr},
    os::{fd::RawFd, unix::ffi::OsStrExt as _},
    path::{Path, PathBuf},
    sync::Arc,
};

use rustix::fs::{StatVfsMountFlags, statvfs};
use rustix::mount::MountFlags;

use crate::{
    discover::Interpreter,
    landlock::{self, Access},
};

/// Where the old root hangs while the new one is filled.
const OLD: &str = "/old";
/// The new root while it is filled.
const NEW: &str = "/new";

/// Whose a box is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ownership {
    /// The supervisor is root: this id of the host.
    Id(u32),
    /// An ordinary user: a user namespace in which one id stands for ours.
    UserNamespace {
        /// Our own user id.
        uid: u32,
        /// Our own group id.
        gid: u32,
    },
    /// No namespaces: file rules, filters and limits alone, as this id of the
    /// host or, without one, as ourselves.
    Bare(Option<u32>),
}

/// The only id inside a user namespace.
const INNER_ID: u32 = 1000;

impl Ownership {
    /// The id as programs see it.
    pub(crate) fn inner_id(self) -> u32 {
        match self {
            Self::Id(id) => id,
            Self::UserNamespace { .. } => INNER_ID,
            Self::Bare(id) => id.unwrap_or_else(|| rustix::process::geteuid().as_raw()),
        }
    }

    /// Whether there are no namespaces.
    pub(crate) fn is_bare(self) -> bool {
        matches!(self, Self::Bare(_))
    }
}

/// One step. Paths are as seen at its time.
#[derive(Debug)]
pub(super) enum Step {
    JoinGroup(RawFd),
    WriteFile { path: CString, data: Arc<[u8]>, create: bool },
    PrivateMounts,
    Folder(CString),
    EmptyFile(CString),
    Link { target: CString, path: CString },
    Tmpfs { path: CString, options: CString },
    Bind { from: CString, to: CString, flags: MountFlags },
    Proc(CString),
    ReadOnly { path: CString },
    Pivot { root: CString, old: CString },
    LeaveOldRoot(CString),
    HostName,
    Become(u32),
    Privileges,
    NoPrivileges,
    Limits,
}

/// A box and what is started in it.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(super) steps: Vec<Step>,
    pub(super) program: CString,
    pub(super) arguments: Vec<CString>,
    pub(super) environment: Vec<CString>,
    namespaces: libc::c_int,
    /// The Landlock ruleset for runs in this box.
    pub landlock: Vec<u8>,
}

/// What a plan is made from.
pub(crate) struct Request<'a> {
    /// The interpreter.
    pub interpreter: &'a Interpreter,
    /// Whose the box is.
    pub ownership: Ownership,
    /// Open `cgroup.procs` files that the box joins.
    pub groups: &'a [RawFd],
    /// Files of ours: name and content.
    pub files: &'a [(&'a str, Arc<[u8]>)],
    /// Where they lie on the host, for a box without mounts.
    pub folder: &'a Path,
}

impl Plan {
    /// The steps for `request`.
    pub(crate) fn new(request: &Request<'_>) -> Self {
        let mut builder = Builder::default();
        let visible = visible_paths(request.interpreter);
        let bare = request.ownership.is_bare();
        if bare {
            builder.stay(request.ownership);
        } else {
            builder.enter(request);
            builder.fill(&visible, request);
            builder.close(request.ownership);
        }
        let template = request.folder.join("template.py");
        let executable = request.interpreter.executable.as_os_str();
        // With its whole path, or it would not know where it is.
        let arguments =
            [executable, OsStr::new("-I"), OsStr::new("-S"), OsStr::new("-X"), OsStr::new("utf8")];
        Self {
            steps: builder.steps,
            program: c_string(executable),
            arguments: arguments.into_iter().chain([template.as_os_str()]).map(c_string).collect(),
            environment: ["LANG=C.UTF-8", "HOME=/work", "MALLOC_ARENA_MAX=2"].iter().map(c_string).collect(),
            namespaces: namespaces(request.ownership),
            landlock: rules(&visible, bare),
        }
    }

    /// Namespaces of the box.
    pub(super) fn clone_flags(&self) -> libc::c_int {
        self.namespaces
    }

    /// Step `index` in words.
    pub(super) fn describe(&self, index: usize) -> String {
        match self.steps.get(index) {
            Some(step) => step.describe(),
            None => format!("start {}", self.program.to_string_lossy()),
        }
    }
}

fn namespaces(ownership: Ownership) -> libc::c_int {
    const EACH: libc::c_int = libc::CLONE_NEWNS
        | libc::CLONE_NEWPID
        | libc::CLONE_NEWNET
        | libc::CLONE_NEWIPC
        | libc::CLONE_NEWUTS
        | libc::CLONE_NEWCGROUP;
    match ownership {
        Ownership::Bare(_) => 0,
        Ownership::Id(_) => EACH,
        Ownership::UserNamespace { .. } => EACH | libc::CLONE_NEWUSER,
    }
}

impl Step {
    fn describe(&self) -> String {
        match self {
            Self::JoinGroup(_) => "join the control group".to_owned(),
            Self::WriteFile { path, .. } => format!("write {}", path.to_string_lossy()),
            Self::PrivateMounts => "make mounts private".to_owned(),
            Self::Folder(path) | Self::EmptyFile(path) | Self::Link { path, .. } => {
                format!("make {}", path.to_string_lossy())
            }
            Self::Tmpfs { path, .. } => format!("mount a tmpfs on {}", path.to_string_lossy()),
            Self::Bind { from, .. } => format!("bind {}", from.to_string_lossy()),
            Self::Proc(_) => "mount /proc".to_owned(),
            Self::ReadOnly { path } => format!("make {} read-only", path.to_string_lossy()),
            Self::Pivot { root, .. } => format!("change the root to {}", root.to_string_lossy()),
            Self::LeaveOldRoot(_) => "detach the old root".to_owned(),
            Self::HostName => "set the host name".to_owned(),
            Self::Become(id) => format!("become user {id}"),
            Self::Privileges | Self::NoPrivileges => "give up privileges".to_owned(),
            Self::Limits => "set limits".to_owned(),
        }
    }
}

#[derive(Default)]
struct Builder {
    steps: Vec<Step>,
    made: BTreeSet<PathBuf>,
}

impl Builder {
    /// From the host's view to an empty new root, the old one at [`OLD`].
    fn enter(&mut self, request: &Request<'_>) {
        self.steps.extend(request.groups.iter().map(|fd| Step::JoinGroup(*fd)));
        if let Ownership::UserNamespace { uid, gid } = request.ownership {
            self.write("/proc/self/setgroups", b"deny"[..].into(), false);
            self.write("/proc/self/uid_map", format!("{INNER_ID} {uid} 1\n").into_bytes().into(), false);
            self.write("/proc/self/gid_map", format!("{INNER_ID} {gid} 1\n").into_bytes().into(), false);
        }
        self.steps.push(Step::PrivateMounts);
        self.tmpfs("/tmp", "size=65536,nr_inodes=16,mode=0755");
        self.steps.push(Step::Folder(c_string("/tmp/old")));
        self.steps.push(Step::Folder(c_string("/tmp/new")));
        self.steps.push(Step::Pivot { root: c_string("/tmp"), old: c_string("/tmp/old") });
        self.tmpfs(NEW, "size=1048576,nr_inodes=2048,mode=0755");
    }

    fn fill(&mut self, visible: &[Visible], request: &Request<'_>) {
        for item in visible {
            self.show(item);
        }
        for device in DEVICES {
            let path = format!("/dev/{device}");
            self.file(&path);
            self.bind(&path, MountFlags::NOSUID | MountFlags::NOEXEC);
        }
        for (name, target) in [
            ("fd", "/proc/self/fd"),
            ("stdin", "/proc/self/fd/0"),
            ("stdout", "/proc/self/fd/1"),
            ("stderr", "/proc/self/fd/2"),
        ] {
            self.link(&format!("/dev/{name}"), target);
        }
        for folder in ["/dev/shm", "/work", "/tmp", "/proc", "/etc", "/askback"] {
            self.folder(Path::new(folder));
        }
        let id = request.ownership.inner_id();
        let people = format!("askback:x:{id}:{id}:Askback:/work:/bin/false\n");
        self.write(&format!("{NEW}/etc/passwd"), people.into_bytes().into(), true);
        self.write(&format!("{NEW}/etc/group"), format!("askback:x:{id}:\n").into_bytes().into(), true);
        for (name, data) in request.files {
            self.write(&format!("{NEW}/askback/{name}"), Arc::clone(data), true);
        }
        self.steps.push(Step::Proc(c_string(format!("{NEW}/proc"))));
    }

    /// Stays where it is, with nothing left to lose.
    fn stay(&mut self, ownership: Ownership) {
        self.steps.push(Step::Limits);
        if let Ownership::Bare(Some(id)) = ownership {
            self.steps.push(Step::Become(id));
        }
        self.steps.push(Step::NoPrivileges);
    }

    /// From the filled new root to a process that may start the interpreter.
    fn close(&mut self, ownership: Ownership) {
        self.steps.push(Step::ReadOnly { path: c_string(NEW) });
        self.steps.push(Step::LeaveOldRoot(c_string(NEW)));
        self.steps.push(Step::HostName);
        self.steps.push(Step::Limits);
        if let Ownership::Id(id) = ownership {
            self.steps.push(Step::Become(id));
        }
        self.steps.push(Step::Privileges);
    }

    fn show(&mut self, item: &Visible) {
        match item {
            Visible::Link { path, target } => self.link(&path.to_string_lossy(), &target.to_string_lossy()),
            Visible::Path { path, is_folder } => {
                let text = path.to_string_lossy();
                if *is_folder {
                    self.folder(path);
                } else {
                    self.file(&text);
                }
                let host = statvfs(path).map_or(StatVfsMountFlags::empty(), |found| found.f_flag);
                let mut flags = MountFlags::RDONLY | MountFlags::NOSUID | MountFlags::NODEV;
                // A user namespace may not lift what its parent has set.
                if host.contains(StatVfsMountFlags::NOEXEC) {
                    flags |= MountFlags::NOEXEC;
                }
                self.bind(&text, flags);
            }
        }
    }

    fn folder(&mut self, path: &Path) {
        let mut ancestors: Vec<&Path> = path.ancestors().collect();
        ancestors.reverse();
        for ancestor in ancestors {
            if ancestor != Path::new("/") && self.made.insert(ancestor.to_owned()) {
                let inside = Path::new(NEW).join(ancestor.strip_prefix("/").unwrap_or(ancestor));
                self.steps.push(Step::Folder(c_string(inside)));
            }
        }
    }

    fn file(&mut self, path: &str) {
        self.parent_of(path);
        self.steps.push(Step::EmptyFile(c_string(format!("{NEW}{path}"))));
    }

    fn link(&mut self, path: &str, target: &str) {
        self.parent_of(path);
        self.steps.push(Step::Link { target: c_string(target), path: c_string(format!("{NEW}{path}")) });
    }

    fn parent_of(&mut self, path: &str) {
        if let Some(parent) = Path::new(path).parent() {
            self.folder(parent);
        }
    }

    fn bind(&mut self, path: &str, flags: MountFlags) {
        let (from, to) = (c_string(format!("{OLD}{path}")), c_string(format!("{NEW}{path}")));
        self.steps.push(Step::Bind { from, to, flags });
    }

    fn tmpfs(&mut self, path: &str, options: &str) {
        self.steps.push(Step::Tmpfs { path: c_string(path), options: c_string(options) });
    }

    fn write(&mut self, path: &str, data: Arc<[u8]>, create: bool) {
        self.steps.push(Step::WriteFile { path: c_string(path), data, create });
    }
}

const DEVICES: [&str; 5] = ["null", "zero", "full", "random", "urandom"];

/// Something of the host that is seen in the box, at its own path.
#[derive(Debug, PartialEq, Eq)]
enum Visible {
    Path { path: PathBuf, is_folder: bool },
    Link { path: PathBuf, target: PathBuf },
}

/// The interpreter's files and the C libraries, nothing inside another.
fn visible_paths(interpreter: &Interpreter) -> Vec<Visible> {
    let mut found = Vec::new();
    for top in ["/lib", "/lib64"].map(PathBuf::from) {
        match std::fs::read_link(&top) {
            Ok(target) => found.push(Visible::Link { path: top, target }),
            Err(_) => found.extend(library_folders(&top)),
        }
    }
    let mut paths: Vec<PathBuf> =
        ["/usr/lib", "/usr/lib64"].iter().flat_map(|top| library_paths(Path::new(top))).collect();
    paths.extend(["/etc/ld.so.cache", "/usr/share/zoneinfo"].map(PathBuf::from));
    paths.extend(interpreter.needs.iter().map(|path| resolved(path)));
    paths.sort();
    let mut kept: Vec<PathBuf> = Vec::new();
    for path in paths {
        if path.exists() && !kept.iter().any(|outer| path.starts_with(outer)) {
            kept.push(path);
        }
    }
    found.extend(kept.into_iter().map(Visible::new));
    found
}

impl Visible {
    fn new(path: PathBuf) -> Self {
        match std::fs::read_link(&path) {
            Ok(target) => Self::Link { path, target },
            Err(_) => Self::Path { is_folder: path.is_dir(), path },
        }
    }
}

/// `path` with the links of its folders resolved, as the box has only those of
/// the top.
fn resolved(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

fn library_folders(top: &Path) -> Vec<Visible> {
    library_paths(top).into_iter().map(Visible::new).collect()
}

/// Where C libraries are below `top`: the folder of the architecture, or all
/// of it where the distribution has no such folder.
fn library_paths(top: &Path) -> Vec<PathBuf> {
    let triplet = top.join(format!("{}-linux-gnu", std::env::consts::ARCH));
    let mut paths = Vec::new();
    if triplet.is_dir() {
        paths.push(triplet);
    } else if top.join("libc.so.6").exists() {
        return vec![top.to_owned()];
    }
    let loaders = std::fs::read_dir(top).into_iter().flatten().flatten().map(|entry| entry.path());
    paths.extend(loaders.filter(|path| {
        path.file_name().and_then(OsStr::to_str).is_some_and(|name| name.starts_with("ld-") && !path.is_dir())
    }));
    paths
}

/// Without mounts the folder that a cell stands in is all that it may write to,
/// and `/etc` and `/proc` are the host's.
fn rules(visible: &[Visible], bare: bool) -> Vec<u8> {
    let mut rules: Vec<(&Path, Access, bool)> = Vec::new();
    for item in visible {
        if let Visible::Path { path, is_folder } = item {
            rules.push((path, Access::Execute, *is_folder));
        }
    }
    let (own, read): (&[&str], &[&str]) =
        if bare { (&["."], &[]) } else { (&["/work", "/tmp", "/dev/shm"], &["/proc", "/etc"]) };
    for folder in own {
        rules.push((Path::new(folder), Access::Write, true));
    }
    for folder in read {
        rules.push((Path::new(folder), Access::Read, true));
    }
    let devices = DEVICES.map(|name| PathBuf::from(format!("/dev/{name}")));
    rules.extend(devices.iter().map(|path| (path.as_path(), Access::Device, false)));
    landlock::ruleset(landlock::abi(), &rules)
}

fn c_string(text: impl AsRef<OsStr>) -> CString {
    // A NUL byte cannot occur in a path that exists.
    CString::new(text.as_ref().as_bytes()).unwrap_or_default()
}
