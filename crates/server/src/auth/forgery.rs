//! Protection from requests that another site makes a browser send.
//!
//! Three walls: the cookie is `SameSite=Strict`; a write needs an `Origin` of
//! this server; and it needs the header `x-askback-csrf`, which only a page of
//! this server can know.

use axum::http::{HeaderName, header, request::Parts};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::session;
use crate::{
    problem::{Answer, Code, Problem},
    state::AppState,
};

/// The header that proves that a page of ours asks.
pub(crate) const HEADER: HeaderName = HeaderName::from_static("x-askback-csrf");

/// The forgery token of a session: derived from its secret, so it need not be stored.
pub(crate) fn token(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(format!("askback forgery token\n{secret}")))
}

/// Refuses writes from pages of other sites, and writes with a cookie whose origin is not told.
pub(crate) fn check_origin(state: &AppState, request: &Parts) -> Answer<()> {
    if request.method.is_safe() {
        return Ok(());
    }
    let origin = request.headers.get(header::ORIGIN);
    let has_cookie = session::cookie(&request.headers).is_some();
    let allowed = match origin {
        None => !has_cookie,
        Some(origin) => origin.to_str().is_ok_and(|origin| {
            state
                .config
                .is_own_origin(origin, crate::http::host::of(&request.headers, &request.uri).as_deref())
        }),
    };
    if allowed {
        return Ok(());
    }
    Err(Problem::new(
        Code::OriginRefused,
        "The request comes from a page that is not this server's, or does not say where it comes from. Behind a proxy, start \
         Askback with --public-url.",
    ))
}

/// Refuses writes with a cookie that do not carry the forgery token.
pub(crate) fn check_token(request: &Parts, expected: &str) -> Answer<()> {
    let given = request.headers.get(HEADER).map(|value| value.as_bytes()).unwrap_or_default();
    if request.method.is_safe() || bool::from(given.ct_eq(expected.as_bytes())) {
        return Ok(());
    }
    Err(Problem::new(
        Code::ForgeryTokenRefused,
        "A write with a session needs the header x-askback-csrf with the value `csrf` of GET /api/v1/session. Reload the page.",
    ))
}
