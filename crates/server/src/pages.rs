//! The built page: files by path, served with their types. Unknown paths get
//! the page's own entry, which routes in the browser.

use std::borrow::Cow;

use axum::{
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::{
    problem::{Code, Problem},
    state::AppState,
};

/// Where the built page comes from; the binary embeds it.
pub trait Pages: Send + Sync {
    /// The file of that relative path, such as `200.html` or `_app/immutable/x.js`.
    fn file(&self, path: &str) -> Option<Cow<'static, [u8]>>;
}

/// The file that is sent for every address of the page.
pub(crate) fn entry(pages: &dyn Pages) -> Option<Cow<'static, [u8]>> {
    pages.file("200.html").or_else(|| pages.file("index.html"))
}

/// Whatever is no route: a file of the page, the page itself, or nothing.
pub(crate) async fn serve(State(state): State<AppState>, request: Request) -> Response {
    let path = request.uri().path();
    let reserved = ["/api", "/health", "/metrics"];
    let is_reserved = reserved
        .iter()
        .any(|it| path == *it || path.strip_prefix(it).is_some_and(|rest| rest.starts_with('/')));
    if is_reserved || !matches!(*request.method(), Method::GET | Method::HEAD) {
        return unknown(path);
    }
    let name = percent_encoding::percent_decode_str(path.trim_start_matches('/')).decode_utf8_lossy();
    if let Some(bytes) = state.pages.file(&name).filter(|_| !name.is_empty()) {
        return file(&name, bytes);
    }
    // A missing file is not a page: a script that is gone must not become HTML.
    let is_file = name.starts_with("_app/") || name.rsplit('/').next().is_some_and(|last| last.contains('.'));
    match entry(state.pages.as_ref()) {
        Some(bytes) if !is_file => file("200.html", bytes),
        _ => unknown(path),
    }
}

fn unknown(path: &str) -> Response {
    Problem::new(
        Code::UnknownRoute,
        format!("There is nothing at {path}; /api/v1/openapi.json lists what there is."),
    )
    .into_response()
}

fn file(name: &str, bytes: Cow<'static, [u8]>) -> Response {
    let media_type = mime_guess::from_path(name).first_or_octet_stream();
    let text = matches!(media_type.type_().as_str(), "text") || media_type.subtype() == "javascript";
    let media_type =
        if text { format!("{}; charset=utf-8", media_type.essence_str()) } else { media_type.to_string() };
    // Names under immutable/ carry a hash of their content.
    let kept = if name.contains("/immutable/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    (
        StatusCode::OK,
        [
            (
                header::CONTENT_TYPE,
                HeaderValue::try_from(media_type).unwrap_or(HeaderValue::from_static("text/plain")),
            ),
            (header::CACHE_CONTROL, HeaderValue::from_static(kept)),
        ],
        bytes,
    )
        .into_response()
}
