//! `GET /profile`: what one has chosen for one's practice.

use axum::{Json, extract::State};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    auth::Caller,
    history::Past,
    permission::Permission,
    problem::Answer,
    profile::{self, Aim, Baseline},
    state::AppState,
};

pub(crate) const PERMISSION: Permission = Permission::Practise;

/// What somebody has chosen for their practice. Nobody else reads it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Profile {
    /// IANA zone in which days of practice begin, at 04:00.
    zone: String,
    /// Null until it was chosen.
    aim: Option<Aim>,
    /// Null until it was begun or skipped.
    baseline: Option<Baseline>,
}

/// What one has chosen for one's practice.
#[utoipa::path(get, path = "/profile", tag = "practice", responses((status = 200, body = Profile)))]
pub(crate) async fn show_profile(State(state): State<AppState>, caller: Caller) -> Answer<Json<Profile>> {
    of(&state, &caller).await.map(Json)
}

/// The caller's profile.
pub(crate) async fn of(state: &AppState, caller: &Caller) -> Answer<Profile> {
    let owner = caller.person.id;
    let past = Past::of(state, caller).await?;
    Ok(Profile {
        zone: caller.person.zone.clone(),
        aim: profile::aim(state, owner).await?,
        baseline: profile::baseline(state, owner, &past).await?,
    })
}
