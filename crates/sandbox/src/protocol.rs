//! Messages between Askback and its supervisor, over a stream socket.
//!
//! A message is a JSON header and the raw blobs that it announces. Both sides
//! are ours; lengths are checked all the same.

use std::{io, sync::Arc};

use askback_core::{LimitKind, Limits, PythonVersion, Verdict};
use askback_judge::{Job, Outcome, Program};
use serde::{Deserialize, Serialize};

use crate::{discover::Interpreter, error::SandboxError};

/// The most that one message may hold.
const MAX_MESSAGE: u64 = 512 * 1024 * 1024;

/// Client to supervisor.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Request {
    /// Run a job; the blobs follow in the order of [`RunHeader`].
    Run(RunHeader),
    /// Forget a job, or kill it.
    Cancel {
        /// Its number.
        id: u64,
    },
}

/// Supervisor to client.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Reply {
    /// Sent once, first.
    Hello(Hello),
    /// A job has ended; blobs: standard output, standard error, frames.
    Done {
        /// Its number.
        id: u64,
        /// How it ended, without the bytes.
        outcome: OutcomeHeader,
    },
}

/// What a supervisor found at its start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Hello {
    pub rung: String,
    pub interpreters: Vec<Interpreter>,
    pub default_python: Option<PythonVersion>,
    pub slots: usize,
    /// Why no code is run, if none is.
    pub refusal: Option<String>,
    /// What is weaker than it could be, for people.
    pub remarks: Vec<String>,
}

/// A job without its bytes.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct RunHeader {
    pub id: u64,
    pub files: Vec<String>,
    /// Entry of a script; a harness has none.
    pub entry: Option<String>,
    pub max_result_kib: u64,
    pub python: Option<PythonVersion>,
    pub limits: Limits,
    pub allow_processes: bool,
}

/// An outcome without its bytes.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct OutcomeHeader {
    pub verdict: Verdict,
    pub message: Option<String>,
    pub exit_code: Option<i32>,
    pub signal: Option<i32>,
    pub limit: Option<LimitKind>,
    pub stdout_truncated: bool,
    pub stderr_truncated: bool,
    pub wall_ms: Option<f64>,
    pub cpu_ms: Option<f64>,
    pub memory_kib: Option<u64>,
    pub python: Option<PythonVersion>,
    pub rung: String,
}

/// The bytes of a message: total length, header length, number of blobs, their
/// lengths, then everything.
pub(crate) fn encode(header: &impl Serialize, blobs: &[&[u8]]) -> Result<Vec<u8>, SandboxError> {
    let header = serde_json::to_vec(header).map_err(|error| SandboxError::Protocol(error.to_string()))?;
    let size = 12 + 8 * blobs.len() + header.len() + blobs.iter().map(|blob| blob.len()).sum::<usize>();
    let mut message = Vec::with_capacity(size + 8);
    message.extend_from_slice(&(size as u64).to_le_bytes());
    message.extend_from_slice(&(header.len() as u64).to_le_bytes());
    let count =
        u32::try_from(blobs.len()).map_err(|_| SandboxError::Protocol("too many parts".to_owned()))?;
    message.extend_from_slice(&count.to_le_bytes());
    for blob in blobs {
        message.extend_from_slice(&(blob.len() as u64).to_le_bytes());
    }
    message.extend_from_slice(&header);
    for blob in blobs {
        message.extend_from_slice(blob);
    }
    Ok(message)
}

/// The length that the first eight bytes of a message announce.
pub(crate) fn announced(head: [u8; 8]) -> io::Result<usize> {
    let length = u64::from_le_bytes(head);
    if length > MAX_MESSAGE {
        return Err(io::Error::new(io::ErrorKind::InvalidData, format!("a message of {length} bytes")));
    }
    usize::try_from(length).map_err(io::Error::other)
}

/// Header and blobs of a message without its first eight bytes.
pub(crate) fn decode<T: for<'a> Deserialize<'a>>(body: &[u8]) -> Result<(T, Vec<Vec<u8>>), SandboxError> {
    let fault = || SandboxError::Protocol("a message is cut short".to_owned());
    let mut rest = body;
    let mut take = |length: usize| -> Result<&[u8], SandboxError> {
        let (part, after) = rest.split_at_checked(length).ok_or_else(fault)?;
        rest = after;
        Ok(part)
    };
    let length = |bytes: &[u8]| -> Result<usize, SandboxError> {
        let word: [u8; 8] = bytes.try_into().map_err(|_| fault())?;
        usize::try_from(u64::from_le_bytes(word)).map_err(|_| fault())
    };
    let header_length = length(take(8)?)?;
    let count: [u8; 4] = take(4)?.try_into().map_err(|_| fault())?;
    let count = u32::from_le_bytes(count) as usize;
    if count > body.len() / 8 {
        return Err(fault());
    }
    let lengths = (0..count).map(|_| length(take(8)?)).collect::<Result<Vec<_>, _>>()?;
    let header = serde_json::from_slice(take(header_length)?)
        .map_err(|error| SandboxError::Protocol(error.to_string()))?;
    let blobs =
        lengths.into_iter().map(|length| take(length).map(<[u8]>::to_vec)).collect::<Result<_, _>>()?;
    Ok((header, blobs))
}

