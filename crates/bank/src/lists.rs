//! The lists of a question: points, mistakes, follow-ups, parts, scores,
//! clarifications and hints.

use crate::{
    Clarification, FollowUp, Mistake, Part, Point, When,
    fault::{Fault, one_of},
    header::{Header, Spot},
    outline::{Chunk, Item, Shape},
    toml_read::shown,
};

const POINT: &str = "`id (3, core): text` with core or depth, and a part as third word if any";
const MISTAKE: &str = "`id [X03]: the wrong claim`, its paraphrases as sub-bullets, then `> the correction`";
const FOLLOW_UP: &str =
    "`id [P11] if-missing=point: question`, then lines `Answer: ...` and `Points:` with a list";
const PART: &str = "`id (15 s): what belongs here`";
const SCORE: &str = "`3: what it sounds like`, once for each of 1 to 5";
const CLARIFY: &str = "`a question?` and under it a line `Answer: ...`";

/// An item in its pieces: the first paragraph, the sub-bullets right after
/// it, and the rest.
struct Split {
    head: String,
    bullets: Vec<Item>,
    rest: Chunk,
}

fn split(item: &Item) -> Split {
    let pieces = item.chunk.outline();
    let mut head = String::new();
    let mut bullets = Vec::new();
    let mut rest_at = 0;
    let mut pieces = pieces.iter().peekable();
    if let Some(first) = pieces.next_if(|piece| piece.shape == Shape::Paragraph) {
        head = item.chunk.part(first.start, first.end).joined();
        rest_at = first.end;
    }
    if let Some(list) = pieces.next_if(|piece| piece.shape == Shape::List) {
        bullets = item.chunk.items_of(list);
        rest_at = list.end;
    }
    Split { head, bullets, rest: item.chunk.part(rest_at, item.chunk.lines.len()) }
}

fn paraphrases(spot: Spot<'_>, bullets: Vec<Item>, faults: &mut Vec<Fault>) -> Vec<String> {
    let mut texts = Vec::new();
    for bullet in bullets {
        let text = bullet.chunk.joined();
        let spot = Spot { line: bullet.line(), ..spot };
        if text.is_empty() {
            faults.push(spot.fault("empty", "an empty paraphrase").expected("another way to say it"));
        } else if bullet.chunk.outline().len() > 1 {
            faults.push(spot.fault("bad_item", "a paraphrase is one sentence").expected("one bullet each"));
        } else {
            texts.push(text);
        }
    }
    texts
}

/// `## Points`.
pub(crate) fn points(file: &str, chunk: &Chunk, faults: &mut Vec<Fault>) -> Vec<(Point, u32)> {
    let items = chunk.items(file, POINT, faults);
    items.into_iter().filter_map(|item| point(file, &item, faults)).collect()
}

fn point(file: &str, item: &Item, faults: &mut Vec<Fault>) -> Option<(Point, u32)> {
    let spot = Spot { file, line: item.line(), form: POINT };
    let Split { head, bullets, rest } = split(item);
    if !rest.is_blank() {
        let fault = Fault::error("stray_text", file, "text after the paraphrases of a point");
        faults.push(fault.line(rest.first_line).expected(POINT));
    }
    let header = spot.header(&head, faults)?;
    spot.only(&header, false, true, faults);
    spot.no_words(&header, faults);
    let (level, core, part) = weight(spot, &header, faults);
    let paraphrases = paraphrases(spot, bullets, faults);
    Some((Point { id: header.id, level, core, part, text: header.text, paraphrases }, item.line()))
}

