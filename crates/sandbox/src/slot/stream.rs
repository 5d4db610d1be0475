//! The pipes and files between a program and its supervisor. Whatever comes
//! out of them is hostile.

use std::{fs::File, io::Write as _, os::fd::OwnedFd};

use rustix::{
    fs::{MemfdFlags, OFlags, SealFlags, fcntl_add_seals, fcntl_setfl, memfd_create},
    io::Errno,
    pipe::{PipeFlags, pipe_with},
};

use crate::error::SandboxError;

/// One stream of the program: its reading end, and what it said.
pub(super) struct Stream {
    pub end: Option<OwnedFd>,
    pub bytes: Vec<u8>,
}

/// Standard output, standard error, results.
pub(super) type Pipes = [Stream; 3];

/// A new stream and the end that the program gets.
pub(super) fn stream() -> Result<(Stream, OwnedFd), SandboxError> {
    let fault = || SandboxError::system("make a pipe");
    let (read, write) = pipe_with(PipeFlags::CLOEXEC).map_err(fault())?;
    fcntl_setfl(&read, OFlags::NONBLOCK).map_err(fault())?;
    Ok((Stream { end: Some(read), bytes: Vec::new() }, write))
}

impl Stream {
    /// Reads what is there; whether it was more than `cap` in all.
    pub(super) fn read(&mut self, cap: usize) -> bool {
        let mut buffer = [0u8; 65_536];
        while let Some(end) = &self.end {
            match rustix::io::read(end, &mut buffer) {
                Ok(0) => self.end = None,
                Ok(count) => {
                    let room = cap.saturating_sub(self.bytes.len());
                    self.bytes.extend_from_slice(&buffer[..count.min(room)]);
                    if count > room {
                        self.end = None;
                        return true;
                    }
                }
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => return false,
                Err(_) => self.end = None,
            }
        }
        false
    }
}

/// No harness sends more frames; millions of empty ones would cost a gigabyte.
const MOST_FRAMES: usize = 4_096;

/// Whole frames of a hostile stream; what is cut short is left out, and what
/// comes after too many.
pub(super) fn frames(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    let mut rest = bytes;
    while found.len() < MOST_FRAMES
        && let Some((head, after)) = rest.split_first_chunk::<4>()
    {
        let length = u32::from_le_bytes(*head) as usize;
        let Some((frame, after)) = after.split_at_checked(length) else { break };
        found.push(frame.to_vec());
        rest = after;
    }
    found
}

/// A file in memory that nobody can change.
pub(super) fn stdin_file(bytes: &[u8]) -> std::io::Result<OwnedFd> {
    let fd = memfd_create(c"stdin", MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING)?;
    let mut file = File::from(fd);
    file.write_all(bytes)?;
    std::io::Seek::rewind(&mut file)?;
    let fd = OwnedFd::from(file);
    fcntl_add_seals(&fd, SealFlags::SEAL | SealFlags::SHRINK | SealFlags::GROW | SealFlags::WRITE)?;
    Ok(fd)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_frame_that_is_cut_short_is_left_out() {
        assert_eq!(frames(&[1, 0, 0, 0, 7, 0, 0, 0, 0, 9, 0, 0, 0, 1]), vec![vec![7], vec![]]);
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..256)) {
            let kept: usize = frames(&bytes).iter().map(Vec::len).sum();
            prop_assert!(kept <= bytes.len());
        }
    }
}
