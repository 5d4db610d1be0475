//! The one place that asks the operating system for the time.

use askback_core::Clock;
use jiff::Timestamp;

/// The clock of the machine.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is where the clock that is passed in comes from")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}
