//! `GET /today`: what to do now, and why.

use askback_practice::{Left, Pick as Chosen, Reason, UnderWay as Open};
use axum::{Json, extract::State};
use jiff::{Timestamp, ToSpan, civil::Date};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    auth::Caller,
    history::Past,
    permission::Permission,
    problem::Answer,
    profile,
    state::AppState,
    wire::{BaselineState, Difficulty, Door, Kind, Note, PractisedDay, Standing},
};

pub(crate) const PERMISSION: Permission = Permission::Practise;

/// Days of the strip, the present one included.
const DAYS: i32 = 14;
/// Sittings under way that are shown.
const OPEN: usize = 5;

/// What to do now, and why.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Today {
    /// The present day of practice; one begins at 04:00.
    #[schema(value_type = String, format = Date)]
    day: Date,
    /// IANA zone of the days.
    zone: String,
    /// What one practises for; null until it was chosen.
    door: Option<Door>,
    /// The day of the interview, while it lies ahead.
    #[schema(value_type = Option<String>, format = Date)]
    interview_at: Option<Date>,
    /// Days until then.
    days_left: Option<i32>,
    /// Whether anything was ever practised.
    practised: bool,
    /// Null until it was begun or skipped.
    baseline: Option<BaselineSoFar>,
    /// What to do, in order. It stays the same all day.
    picks: Vec<Pick>,
    /// What was left before its end and is not among the picks, newest first.
    under_way: Vec<UnderWay>,
    /// What an interviewer would write.
    notes: Vec<Note>,
    /// Days of the last two weeks on which something was done, oldest first.
    days: Vec<PractisedDay>,
}

/// How far the baseline is.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct BaselineSoFar {
    state: BaselineState,
    /// Steps that were done.
    done: usize,
    of: usize,
}

/// A question and why it is to be done.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Pick {
    question: String,
    title: String,
    kind: Kind,
    difficulty: Difficulty,
    /// 1 to 5, how often interviews ask it.
    frequency: u8,
    minutes: u32,
    /// Whether it can be opened with a brief in place of its statement.
    brief: bool,
    reason: PickReason,
    #[serde(flatten)]
    standing: Standing,
    /// Where its newest attempt was left; null where nothing waits.
    left: Option<LeftAt>,
    /// Of an attempt left at `failed`: the category, if it is known.
    left_on: Option<String>,
    /// Whether it was done since the day, or the drill, began.
    done: bool,
    /// The newest attempt since then.
    attempt: Option<Uuid>,
}

/// Why a question is to be done.
#[derive(Debug, Default, Serialize, ToSchema)]
pub(crate) struct PickReason {
    why: Why,
    /// Of `weak`: the level of the last answer.
    level: Option<u8>,
    /// Of `stuck`: so many answers in a row.
    times: Option<usize>,
    /// Of `failed`: the category, if it is known.
    category: Option<String>,
    /// Of `rusty`: so many days ago.
    days: Option<i64>,
}

/// Why a question is to be done.
#[derive(Debug, Default, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Why {
    /// The last answers were all at level 3.
    Stuck,
    /// The last program failed.
    Failed,
    /// The last answer was at level 1 to 3.
    Weak,
    /// The last answer was not listened to.
    Unheard,
    /// It was never tried.
    #[default]
    New,
    /// It was solid, some time ago.
    Rusty,
}

/// An attempt that was left before its end.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct UnderWay {
    attempt: Uuid,
    question: String,
    title: String,
    kind: Kind,
    #[serde(flatten)]
    standing: Standing,
    left: LeftAt,
    /// Of `failed`: the category, if it is known.
    category: Option<String>,
    /// When something last happened.
    #[schema(value_type = String, format = DateTime)]
    last_at: Timestamp,
}

/// Where an attempt was left.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LeftAt {
    /// Nothing was handed in or said.
    Begun,
    /// A prediction was made, and the fix not handed in.
    Predicted,
    /// The last program failed.
    Failed,
    /// The answer was not listened to.
    Unheard,
}

