//! Questions and attempts between the bank, the store and the wire.

use std::sync::Arc;

use askback_bank::{Bank, Entry, Loader, NoQuestion, Question, Source};
use askback_practice::{Because, Said};
use askback_store::{AttemptView, NewVersion, drafts::PROGRAM};
use jiff::Timestamp;

use crate::{
    problem::{Answer, Code, Problem},
    state::AppState,
    wire,
};

/// The question of an id, a former id or a code that only it covers.
pub(crate) fn entry<'a>(bank: &'a Bank, name: &str) -> Answer<&'a Arc<Entry>> {
    bank.get(name).map_err(|error| match error {
        NoQuestion::Ambiguous { code, ids } => Problem::new(
            Code::AmbiguousCode,
            format!("Several questions cover {code}: {}. Name one of them by its id.", ids.join(", ")),
        )
        .with("candidates", ids),
        NoQuestion::Unknown { name, nearest } => {
            let hint = nearest.map_or_else(
                || "The list of questions has them all.".to_owned(),
                |nearest| format!("Did you mean \"{nearest}\"?"),
            );
            Problem::new(Code::UnknownQuestion, format!("There is no question \"{name}\". {hint}"))
        }
        NoQuestion::Broken { name, faults } => Problem::new(
            Code::BrokenQuestion,
            format!("The files of \"{name}\" have faults, and there is no earlier version. Mend them; the page then shows it."),
        )
        .with("faults", faults.iter().map(wire::Fault::from).collect::<Vec<_>>()),
    })
}

/// Copies a question's version into the store, before its first use.
pub(crate) async fn keep_version(state: &AppState, question: &Question) -> Answer<()> {
    Ok(state.store.keep_version(new_version(question, state.now())).await?)
}

/// A question's version as the store keeps it: also for the binary, while no server runs.
pub fn new_version(question: &Question, at: Timestamp) -> NewVersion {
    NewVersion {
        version: question.version.0.clone(),
        judging_version: question.judging_version.0.clone(),
        question: question.meta.id.clone(),
        title: question.meta.title.clone(),
        kind: question.meta.kind.name().to_owned(),
        files: question.files.clone(),
        at,
    }
}

/// The question of an attempt in the version it was started on, however the bank has changed.
pub(crate) async fn question_at(state: &AppState, id: &str, version: &str) -> Answer<Arc<Question>> {
    let bank = state.bank.snapshot();
    if let Some(entry) = bank.by_id(id).filter(|entry| entry.question.version.0 == version) {
        return Ok(Arc::clone(&entry.question));
    }
    let files = state
        .store
        .version_files(version)
        .await?
        .ok_or_else(|| Problem::internal(format!("version {version} of {id} is not in the store")))?;
    let kept = Loader::new().load(&[Source::memory("store", files)]);
    let question = kept.entries().next().map(|entry| Arc::clone(&entry.question));
    question.ok_or_else(|| Problem::internal(format!("version {version} of {id} cannot be read any more")))
}

/// The attempt as pages see it.
pub(crate) fn attempt(bank: &Bank, view: AttemptView) -> wire::Attempt {
    let AttemptView {
        attempt,
        approach: said,
        drafts,
        answers,
        predictions,
        clarifications,
        submissions,
        solved_at,
    } = view;
    let program = drafts.iter().find(|it| it.step == PROGRAM);
    let current = bank.by_id(&attempt.question).map(|entry| &entry.question.version.0);
    wire::Attempt {
        id: attempt.id.0,
        outdated: current.is_some_and(|current| *current != attempt.version),
        question: attempt.question,
        question_version: attempt.version,
        question_title: attempt.title,
        opening: attempt.opening.into(),
        started_at: attempt.started_at,
        approach: said.map(approach),
        draft: program.map(|it| draft(it.draft.clone())),
        drafts: drafts
            .into_iter()
            .map(|it| wire::StepDraft { step: it.step, draft: draft(it.draft) })
            .collect(),
        answers: answers.into_iter().map(answer).collect(),
        predictions: predictions.into_iter().map(prediction).collect(),
        clarifications: clarifications.into_iter().map(clarification).collect(),
        submissions: submissions.into_iter().map(submission_summary).collect(),
        solved_at,
    }
}

