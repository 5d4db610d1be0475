//! `GET /practice/export`: all of one's practice in one document, to take away.
//!
//! It is written attempt by attempt as it is read, so that years of practice
//! need no more memory than a page. A fault on the way breaks the download off:
//! half an export never looks like a whole one.

use askback_core::PersonId;
use askback_store::Cursor;
use axum::{
    body::{Body, Bytes},
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use futures::{
    StreamExt,
    stream::{self, Stream},
};
use serde::Serialize;

use crate::{
    auth::Caller,
    permission::Permission,
    problem::{Answer, Problem},
    state::AppState,
    wire::export::{ExportHead, ExportedAttempt, ExportedEvent, PracticeExport},
};

pub(crate) const PERMISSION: Permission = Permission::Practise;

/// Attempts, or events, that are read at a time.
const PAGE: u32 = 50;

/// All of one's practice: attempts with everything in them, what was chosen, the record. Nobody else reads it.
#[utoipa::path(
    get, path = "/practice/export", tag = "practice",
    responses((status = 200, description = "As a file to keep", body = PracticeExport))
)]
pub(crate) async fn export_practice(State(state): State<AppState>, caller: Caller) -> Answer<Response> {
    let owner = caller.person.id;
    let head = ExportHead {
        schema: 1,
        exported_at: state.now(),
        person: caller.person.into(),
        preferences: state.store.preferences(owner).await?.into_iter().map(Into::into).collect(),
    };
    let day = head.exported_at.strftime("%Y-%m-%d");
    let name = format!("attachment; filename=\"askback-practice-{day}.json\"");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (header::CONTENT_DISPOSITION, HeaderValue::try_from(name).map_err(Problem::internal)?),
    ];
    let begin = Writing { state, owner, next: Next::Head(Box::new(head)), any: false };
    Ok((headers, Body::from_stream(pieces(begin))).into_response())
}

/// How far the document is written.
struct Writing {
    state: AppState,
    owner: PersonId,
    next: Next,
    /// Whether the list that is being written has an item already.
    any: bool,
}

enum Next {
    Head(Box<ExportHead>),
    Attempts(Option<Cursor>),
    Events(Option<Cursor>),
    End,
}

fn pieces(begin: Writing) -> impl Stream<Item = Result<Bytes, std::io::Error>> {
    let pieces = stream::unfold(Some(begin), |writing| async {
        let mut writing = writing?;
        if matches!(writing.next, Next::End) {
            return None;
        }
        match writing.piece().await {
            Ok(piece) => Some((Ok(Bytes::from(piece)), Some(writing))),
            Err(problem) => {
                tracing::error!(code = problem.code().name(), "an export broke off");
                Some((Err(std::io::Error::other("the export broke off")), None))
            }
        }
    });
    // Compression asks once more after the end.
    pieces.fuse()
}

impl Writing {
    /// The next piece of the document.
    async fn piece(&mut self) -> Answer<String> {
        let mut text = String::new();
        match std::mem::replace(&mut self.next, Next::End) {
            Next::Head(head) => {
                let head = json(&head)?;
                text.push_str(head.strip_suffix('}').unwrap_or(&head));
                text.push_str(",\"attempts\":[");
                self.next = Next::Attempts(None);
            }
            Next::Attempts(after) => {
                let page = self.state.store.whole_attempts(self.owner, after, PAGE).await?;
                for attempt in page.items {
                    self.item(&mut text, &ExportedAttempt::try_from(attempt)?)?;
                }
                self.next = page.next.map_or(Next::Events(None), |next| Next::Attempts(Some(next)));
                if matches!(self.next, Next::Events(_)) {
                    text.push_str("],\"events\":[");
                    self.any = false;
                }
            }
            Next::Events(after) => {
                let page = self.state.store.private_events(self.owner, after, PAGE).await?;
                for event in page.items {
                    self.item(&mut text, &ExportedEvent::from(event))?;
                }
                self.next = page.next.map_or(Next::End, |next| Next::Events(Some(next)));
                if matches!(self.next, Next::End) {
                    text.push_str("]}\n");
                }
            }
            Next::End => {}
        }
        Ok(text)
    }

    fn item<T: Serialize>(&mut self, text: &mut String, item: &T) -> Answer<()> {
        text.push_str(if self.any { ",\n" } else { "\n" });
        self.any = true;
        text.push_str(&json(item)?);
        Ok(())
    }
}

fn json<T: Serialize>(value: &T) -> Answer<String> {
    serde_json::to_string(value).map_err(Problem::internal)
}
