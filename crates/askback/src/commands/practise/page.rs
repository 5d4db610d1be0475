//! What is read beside an answer in words: the model answer, the points to
//! tick, the common wrong answers; and the reading of the ticks.

use std::time::Duration;

use askback_bank::{Mistake, Point};

use super::screen::minutes;
use crate::{say, show};

/// What belongs into an answer.
#[derive(Clone, Copy)]
pub(super) struct Model<'a> {
    pub(super) answer: Option<&'a str>,
    pub(super) points: &'a [Point],
    pub(super) mistakes: &'a [Mistake],
}

/// What a person says was in an answer: ids.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Ticks {
    pub(super) points: Vec<String>,
    pub(super) mistakes: Vec<String>,
}

/// How long it was, against what an interview gives.
pub(super) fn summary(words: usize, took: Duration, aim: u32, most: u32) -> String {
    if words == 0 {
        return "Blank? Say the question in your own words, then its core in one sentence, then an example."
            .to_owned();
    }
    let seconds = took.as_secs();
    let over = |limit: u32| minutes(Duration::from_secs(seconds.saturating_sub(limit.into())));
    let (style, judgement) = match seconds {
        _ if seconds <= aim.into() => (say::GOOD, "within the time aimed at".to_owned()),
        _ if seconds <= most.into() => (say::WARN, format!("{} over the time aimed at", over(aim))),
        _ => (say::BAD, format!("{} over what an interview gives", over(most))),
    };
    let count = if words == 1 { "1 word".to_owned() } else { format!("{words} words") };
    format!("{count} in {style}{}{}: {judgement}.", minutes(took), say::PLAIN)
}

impl Model<'_> {
    /// The page.
    pub(super) fn text(self) -> String {
        let mut out = Vec::new();
        if let Some(answer) = self.answer {
            out.push(title("Model answer"));
            out.push(say::visible(answer.trim()));
        }
        if !self.points.is_empty() {
            out.push(title("Did you say this?"));
            out.extend(self.points.iter().zip(1..).map(|(point, number)| {
                let depth = if point.core { "" } else { " (goes deeper)" };
                format!("  {number}  {}{depth}", say::visible(&point.text))
            }));
        }
        if !self.mistakes.is_empty() {
            out.push(title("Or one of the common wrong answers?"));
            let letters = self.mistakes.iter().zip('a'..='z');
            out.extend(
                letters.map(|(mistake, letter)| format!("  {letter}  {}", say::visible(&mistake.text))),
            );
        }
        out.join("\n")
    }

    /// Ticks from a line such as `1 3 b`; the first word that is none of them otherwise.
    pub(super) fn ticks(self, line: &str) -> Result<Ticks, String> {
        let mut ticks = Ticks::default();
        for word in line.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()) {
            let number = word.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let letter = word.parse::<char>().ok().map(|letter| letter.to_ascii_lowercase());
            let point = number.and_then(|at| self.points.get(at));
            let mistake = self.mistakes.iter().zip('a'..='z').find(|(_, its)| Some(*its) == letter);
            let (list, id) = match (point, mistake) {
                (Some(point), _) => (&mut ticks.points, &point.id),
                (None, Some((mistake, _))) => (&mut ticks.mistakes, &mistake.id),
                (None, None) => return Err(word.to_owned()),
            };
            if !list.contains(id) {
                list.push(id.clone());
            }
        }
        Ok(ticks)
    }
}

fn title(text: &str) -> String {
    format!("\n{}{text}{}", show::TITLE, say::PLAIN)
}
