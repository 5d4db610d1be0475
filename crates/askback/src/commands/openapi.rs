//! `askback openapi`: the document of the HTTP API.

use crate::{
    failure::{Exit, Failure},
    say,
};

/// Prints the document.
pub(crate) fn run() -> Result<Exit, Failure> {
    say::line(askback_server::openapi().trim_end())?;
    Ok(Exit::Done)
}
