//! The log: on standard error, as text or as JSON.

use std::{env, io};

use tracing_subscriber::{
    Layer, filter::Targets, fmt, layer::SubscriberExt, registry, util::SubscriberInitExt,
};

use crate::failure::Failure;

/// Starts the log by `ASKBACK_LOG` and `ASKBACK_LOG_FORMAT`.
pub(super) fn start() -> Result<(), Failure> {
    let wanted = env::var("ASKBACK_LOG").unwrap_or_default();
    let wanted = if wanted.is_empty() { "info,sqlx=warn" } else { &wanted };
    let filter: Targets = wanted.parse().map_err(|e| {
        Failure::input(
            "log",
            format_args!("ASKBACK_LOG is \"{wanted}\": {e}; write it as info or askback_server=debug,info"),
        )
    })?;
    let layer = match env::var("ASKBACK_LOG_FORMAT").as_deref() {
        Ok("json") => fmt::layer().json().flatten_event(true).with_writer(io::stderr).boxed(),
        Ok("" | "text") | Err(_) => {
            let ansi = io::IsTerminal::is_terminal(&io::stderr());
            fmt::layer().with_ansi(ansi).with_target(false).with_writer(io::stderr).boxed()
        }
        Ok(other) => {
            return Err(Failure::input(
                "log",
                format_args!("ASKBACK_LOG_FORMAT is \"{other}\"; it is text or json"),
            ));
        }
    };
    registry().with(layer.with_filter(filter)).try_init().map_err(|e| Failure::ours("log", e))
}
