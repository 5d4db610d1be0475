//! `PUT /attempts/{id}/answers/{aid}/reviews/{rid}`: what the person heard in their answer.

use askback_bank::{Point, Question};
use askback_core::{AnswerId, AttemptId, ReviewId, Score};
use askback_store::{NewReview, StoreError};
use axum::{Json as Reply, extract::State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    auth::Caller,
    http::{body::Json, params::Path},
    permission::Permission,
    practice,
    problem::{Answer, Code, Problem},
    state::AppState,
    wire::{AskedBack, SaidAnswer},
};

pub(crate) const PERMISSION: Permission = Permission::Practise;

/// The ticks.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReviewAnswer {
    /// Ids of the points that were said.
    points: Vec<String>,
    /// Ids of the mistakes that were made.
    mistakes: Vec<String>,
    /// The person's own level, 1 to 5; null to leave the estimate.
    #[schema(value_type = Option<u8>, minimum = 1, maximum = 5)]
    level: Option<Score>,
}

/// The answer as it counts now, and what is asked back.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Reviewed {
    /// With its newest review.
    answer: SaidAnswer,
    /// The question that follows; null at the end of the ladder.
    asked_back: Option<AskedBack>,
}

/// Adds what the person heard in an answer, and says what is asked back. What was ticked earlier is kept, the newest counts.
#[utoipa::path(
    put, path = "/attempts/{id}/answers/{aid}/reviews/{rid}", tag = "attempts", request_body = ReviewAnswer,
    params(
        ("id" = Uuid, Path, description = "Attempt"), ("aid" = Uuid, Path, description = "Answer"),
        ("rid" = Uuid, Path, description = "UUID v7 made by the client")
    ),
    responses((status = 200, body = Reviewed))
)]
pub(crate) async fn review_answer(
    State(state): State<AppState>,
    caller: Caller,
    Path((attempt, answer, id)): Path<(Uuid, Uuid, Uuid)>,
    Json(body): Json<ReviewAnswer>,
) -> Answer<Reply<Reviewed>> {
    let (attempt, answer) = (AttemptId(attempt), AnswerId(answer));
    let (view, question) = super::with_question(&state, &caller, attempt).await?;
    let said = view.answers.iter().find(|it| it.id == answer).ok_or_else(no_answer)?;
    let points = points_of(&question, said.follow_up.as_deref());
    check(&body, points, &question)?;
    let listened: Vec<Point> =
        question.listened_for(said.follow_up.as_deref()).into_iter().cloned().collect();
    let review = NewReview {
        id: ReviewId(id),
        attempt,
        answer,
        estimate: askback_practice::level_of(&listened, &body.points, body.mistakes.len()).map(u8::from),
        points: body.points,
        mistakes: body.mistakes,
        level: body.level.map(u8::from),
        at: state.now(),
    };
    let owner = caller.person.id;
    let heard = state.store.add_review(owner, review).await.map_err(|error| match error {
        StoreError::NotFound { .. } => no_answer(),
        other => super::differs(other),
    })?;
    let answers = state.store.answers(owner, attempt).await?;
    Ok(Reply(Reviewed {
        answer: practice::answer(heard),
        asked_back: practice::asked_back(&question, &answers),
    }))
}

/// What belongs into an answer to the question, or to one of its follow-ups.
fn points_of<'q>(question: &'q Question, follow_up: Option<&str>) -> &'q [Point] {
    let follow_ups = &question.text.follow_ups;
    follow_up
        .map_or(Some(&question.text.points), |id| {
            follow_ups.iter().find(|it| it.id == id).map(|it| &it.points)
        })
        .map_or(&[], Vec::as_slice)
}

fn check(body: &ReviewAnswer, points: &[Point], question: &Question) -> Answer<()> {
    for id in &body.points {
        points.iter().find(|it| it.id == *id).ok_or_else(|| super::no_such("point", id))?;
    }
    for id in &body.mistakes {
        let known = question.text.mistakes.iter().any(|it| it.id == *id);
        known.then_some(()).ok_or_else(|| super::no_such("mistake", id))?;
    }
    Ok(())
}

fn no_answer() -> Problem {
    Problem::new(Code::UnknownAnswer, "This attempt has no answer with this id. Send the answer first.")
}
