//! `askback practise` at a terminal: single keys, a clear screen, and a
//! terminal that is afterwards as it was.

use std::{
    ffi::OsStr,
    fs::{self, File, OpenOptions},
    io::Write,
    os::{fd::OwnedFd, unix::ffi::OsStrExt},
    path::Path,
};

use rustix::{
    process::Signal,
    pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt},
    termios::{LocalModes, tcgetattr},
};

use crate::common::{Living, askback, write};

/// A terminal with `askback practise two-sum` in it.
struct Terminal {
    keyboard: File,
    device: File,
    sitting: Living,
}

impl Terminal {
    fn start(folder: &Path) -> Self {
        let keyboard: OwnedFd = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&keyboard).unwrap();
        unlockpt(&keyboard).unwrap();
        let name = ptsname(&keyboard, Vec::new()).unwrap();
        let device =
            OpenOptions::new().read(true).write(true).open(OsStr::from_bytes(name.as_bytes())).unwrap();
        let keyboard = File::from(keyboard);
        let mut command = askback(folder);
        command.args(["practise", "two-sum"]);
        let sitting = Living::start_at(&mut command, &device, keyboard.try_clone().unwrap());
        Self { keyboard, device, sitting }
    }

    fn press(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
    }

    /// Whether lines are edited and echoed, as a shell expects.
    fn is_plain(&self) -> bool {
        let modes = tcgetattr(&self.device).unwrap().local_modes;
        modes.contains(LocalModes::ICANON | LocalModes::ECHO)
    }
}

#[test]
fn keys_need_no_enter_and_the_terminal_is_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(folder.path());
    let opened = terminal.sitting.hear("q end");
    assert!(
        opened.contains("\x1b[2J") && opened.contains("u hand in") && opened.contains("h hint   n next task"),
        "{opened:?}"
    );
    assert!(!terminal.is_plain());
    terminal.press("h");
    terminal.sitting.hear("Hint 1 of ");
    // An arrow ends in a letter that would be a key of its own.
    terminal.press("\x1b[A");
    terminal.press("?");
    let keys = terminal.sitting.hear("q end");
    assert!(!keys.contains("solutions"), "{keys:?}");
    write(folder.path(), "two-sum.py", "def two_sum(numbers, target):\n    return None\n");
    let ran = terminal.sitting.hear("n next task   q end");
    assert!(ran.contains("\x1b[2J") && ran.contains("First failing case: "), "{ran:?}");
    assert!(!ran.contains("a solutions"), "{ran:?}");
    terminal.press("u");
    let judged = terminal.sitting.hear("a solutions   n next task   q end");
    assert!(judged.contains("handed in and kept"), "{judged:?}");
    // What is said of a file that is gone leaves on the screen what was there.
    fs::remove_file(folder.path().join("two-sum.py")).unwrap();
    let gone = terminal.sitting.hear("q end");
    assert!(gone.contains("it is not there") && !gone.contains("\x1b[2J"), "{gone:?}");
    terminal.press("n");
    terminal.sitting.hear("Next: ");
    terminal.press("q");
    let Terminal { device, sitting, .. } = terminal;
    assert_eq!(sitting.end(), 0);
    assert!(tcgetattr(&device).unwrap().local_modes.contains(LocalModes::ICANON | LocalModes::ECHO));
}

#[test]
fn a_signal_puts_the_terminal_back_too() {
    let folder = tempfile::tempdir().unwrap();
    let terminal = Terminal::start(folder.path());
    terminal.sitting.hear("q end");
    assert!(!terminal.is_plain());
    let pid = rustix::process::Pid::from_child(&terminal.sitting.child);
    rustix::process::kill_process(pid, Signal::INT).unwrap();
    let Terminal { device, sitting, keyboard } = terminal;
    assert_eq!(sitting.end(), 0);
    assert!(tcgetattr(&device).unwrap().local_modes.contains(LocalModes::ICANON | LocalModes::ECHO));
    drop(keyboard);
    assert!(fs::read_dir(folder.path()).unwrap().count() >= 2);
}
