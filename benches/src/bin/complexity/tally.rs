//! Right, between, wrong, by class.

use std::fmt;

use comfy_table::{Table, presets};

use crate::{
    Measured,
    corpus::{CLASSES, Function, place},
};

#[derive(Debug, Default, Clone, Copy)]
struct Row {
    measured: usize,
    right: usize,
    between: usize,
    /// Between two others, a wrong class, or none.
    wrong: usize,
}

/// What came of all measurements.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    rows: [Row; CLASSES.len()],
    /// Lower classes called quadratic or worse.
    fast_called_quadratic: usize,
    /// Quadratic ones called linear or less.
    quadratic_called_linear: usize,
    /// With the name of the function.
    seconds: Vec<(f64, String)>,
}

/// What a function may take.
const PROMISED_S: f64 = 5.0;
const LINEAR: usize = 3;
const QUADRATIC: usize = 5;

impl Tally {
    /// Counts one; a line about it unless it was right.
    pub(crate) fn add(&mut self, function: &Function, measured: &Measured) -> Option<String> {
        let document = &measured.document;
        let class = document["class"].as_str().and_then(place);
        let between: Vec<usize> =
            document["between"].as_array().into_iter().flatten().filter_map(|c| place(c.as_str()?)).collect();
        let truth = function.class;
        let row = &mut self.rows[truth];
        row.measured += 1;
        self.seconds.push((measured.seconds, function.name.clone()));
        self.fast_called_quadratic +=
            usize::from(truth < QUADRATIC && class.is_some_and(|class| class >= QUADRATIC));
        self.quadratic_called_linear +=
            usize::from(truth == QUADRATIC && class.is_some_and(|class| class <= LINEAR));
        if class == Some(truth) {
            row.right += 1;
            return None;
        }
        if class.is_none() && between.contains(&truth) {
            row.between += 1;
        } else {
            row.wrong += 1;
        }
        let said =
            class.map_or_else(|| format!("between {}", document["between"]), |c| CLASSES[c].to_owned());
        let by = document["decided_by"].as_str().unwrap_or("-");
        let note = document["note"].as_str().or(document["error"]["message"].as_str()).unwrap_or("");
        Some(format!("{}: {} was called {said} by {by}. {note}", function.name, CLASSES[truth]))
    }

    fn sum(&self) -> Row {
        self.rows.iter().fold(Row::default(), |a, b| Row {
            measured: a.measured + b.measured,
            right: a.right + b.right,
            between: a.between + b.between,
            wrong: a.wrong + b.wrong,
        })
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table = Table::new();
        table.load_style(presets::NOTHING).set_header(["class", "measured", "right", "between", "wrong"]);
        let row = |name: &str, row: &Row| {
            [
                name.to_owned(),
                row.measured.to_string(),
                row.right.to_string(),
                row.between.to_string(),
                row.wrong.to_string(),
            ]
        };
        for (name, counts) in CLASSES.iter().zip(&self.rows).filter(|(_, counts)| counts.measured > 0) {
            table.add_row(row(name, counts));
        }
        let sum = self.sum();
        table.add_row(row("all", &sum));
        writeln!(f, "{table}")?;
        let decided = sum.measured - sum.between;
        writeln!(
            f,
            "right where it commits {}, between {}, fast code called quadratic {} times, quadratic called linear {} times",
            percent(sum.right, decided),
            percent(sum.between, sum.measured),
            self.fast_called_quadratic,
            self.quadratic_called_linear
        )?;
        let mut seconds = self.seconds.clone();
        seconds.sort_by(|a, b| a.0.total_cmp(&b.0));
        let Some(((middle, _), (longest, name))) = seconds.get(seconds.len() / 2).zip(seconds.last()) else {
            return Ok(());
        };
        let late = seconds.iter().filter(|(seconds, _)| *seconds > PROMISED_S).count();
        writeln!(
            f,
            "seconds a function, start of the binary included: median {middle:.2}, longest {longest:.2} ({name}), over {PROMISED_S} s {late} times"
        )
    }
}

fn percent(part: usize, of: usize) -> String {
    let tenths = (part * 1_000).checked_div(of).unwrap_or(0);
    format!("{}.{} %", tenths / 10, tenths % 10)
}
