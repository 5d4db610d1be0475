//! `question.md`: front matter, prompt and sections, read into the model.

use std::collections::BTreeMap;

use crate::{
    Kind, Meta, Text, When,
    bank::Topics,
    blocks,
    fault::{Fault, Place, one_of},
    header::Spot,
    lists, meta,
    model::CURE,
    outline::{Chunk, Shape},
    toml_read::{Doc, shown},
};

/// Every heading there is, in the order of the contract.
pub(crate) const HEADINGS: [&str; 11] = [
    "Brief",
    "Clarify",
    "Answer",
    "Points",
    "Mistakes",
    "Follow-ups",
    "Parts",
    "Scores",
    "Twist",
    "Hints",
    "Read",
];

/// The line before and after the front matter.
const FENCE: &str = "+++";

/// What a question file says; `meta` is `None` when it cannot be told apart.
pub(crate) struct Parsed {
    pub(crate) meta: Option<Meta>,
    pub(crate) text: Text,
}

/// Reads a whole file.
pub(crate) fn read(file: &str, source: &str, topics: &Topics, faults: &mut Vec<Fault>) -> Parsed {
    let Some((front, body)) = front_matter(file, source, faults) else {
        return Parsed { meta: None, text: Text::default() };
    };
    let doc = Doc::parse(file, &front, 2, faults);
    let meta = meta::read(&doc, topics, faults);
    let kind = meta.as_ref().map(|it| it.kind);
    let text = body_of(file, &body, kind, faults);
    Parsed { meta, text }
}

/// The lines between the two `+++`, and those after.
fn front_matter(file: &str, source: &str, faults: &mut Vec<Fault>) -> Option<(String, Chunk)> {
    let is_fence = |line: &&str| line.trim_end() == FENCE;
    let lines: Vec<&str> = source.lines().collect();
    if !lines.first().is_some_and(is_fence) {
        faults.push(
            Fault::error("no_front_matter", file, "the file does not begin with its front matter")
                .at(Place { line: 1, column: 1 })
                .expected("a first line +++, then id, title and kind, then a line +++"),
        );
        return None;
    }
    let Some(end) = lines.iter().skip(1).position(|line| line.trim_end() == FENCE).map(|at| at + 1) else {
        faults.push(
            Fault::error("open_front_matter", file, "the front matter is never closed")
                .at(Place { line: 1, column: 1 })
                .expected("a second line +++ after the last key"),
        );
        return None;
    };
    let first_line = u32::try_from(end + 2).unwrap_or(u32::MAX);
    let body = Chunk { first_line, lines: lines[end + 1..].iter().map(|line| (*line).to_owned()).collect() };
    let mut front = lines[1..end].join("\n");
    front.push('\n');
    Some((front, body))
}

