//! What can go wrong in a store, each with a stable code and a remedy.

/// The result of a store's call.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// Why a store could not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// Not there, or not the asking person's: the two look the same on purpose.
    #[error("there is no such {what}")]
    NotFound {
        /// "attempt", "submission", ...
        what: &'static str,
    },
    /// The id or name already stands for something else.
    #[error("this {what} already exists with other content; make a new id")]
    Conflict {
        /// "attempt", "draft", ...
        what: &'static str,
    },
    /// A value that no database takes.
    #[error("the {what} cannot be taken: {why}")]
    Invalid {
        /// Which value.
        what: &'static str,
        /// What is wrong with it.
        why: String,
    },
    /// The disk is full. Nothing of the call was stored.
    #[error("the disk is full, so nothing more can be stored; free some space, then try again ({detail})")]
    DiskFull {
        /// What the database said.
        detail: String,
    },
    /// The database or its folder takes no writes.
    #[error(
        "the database is read-only; make it and its folder writable for the user Askback runs as ({detail})"
    )]
    ReadOnly {
        /// What the database said.
        detail: String,
    },
    /// It does not answer, or too slowly.
    #[error("the database does not answer; check that it runs and can be reached, then try again ({detail})")]
    Unavailable {
        /// What the database said.
        detail: String,
    },
    /// A newer Askback wrote it.
    #[error(
        "the database has schema {found}, this Askback knows up to {known}; start the newer Askback that wrote it, or restore a backup from before"
    )]
    NewerSchema {
        /// What the database has.
        found: i64,
        /// What this program knows.
        known: i64,
    },
    /// Another server holds the data folder or database.
    #[error(
        "{what} is in use by another Askback ({holder}); stop that one first, or choose another with {flag}"
    )]
    InUse {
        /// The folder or database.
        what: String,
        /// Who holds it: "process 1234".
        holder: String,
        /// The option that chooses another.
        flag: &'static str,
    },
    /// What was read is not what was written.
    #[error("the database is damaged; restore the last backup ({detail})")]
    Corrupt {
        /// What was found.
        detail: String,
    },
    /// A backup file that is cut short, altered, or not one of ours.
    #[error("this is not a whole backup: {detail}; nothing was changed")]
    BadBackup {
        /// What was found.
        detail: String,
    },
    /// A restore into a store that already holds something.
    #[error(
        "the store is not empty (table {table} has rows); restore into a new data folder or an empty database"
    )]
    NotEmpty {
        /// A table with rows.
        table: &'static str,
    },
    /// A file of the data folder or of a backup cannot be read or written.
    #[error("{path}: {detail}")]
    Io {
        /// Which file or folder.
        path: String,
        /// What the system said.
        detail: String,
    },
    /// A fault of ours.
    #[error("a fault in Askback's store: {detail}")]
    Internal {
        /// For the log and a report.
        detail: String,
    },
}

impl StoreError {
    /// The stable code; match on this, never on the text.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "not_found",
            Self::Conflict { .. } => "conflict",
            Self::Invalid { .. } => "invalid",
            Self::DiskFull { .. } => "disk_full",
            Self::ReadOnly { .. } => "read_only",
            Self::Unavailable { .. } => "unavailable",
            Self::NewerSchema { .. } => "newer_schema",
            Self::InUse { .. } => "in_use",
            Self::Corrupt { .. } => "corrupt",
            Self::BadBackup { .. } => "bad_backup",
            Self::NotEmpty { .. } => "not_empty",
            Self::Io { .. } => "io",
            Self::Internal { .. } => "internal",
        }
    }

    /// Whether the fault is ours: to be logged and shown as such.
    pub fn is_ours(&self) -> bool {
        matches!(self, Self::Internal { .. })
    }

    /// A system error about a file, with a full disk and a read-only one told apart.
    pub fn io(path: &std::path::Path, error: &std::io::Error) -> Self {
        let detail = format!("{}: {error}", path.display());
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::DiskFull { detail },
            std::io::ErrorKind::ReadOnlyFilesystem | std::io::ErrorKind::PermissionDenied => {
                Self::ReadOnly { detail }
            }
            _ => Self::Io { path: path.display().to_string(), detail: error.to_string() },
        }
    }
}
