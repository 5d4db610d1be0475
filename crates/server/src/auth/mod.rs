//! Who is asking: the cookie of a session or the owner's token, turned into an
//! [`Identity`] once a request, before any operation runs.
//!
//! Secrets are compared by hash or in constant time and never logged.

pub(crate) mod forgery;
pub(crate) mod link;
pub(crate) mod rate;
pub(crate) mod session;

use askback_core::Role;
use askback_store::{Person, WebSession};
use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use subtle::ConstantTimeEq;

use crate::{
    problem::{Answer, Code, Problem},
    state::AppState,
};

/// Who is asking, or why nobody is known to.
#[derive(Debug, Clone)]
pub(crate) struct Identity(Result<Caller, Problem>);

/// A person whose identity is proven.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    pub(crate) person: Person,
    pub(crate) roles: Vec<Role>,
    /// The browser's session; `None` with the token.
    pub(crate) session: Option<WebSession>,
    /// What the header `x-askback-csrf` must say; empty with the token.
    pub(crate) forgery_token: String,
}

impl Identity {
    pub(crate) fn caller(&self) -> Answer<&Caller> {
        self.0.as_ref().map_err(Clone::clone)
    }
}

impl Default for Identity {
    fn default() -> Self {
        Self(Err(Problem::new(
            Code::NotSignedIn,
            "Sign in first: open the link that Askback printed when it started, or make a new one with `askback link`.",
        )))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get::<Identity>().cloned().unwrap_or_default().0
    }
}

/// Finds out who is asking and refuses forged writes.
pub(crate) async fn identify(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    match identity(&state, &parts).await {
        Ok(identity) => {
            parts.extensions.insert(identity);
            next.run(Request::from_parts(parts, body)).await
        }
        Err(problem) => problem.into_response(),
    }
}

async fn identity(state: &AppState, request: &Parts) -> Answer<Identity> {
    if request.headers.contains_key(header::AUTHORIZATION) {
        return Ok(Identity(by_token(state, &request.headers).await));
    }
    forgery::check_origin(state, request)?;
    let Some(secret) = session::cookie(&request.headers) else { return Ok(Identity::default()) };
    let Some(caller) = session::find(state, &secret).await? else { return Ok(Identity::default()) };
    forgery::check_token(request, &caller.forgery_token)?;
    Ok(Identity(Ok(caller)))
}

/// The token acts as the owner.
async fn by_token(state: &AppState, headers: &HeaderMap) -> Answer<Caller> {
    if !has_token(state, headers) {
        return Err(Problem::new(
            Code::TokenRefused,
            "Take the token from the file `token` in the data folder of this server; it is made anew with each data folder.",
        ));
    }
    let person = state.owner().await?;
    Ok(Caller { roles: person.roles.clone(), person, session: None, forgery_token: String::new() })
}

/// Whether the token of this server came along.
pub(crate) fn has_token(state: &AppState, headers: &HeaderMap) -> bool {
    let header = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let given = header.and_then(|text| text.strip_prefix("Bearer ")).unwrap_or_default().trim();
    let expected = state.config.token.as_bytes();
    !expected.is_empty() && bool::from(given.as_bytes().ct_eq(expected))
}
