//! The one place that asks the operating system for the time.

use std::sync::LazyLock;

use askback_core::Clock;
use jiff::{SignedDuration, Timestamp};

/// The clock of the machine, moved by `ASKBACK_CLOCK_SHIFT` (such as `24h`), so
/// that a test can live through a week.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SystemClock;

static SHIFT: LazyLock<SignedDuration> = LazyLock::new(|| {
    let told = std::env::var("ASKBACK_CLOCK_SHIFT").ok();
    told.and_then(|shift| shift.parse().ok()).unwrap_or_default()
});

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is where the clock that is passed in comes from")]
    fn now(&self) -> Timestamp {
        let now = Timestamp::now();
        now.checked_add(*SHIFT).unwrap_or(now)
    }
}
