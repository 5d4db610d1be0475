//! What a store cannot do, told to people.

use askback_store::StoreError;

use super::{Code, Problem};

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        metrics::counter!("askback_store_errors_total", "code" => error.code()).increment(1);
        let problem = match &error {
            StoreError::DiskFull { .. } => Self::new(
                Code::StoreFull,
                "The disk of the server is full, so this was not saved. Free some space and try again; what you wrote stays in \
                 this page.",
            ),
            StoreError::ReadOnly { .. } => Self::new(
                Code::StoreReadOnly,
                "The server cannot write to its database, so this was not saved. Make the data folder writable for the user \
                 Askback runs as, and try again; what you wrote stays in this page.",
            ),
            StoreError::Unavailable { .. } => Self::new(
                Code::StoreUnavailable,
                "The database does not answer, so this was not saved. Check that it runs, and try again; what you wrote stays \
                 in this page.",
            )
            .retry_after(5),
            StoreError::Invalid { what, why } => {
                return Self::new(Code::WrongShape, format!("The {what} cannot be stored: {why}."));
            }
            // Operations answer these two with codes of their own before they come here.
            _ => return Self::internal(error),
        };
        problem.because(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trouble_says_what_to_do_and_keeps_the_databases_words_out() {
        let detail = || "SECRET PATH /srv/data/askback.db".to_owned();
        for (error, code, status, part) in [
            (StoreError::DiskFull { detail: detail() }, Code::StoreFull, 507, "Free some space"),
            (StoreError::ReadOnly { detail: detail() }, Code::StoreReadOnly, 503, "writable"),
            (StoreError::Unavailable { detail: detail() }, Code::StoreUnavailable, 503, "try again"),
            (StoreError::Internal { detail: detail() }, Code::Internal, 500, "request id"),
            (StoreError::Corrupt { detail: detail() }, Code::Internal, 500, "request id"),
        ] {
            let document = Problem::from(error).document(None);
            assert_eq!((document.code, document.status), (code, status));
            assert!(document.detail.contains(part), "{}", document.detail);
            assert!(!serde_json::to_string(&document).unwrap().contains("SECRET"));
        }
    }
}