/// What to do now, and why. Never without something while the bank has a question.
#[utoipa::path(get, path = "/today", tag = "practice", responses((status = 200, body = Today)))]
pub(crate) async fn show_today(State(state): State<AppState>, caller: Caller) -> Answer<Json<Today>> {
    let owner = caller.person.id;
    let past = Past::of(&state, &caller).await?;
    let aim = profile::aim(&state, owner).await?;
    let door = aim.as_ref().map(|it| it.door_on(&past));
    let day = past.day();
    let interview_at = aim.as_ref().filter(|_| door == Some(Door::Days)).and_then(|it| it.interview_at);
    let days_left = interview_at.and_then(|at| (at - day).get_days().into());
    let picks = match (door, &aim) {
        (Some(Door::Hours), Some(aim)) => {
            askback_practice::shortlist(&past.cards, &past.sittings, aim.chosen_at)
        }
        _ => {
            let minutes = askback_practice::minutes_of_day(days_left.map(i64::from));
            askback_practice::todays(&past.cards, &past.sittings, past.day_began(), minutes)
        }
    };
    let open = askback_practice::under_way(&past.cards, &past.sittings, past.now);
    let left = |id: &str| open.iter().find(|it| it.card.id == id).map(|it| it.left.clone());
    let others = open.iter().filter(|it| picks.iter().all(|pick| pick.card.id != it.card.id));
    let baseline = profile::baseline(&state, owner, &past).await?;
    let progress = state.store.progress(owner).await?;
    let standing = |id: &str| Standing::of(progress.iter().find(|it| it.question == id));
    Ok(Json(Today {
        under_way: others.take(OPEN).map(|it| under_way(it, standing(&it.card.id))).collect(),
        picks: picks.iter().map(|it| pick(it, standing(&it.card.id), left(&it.card.id))).collect(),
        practised: !past.sittings.is_empty(),
        notes: past.notes(),
        days: past.days_from(day.saturating_sub((DAYS - 1).days())),
        baseline: baseline.map(|it| BaselineSoFar {
            state: it.state,
            done: it.steps.iter().filter(|it| it.done).count(),
            of: it.steps.len(),
        }),
        zone: caller.person.zone,
        day,
        door,
        interview_at,
        days_left,
    }))
}

fn pick(of: &Chosen<'_>, standing: Standing, left: Option<Left>) -> Pick {
    let card = of.card;
    let (left, left_on) = left.map(left_at).unzip();
    Pick {
        question: card.id.clone(),
        title: card.title.clone(),
        kind: card.kind.into(),
        difficulty: card.difficulty.into(),
        frequency: card.frequency,
        minutes: card.minutes(),
        brief: card.brief,
        reason: reason(of.reason.clone()),
        standing,
        left,
        left_on: left_on.flatten(),
        done: of.done,
        attempt: of.attempt.map(|it| it.0),
    }
}

fn reason(reason: Reason) -> PickReason {
    let none = PickReason::default();
    match reason {
        Reason::New => none,
        Reason::Unheard => PickReason { why: Why::Unheard, ..none },
        Reason::Stuck { times } => PickReason { why: Why::Stuck, times: Some(times), ..none },
        Reason::Failed { category } => PickReason { why: Why::Failed, category, ..none },
        Reason::Weak { level } => PickReason { why: Why::Weak, level: Some(level), ..none },
        Reason::Rusty { days } => PickReason { why: Why::Rusty, days: Some(days), ..none },
    }
}

fn under_way(of: &Open<'_>, standing: Standing) -> UnderWay {
    let (left, category) = left_at(of.left.clone());
    UnderWay {
        attempt: of.sitting.attempt.0,
        question: of.card.id.clone(),
        title: of.card.title.clone(),
        kind: of.card.kind.into(),
        standing,
        left,
        category,
        last_at: of.sitting.last_at(),
    }
}

fn left_at(left: Left) -> (LeftAt, Option<String>) {
    match left {
        Left::Begun => (LeftAt::Begun, None),
        Left::Predicted => (LeftAt::Predicted, None),
        Left::Failed(category) => (LeftAt::Failed, category),
        Left::Unheard => (LeftAt::Unheard, None),
    }
}
