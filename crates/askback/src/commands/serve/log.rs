//! The log: on standard error, as text or as JSON. Never blocks the server:
//! when nobody reads standard error, lines are dropped rather than waited for.

use std::{env, io};

use tracing_appender::non_blocking::WorkerGuard;
use tracing_subscriber::{
    Layer, filter::Targets, fmt, layer::SubscriberExt, registry, util::SubscriberInitExt,
};

use crate::failure::Failure;

/// Starts the log by `ASKBACK_LOG` and `ASKBACK_LOG_FORMAT`, with a thread that
/// writes it. What is still unwritten is written when the guard is dropped.
pub(super) fn start() -> Result<WorkerGuard, Failure> {
    let wanted = env::var("ASKBACK_LOG").unwrap_or_default();
    let wanted = if wanted.is_empty() { "info,sqlx=warn" } else { &wanted };
    let filter: Targets = wanted.parse().map_err(|e| {
        Failure::input(
            "log",
            format_args!("ASKBACK_LOG is \"{wanted}\": {e}; write it as info or askback_server=debug,info"),
        )
    })?;
    let (writer, guard) = tracing_appender::non_blocking(io::stderr());
    let layer = match env::var("ASKBACK_LOG_FORMAT").as_deref() {
        Ok("json") => fmt::layer().json().flatten_event(true).with_writer(writer).boxed(),
        Ok("" | "text") | Err(_) => {
            let ansi = io::IsTerminal::is_terminal(&io::stderr());
            fmt::layer().with_ansi(ansi).with_target(false).with_writer(writer).boxed()
        }
        Ok(other) => {
            return Err(Failure::input(
                "log",
                format_args!("ASKBACK_LOG_FORMAT is \"{other}\"; it is text or json"),
            ));
        }
    };
    registry().with(layer.with_filter(filter)).try_init().map_err(|e| Failure::ours("log", e))?;
    Ok(guard)
}
