//! The score scale of a question, in one table.

use serde::{Deserialize, Serialize};

/// A score from 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Score(u8);

/// The scale: what each score is called for the interviewer and, as a level,
/// for the candidate.
const SCALE: [(&str, &str); 5] = [
    ("strong no", "not yet"),
    ("no", "in part"),
    ("mixed", "right but surface"),
    ("yes", "solid"),
    ("strong yes", "deep"),
];

impl Score {
    /// All five, lowest first.
    pub const ALL: [Self; 5] = [Self(1), Self(2), Self(3), Self(4), Self(5)];

    /// The interviewer's word.
    pub fn verdict_word(self) -> &'static str {
        SCALE[usize::from(self.0) - 1].0
    }

    /// The candidate's word.
    pub fn level_word(self) -> &'static str {
        SCALE[usize::from(self.0) - 1].1
    }
}

impl TryFrom<u8> for Score {
    type Error = String;
    fn try_from(value: u8) -> Result<Self, Self::Error> {
        if (1..=5).contains(&value) {
            Ok(Self(value))
        } else {
            Err(format!("a score is 1 to 5, not {value}"))
        }
    }
}

impl From<Score> for u8 {
    fn from(score: Score) -> Self {
        score.0
    }
}