fn body_of(file: &str, body: &Chunk, kind: Option<Kind>, faults: &mut Vec<Fault>) -> Text {
    let mut sections: Vec<(&'static str, Chunk)> = Vec::new();
    let outline = body.outline();
    let headings: Vec<_> =
        outline.iter().filter(|piece| matches!(piece.shape, Shape::Heading(1 | 2))).collect();
    let prompt_end = headings.first().map_or(body.lines.len(), |heading| heading.start);
    for (at, heading) in headings.iter().enumerate() {
        let end = headings.get(at + 1).map_or(body.lines.len(), |next| next.start);
        let spot = Spot { file, line: body.line_at(heading.start), form: "" };
        let chunk = body.part(heading.start + 1, end);
        let name = body.lines.get(heading.start).map_or("", String::as_str);
        if let Some(known) = heading_of(spot, heading.shape, name, &sections, faults) {
            sections.push((known, chunk));
        }
    }
    let mut text = Text { prompt: body.part(0, prompt_end).text(), ..Text::default() };
    if text.prompt.is_empty() {
        faults.push(
            Fault::error("no_prompt", file, "nothing is asked")
                .line(body.first_line)
                .expected("the question, between the front matter and the first heading"),
        );
    }
    text.blocks = blocks::read(file, body, faults);
    let mut lines = Lines::default();
    for (name, chunk) in &sections {
        section(file, name, chunk, &mut text, &mut lines, faults);
    }
    references(file, &text, kind, &lines, faults);
    text
}

fn heading_of(
    spot: Spot<'_>,
    shape: Shape,
    line: &str,
    seen: &[(&'static str, Chunk)],
    faults: &mut Vec<Fault>,
) -> Option<&'static str> {
    let name = line.trim().trim_matches('#').trim();
    if shape != Shape::Heading(2) {
        let fault =
            spot.fault("unknown_heading", format!("\"{}\" is a heading of the first level", shown(name)));
        faults.push(fault.expected("sections as `## Answer`; the title stands in the front matter"));
        return None;
    }
    let Some(known) = HEADINGS.into_iter().find(|heading| *heading == name) else {
        let fault = spot.fault("unknown_heading", format!("unknown heading \"{}\"", shown(name)));
        faults.push(fault.expected(one_of(HEADINGS)).near(name, HEADINGS));
        return None;
    };
    if seen.iter().any(|(heading, _)| *heading == known) {
        faults.push(spot.fault("duplicate", format!("the heading \"{known}\" stands here twice")));
    }
    Some(known)
}

/// The lines of things that have ids, for faults found later.
#[derive(Default)]
struct Lines {
    points: Vec<u32>,
    mistakes: Vec<u32>,
    follow_ups: Vec<u32>,
    follow_up_points: Vec<Vec<u32>>,
    parts: Vec<u32>,
}

fn section(
    file: &str,
    name: &str,
    chunk: &Chunk,
    text: &mut Text,
    lines: &mut Lines,
    faults: &mut Vec<Fault>,
) {
    if chunk.is_blank() {
        let message = format!("nothing stands under \"{name}\"");
        faults.push(Fault::error("empty", file, message).line(chunk.first_line.saturating_sub(1)));
        return;
    }
    match name {
        "Brief" => text.brief = Some(chunk.text()),
        "Clarify" => text.clarify = lists::clarify(file, chunk, faults),
        "Answer" => text.answer = Some(chunk.text()),
        "Points" => (text.points, lines.points) = lists::points(file, chunk, faults).into_iter().unzip(),
        "Mistakes" => {
            (text.mistakes, lines.mistakes) = lists::mistakes(file, chunk, faults).into_iter().unzip();
        }
        "Follow-ups" => {
            for (follow_up, point_lines, line) in lists::follow_ups(file, chunk, faults) {
                text.follow_ups.push(follow_up);
                lines.follow_up_points.push(point_lines);
                lines.follow_ups.push(line);
            }
        }
        "Parts" => (text.parts, lines.parts) = lists::parts(file, chunk, faults).into_iter().unzip(),
        "Scores" => text.scores = lists::scores(file, chunk, faults),
        "Twist" => text.twist = Some(chunk.text()),
        "Hints" => text.hints = lists::hints(file, chunk, faults),
        _ => text.read = Some(chunk.text()),
    }
}

/// Ids are unique, and what refers to one finds it.
fn references(file: &str, text: &Text, kind: Option<Kind>, lines: &Lines, faults: &mut Vec<Fault>) {
    let all_points: Vec<(&str, u32, Option<&str>)> = text
        .points
        .iter()
        .zip(&lines.points)
        .chain(
            text.follow_ups
                .iter()
                .zip(&lines.follow_up_points)
                .flat_map(|(f, lines)| f.points.iter().zip(lines)),
        )
        .map(|(point, line)| (point.id.as_str(), *line, point.part.as_deref()))
        .collect();
    let mistakes = || text.mistakes.iter().zip(&lines.mistakes).map(|(m, line)| (m.id.as_str(), *line));
    let follow_ups = || text.follow_ups.iter().zip(&lines.follow_ups).map(|(f, line)| (f.id.as_str(), *line));
    let parts = || text.parts.iter().zip(&lines.parts).map(|(p, line)| (p.id.as_str(), *line));
    unique(file, "point", all_points.iter().map(|(id, line, _)| (*id, *line)), faults);
    unique(file, "mistake", mistakes(), faults);
    unique(file, "follow-up", follow_ups(), faults);
    unique(file, "part", parts(), faults);
    // The cure of a program with a fault is a part that is not told.
    let cure = |part: &str| kind == Some(Kind::Debugging) && part == CURE;
    for (id, line, part) in &all_points {
        if let Some(part) = part.filter(|it| !cure(it)) {
            let what = format!("`{id}` names the part \"{}\"", shown(part));
            refer(Spot { file, line: *line, form: "" }, &what, part, "a part of ## Parts", parts(), faults);
        }
    }
    for (follow_up, line) in text.follow_ups.iter().zip(&lines.follow_ups) {
        let spot = Spot { file, line: *line, form: "" };
        let what = |id: &str| format!("`{}` refers to \"{}\"", follow_up.id, shown(id));
        match &follow_up.when {
            When::Universal => {}
            When::IfMissing(id) => {
                let points = all_points.iter().map(|(id, line, _)| (*id, *line));
                refer(spot, &what(id), id, "the id of a point", points, faults);
            }
            When::IfMistake(id) => refer(spot, &what(id), id, "the id of a mistake", mistakes(), faults),
            When::After(id) => {
                refer(spot, &what(id), id, "the id of a follow-up", follow_ups(), faults);
                circle(spot, text, &follow_up.id, faults);
            }
        }
    }
}

fn unique<'t>(file: &str, what: &str, ids: impl Iterator<Item = (&'t str, u32)>, faults: &mut Vec<Fault>) {
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    for (id, line) in ids {
        if let Some(first) = seen.get(id) {
            let message = format!("the {what} `{}` is there already, on line {first}", shown(id));
            faults.push(Fault::error("duplicate", file, message).line(line).expected("an id of its own"));
        } else {
            seen.insert(id, line);
        }
    }
}

fn refer<'t>(
    spot: Spot<'_>,
    what: &str,
    id: &str,
    expected: &str,
    known: impl Iterator<Item = (&'t str, u32)>,
    faults: &mut Vec<Fault>,
) {
    let ids: Vec<&str> = known.map(|(id, _)| id).collect();
    if !ids.contains(&id) {
        let fault = spot.fault("unknown_reference", format!("{what}, which does not exist"));
        faults.push(fault.expected(expected).near(id, ids));
    }
}

/// A follow-up that waits for itself would never be asked.
fn circle(spot: Spot<'_>, text: &Text, start: &str, faults: &mut Vec<Fault>) {
    let mut id = start;
    for _ in 0..=text.follow_ups.len() {
        let Some(When::After(before)) = text.follow_ups.iter().find(|f| f.id == id).map(|f| &f.when) else {
            return;
        };
        if before == start {
            let message = format!("`{}` comes after itself", shown(start));
            faults
                .push(spot.fault("circle", message).expected("follow-ups in an order that begins somewhere"));
            return;
        }
        id = before;
    }
}
