//! What the person asks for while a file is watched: single keys on a
//! terminal, lines when something else is at standard input.

use std::{
    io::{self, BufRead, IsTerminal, Read, Stdin},
    thread,
};

use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// Keys as they are pressed. The terminal is as it was once this is dropped.
pub(super) struct Keys {
    pressed: Receiver<char>,
    single: Option<SingleKeys>,
}

impl Keys {
    /// Listens to standard input.
    pub(super) fn listen() -> Self {
        let stdin = io::stdin();
        let (sender, pressed) = channel(16);
        let single = SingleKeys::switch_on(stdin);
        let by_key = single.is_some();
        // A thread of its own that nobody waits for: reading cannot be cancelled.
        thread::spawn(move || if by_key { read_keys(&sender) } else { read_lines(&sender) });
        Self { pressed, single }
    }

    /// Whether a key needs no Enter.
    pub(super) fn are_single(&self) -> bool {
        self.single.is_some()
    }

    /// The next key; never, once standard input has ended.
    pub(super) async fn next(&mut self) -> char {
        match self.pressed.recv().await {
            Some(key) => key.to_ascii_lowercase(),
            None => std::future::pending().await,
        }
    }
}

fn read_keys(sender: &Sender<char>) {
    let mut rest = Rest::Key;
    for byte in io::stdin().lock().bytes() {
        let Ok(byte) = byte else { return };
        let key;
        (rest, key) = rest.then(byte);
        if let Some(key) = key
            && sender.blocking_send(key).is_err()
        {
            return;
        }
    }
}

/// What the next byte belongs to: an arrow comes as `ESC [ A`, and its letter
/// is no key of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rest {
    Key,
    Escape,
    Sequence,
}

impl Rest {
    fn then(self, byte: u8) -> (Self, Option<char>) {
        match (self, byte) {
            (_, 0x1b) => (Self::Escape, None),
            (Self::Escape, b'[' | b'O') | (Self::Sequence, 0x20..=0x3f) => (Self::Sequence, None),
            (Self::Escape | Self::Sequence, _) => (Self::Key, None),
            (Self::Key, _) => (Self::Key, Some(char::from(byte))),
        }
    }
}

fn read_lines(sender: &Sender<char>) {
    for line in io::stdin().lock().lines() {
        let Ok(line) = line else { return };
        let Some(key) = line.trim().chars().next() else { continue };
        if sender.blocking_send(key).is_err() {
            return;
        }
    }
}

/// A terminal that gives every key at once and does not echo it.
struct SingleKeys {
    stdin: Stdin,
    before: Termios,
}

impl SingleKeys {
    fn switch_on(stdin: Stdin) -> Option<Self> {
        if !stdin.is_terminal() {
            return None;
        }
        let before = tcgetattr(&stdin).ok()?;
        let mut modes = before.clone();
        // Ctrl-C and Ctrl-Z stay what they are.
        modes.local_modes.remove(LocalModes::ICANON | LocalModes::ECHO);
        tcsetattr(&stdin, OptionalActions::Now, &modes).ok()?;
        Some(Self { stdin, before })
    }
}

impl Drop for SingleKeys {
    fn drop(&mut self) {
        // Nothing is left to do when the terminal has gone.
        let _ = tcsetattr(&self.stdin, OptionalActions::Now, &self.before);
    }
}
