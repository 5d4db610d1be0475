//! What SQLite's result codes mean for a person.

use askback_store::StoreError;
use sqlx::error::DatabaseError;

pub(crate) fn read(error: sqlx::Error) -> StoreError {
    let detail = error.to_string();
    match error {
        sqlx::Error::Database(error) => from_code(error.as_ref(), detail),
        sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => {
            StoreError::Unavailable { detail }
        }
        sqlx::Error::Io(_) => StoreError::Unavailable { detail },
        _ => StoreError::Internal { detail },
    }
}

/// See <https://www.sqlite.org/rescode.html>: the low byte is the kind.
fn from_code(error: &dyn DatabaseError, detail: String) -> StoreError {
    const IOERR_SHMSIZE: i64 = 4_874;
    const CONSTRAINT_FOREIGN_KEY: i64 = 787;
    let code: i64 = error.code().and_then(|code| code.parse().ok()).unwrap_or_default();
    match (code, code & 0xff) {
        // The shared memory beside the log could not grow.
        (IOERR_SHMSIZE, _) | (_, 13) => StoreError::DiskFull { detail },
        (CONSTRAINT_FOREIGN_KEY, _) => StoreError::NotFound { what: "row that this one refers to" },
        (_, 19) if error.is_unique_violation() => StoreError::Conflict { what: "row" },
        (_, 5 | 6 | 10) => StoreError::Unavailable { detail },
        // Not permitted, read-only, or cannot be opened.
        (_, 3 | 8 | 14 | 23) => StoreError::ReadOnly { detail },
        (_, 11 | 26) => StoreError::Corrupt { detail },
        (_, 18) => StoreError::Invalid { what: "text", why: "it is too large".to_owned() },
        _ => StoreError::Internal { detail },
    }
}
