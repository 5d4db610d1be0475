//! `PUT /profile`: chooses for one's practice.

use axum::{Json as Reply, extract::State};
use jiff::civil::Date;
use serde::Deserialize;
use utoipa::ToSchema;

use super::show::{self, Profile};
use crate::{
    auth::Caller,
    history::Past,
    http::body::Json,
    permission::Permission,
    problem::{Answer, Code, Problem},
    profile::{self, Aim},
    state::AppState,
    wire::{BaselineState, Door},
};

pub(crate) const PERMISSION: Permission = Permission::Practise;

/// What is chosen; what is left out stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SaveProfile {
    /// IANA zone, such as `Europe/Berlin`.
    zone: Option<String>,
    /// What one practises for.
    aim: Option<ChosenAim>,
    /// `running` begins a baseline or goes on with the one that runs.
    baseline: Option<BaselineState>,
}

/// What one practises for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChosenAim {
    door: Door,
    /// The day of an interview in `days`; left out for the other doors.
    #[schema(value_type = Option<String>, format = Date)]
    interview_at: Option<Date>,
}

/// Chooses for one's practice, and tells all that is chosen.
#[utoipa::path(
    put, path = "/profile", tag = "practice", request_body = SaveProfile,
    responses((status = 200, body = Profile))
)]
pub(crate) async fn save_profile(
    State(state): State<AppState>,
    mut caller: Caller,
    Json(body): Json<SaveProfile>,
) -> Answer<Reply<Profile>> {
    let owner = caller.person.id;
    if let Some(zone) = body.zone {
        askback_practice::zone(&zone).ok_or_else(|| unknown_zone(&zone))?;
        state.store.set_zone(owner, &zone).await?;
        caller.person.zone = zone;
    }
    let past = Past::of(&state, &caller).await?;
    if let Some(chosen) = body.aim {
        let interview_at = interview_at(&chosen, past.day())?;
        let aim = Aim { door: chosen.door, interview_at, chosen_at: state.now() };
        profile::keep_aim(&state, owner, &aim).await?;
    }
    if let Some(to) = body.baseline {
        profile::set_baseline(&state, owner, &past, to).await?;
    }
    show::of(&state, &caller).await.map(Reply)
}

/// The day of the interview, as far as the door has one.
fn interview_at(chosen: &ChosenAim, today: Date) -> Answer<Option<Date>> {
    match (chosen.door, chosen.interview_at) {
        (Door::Days, None) => Err(Problem::new(
            Code::WrongDate,
            "Say on which day the interview is; for one without a date choose `practise`.",
        )
        .with("field", "aim.interview_at")),
        (Door::Days, Some(day)) if day < today => Err(Problem::new(
            Code::WrongDate,
            format!("{day} is over: today is {today}. Choose today or a later day."),
        )
        .with("field", "aim.interview_at")),
        (Door::Days, day) => Ok(day),
        (Door::Hours | Door::Practise, _) => Ok(None),
    }
}

fn unknown_zone(zone: &str) -> Problem {
    Problem::new(
        Code::UnknownZone,
        format!("\"{zone}\" is no zone of the IANA list; it has names such as Europe/Berlin or UTC."),
    )
    .with("field", "zone")
}
