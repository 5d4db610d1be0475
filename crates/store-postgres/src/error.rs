//! What PostgreSQL's error codes mean for a person.

use askback_store::StoreError;

pub(crate) fn read(error: sqlx::Error) -> StoreError {
    let detail = error.to_string();
    match error {
        sqlx::Error::Database(error) => from_code(&error.code().unwrap_or_default(), detail),
        sqlx::Error::Configuration(_) | sqlx::Error::InvalidArgument(_) => {
            StoreError::Invalid { what: "database address", why: detail }
        }
        sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed
        | sqlx::Error::Io(_)
        | sqlx::Error::Tls(_) => StoreError::Unavailable { detail },
        _ => StoreError::Internal { detail },
    }
}

/// See <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
fn from_code(code: &str, detail: String) -> StoreError {
    match code {
        "23505" => StoreError::Conflict { what: "row" },
        "23503" => StoreError::NotFound { what: "row that this one refers to" },
        "22021" => StoreError::Invalid { what: "text", why: detail },
        "53100" => StoreError::DiskFull { detail },
        // A read-only transaction; no right to write.
        "25006" | "42501" => StoreError::ReadOnly { detail },
        "XX001" | "XX002" => StoreError::Corrupt { detail },
        // No such database; deadlock and serialisation, which a retry mends.
        "3D000" | "40001" | "40P01" => StoreError::Unavailable { detail },
        // Connection, authorisation, resources, shutdown, system.
        _ if ["08", "28", "53", "57", "58"].iter().any(|class| code.starts_with(class)) => {
            StoreError::Unavailable { detail }
        }
        _ => StoreError::Internal { detail },
    }
}
