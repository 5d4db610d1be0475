//! Work that is answered with one document, or with a stream of what is heard
//! of it and a last `result`. It ends when nobody listens any more.

use std::future::Future;

use axum::{
    Json,
    http::HeaderMap,
    response::{IntoResponse, Response, sse::Event},
};
use futures::StreamExt;
use serde::Serialize;
use tokio::sync::mpsc::{self, UnboundedSender};
use tokio_stream::wrappers::UnboundedReceiverStream;
use tokio_util::task::AbortOnDropHandle;

use crate::{
    http::sse,
    problem::{Answer, Problem},
};

/// Answers as was asked in `headers`: with what `work` comes to, or with each thing that
/// it tells as an `event` before that.
pub(crate) async fn respond<Heard, Done, Work>(
    headers: &HeaderMap,
    work: impl FnOnce(UnboundedSender<Heard>) -> Work,
    event: fn(Heard) -> Event,
) -> Answer<Response>
where
    Heard: Send + 'static,
    Done: Serialize + Send + 'static,
    Work: Future<Output = Answer<Done>> + Send + 'static,
{
    let (heard, told) = mpsc::unbounded_channel();
    let work = work(heard);
    if !sse::wanted(headers) {
        return Ok(Json(work.await?).into_response());
    }
    let working = AbortOnDropHandle::new(tokio::spawn(work));
    let last = futures::stream::once(async move {
        match working.await {
            Ok(Ok(done)) => sse::event("result", &done),
            Ok(Err(problem)) => sse::problem(&problem),
            Err(error) => sse::problem(&Problem::internal(error)),
        }
    });
    Ok(sse::respond(UnboundedReceiverStream::new(told).map(event).chain(last)))
}
