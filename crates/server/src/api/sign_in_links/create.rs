//! `POST /sign-in-links`: a new link for the owner.

use axum::{Json, extract::State, http::StatusCode};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    auth::{Caller, link},
    permission::Permission,
    problem::Answer,
    state::AppState,
};

pub(crate) const PERMISSION: Permission = Permission::Invite;

/// A sign-in link.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SignInLinkCreated {
    /// The address to open, once.
    url: String,
    #[schema(value_type = String, format = DateTime)]
    expires_at: Timestamp,
}

/// Makes a sign-in link for the caller: single use, fifteen minutes.
#[utoipa::path(
    post, path = "/sign-in-links", tag = "session", responses((status = 201, body = SignInLinkCreated))
)]
pub(crate) async fn create_sign_in_link(
    State(state): State<AppState>,
    caller: Caller,
) -> Answer<(StatusCode, Json<SignInLinkCreated>)> {
    let link = link::new_sign_in_link(
        state.store.as_ref(),
        state.clock.as_ref(),
        state.random.as_ref(),
        &state.config.base_url(),
        caller.person.id,
    )
    .await?;
    Ok((StatusCode::CREATED, Json(SignInLinkCreated { url: link.url, expires_at: link.expires_at })))
}
