//! A measurement in words and a small table.

use askback_judge::complexity::{Class, Complexity, CostUnit, DecidedBy, Point, Space};
use comfy_table::Cell;

use crate::{say, show};

/// At most so many sizes are shown; the document has them all.
const ROWS: usize = 8;

/// The table, then what it means.
pub(crate) fn text(found: &Complexity) -> String {
    let mut lines = vec![table(found), String::new(), verdict(found)];
    if found.class.is_some_and(|class| class != Class::Constant) {
        lines.push(doubling(found));
    }
    if let Some(space) = &found.space {
        lines.push(memory(space));
    }
    if let Some(note) = &found.note {
        lines.push(format!("{}Note:{} {}", show::TITLE, say::PLAIN, say::visible(note)));
    }
    lines.join("\n")
}

fn table(found: &Complexity) -> String {
    let unit = match found.cost_unit {
        CostUnit::Steps => "steps",
        CostUnit::Ms => "ms",
        CostUnit::Bytes => "bytes",
    };
    let mut table = show::table(["n", unit, "time"], &[0, 1, 2]);
    for point in spread(&found.points) {
        let time = nearest(found, point.n);
        table.add_row([Cell::new(point.n), Cell::new(number(point.cost)), Cell::new(show::time(time))]);
    }
    show::lines(&table)
}

/// Rows from the smallest to the largest size.
fn spread(points: &[Point]) -> Vec<Point> {
    if points.len() <= ROWS {
        return points.to_vec();
    }
    (0..ROWS).map(|row| points[row * (points.len() - 1) / (ROWS - 1)]).collect()
}

/// The time of that size, or of one that is within a tenth of it.
fn nearest(found: &Complexity, n: u64) -> Option<f64> {
    let time = found.times.iter().min_by_key(|time| time.n.abs_diff(n))?;
    (time.n.abs_diff(n) <= n / 10).then_some(time.ms)
}

fn verdict(found: &Complexity) -> String {
    let by = match found.decided_by {
        DecidedBy::Count => "steps counted",
        DecidedBy::Time => "time of calls",
    };
    let place = format!(
        "{}({by}, Python {}, rung {}){}",
        say::QUIET,
        found.python.map_or_else(|| "-".to_owned(), |python| python.to_string()),
        found.rung,
        say::PLAIN
    );
    match (found.class, found.between.as_slice()) {
        (Some(class), _) => {
            format!("It grows like {}{class}{}.  {place}", say::GOOD, say::PLAIN)
        }
        (None, [low, high]) => {
            format!("It grows between {}{low} and {high}{}.  {place}", say::WARN, say::PLAIN)
        }
        _ => format!("How it grows could not be told.  {place}"),
    }
}

/// What the class means for somebody who waits.
fn doubling(found: &Complexity) -> String {
    let means = match found.class {
        Some(Class::Logarithmic) => "Twice the input is a step or so more",
        Some(Class::Root) => "Four times the input takes twice as long",
        Some(Class::Linear) => "Twice the input takes twice as long",
        Some(Class::Linearithmic) => "Twice the input takes a little more than twice as long",
        Some(Class::Quadratic) => "Twice the input takes four times as long",
        Some(Class::Cubic) => "Twice the input takes eight times as long",
        _ => "One more in the input multiplies the time",
    };
    match found.candidates.get(1) {
        Some(next) => format!("{means}. Next best: {}.", next.class),
        None => format!("{means}."),
    }
}

fn memory(space: &Space) -> String {
    match (space.class, space.between.as_slice()) {
        (Some(class), _) => format!("Memory beyond its arguments: {class}."),
        (None, [low, high]) => format!("Memory beyond its arguments: between {low} and {high}."),
        _ => "Memory beyond its arguments: could not be told.".to_owned(),
    }
}

fn number(cost: f64) -> String {
    if cost < 100.0 && cost.fract() != 0.0 { format!("{cost:.3}") } else { format!("{cost:.0}") }
}
