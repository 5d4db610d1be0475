//! The `Host` header must name this server, or a page of another site could
//! reach it under a name that it made resolve to this machine.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, Uri, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{
    problem::{Code, Problem},
    state::AppState,
};

/// The host that a request asks for.
pub(crate) fn of(headers: &HeaderMap, uri: &Uri) -> Option<String> {
    let header = headers.get(header::HOST).and_then(|value| value.to_str().ok());
    header.map(ToOwned::to_owned).or_else(|| uri.authority().map(ToString::to_string))
}

/// Refuses requests for other hosts.
pub(crate) async fn check(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if of(request.headers(), request.uri()).is_some_and(|host| state.config.is_own_host(&host)) {
        return next.run(request).await;
    }
    Problem::new(
        Code::HostRefused,
        "This server is not known under the name that was asked for. Use the address it printed when it started, or start \
         it with --public-url and the name people use.",
    )
    .into_response()
}