/// What was said first, as pages see it.
pub(crate) fn approach(said: askback_store::Approach) -> wire::Approach {
    wire::Approach { text: said.text, time: said.time, space: said.space, at: said.at }
}

/// A draft as pages see it.
pub(crate) fn draft(draft: askback_store::Draft) -> wire::Draft {
    wire::Draft { revision: draft.revision, text: draft.text, saved_at: draft.saved_at }
}

/// An answer as pages see it.
pub(crate) fn answer(said: askback_store::Answer) -> wire::SaidAnswer {
    wire::SaidAnswer {
        id: said.id.0,
        follow_up: said.follow_up,
        text: said.text,
        spent_ms: said.spent_ms,
        limit_ms: said.limit_ms,
        answered_at: said.answered_at,
        review: said.review.map(review),
    }
}

/// What was heard in an answer, as pages see it.
pub(crate) fn review(heard: askback_store::Review) -> wire::Review {
    wire::Review {
        points: heard.points,
        mistakes: heard.mistakes,
        estimate: heard.estimate,
        level: heard.level,
        reviewed_at: heard.reviewed_at,
    }
}

/// A prediction as pages see it.
pub(crate) fn prediction(made: askback_store::Prediction) -> wire::Prediction {
    wire::Prediction {
        id: made.id.0,
        text: made.text,
        actual: made.actual,
        matched: made.matched,
        at: made.at,
    }
}

/// A clarification as pages see it.
pub(crate) fn clarification(asked: askback_store::Clarification) -> wire::AskedClarification {
    wire::AskedClarification {
        id: asked.id.0,
        text: asked.text,
        item: asked.item,
        before_code: asked.before_code,
        at: asked.at,
    }
}

/// The follow-up that comes next in an attempt; `None` at the end of the ladder.
pub(crate) fn asked_back(question: &Question, said: &[askback_store::Answer]) -> Option<wire::AskedBack> {
    let said: Vec<Said> = said
        .iter()
        .map(|answer| Said {
            follow_up: answer.follow_up.clone(),
            heard: answer.review.is_some(),
            points: answer.review.as_ref().map(|it| it.points.clone()).unwrap_or_default(),
            mistakes: answer.review.as_ref().map(|it| it.mistakes.clone()).unwrap_or_default(),
        })
        .collect();
    let next = askback_practice::asked_back(question, &said)?;
    let (when, id) = match next.because {
        Because::Mistake(id) => (wire::Condition::IfMistake, Some(id)),
        Because::Missing(id) => (wire::Condition::IfMissing, Some(id)),
        Because::After(id) => (wire::Condition::After, Some(id)),
        Because::Universal => (wire::Condition::Universal, None),
    };
    Some(wire::AskedBack {
        id: next.follow_up.id.clone(),
        text: next.follow_up.text.clone(),
        because: wire::When { when, id: id.map(str::to_owned) },
    })
}

fn submission_summary(submission: askback_store::SubmissionSummary) -> wire::SubmissionSummary {
    wire::SubmissionSummary {
        id: submission.id.0,
        verdict: submission.verdict.map(Into::into),
        score: submission.score,
        max_score: submission.max_score,
        first_failure: submission.first_failure,
        submitted_at: submission.submitted_at,
        python: submission.python.map(|version| version.to_string()),
        cpu_ms: submission.cpu_ms,
    }
}

/// A submission as pages see it.
pub(crate) fn submission(submission: askback_store::Submission) -> Answer<wire::Submission> {
    Ok(wire::Submission {
        id: submission.id.0,
        attempt: submission.attempt.0,
        source: submission.source,
        submitted_at: submission.submitted_at,
        result: submission.judgement.map(|judgement| result(judgement.result)).transpose()?,
    })
}

/// A stored result as pages see it.
pub(crate) fn result(stored: serde_json::Value) -> Answer<wire::JudgeResult> {
    serde_json::from_value::<askback_judge::JudgeResult>(stored).map(Into::into).map_err(Problem::internal)
}
