//! Which interpreters this machine has.
//!
//! Looks in the usual places, asks each real binary once what it is, and keeps
//! one per minor version. It runs interpreters, never a program.

use std::{
    collections::BTreeSet,
    env, fs,
    io::Read as _,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use askback_core::PythonVersion;
use serde::{Deserialize, Serialize};

/// An interpreter, used or only listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interpreter {
    /// Minor version.
    pub version: PythonVersion,
    /// Full version, e.g. "3.11.7".
    pub full_version: String,
    /// The real binary.
    pub executable: PathBuf,
    /// Cache tag, build flags and full version of the build.
    pub fingerprint: String,
    /// Why it is not used, if it is not.
    pub unused: Option<String>,
    /// Files and folders it needs, for the box; known to the supervisor alone.
    #[serde(skip)]
    pub(crate) needs: Vec<PathBuf>,
}

/// What an interpreter answers about itself.
#[derive(Debug)]
struct Answer {
    implementation: String,
    version: PythonVersion,
    text: String,
    tag: String,
    flags: String,
    build: String,
    executable: PathBuf,
    prefix: PathBuf,
    stdlib: PathBuf,
    path: Vec<PathBuf>,
    mapped: Vec<PathBuf>,
}

/// Eleven fields between NUL bytes, the last two with a path a line. No module
/// is imported that the start has not imported already: `json` alone would
/// double the time.
const QUESTION: &str = r#"
import os, sys
mapped = set()
try:
    with open("/proc/self/maps") as maps:
        for line in maps:
            name = line.rstrip("\n")[73:]
            if name.startswith("/") and ".so" in name:
                mapped.add(name)
except OSError:
    pass
sys.stdout.write("\0".join([sys.implementation.name, "%d.%d" % sys.version_info[:2], sys.version.split()[0],
    sys.implementation.cache_tag or "", getattr(sys, "abiflags", ""), " ".join(sys.version.split()[1:]),
    os.path.realpath(getattr(sys, "_base_executable", None) or sys.executable), sys.base_prefix,
    os.path.dirname(os.__file__), "\n".join(p for p in sys.path if os.path.isdir(p)), "\n".join(sorted(mapped))]))
"#;

impl Answer {
    fn parse(text: &str) -> Option<Self> {
        let mut fields = text.split('\0');
        let mut next = || fields.next().map(str::to_owned);
        let paths = |text: String| text.lines().map(PathBuf::from).collect();
        Some(Self {
            implementation: next()?,
            version: next()?.parse().ok()?,
            text: next()?,
            tag: next()?,
            flags: next()?,
            build: next()?,
            executable: next()?.into(),
            prefix: next()?.into(),
            stdlib: next()?.into(),
            path: paths(next()?),
            mapped: paths(next()?),
        })
    }
}

/// Every interpreter found, the used ones first, oldest version first.
/// `only` replaces the search.
pub fn discover(only: &[PathBuf]) -> Vec<Interpreter> {
    let binaries = if only.is_empty() { candidates() } else { only.to_vec() };
    let answers = ask_all(&binaries);
    let found = answers.into_iter().filter_map(interpreter).collect();
    choose(found)
}

fn ask_all(binaries: &[PathBuf]) -> Vec<Answer> {
    std::thread::scope(|scope| {
        let asked: Vec<_> = binaries.iter().map(|binary| scope.spawn(|| ask(binary))).collect();
        asked.into_iter().filter_map(|thread| thread.join().ok().flatten()).collect()
    })
}

/// Real binaries first; shims are asked only where nothing else was found.
fn candidates() -> Vec<PathBuf> {
    let mut seen = BTreeSet::new();
    let mut binaries = Vec::new();
    let mut shims = Vec::new();
    for path in places() {
        let Ok(real) = fs::canonicalize(&path) else { continue };
        if !seen.insert(real.clone()) {
            continue;
        }
        if is_program(&real) {
            binaries.push(real);
        } else if is_script(&real) {
            shims.push(path);
        }
    }
    if binaries.is_empty() { shims } else { binaries }
}

fn places() -> Vec<PathBuf> {
    let home = env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let pyenv = env::var_os("PYENV_ROOT").map_or_else(|| home.join(".pyenv"), PathBuf::from);
    let collections = [
        pyenv.join("versions"),
        home.join(".local/share/uv/python"),
        home.join(".local/share/mise/installs/python"),
        home.join(".asdf/installs/python"),
    ];
    let mut places = Vec::new();
    for folder in collections {
        let mut versions: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().collect();
        versions.sort_by_key(fs::DirEntry::file_name);
        places.extend(versions.into_iter().map(|version| version.path().join("bin/python3")));
    }
    let mut folders: Vec<PathBuf> =
        env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default();
    folders.extend(["/usr/local/bin", "/usr/bin"].map(PathBuf::from));
    for folder in folders.iter().filter(|folder| folder.is_absolute()) {
        let minors = PythonVersion::OLDEST.minor..=PythonVersion::NEWEST.minor;
        places.extend(minors.clone().map(|minor| folder.join(format!("python3.{minor}"))));
        places.extend(minors.map(|minor| folder.join(format!("python3.{minor}t"))));
        places.push(folder.join("python3"));
    }
    places
}

