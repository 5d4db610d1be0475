//! The eight classes, least first.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How something grows with the size of its input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Class {
    #[serde(rename = "O(1)")]
    Constant,
    #[serde(rename = "O(log n)")]
    Logarithmic,
    #[serde(rename = "O(sqrt n)")]
    Root,
    #[serde(rename = "O(n)")]
    Linear,
    #[serde(rename = "O(n log n)")]
    Linearithmic,
    #[serde(rename = "O(n^2)")]
    Quadratic,
    #[serde(rename = "O(n^3)")]
    Cubic,
    #[serde(rename = "O(2^n)")]
    Exponential,
}

impl Class {
    /// All of them, least first.
    pub const ALL: [Self; 8] = [
        Self::Constant,
        Self::Logarithmic,
        Self::Root,
        Self::Linear,
        Self::Linearithmic,
        Self::Quadratic,
        Self::Cubic,
        Self::Exponential,
    ];

    /// As people write it: "O(n log n)".
    pub fn name(self) -> &'static str {
        match self {
            Self::Constant => "O(1)",
            Self::Logarithmic => "O(log n)",
            Self::Root => "O(sqrt n)",
            Self::Linear => "O(n)",
            Self::Linearithmic => "O(n log n)",
            Self::Quadratic => "O(n^2)",
            Self::Cubic => "O(n^3)",
            Self::Exponential => "O(2^n)",
        }
    }

    /// The class with that [`Class::name`]; blanks and case don't matter.
    pub fn from_name(name: &str) -> Option<Self> {
        let plain = |text: &str| text.to_lowercase().replace([' ', '*', '\u{b7}'], "");
        Self::ALL.into_iter().find(|class| plain(class.name()) == plain(name))
    }

    /// The function of n that names it. The base of an exponential is fitted,
    /// since any counts as this class.
    pub(super) fn at(self, n: f64, base: f64) -> f64 {
        match self {
            Self::Constant => 0.0,
            Self::Logarithmic => n.max(1.0).log2(),
            Self::Root => n.sqrt(),
            Self::Linear => n,
            Self::Linearithmic => n * n.max(1.0).log2(),
            Self::Quadratic => n * n,
            Self::Cubic => n * n * n,
            Self::Exponential => base.powf(n),
        }
    }

    /// The power of n, logarithms left out.
    pub(super) fn degree(self) -> f64 {
        match self {
            Self::Constant | Self::Logarithmic => 0.0,
            Self::Root => 0.5,
            Self::Linear | Self::Linearithmic => 1.0,
            Self::Quadratic => 2.0,
            Self::Cubic => 3.0,
            Self::Exponential => f64::INFINITY,
        }
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
