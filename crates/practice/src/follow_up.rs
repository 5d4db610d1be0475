//! The question that follows: chosen by what an answer left out or got wrong.

use askback_bank::{FollowUp, Point, Question, When};

/// How many follow-ups are asked after one answer.
pub const LADDER: usize = 3;

/// An answer as far as the next question depends on it.
#[derive(Debug, Clone)]
pub struct Said {
    /// The follow-up it answers; `None` for the question itself.
    pub follow_up: Option<String>,
    /// Whether somebody has listened: without, nothing is known of the next two.
    pub heard: bool,
    /// Ids of the points that were heard.
    pub points: Vec<String>,
    /// Ids of the mistakes that were heard.
    pub mistakes: Vec<String>,
}

/// A follow-up and why it is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct AskedBack<'q> {
    /// What is asked.
    pub follow_up: &'q FollowUp,
    /// Why.
    pub because: Because<'q>,
}

/// Why a follow-up is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because<'q> {
    /// This mistake was made.
    Mistake(&'q str),
    /// This point was not said.
    Missing(&'q str),
    /// It leads on from this follow-up.
    After(&'q str),
    /// It can always be asked.
    Universal,
}

/// The next follow-up; `None` before the question itself was answered, while
/// an answer waits to be listened to, and at the end of the ladder.
///
/// A mistake goes first, then what leads on from the last answer, then the
/// first point that was left out, then what can always be asked. `said` is in
/// the order it was said.
pub fn asked_back<'q>(question: &'q Question, said: &[Said]) -> Option<AskedBack<'q>> {
    let first = said.iter().find(|it| it.follow_up.is_none())?;
    let asked: Vec<&str> = said.iter().filter_map(|it| it.follow_up.as_deref()).collect();
    if asked.len() >= LADDER || said.iter().any(|it| !it.heard) {
        return None;
    }
    let all = &question.text.follow_ups;
    let open = |id: &str| !asked.contains(&id);
    let find = |wanted: &dyn Fn(&When) -> bool| all.iter().find(|it| open(&it.id) && wanted(&it.when));
    let made = said.iter().flat_map(|it| &it.mistakes);
    for mistake in made {
        if let Some(follow_up) = find(&|when| matches!(when, When::IfMistake(id) if id == mistake)) {
            return Some(AskedBack { because: reason(&follow_up.when), follow_up });
        }
    }
    let last = said.last().and_then(|it| it.follow_up.as_deref());
    if let Some(last) = last
        && let Some(follow_up) = find(&|when| matches!(when, When::After(id) if id == last))
    {
        return Some(AskedBack { because: reason(&follow_up.when), follow_up });
    }
    let of_last = last.map(|id| question.listened_for(Some(id))).unwrap_or_default();
    let left_out = missing(of_last, said.last()).chain(missing(question.listened_for(None), Some(first)));
    for point in left_out {
        if let Some(follow_up) = find(&|when| matches!(when, When::IfMissing(id) if *id == point.id)) {
            return Some(AskedBack { because: reason(&follow_up.when), follow_up });
        }
    }
    find(&|when| matches!(when, When::Universal))
        .map(|follow_up| AskedBack { follow_up, because: Because::Universal })
}

fn missing<'q>(points: Vec<&'q Point>, said: Option<&Said>) -> impl Iterator<Item = &'q Point> {
    points.into_iter().filter(move |point| said.is_some_and(|it| !it.points.contains(&point.id)))
}

fn reason(when: &When) -> Because<'_> {
    match when {
        When::IfMistake(id) => Because::Mistake(id),
        When::IfMissing(id) => Because::Missing(id),
        When::After(id) => Because::After(id),
        When::Universal => Because::Universal,
    }
}
