//! Errors as `application/problem+json` (RFC 9457).
//!
//! A handler returns a [`Problem`]; the outermost layer, which knows the id of
//! the request, writes it out ([`finish`]). Causes go to the log, never to the
//! client.

mod code;
mod store;

use std::{error::Error, sync::Arc};

use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

pub use code::Code;

use crate::http::request_id::RequestId;

/// The result of a handler.
pub(crate) type Answer<T> = Result<T, Problem>;

/// A refused or failed request.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    code: Code,
    detail: String,
    members: Map<String, Value>,
    retry_after: Option<u32>,
    cause: Option<Arc<dyn Error + Send + Sync>>,
}

impl Problem {
    /// A problem with a sentence that says what, where and how to mend it.
    pub(crate) fn new(code: Code, detail: impl Into<String>) -> Self {
        Self { code, detail: detail.into(), members: Map::new(), retry_after: None, cause: None }
    }

    /// A fault of ours. The cause is logged and not shown.
    pub(crate) fn internal(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            cause: Some(Arc::from(cause.into())),
            ..Self::new(
                Code::Internal,
                "Askback made a mistake here; nothing you did. The log of the server has the details under \
                 this request id.",
            )
        }
    }

    /// With a member of its own beside the standard ones.
    #[must_use]
    pub(crate) fn with(mut self, member: &str, value: impl Serialize) -> Self {
        self.members.insert(member.to_owned(), serde_json::to_value(value).unwrap_or(Value::Null));
        self
    }

    /// With a cause for the log.
    #[must_use]
    pub(crate) fn because(mut self, cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.cause = Some(Arc::from(cause.into()));
        self
    }

    /// With the seconds after which a new try makes sense.
    #[must_use]
    pub(crate) fn retry_after(mut self, seconds: u32) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// Its code.
    pub(crate) fn code(&self) -> Code {
        self.code
    }

    /// The document, for the event stream as well as for responses.
    pub(crate) fn document(&self, request: Option<&RequestId>) -> ProblemDocument {
        ProblemDocument {
            kind: format!("urn:askback:problem:{}", self.code.name()),
            title: self.code.title().to_owned(),
            status: self.code.status().as_u16(),
            detail: self.detail.clone(),
            code: self.code,
            request_id: request.map(ToString::to_string),
            members: self.members.clone(),
        }
    }

    fn log(&self) {
        let code = self.code.name();
        match &self.cause {
            Some(cause) if self.code.status().is_server_error() => {
                tracing::error!(code, cause = %chain(cause.as_ref()), "request failed");
            }
            Some(cause) => tracing::info!(code, cause = %chain(cause.as_ref()), "request refused"),
            None => tracing::debug!(code, "request refused"),
        }
    }
}

/// An error and what caused it, in one line.
fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text.push_str(&format!(": {cause}"));
        next = cause.source();
    }
    text
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.code.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The document of a problem.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct ProblemDocument {
    /// A name for the kind of problem.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// The same for every problem of this code.
    pub(crate) title: String,
    /// Status of the response.
    pub(crate) status: u16,
    /// What, where and how to mend it.
    pub(crate) detail: String,
    /// For programs.
    pub(crate) code: Code,
    /// The id under which the log speaks of this request.
    pub(crate) request_id: Option<String>,
    /// Members of single codes: `field`, `line` and `column` of `wrong_shape`, `current` of
    /// `draft_conflict` and `bank_conflict`, `file` of `bank_file_refused`, `candidates` of `ambiguous_code`.
    #[serde(flatten)]
    pub(crate) members: Map<String, Value>,
}

/// Writes out the problem that a response carries, and turns the router's own bare
/// refusals into problems.
pub(crate) async fn finish(request: Request, next: Next) -> Response {
    let id = request.extensions().get::<RequestId>().cloned();
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let problem = response.extensions_mut().remove::<Problem>().or_else(|| bare(&response, &path));
    let Some(problem) = problem else { return response };
    problem.log();
    let mut written = (
        problem.code.status(),
        [(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"))],
        serde_json::to_vec(&problem.document(id.as_ref())).unwrap_or_default(),
    )
        .into_response();
    for (name, value) in response.headers() {
        if *name != header::CONTENT_LENGTH && *name != header::CONTENT_TYPE {
            written.headers_mut().append(name, value.clone());
        }
    }
    if let Some(seconds) = problem.retry_after {
        written.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    written.extensions_mut().extend(std::mem::take(response.extensions_mut()));
    written
}

fn bare(response: &Response, path: &str) -> Option<Problem> {
    if response.headers().contains_key(header::CONTENT_TYPE) {
        return None;
    }
    match response.status() {
        StatusCode::METHOD_NOT_ALLOWED => Some(Problem::new(
            Code::MethodNotAllowed,
            format!("{path} does not answer this method; see /api/v1/openapi.json."),
        )),
        _ => None,
    }
}