/// The `(3, core, situation)` of a point.
fn weight(spot: Spot<'_>, header: &Header, faults: &mut Vec<Fault>) -> (u8, bool, Option<String>) {
    let Some(parens) = &header.parens else {
        let message = format!("`{}` has no score level and weight", shown(&header.id));
        faults.push(spot.fault("bad_item", message).expected(POINT));
        return (3, true, None);
    };
    let mut words = parens.split(',').map(str::trim);
    let level = words.next().unwrap_or_default();
    let number = level.parse::<u8>().ok().filter(|level| (1..=5).contains(level));
    if number.is_none() {
        let message = format!("\"{}\" is not a score level", shown(level));
        faults.push(spot.fault("unknown_value", message).expected("a level from 1 to 5"));
    }
    let weight = words.next().unwrap_or_default();
    if !matches!(weight, "core" | "depth") {
        let fault = spot.fault("unknown_value", format!("\"{}\" is not a weight", shown(weight)));
        faults.push(fault.expected("core or depth").near(weight, ["core", "depth"]));
    }
    let part = words.next().map(str::to_owned).filter(|part| !part.is_empty());
    if let Some(more) = words.next() {
        faults.push(
            spot.fault("bad_item", format!("\"{}\" is one word too many", shown(more))).expected(POINT),
        );
    }
    (number.unwrap_or(3), weight != "depth", part)
}

/// `## Mistakes`.
pub(crate) fn mistakes(file: &str, chunk: &Chunk, faults: &mut Vec<Fault>) -> Vec<(Mistake, u32)> {
    let items = chunk.items(file, MISTAKE, faults);
    items.into_iter().filter_map(|item| mistake(file, &item, faults)).collect()
}

fn mistake(file: &str, item: &Item, faults: &mut Vec<Fault>) -> Option<(Mistake, u32)> {
    let spot = Spot { file, line: item.line(), form: MISTAKE };
    let Split { head, bullets, rest } = split(item);
    let header = spot.header(&head, faults)?;
    spot.only(&header, true, false, faults);
    spot.no_words(&header, faults);
    let covers = spot.codes(&header, faults);
    let paraphrases = paraphrases(spot, bullets, faults);
    let correction = correction(file, &rest, faults);
    Some((Mistake { id: header.id, covers, text: header.text, paraphrases, correction }, item.line()))
}

/// Quotation and code blocks; the marks of the quotation are taken off.
fn correction(file: &str, rest: &Chunk, faults: &mut Vec<Fault>) -> String {
    let mut text = rest.clone();
    for piece in rest.outline() {
        match piece.shape {
            Shape::Quote => {
                for line in &mut text.lines[piece.start..piece.end] {
                    let bare = line.trim_start();
                    if let Some(quoted) = bare.strip_prefix('>') {
                        *line = quoted.strip_prefix(' ').unwrap_or(quoted).to_owned();
                    }
                }
            }
            Shape::Code | Shape::Comment => {}
            _ => faults.push(
                Fault::error("stray_text", file, "text of a mistake that is not its correction")
                    .line(rest.line_at(piece.start))
                    .expected("the correction as a quotation, each line after >"),
            ),
        }
    }
    text.text()
}

/// `## Follow-ups`.
pub(crate) fn follow_ups(
    file: &str,
    chunk: &Chunk,
    faults: &mut Vec<Fault>,
) -> Vec<(FollowUp, Vec<u32>, u32)> {
    let items = chunk.items(file, FOLLOW_UP, faults);
    items.into_iter().filter_map(|item| follow_up(file, &item, faults)).collect()
}

fn follow_up(file: &str, item: &Item, faults: &mut Vec<Fault>) -> Option<(FollowUp, Vec<u32>, u32)> {
    let spot = Spot { file, line: item.line(), form: FOLLOW_UP };
    let labelled = Labelled::of(&item.chunk, &["Answer", "Points"], spot, faults);
    let header = spot.header(&labelled.head.joined(), faults)?;
    spot.only(&header, true, false, faults);
    let covers = spot.codes(&header, faults);
    let when = when(spot, &header, faults);
    let answer = labelled.part("Answer").map(Chunk::text).unwrap_or_default();
    let points = labelled.part("Points").map(|chunk| points(file, chunk, faults)).unwrap_or_default();
    let (points, lines) = points.into_iter().unzip();
    Some((FollowUp { id: header.id, covers, when, text: header.text, answer, points }, lines, item.line()))
}

