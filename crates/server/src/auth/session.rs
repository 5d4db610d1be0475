//! Sessions of browsers: a random secret in a cookie, its hash in the store.

use askback_core::PersonId;
use askback_store::{NewWebSession, SecretHash};
use axum::http::{HeaderMap, HeaderValue, header};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use jiff::SignedDuration;

use super::{Caller, forgery};
use crate::{problem::Answer, state::AppState};

/// Name of the cookie.
pub(crate) const COOKIE: &str = "askback_session";
/// A session ends after this, used or not.
const LIFETIME: SignedDuration = SignedDuration::from_hours(24 * 30);
/// How often "last seen" is written at most.
const TOUCH: SignedDuration = SignedDuration::from_mins(5);

/// The secret that the browser sent.
pub(crate) fn cookie(headers: &HeaderMap) -> Option<String> {
    CookieJar::from_headers(headers).get(COOKIE).map(|cookie| cookie.value().to_owned())
}

/// The caller that holds this secret, if its session is neither revoked nor over.
pub(crate) async fn find(state: &AppState, secret: &str) -> Answer<Option<Caller>> {
    let now = state.now();
    let Some(session) = state.store.web_session(SecretHash::of(secret), now).await? else { return Ok(None) };
    let Some(person) = state.store.person(session.person).await? else { return Ok(None) };
    if now.duration_since(session.last_seen_at) >= TOUCH
        && let Err(error) = state.store.touch_web_session(session.id, now).await
    {
        // A full disk must not lock anybody out.
        tracing::warn!(%error, "cannot note that a session was seen");
    }
    Ok(Some(Caller {
        roles: person.roles.clone(),
        person,
        session: Some(session),
        forgery_token: forgery::token(secret),
    }))
}

/// Opens a session and returns the cookie that holds it.
pub(crate) async fn open(
    state: &AppState,
    person: PersonId,
    user_agent: Option<&HeaderValue>,
) -> Answer<HeaderValue> {
    let now = state.now();
    let secret = state.new_secret();
    let user_agent = user_agent.and_then(|value| value.to_str().ok());
    state
        .store
        .add_web_session(NewWebSession {
            id: state.new_id(),
            secret: SecretHash::of(&secret),
            person,
            at: now,
            expires_at: now + LIFETIME,
            user_agent: user_agent.map(|text| text.chars().take(200).collect()),
        })
        .await?;
    Ok(set_cookie(state, secret, LIFETIME.as_secs()))
}

/// The cookie that makes a browser forget its session.
pub(crate) fn forget(state: &AppState) -> HeaderValue {
    set_cookie(state, String::new(), 0)
}

fn set_cookie(state: &AppState, secret: String, seconds: i64) -> HeaderValue {
    let mut text = Cookie::build((COOKIE, secret))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Strict)
        .secure(state.config.is_https())
        .build()
        .to_string();
    text.push_str(&format!("; Max-Age={seconds}"));
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static(""))
}

/// The header that sets it.
pub(crate) const SET: header::HeaderName = header::SET_COOKIE;