fn starts_with(path: &Path, magic: &[u8]) -> bool {
    let mut head = [0u8; 4];
    let executable =
        fs::metadata(path).is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0);
    executable
        && fs::File::open(path).and_then(|mut file| file.read_exact(&mut head)).is_ok()
        && head.starts_with(magic)
}

fn is_program(path: &Path) -> bool {
    starts_with(path, b"\x7fELF")
}

fn is_script(path: &Path) -> bool {
    starts_with(path, b"#!")
}

#[expect(clippy::disallowed_methods, reason = "this crate is the one that starts processes")]
fn ask(binary: &Path) -> Option<Answer> {
    let output = Command::new(binary)
        .args(["-I", "-S", "-c", QUESTION])
        .env_remove("PYTHONHOME")
        .env_remove("PYTHONPATH")
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    Answer::parse(std::str::from_utf8(&output.stdout).ok()?)
}

fn interpreter(answer: Answer) -> Option<Interpreter> {
    if answer.implementation != "cpython" {
        return None;
    }
    let version = answer.version;
    let unused = if answer.flags.contains('t') {
        Some("a free-threaded build".to_owned())
    } else if version.is_supported() {
        None
    } else {
        Some(format!("only {} to {} are used", PythonVersion::OLDEST, PythonVersion::NEWEST))
    };
    let needs = needs(&answer);
    Some(Interpreter {
        version,
        fingerprint: format!("{}{} {} {}", answer.tag, answer.flags, answer.text, answer.build),
        full_version: answer.text,
        executable: answer.executable,
        unused,
        needs,
    })
}

/// Of the system only what is Python's; elsewhere the libraries beside it too,
/// but never the whole prefix: it may be `~/.local`, where the data folder is.
fn needs(answer: &Answer) -> Vec<PathBuf> {
    let shared = ["/", "/usr", "/usr/local"].iter().any(|prefix| answer.prefix == Path::new(prefix));
    let mut needs = Vec::new();
    if !shared {
        needs.extend(["lib", "share/zoneinfo"].map(|folder| answer.prefix.join(folder)));
    }
    needs.push(answer.stdlib.clone());
    needs.extend(answer.path.iter().cloned());
    needs.push(answer.executable.clone());
    needs.extend(answer.mapped.iter().cloned());
    let mut kept: Vec<PathBuf> = Vec::new();
    for path in needs {
        if path.is_absolute() && path.exists() && !kept.iter().any(|outer| path.starts_with(outer)) {
            kept.push(path);
        }
    }
    kept
}

/// One per minor version: the newest patch, then the system's.
fn choose(mut found: Vec<Interpreter>) -> Vec<Interpreter> {
    let patch = |interpreter: &Interpreter| -> Vec<u32> {
        interpreter.full_version.split('.').map(|part| part.parse().unwrap_or(0)).collect()
    };
    found.sort_by(|a, b| {
        (a.unused.is_some(), a.version)
            .cmp(&(b.unused.is_some(), b.version))
            .then_with(|| patch(b).cmp(&patch(a)))
            .then_with(|| b.executable.starts_with("/usr").cmp(&a.executable.starts_with("/usr")))
    });
    let mut last: Option<(PythonVersion, PathBuf)> = None;
    for interpreter in found.iter_mut().filter(|interpreter| interpreter.unused.is_none()) {
        match &last {
            Some((version, chosen)) if *version == interpreter.version => {
                interpreter.unused = Some(format!("{} is used for this version", chosen.display()));
            }
            _ => last = Some((interpreter.version, interpreter.executable.clone())),
        }
    }
    found.sort_by_key(|interpreter| interpreter.unused.is_some());
    found
}

/// The version for jobs that name none: the one wished for, else that of the
/// system's `python3`, else the newest.
pub(crate) fn default_version(found: &[Interpreter], wished: Option<PythonVersion>) -> Option<PythonVersion> {
    let used: Vec<PythonVersion> = found
        .iter()
        .filter(|interpreter| interpreter.unused.is_none())
        .map(|interpreter| interpreter.version)
        .collect();
    let system = || {
        let name = fs::canonicalize("/usr/bin/python3").ok()?;
        name.file_name()?.to_str()?.strip_prefix("python")?.parse::<PythonVersion>().ok()
    };
    wished
        .filter(|version| used.contains(version))
        .or_else(|| system().filter(|version| used.contains(version)))
        .or_else(|| used.last().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_beside_an_interpreter_of_a_home_is_not_shown() {
        let home = tempfile::tempdir().unwrap();
        let prefix = home.path().join(".local");
        let [stdlib, bin, data] = ["lib/python3.12", "bin", "share/askback"].map(|path| prefix.join(path));
        for folder in [&stdlib, &bin, &data] {
            fs::create_dir_all(folder).unwrap();
        }
        let executable = bin.join("python3.12");
        fs::write(&executable, "").unwrap();
        let needs = needs(&Answer {
            implementation: "cpython".to_owned(),
            version: PythonVersion { major: 3, minor: 12 },
            text: "3.12.1".to_owned(),
            tag: String::new(),
            flags: String::new(),
            build: String::new(),
            executable: executable.clone(),
            prefix: prefix.clone(),
            stdlib: stdlib.clone(),
            path: vec![stdlib],
            mapped: Vec::new(),
        });
        assert_eq!(needs, [prefix.join("lib"), executable]);
        assert!(!needs.iter().any(|path| data.starts_with(path)));
    }
}