fn when(spot: Spot<'_>, header: &Header, faults: &mut Vec<Fault>) -> When {
    const KEYS: [&str; 3] = ["if-missing", "if-mistake", "after"];
    let mut when = When::Universal;
    for word in &header.words {
        let (key, id) = word.split_once('=').unwrap_or((word, ""));
        let found = match key {
            "if-missing" => When::IfMissing(id.to_owned()),
            "if-mistake" => When::IfMistake(id.to_owned()),
            "after" => When::After(id.to_owned()),
            _ => {
                let fault = spot.fault("unknown_value", format!("\"{}\" is not a condition", shown(key)));
                faults.push(fault.expected(format!("{} with =ID, or nothing", one_of(KEYS))).near(key, KEYS));
                continue;
            }
        };
        if when != When::Universal {
            faults.push(spot.fault("conflict", "a follow-up has two conditions").expected("one of them"));
        }
        when = found;
    }
    when
}

/// A chunk that is cut at lines such as `Answer:`.
struct Labelled {
    head: Chunk,
    parts: Vec<(&'static str, Chunk)>,
}

impl Labelled {
    fn of(chunk: &Chunk, labels: &[&'static str], spot: Spot<'_>, faults: &mut Vec<Fault>) -> Self {
        let code: Vec<_> = chunk.outline().into_iter().filter(|piece| piece.shape == Shape::Code).collect();
        let mut cuts: Vec<(usize, &'static str)> = Vec::new();
        for (at, line) in chunk.lines.iter().enumerate().skip(1) {
            if code.iter().any(|piece| (piece.start..piece.end).contains(&at)) {
                continue;
            }
            let Some((word, _)) = line.split_once(':').filter(|(word, _)| is_label(word)) else { continue };
            let spot = Spot { line: chunk.line_at(at), ..spot };
            match labels.iter().find(|label| **label == word) {
                Some(label) if cuts.iter().any(|(_, seen)| seen == label) => {
                    faults.push(spot.fault("duplicate", format!("`{label}:` stands here twice")));
                }
                Some(label) => cuts.push((at, label)),
                None => {
                    let fault = spot.fault("unknown_label", "").near(word, labels.iter().copied());
                    if fault.nearest.is_some() {
                        let message = format!("`{word}:` is not understood");
                        faults.push(Fault { message, ..fault }.expected(one_of(labels.iter().copied())));
                    }
                }
            }
        }
        let head = chunk.part(0, cuts.first().map_or(chunk.lines.len(), |cut| cut.0));
        let ends = cuts.iter().skip(1).map(|cut| cut.0).chain([chunk.lines.len()]);
        let parts = cuts.iter().zip(ends).map(|(&(start, label), end)| {
            let mut part = chunk.part(start, end);
            if let Some(first) = part.lines.first_mut() {
                *first = first[label.len() + 1..].trim_start().to_owned();
            }
            (label, part)
        });
        Self { head, parts: parts.collect() }
    }

    fn part(&self, label: &str) -> Option<&Chunk> {
        self.parts.iter().find(|(name, _)| *name == label).map(|(_, chunk)| chunk)
    }
}

/// Whether a line begins like a label: one capitalised word, not indented.
fn is_label(word: &str) -> bool {
    word.len() <= 12
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// `## Parts`.
pub(crate) fn parts(file: &str, chunk: &Chunk, faults: &mut Vec<Fault>) -> Vec<(Part, u32)> {
    let items = chunk.items(file, PART, faults);
    items.into_iter().filter_map(|item| part(file, &item, faults)).collect()
}

fn part(file: &str, item: &Item, faults: &mut Vec<Fault>) -> Option<(Part, u32)> {
    let spot = Spot { file, line: item.line(), form: PART };
    let header = spot.header(&item.chunk.joined(), faults)?;
    spot.only(&header, false, true, faults);
    spot.no_words(&header, faults);
    let time = header.parens.as_deref().unwrap_or_default();
    let seconds = duration(time);
    if seconds.is_none() {
        let message = format!("\"{}\" is not the time of a part", shown(time));
        faults.push(spot.fault("unknown_value", message).expected("(15 s) or (5 min)"));
    }
    Some((Part { id: header.id, seconds: seconds.unwrap_or_default(), text: header.text }, item.line()))
}

fn duration(text: &str) -> Option<u32> {
    let (number, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit())?);
    let number: u32 = number.parse().ok()?;
    let seconds = match unit.trim() {
        "s" => number,
        "min" => number.checked_mul(60)?,
        _ => return None,
    };
    (1..=6 * 60 * 60).contains(&seconds).then_some(seconds)
}

/// `## Scores`.
pub(crate) fn scores(file: &str, chunk: &Chunk, faults: &mut Vec<Fault>) -> Option<[String; 5]> {
    let mut scores: [String; 5] = Default::default();
    for item in chunk.items(file, SCORE, faults) {
        let spot = Spot { file, line: item.line(), form: SCORE };
        let text = item.chunk.joined();
        let (number, text) = match item.marker.trim_end_matches(['.', ')']).parse::<usize>() {
            Ok(number) => (Some(number), text),
            Err(_) => match text.split_once(':') {
                Some((number, text)) => (number.trim().parse().ok(), text.trim().to_owned()),
                None => (None, text),
            },
        };
        match number.and_then(|number| scores.get_mut(number.wrapping_sub(1))) {
            None => faults.push(spot.fault("bad_item", "this names no score from 1 to 5").expected(SCORE)),
            Some(_) if text.is_empty() => {
                faults.push(spot.fault("empty", "this score says nothing").expected(SCORE));
            }
            Some(old) if !old.is_empty() => {
                faults.push(spot.fault("duplicate", "this score is described twice").expected(SCORE));
            }
            Some(slot) => *slot = text,
        }
    }
    let missing: Vec<String> = (1..=5)
        .zip(&scores)
        .filter(|(_, text)| text.is_empty())
        .map(|(number, _)| number.to_string())
        .collect();
    if missing.is_empty() {
        return Some(scores);
    }
    let message = format!("nothing is said about score {}", one_of(missing.iter().map(String::as_str)));
    faults.push(Fault::error("missing_item", file, message).line(chunk.first_line).expected(SCORE));
    None
}

/// `## Clarify`.
pub(crate) fn clarify(file: &str, chunk: &Chunk, faults: &mut Vec<Fault>) -> Vec<Clarification> {
    let mut found = Vec::new();
    for item in chunk.items(file, CLARIFY, faults) {
        let spot = Spot { file, line: item.line(), form: CLARIFY };
        let labelled = Labelled::of(&item.chunk, &["Answer"], spot, faults);
        let question = labelled.head.joined();
        let answer = labelled.part("Answer").map(Chunk::text).unwrap_or_default();
        // A question with its answer on the same line is as clear.
        let (question, answer) = match question.split_once("? ").filter(|_| answer.is_empty()) {
            Some((question, answer)) => (format!("{question}?"), answer.trim().to_owned()),
            None => (question, answer),
        };
        if question.is_empty() || answer.is_empty() {
            faults.push(spot.fault("empty", "a question without its answer").expected(CLARIFY));
        } else {
            found.push(Clarification { question, answer });
        }
    }
    found
}

/// `## Hints`.
pub(crate) fn hints(file: &str, chunk: &Chunk, faults: &mut Vec<Fault>) -> Vec<String> {
    let items = chunk.items(file, "a list, one hint an item, least first", faults);
    let mut hints = Vec::new();
    for item in items {
        if item.chunk.is_blank() {
            faults.push(Fault::error("empty", file, "an empty hint").line(item.line()));
        } else {
            hints.push(item.chunk.text());
        }
    }
    hints
}