/// The message for `job`.
pub(crate) fn encode_job(id: u64, job: &Job) -> Result<Vec<u8>, SandboxError> {
    let (entry, max_result_kib, code, payload): (_, _, &[u8], &[u8]) = match &job.program {
        Program::Script { entry } => (Some(entry.clone()), 0, b"", b""),
        Program::Harness { code, payload, max_result_kib } => {
            (None, *max_result_kib, code.as_bytes(), payload)
        }
    };
    let header = RunHeader {
        id,
        files: job.files.keys().cloned().collect(),
        entry,
        max_result_kib,
        python: job.python,
        limits: job.limits,
        allow_processes: job.allow_processes,
    };
    let mut blobs: Vec<&[u8]> = vec![&job.stdin, code, payload];
    blobs.extend(job.files.values().map(|data| &data[..]));
    encode(&Request::Run(header), &blobs)
}

/// The job of a header and its blobs.
pub(crate) fn decode_job(header: &RunHeader, blobs: Vec<Vec<u8>>) -> Result<Job, SandboxError> {
    let fault = |what: &str| SandboxError::Protocol(what.to_owned());
    let mut blobs = blobs.into_iter();
    let mut next = || blobs.next().ok_or_else(|| fault("a part of a job is missing"));
    let (stdin, code, payload) = (next()?, next()?, next()?);
    let files = header
        .files
        .iter()
        .map(|name| Ok((name.clone(), Arc::from(next()?))))
        .collect::<Result<_, SandboxError>>()?;
    let program = match &header.entry {
        Some(entry) => Program::Script { entry: entry.clone() },
        None => Program::Harness {
            code: String::from_utf8(code).map_err(|_| fault("a harness is not text"))?.into(),
            payload: payload.into(),
            max_result_kib: header.max_result_kib,
        },
    };
    Ok(Job {
        files,
        program,
        stdin: stdin.into(),
        python: header.python,
        limits: header.limits,
        allow_processes: header.allow_processes,
    })
}

/// The message for the outcome of job `id`.
pub(crate) fn encode_outcome(id: u64, outcome: &Outcome) -> Result<Vec<u8>, SandboxError> {
    let header = OutcomeHeader {
        verdict: outcome.verdict,
        message: outcome.message.clone(),
        exit_code: outcome.exit_code,
        signal: outcome.signal,
        limit: outcome.limit,
        stdout_truncated: outcome.stdout_truncated,
        stderr_truncated: outcome.stderr_truncated,
        wall_ms: outcome.wall_ms,
        cpu_ms: outcome.cpu_ms,
        memory_kib: outcome.memory_kib,
        python: outcome.python,
        rung: outcome.rung.clone(),
    };
    let mut blobs: Vec<&[u8]> = vec![&outcome.stdout, &outcome.stderr];
    blobs.extend(outcome.frames.iter().map(Vec::as_slice));
    encode(&Reply::Done { id, outcome: header }, &blobs)
}

/// The outcome of a header and its blobs.
pub(crate) fn decode_outcome(header: OutcomeHeader, blobs: Vec<Vec<u8>>) -> Outcome {
    let mut blobs = blobs.into_iter();
    Outcome {
        verdict: header.verdict,
        message: header.message,
        exit_code: header.exit_code,
        signal: header.signal,
        limit: header.limit,
        stdout: blobs.next().unwrap_or_default(),
        stderr: blobs.next().unwrap_or_default(),
        stdout_truncated: header.stdout_truncated,
        stderr_truncated: header.stderr_truncated,
        frames: blobs.collect(),
        wall_ms: header.wall_ms,
        cpu_ms: header.cpu_ms,
        memory_kib: header.memory_kib,
        python: header.python,
        rung: header.rung,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_encoded_is_decoded(text in ".*", blobs in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..64), 0..8)) {
            let parts: Vec<&[u8]> = blobs.iter().map(Vec::as_slice).collect();
            let message = encode(&text, &parts).expect("it fits");
            let head: [u8; 8] = message[..8].try_into().expect("eight bytes");
            prop_assert_eq!(announced(head).expect("it is short"), message.len() - 8);
            let (back, parts): (String, Vec<Vec<u8>>) = decode(&message[8..]).expect("it was encoded");
            prop_assert_eq!(back, text);
            prop_assert_eq!(parts, blobs);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..128)) {
            let _ = decode::<Request>(&bytes);
        }
    }
}
