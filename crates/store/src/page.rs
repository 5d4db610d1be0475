//! Pages of a list, newest first, and the place where the next one starts.

use std::{fmt, str::FromStr};

use jiff::Timestamp;
use uuid::Uuid;

use crate::{StoreError, time::UtcMicros};

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// Newest first.
    pub items: Vec<T>,
    /// Where the next page starts; `None` on the last.
    pub next: Option<Cursor>,
}

impl<T> Page<T> {
    /// A page of `limit` items, of a list that was read one item further.
    pub(crate) fn cut(mut items: Vec<T>, limit: u32, cursor: impl FnOnce(&T) -> Cursor) -> Self {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = items.len() > limit;
        items.truncate(limit);
        let next = if more { items.last().map(cursor) } else { None };
        Self { items, next }
    }
}

/// The last item of a page. Opaque to clients; goes through text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    pub(crate) at: UtcMicros,
    pub(crate) id: Uuid,
}

impl Cursor {
    /// The place after the item with that moment and id.
    pub fn after(at: Timestamp, id: Uuid) -> Self {
        Self { at: at.into(), id }
    }

    /// Before everything: the start of the first page.
    pub(crate) const START: Self = Self { at: UtcMicros(i64::MAX), id: Uuid::max() };
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}-{}", self.at.0.cast_unsigned(), self.id.simple())
    }
}

impl FromStr for Cursor {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fault =
            || StoreError::Invalid { what: "cursor", why: "take it from next_cursor as it is".to_owned() };
        let (at, id) = text.split_once('-').ok_or_else(fault)?;
        let at = u64::from_str_radix(at, 16).map_err(|_| fault())?;
        Ok(Self { at: UtcMicros(at.cast_signed()), id: Uuid::try_parse(id).map_err(|_| fault())? })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_cursor_goes_through_text(at in any::<i64>(), id in any::<u128>()) {
            let cursor = Cursor { at: UtcMicros(at), id: Uuid::from_u128(id) };
            prop_assert_eq!(cursor.to_string().parse::<Cursor>(), Ok(cursor));
        }

        #[test]
        fn no_text_breaks_it(text in ".*") {
            if let Err(error) = text.parse::<Cursor>() {
                prop_assert_eq!(error.code(), "invalid");
            }
        }
    }
}
