//! `POST /session`: a sign-in link's code becomes a session.

use std::net::SocketAddr;

use askback_store::{LinkUse, SecretHash};
use axum::{
    extract::{ConnectInfo, Extension, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    auth::session,
    http::{body::Json, client},
    permission::Permission,
    problem::{Answer, Code, Problem},
    state::AppState,
};

pub(crate) const PERMISSION: Permission = Permission::Anyone;

/// The code of a sign-in link.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignIn {
    /// What stands after the # of the link.
    code: String,
}

/// Signs in with the code of a link. A link works once, for fifteen minutes.
#[utoipa::path(
    post, path = "/session", tag = "session", request_body = SignIn,
    responses((status = 204, description = "Signed in; the response sets the cookie"))
)]
pub(crate) async fn sign_in(
    State(state): State<AppState>,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
    Json(body): Json<SignIn>,
) -> Answer<(StatusCode, [(HeaderName, HeaderValue); 1])> {
    let peer = peer.map(|Extension(ConnectInfo(peer))| peer);
    let address = client::address(&state.config.trusted_proxies, peer, &headers);
    let now = state.now();
    state.sign_in_tries.check(address, now)?;
    let person = match state.store.use_link(SecretHash::of(&body.code), now).await? {
        LinkUse::SignedIn(person) => person,
        refused => {
            state.sign_in_tries.failed(address, now);
            return Err(why(refused));
        }
    };
    let cookie = session::open(&state, person, headers.get(header::USER_AGENT)).await?;
    tracing::info!(person.id = %person, "signed in");
    Ok((StatusCode::NO_CONTENT, [(session::SET, cookie)]))
}

fn why(refused: LinkUse) -> Problem {
    let reason = match refused {
        LinkUse::AlreadyUsed => "This link was used already; each works once.",
        LinkUse::Expired => "This link is older than fifteen minutes.",
        LinkUse::Unknown | LinkUse::SignedIn(_) => "This link is not one of this server, or was cut short.",
    };
    Problem::new(Code::LinkRefused, format!("{reason} Make a new one with `askback link`."))
}
