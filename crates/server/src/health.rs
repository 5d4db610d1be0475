//! For those who watch the server: alive, ready, figures.

use std::net::SocketAddr;

use axum::{
    Json,
    extract::{ConnectInfo, Extension, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use crate::{
    auth,
    http::measure,
    problem::{Answer, Code, Problem},
    running,
    state::AppState,
};

/// `GET /health/live`: the process answers.
pub(crate) async fn live() -> Json<Value> {
    Json(json!({ "status": "live" }))
}

/// `GET /health/ready`: it can do its work.
pub(crate) async fn ready(State(state): State<AppState>) -> Answer<Json<Value>> {
    if state.ending.is_cancelled() {
        return Err(running::ending());
    }
    state.store.ping().await?;
    Ok(Json(json!({
        "status": "ready",
        "store": state.store.describe(),
        "schema_version": state.store.schema_version(),
        "rung": state.protection.borrow().rung,
        "runs_code": running::why_not(&state).is_none(),
    })))
}

/// `GET /metrics`: figures as Prometheus reads them, for this machine or with the token.
/// Behind a proxy everybody comes from this machine, so there the token is needed.
pub(crate) async fn metrics(
    State(state): State<AppState>,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
) -> Answer<Response> {
    let local = peer.is_some_and(|Extension(ConnectInfo(peer))| peer.ip().is_loopback());
    let open = local && state.config.public_url.is_none() && state.config.trusted_proxies.is_empty();
    if !open && !auth::has_token(&state, &headers) {
        return Err(Problem::new(
            Code::TokenRefused,
            "Figures are for this machine, or with the header Authorization: Bearer and the token of the data folder.",
        ));
    }
    let text = measure::figures().render();
    Ok(([(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8"))], text)
        .into_response())
}
