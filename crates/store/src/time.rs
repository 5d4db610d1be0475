//! How moments are stored: whole microseconds of UTC since 1970.

use jiff::Timestamp;

use crate::{Result, StoreError};

/// A moment as the store keeps it. Both databases hold a 64-bit integer, so
/// order, equality and dumps are the same in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct UtcMicros(pub i64);

impl From<Timestamp> for UtcMicros {
    fn from(at: Timestamp) -> Self {
        Self(at.as_microsecond())
    }
}

impl TryFrom<UtcMicros> for Timestamp {
    type Error = StoreError;

    fn try_from(at: UtcMicros) -> Result<Self> {
        Self::from_microsecond(at.0)
            .map_err(|_| StoreError::Corrupt { detail: format!("{} is not a moment", at.0) })
    }
}

/// The moment as it will be read back: cut to whole microseconds.
pub fn stored(at: Timestamp) -> Timestamp {
    Timestamp::try_from(UtcMicros::from(at)).unwrap_or(at)
}
