//! Versions of Python.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A minor version of CPython, such as 3.12.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PythonVersion {
    /// 3, so far.
    pub major: u8,
    /// The 12 of 3.12.
    pub minor: u8,
}

impl PythonVersion {
    /// The oldest version that is supported.
    pub const OLDEST: Self = Self { major: 3, minor: 9 };
    /// The newest version that is supported.
    pub const NEWEST: Self = Self { major: 3, minor: 14 };

    /// Whether Askback runs programs on this version.
    pub fn is_supported(self) -> bool {
        (Self::OLDEST..=Self::NEWEST).contains(&self)
    }
}

impl fmt::Display for PythonVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

/// The text is not a version such as "3.12".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a Python version; write it as 3.12")]
pub struct ParsePythonVersionError(String);

impl FromStr for PythonVersion {
    type Err = ParsePythonVersionError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fault = || ParsePythonVersionError(text.to_owned());
        let (major, minor) = text.split_once('.').ok_or_else(fault)?;
        Ok(Self { major: major.parse().map_err(|_| fault())?, minor: minor.parse().map_err(|_| fault())? })
    }
}

impl TryFrom<String> for PythonVersion {
    type Error = ParsePythonVersionError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<PythonVersion> for String {
    fn from(version: PythonVersion) -> Self {
        version.to_string()
    }
}
