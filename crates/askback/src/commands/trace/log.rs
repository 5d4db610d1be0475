//! A trace as a log: each line that ran, then what it changed and printed.

use std::collections::BTreeSet;

use askback_judge::trace::{Event, Ref, State, Step, Trace, Why};

use super::fold::{Part, parts};
use crate::{say, show};

/// How much of a value is shown.
const VALUE: usize = 160;
/// How far a line is set in for open calls, at most.
const DEEPEST: u32 = 8;

/// The whole log.
pub(super) fn text(trace: &Trace, source: &str) -> String {
    let mut log = Log {
        trace,
        source: source.lines().collect(),
        state: State::default(),
        changes: Changes::default(),
        out: Vec::new(),
    };
    log.head();
    for part in parts(trace) {
        match part {
            Part::Shown(index) => log.step(index),
            Part::Folded(first, last) => log.fold(first, last),
        }
    }
    log.foot();
    log.out.join("\n")
}

struct Log<'a> {
    trace: &'a Trace,
    source: Vec<&'a str>,
    state: State,
    changes: Changes,
    out: Vec<String>,
}

/// What has changed and is not told yet.
#[derive(Default)]
struct Changes {
    names: BTreeSet<(u32, String)>,
    objects: BTreeSet<u32>,
    gone: BTreeSet<(u32, String)>,
    output: String,
}

