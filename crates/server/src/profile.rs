//! What a person has chosen: what they practise for, and their baseline. Kept
//! as preferences, under the names here.

use askback_core::PersonId;
use askback_practice::{Outcome, Part, Step};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    history::Past,
    problem::{Answer, Problem},
    state::AppState,
    wire::{BaselineState, Difficulty, Door, Kind},
};

const AIM: &str = "aim";
const BASELINE: &str = "baseline";

/// What somebody practises for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub(crate) struct Aim {
    pub(crate) door: Door,
    /// The day of the interview; null unless it is in days.
    #[schema(value_type = Option<String>, format = Date)]
    pub(crate) interview_at: Option<Date>,
    /// When this was chosen.
    #[schema(value_type = String, format = DateTime)]
    pub(crate) chosen_at: Timestamp,
}

/// The baseline as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeptBaseline {
    pub(crate) state: BaselineState,
    pub(crate) questions: Vec<String>,
    pub(crate) started_at: Timestamp,
}

/// The baseline: six answers, two predictions and an easy task, as far as the bank has them.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Baseline {
    pub(crate) state: BaselineState,
    #[schema(value_type = String, format = DateTime)]
    started_at: Timestamp,
    /// In order.
    pub(crate) steps: Vec<BaselineStep>,
    /// Ids of the questions to begin with, the weakest first; empty where all was solid.
    begin_with: Vec<String>,
}

/// A question of the baseline.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct BaselineStep {
    question: String,
    title: String,
    kind: Kind,
    difficulty: Difficulty,
    /// What is to be done with it.
    part: BaselinePart,
    minutes: u32,
    pub(crate) done: bool,
    /// Answered, and not listened to yet.
    unheard: bool,
    /// Of an answer that was listened to, 1 to 5.
    level: Option<u8>,
    /// Whether the prediction came true, or the program was accepted.
    right: Option<bool>,
    /// The newest attempt since the baseline began.
    attempt: Option<Uuid>,
}

/// What is to be done with a question of the baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum BaselinePart {
    Answer,
    Prediction,
    Task,
}

impl Aim {
    /// The aim that holds on a day: hours are over with their day, days with the interview.
    pub(crate) fn door_on(&self, past: &Past) -> Door {
        let over = match self.door {
            Door::Hours => self.chosen_at < past.day_began(),
            Door::Days => self.interview_at.is_none_or(|at| at < past.day()),
            Door::Practise => false,
        };
        if over { Door::Practise } else { self.door }
    }
}

/// What somebody practises for, if they have said.
pub(crate) async fn aim(state: &AppState, owner: PersonId) -> Answer<Option<Aim>> {
    read(state, owner, AIM).await
}

pub(crate) async fn keep_aim(state: &AppState, owner: PersonId, aim: &Aim) -> Answer<()> {
    keep(state, owner, AIM, aim).await
}

/// The baseline with what has come of it, if one was begun or skipped.
pub(crate) async fn baseline(state: &AppState, owner: PersonId, past: &Past) -> Answer<Option<Baseline>> {
    let kept: Option<KeptBaseline> = read(state, owner, BASELINE).await?;
    Ok(kept.map(|kept| told(&kept, past)))
}

/// Begins a baseline, or goes on with one that was not done to its end; ends or skips it.
pub(crate) async fn set_baseline(
    state: &AppState,
    owner: PersonId,
    past: &Past,
    to: BaselineState,
) -> Answer<()> {
    let kept: Option<KeptBaseline> = read(state, owner, BASELINE).await?;
    let next = match (kept, to) {
        (Some(kept), BaselineState::Running) if goes_on(&told(&kept, past)) => {
            KeptBaseline { state: to, ..kept }
        }
        (_, BaselineState::Running) => KeptBaseline {
            state: to,
            questions: askback_practice::baseline(&past.cards),
            started_at: past.now,
        },
        (Some(kept), _) => KeptBaseline { state: to, ..kept },
        (None, _) => KeptBaseline { state: to, questions: Vec::new(), started_at: past.now },
    };
    keep(state, owner, BASELINE, &next).await
}

/// Whether there is something left of it to do.
fn goes_on(baseline: &Baseline) -> bool {
    baseline.state != BaselineState::Finished && !baseline.steps.is_empty()
}

fn told(kept: &KeptBaseline, past: &Past) -> Baseline {
    let steps = askback_practice::steps(&past.cards, &kept.questions, &past.sittings, kept.started_at);
    let all_done = !steps.is_empty() && steps.iter().all(|it| it.outcome.is_some());
    let state = match kept.state {
        BaselineState::Running | BaselineState::Skipped if all_done => BaselineState::Finished,
        state => state,
    };
    Baseline {
        state,
        started_at: kept.started_at,
        begin_with: askback_practice::begin_with(&steps).into_iter().map(|it| it.card.id.clone()).collect(),
        steps: steps.iter().map(step).collect(),
    }
}

fn step(step: &Step<'_>) -> BaselineStep {
    let card = step.card;
    let (level, right) = match step.outcome {
        None => (None, None),
        Some(Outcome::Said(level)) => (level, None),
        Some(Outcome::Predicted(right) | Outcome::HandedIn(right)) => (None, Some(right)),
    };
    BaselineStep {
        question: card.id.clone(),
        title: card.title.clone(),
        kind: card.kind.into(),
        difficulty: card.difficulty.into(),
        part: match step.part {
            Part::Answer => BaselinePart::Answer,
            Part::Prediction => BaselinePart::Prediction,
            Part::Task => BaselinePart::Task,
        },
        minutes: match step.part {
            Part::Answer | Part::Prediction => 1,
            Part::Task => card.minutes(),
        },
        done: step.outcome.is_some(),
        unheard: step.unheard,
        level,
        right,
        attempt: step.attempt.map(|it| it.0),
    }
}

async fn read<T: DeserializeOwned>(state: &AppState, owner: PersonId, name: &str) -> Answer<Option<T>> {
    let kept = state.store.preference(owner, name).await?;
    kept.map(serde_json::from_value).transpose().map_err(Problem::internal)
}

async fn keep<T: Serialize>(state: &AppState, owner: PersonId, name: &str, value: &T) -> Answer<()> {
    let value = serde_json::to_value(value).map_err(Problem::internal)?;
    Ok(state.store.set_preference(owner, name, &value, state.now()).await?)
}
