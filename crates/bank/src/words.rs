//! The words that files use for kinds, levels and the like, in one table
//! each. The same words serve serde, messages and filters.

use std::{fmt, str::FromStr};

use crate::{Difficulty, Kind, Level, Status, Use};

/// A word that is not one of the known ones.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{word}\" is unknown; expected {expected}")]
pub struct UnknownWord {
    word: String,
    expected: String,
}

macro_rules! words {
    ($($type:ident { $($variant:ident = $word:literal),* $(,)? })*) => {$(
        impl $type {
            /// All of them, in the order that pages show.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            pub(crate) const WORDS: [(&'static str, Self); Self::ALL.len()] = [$(($word, Self::$variant)),*];

            /// The word in files, addresses and JSON.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.name())
            }
        }

        impl FromStr for $type {
            type Err = UnknownWord;
            fn from_str(word: &str) -> Result<Self, Self::Err> {
                Self::WORDS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value).ok_or_else(|| {
                    UnknownWord {
                        word: crate::toml_read::shown(word),
                        expected: crate::fault::one_of(Self::WORDS.iter().map(|(name, _)| *name)),
                    }
                })
            }
        }
    )*};
}

words! {
    Kind {
        Knowledge = "knowledge",
        Coding = "coding",
        Debugging = "debugging",
        Behavioural = "behavioural",
        Design = "design",
    }
    Level { Junior = "junior", Mid = "mid", Senior = "senior" }
    Difficulty { Easy = "easy", Medium = "medium", Hard = "hard" }
    Status { Draft = "draft", Approved = "approved" }
    Use { Practice = "practice", Interview = "interview" }
}