impl Log<'_> {
    fn head(&mut self) {
        let trace = self.trace;
        if let (Some(question), Some(case)) = (&trace.question, &trace.case) {
            self.out.push(format!("{}{question}, case {case}{}", show::TITLE, say::PLAIN));
        }
        for (name, text) in [("input", &trace.input), ("expected", &trace.expected), ("got", &trace.actual)] {
            if let Some(text) = text {
                self.out.push(format!(
                    "  {name:9} {}",
                    say::visible(text.trim_end()).replace('\n', "\n            ")
                ));
            }
        }
        if !self.out.is_empty() {
            self.out.push(String::new());
        }
    }

    fn step(&mut self, index: usize) {
        self.gap(index);
        let Some(step) = self.trace.steps.get(index) else { return };
        self.take(step);
        if step.event == Event::Call && step.frame == 0 {
            return;
        }
        // A call tells its names itself.
        if step.event != Event::Call {
            self.tell(step);
        }
        let here = self.trace.interesting.filter(|found| found.step == index && found.why != Why::Ended);
        let mark =
            here.map_or(String::new(), |found| format!("   {}{}{}", say::WARN, why(found.why), say::PLAIN));
        let line = self.said(step);
        self.out.push(format!("{line}{mark}"));
        if step.event == Event::Call {
            self.tell(step);
        }
    }

    /// What the step itself is.
    fn said(&self, step: &Step) -> String {
        let (function, at) = (self.state.function(), indent(step));
        let code = self.source.get(step.line.saturating_sub(1) as usize).copied().unwrap_or_default();
        let value = |value: &Option<Ref>| {
            value.as_ref().map_or(String::new(), |value| say::visible(&self.state.show(value, VALUE)))
        };
        match step.event {
            Event::Line => format!("{:>5}  {at}{}", step.line, say::visible(code.trim_end())),
            Event::Call => {
                format!("{:>5}  {at}{}-> {}{}", "", say::QUIET, say::visible(function), say::PLAIN)
            }
            Event::Return if function == "<module>" => {
                format!("{:>5}  {at}{}<- the file has run to its end{}", "", say::QUIET, say::PLAIN)
            }
            Event::Return => {
                format!("{:>5}  {at}<- {} returns {}", "", say::visible(function), value(&step.value))
            }
            Event::Yield => {
                format!("{:>5}  {at}<- {} yields {}", "", say::visible(function), value(&step.value))
            }
            Event::Raise => {
                let error = step.error.as_ref();
                let text = error.map_or(String::new(), |error| format!("{}: {}", error.name, error.text));
                format!(
                    "{:>5}  {at}{}!! {}{}",
                    "",
                    say::BAD,
                    say::visible(text.trim_end_matches(": ")),
                    say::PLAIN
                )
            }
        }
    }

    fn fold(&mut self, first: usize, last: usize) {
        let (mut lines, mut count) = (BTreeSet::new(), 0_usize);
        for index in first..=last {
            self.gap_in_fold(index, &mut lines, &mut count);
            let Some(step) = self.trace.steps.get(index) else { continue };
            self.take(step);
            lines.insert(step.line);
            count += 1;
        }
        self.folded(&lines, count);
    }

    fn folded(&mut self, lines: &BTreeSet<u32>, count: usize) {
        if let (Some(from), Some(to)) = (lines.first(), lines.last())
            && count > 0
        {
            let place = if from == to { format!("line {from}") } else { format!("lines {from} to {to}") };
            let steps = if count == 1 { "1 step" } else { &format!("{count} steps") };
            self.out.push(format!("    {}…  folded: {steps} more in {place}{}", say::QUIET, say::PLAIN));
        }
    }

    fn gap_in_fold(&mut self, index: usize, lines: &mut BTreeSet<u32>, count: &mut usize) {
        if self.trace.elided.is_some_and(|gap| gap.before == index) {
            self.folded(&std::mem::take(lines), std::mem::take(count));
            self.gap(index);
        }
    }

    fn gap(&mut self, index: usize) {
        if let Some(gap) = self.trace.elided.filter(|gap| gap.before == index) {
            self.changes = Changes::default();
            self.out.push(format!("    {}…  not kept: {} steps{}", say::QUIET, gap.steps, say::PLAIN));
        }
    }

    fn take(&mut self, step: &Step) {
        self.state.apply(step);
        for names in &step.names {
            for item in &names.set {
                if let Some(Ref::Text(name)) = &item.key {
                    self.changes.names.insert((names.frame, name.clone()));
                }
            }
            self.changes.gone.extend(names.gone.iter().map(|name| (names.frame, name.clone())));
        }
        self.changes.objects.extend(step.objects.iter().map(|object| object.id));
        self.changes.output.push_str(&step.output);
    }

    /// Tells what has changed, names for one object on one line.
    fn tell(&mut self, step: &Step) {
        let changes = std::mem::take(&mut self.changes);
        let mut told: Vec<(Ref, Vec<String>)> = Vec::new();
        let frames: Vec<(u32, String)> =
            self.state.stack().iter().rev().map(|place| (place.frame, place.function.clone())).collect();
        for (frame, function) in &frames {
            for (name, value) in self.state.names(*frame) {
                let rebound = changes.names.contains(&(*frame, name.clone()));
                if !rebound && !self.state.reaches(value, &changes.objects) {
                    continue;
                }
                let elsewhere = *frame != step.frame && *frame != 0;
                let name = if elsewhere { format!("{function}.{name}") } else { name.clone() };
                match told.iter_mut().find(|(known, _)| matches!(known, Ref::Object(_)) && known == value) {
                    Some((_, names)) => names.push(name),
                    None => told.push((value.clone(), vec![name])),
                }
            }
        }
        let at = format!("{:>5}  {}    ", "", indent(step));
        for (value, names) in told {
            let line = format!("{} = {}", names.join(" = "), self.state.show(&value, VALUE));
            self.out.push(format!("{at}{}{}{}", say::QUIET, say::visible(&line), say::PLAIN));
        }
        for (frame, name) in changes.gone {
            if self.state.name(frame, &name).is_none() && frame == step.frame {
                self.out.push(format!("{at}{}{} is gone{}", say::QUIET, say::visible(&name), say::PLAIN));
            }
        }
        for line in changes.output.lines() {
            self.out.push(format!("{at}{}prints{} {}", say::GOOD, say::PLAIN, say::visible(line)));
        }
    }

    fn foot(&mut self) {
        let trace = self.trace;
        if let Some(gap) = trace.elided.filter(|gap| gap.before >= trace.steps.len()) {
            self.gap(gap.before);
        }
        let mut line = format!("{}{}{}", show::style(trace.verdict), show::words(trace.verdict), say::PLAIN);
        if let Some(message) = &trace.message {
            line.push_str(&format!(": {}", say::visible(message)));
        }
        let python = trace.python.map_or("-".to_owned(), |python| python.to_string());
        let steps = if trace.total_steps == 1 { "step" } else { "steps" };
        line.push_str(&format!(
            "{}  {} {steps}, Python {python}, rung {}{}",
            say::QUIET,
            trace.total_steps,
            trace.rung,
            say::PLAIN
        ));
        if trace.lost_steps > 0 {
            line.push_str(&format!(
                "\n{}{} of the steps could not be looked at: the stack was full{}",
                say::WARN,
                trace.lost_steps,
                say::PLAIN
            ));
        }
        if !self.out.is_empty() {
            self.out.push(String::new());
        }
        self.out.push(line);
    }
}

fn indent(step: &Step) -> String {
    "  ".repeat(step.depth.min(DEEPEST) as usize)
}

fn why(why: Why) -> &'static str {
    match why {
        Why::Raised => "<== raised here",
        Why::Returned => "<== the wrong value",
        Why::Printed => "<== what is printed next is wrong",
        Why::Ended => "",
    }
}
