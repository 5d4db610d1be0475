//! What was measured against what the person said.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Class, Complexity};

/// How a claim stands to what was measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// It grows as was said.
    AsSaid,
    /// It grows more slowly than was said.
    Better,
    /// It grows faster than was said.
    Worse,
    /// It lies between two, and the claim is one of them; or nothing could be told.
    Unsure,
}

impl Complexity {
    /// Compares with a claim.
    pub fn against(&self, claim: Class) -> Agreement {
        let (low, high) = match (self.class, self.between.as_slice()) {
            (Some(class), _) => (class, class),
            (None, [low, high]) => (*low, *high),
            _ => return Agreement::Unsure,
        };
        if high < claim {
            Agreement::Better
        } else if low > claim {
            Agreement::Worse
        } else if low == high {
            Agreement::AsSaid
        } else {
            Agreement::Unsure
        }
    }
}
