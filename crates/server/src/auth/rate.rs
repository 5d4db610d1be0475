//! A limit on tries to sign in, by address. In memory: a restart forgets it.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

use jiff::{SignedDuration, Timestamp};

use crate::problem::{Answer, Code, Problem};

/// Failed tries that an address has in a window.
const TRIES: u32 = 10;
/// The window, counted from the first failure.
const WINDOW: SignedDuration = SignedDuration::from_mins(5);
/// Addresses that are remembered at most.
const ADDRESSES: usize = 10_000;

/// Failed tries by address.
#[derive(Debug, Default)]
pub(crate) struct SignInTries(Mutex<HashMap<IpAddr, (Timestamp, u32)>>);

impl SignInTries {
    /// Refuses an address that has failed too often.
    pub(crate) fn check(&self, address: IpAddr, now: Timestamp) -> Answer<()> {
        let tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match tries.get(&address) {
            Some((since, count)) if *count >= TRIES && now.duration_since(*since) < WINDOW => {
                let left = (WINDOW - now.duration_since(*since)).as_secs().max(1);
                Err(Problem::new(
                    Code::TooManyAttempts,
                    format!(
                        "Too many failed attempts to sign in from this address. Try again in {left} seconds."
                    ),
                )
                .retry_after(u32::try_from(left).unwrap_or(u32::MAX)))
            }
            _ => Ok(()),
        }
    }

    /// Notes a failure.
    pub(crate) fn failed(&self, address: IpAddr, now: Timestamp) {
        let mut tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if tries.len() >= ADDRESSES {
            tries.retain(|_, (since, _)| now.duration_since(*since) < WINDOW);
        }
        let entry = tries.entry(address).or_insert((now, 0));
        if now.duration_since(entry.0) >= WINDOW {
            *entry = (now, 0);
        }
        entry.1 += 1;
    }
}
