//! Event streams: results as they come.

use std::{convert::Infallible, time::Duration};

use axum::{
    http::{HeaderMap, header},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures::Stream;
use serde::Serialize;

use crate::problem::Problem;

/// Whether the caller asked for a stream.
pub(crate) fn wanted(headers: &HeaderMap) -> bool {
    headers
        .get_all(header::ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .any(|accept| accept.contains("text/event-stream"))
}

/// A stream as a response; a comment every fifteen seconds keeps proxies from closing it.
pub(crate) fn respond(stream: impl Stream<Item = Event> + Send + 'static) -> Response {
    let stream = futures::StreamExt::map(stream, Ok::<_, Infallible>);
    Sse::new(stream).keep_alive(KeepAlive::new().interval(Duration::from_secs(15))).into_response()
}

/// An event with JSON data.
pub(crate) fn event(name: &str, data: &impl Serialize) -> Event {
    let text = serde_json::to_string(data).unwrap_or_default();
    Event::default().event(name).data(text)
}

/// A problem after the stream has begun: the last event of it.
pub(crate) fn problem(problem: &Problem) -> Event {
    event("problem", &problem.document(None))
}
