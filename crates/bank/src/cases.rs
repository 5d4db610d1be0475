//! `cases.toml`: how a candidate's code is called, with what, and what must
//! come out. Reads it and checks that the files and functions it names exist;
//! values stay text, which is checked by whoever knows Python literals.

use std::collections::BTreeMap;

use askback_core::{Limits, Verdict};

use crate::{
    Call, Compare, Files, Solution, Task, WrongSolution,
    blocks::is_name,
    case,
    fault::{Fault, nearest, one_of},
    toml_read::{At, Doc, Table, shown, word_of},
};

/// A literal that is not one, for [`LiteralCheck`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiteralFault {
    /// What is wrong.
    pub message: String,
    /// What was expected.
    pub expected: Option<String>,
}

/// Knows what a Python literal is. The judge provides one; without it values
/// are taken as they are.
pub trait LiteralCheck: Send + Sync {
    /// Checks one value of `cases.toml`.
    ///
    /// # Errors
    /// When `literal` is not a Python literal.
    fn check(&self, literal: &str) -> Result<(), LiteralFault>;
}

/// What reading `cases.toml` needs to know.
pub(crate) struct Context<'a> {
    pub(crate) files: &'a Files,
    pub(crate) literals: Option<&'a dyn LiteralCheck>,
}

pub(crate) const FILE: &str = "cases.toml";
const MAX_CASES: usize = 1_000;

const COMPARE: [(&str, Compare); 6] = [
    ("exact", Compare::Exact),
    ("unordered", Compare::Unordered),
    ("unordered_deep", Compare::UnorderedDeep),
    ("approx", Compare::Approx(1e-6)),
    ("any_of", Compare::AnyOf),
    ("check", Compare::Check),
];

/// What a wrong solution may end with.
const WRONG_VERDICTS: [Verdict; 6] = [
    Verdict::WrongAnswer,
    Verdict::RuntimeError,
    Verdict::TimeLimit,
    Verdict::MemoryLimit,
    Verdict::OutputLimit,
    Verdict::Killed,
];

impl Context<'_> {
    pub(crate) fn text(&self, file: &str) -> Option<&str> {
        self.files.get(file).and_then(|bytes| std::str::from_utf8(bytes).ok())
    }

    pub(crate) fn literal(&self, text: &At<String>, faults: &mut Vec<Fault>) {
        let Some(Err(error)) = self.literals.map(|check| check.check(&text.value)) else { return };
        let message = format!("\"{}\" is not a Python literal: {}", shown(&text.value), error.message);
        let mut fault = Fault::error("bad_literal", FILE, message).at(text.place);
        fault.expected = error.expected;
        faults.push(fault);
    }

    /// The function `name` of the author's file `file`.
    pub(crate) fn function(&self, file: &str, name: &At<String>, faults: &mut Vec<Fault>) {
        let Some(text) = self.text(file) else {
            let message = format!("\"{}\" needs {file}, which is not there", shown(&name.value));
            faults.push(Fault::error("missing_file", FILE, message).at(name.place));
            return;
        };
        let defined = functions(text);
        if !defined.contains(&name.value.as_str()) {
            let message = format!("{file} has no function \"{}\"", shown(&name.value));
            let near = nearest(&name.value, defined.iter().copied()).map(str::to_owned);
            let mut fault = Fault::error("missing_function", FILE, message).at(name.place);
            fault.nearest = near;
            faults.push(fault.expected(format!("a function at the top of {file}")));
        }
    }
}

/// Names of the functions at the top of a Python file.
fn functions(text: &str) -> Vec<&str> {
    text.lines()
        .filter_map(|line| line.strip_prefix("async def ").or_else(|| line.strip_prefix("def ")))
        .filter_map(|rest| rest.split('(').next())
        .map(str::trim)
        .collect()
}

/// Reads `cases.toml`; `None` when there is nothing to judge with.
pub(crate) fn read(source: &str, context: &Context<'_>, faults: &mut Vec<Fault>) -> Option<Task> {
    let doc = Doc::parse(FILE, source, 1, faults);
    let root = doc.root();
    let call = call(&root, context, faults);
    let compare = compare(&root, context, faults);
    let limits = limits(&root, faults);
    let solutions = solutions(&root, context, faults);
    let mut wrong_cases = Vec::new();
    let wrong = wrong(&root, context, &mut wrong_cases, faults);
    let mut cases = Vec::new();
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for table in root.tables("case", faults) {
        if cases.len() >= MAX_CASES {
            let message = format!("there are more than {MAX_CASES} cases; the rest is not read");
            faults.push(Fault::error("too_many", FILE, message).at(table.place));
            break;
        }
        let Some(case) = case::read(&table, call.as_ref(), context, faults) else { continue };
        if let Some(line) = seen.insert(case.id.clone(), table.place.line) {
            let message = format!("the case \"{}\" is there already, on line {line}", case.id);
            faults.push(
                Fault::error("duplicate", FILE, message)
                    .at(table.place_of("id"))
                    .expected("an id of its own"),
            );
        }
        cases.push(case);
    }
    root.finish(faults);
    if !root.has("case") && !doc.broken {
        faults.push(
            Fault::error("no_cases", FILE, "there are no cases").line(1).expected("at least one [[case]]"),
        );
    }
    for name in wrong_cases {
        if !seen.contains_key(&name.value) {
            let message = format!("\"{}\" is not the id of a case", shown(&name.value));
            let known = seen.keys().map(String::as_str);
            faults.push(
                Fault::error("unknown_reference", FILE, message).at(name.place).near(&name.value, known),
            );
        }
    }
    unnamed(context, &solutions, &wrong, faults);
    Some(Task {
        call: call?,
        compare,
        limits,
        solutions,
        wrong,
        cases,
        starter: context.text("starter.py").unwrap_or_default().to_owned(),
        before: context.text("before.py").map(str::to_owned),
    })
}

fn call(root: &Table<'_>, context: &Context<'_>, faults: &mut Vec<Fault>) -> Option<Call> {
    const EXPECTED: &str = "one of call = \"name\", class = \"Name\", program = true or drive = true";
    let mut found = Vec::new();
    for key in ["call", "class"] {
        let Some(name) = root.string(key, faults) else { continue };
        if name.value.contains('.') || !is_name(&name.value) {
            let message = format!("`{key}` is \"{}\", which is not a Python name", shown(&name.value));
            faults.push(
                Fault::error("bad_name", FILE, message).at(name.place).expected("a name such as merge"),
            );
        }
        found.push((key, if key == "call" { Call::Function(name.value) } else { Call::Class(name.value) }));
    }
    for (key, call) in [("program", Call::Program), ("drive", Call::Drive)] {
        if root.boolean(key, faults) == Some(true) {
            found.push((key, call));
        }
    }
    if let Some((key, _)) = found.get(1) {
        let message = "how the code is called is said twice";
        faults.push(Fault::error("conflict", FILE, message).at(root.place_of(key)).expected(EXPECTED));
    }
    let Some((_, call)) = found.into_iter().next() else {
        if !root.doc.broken {
            let fault = Fault::error("missing_key", FILE, "how the code is called is not said").line(1);
            faults.push(fault.expected(EXPECTED));
        }
        return None;
    };
    if call == Call::Drive && context.text("drive.py").is_none() {
        let message = "`drive = true` needs drive.py, which is not there";
        faults.push(Fault::error("missing_file", FILE, message).at(root.place_of("drive")));
    }
    Some(call)
}

fn compare(root: &Table<'_>, context: &Context<'_>, faults: &mut Vec<Fault>) -> Compare {
    let compare = root.word("compare", &COMPARE, faults).unwrap_or(Compare::Exact);
    let tolerance = root.float("tolerance", faults);
    if compare == Compare::Check && context.text("check.py").is_none() {
        let message = "`compare = \"check\"` needs check.py, which is not there";
        faults.push(Fault::error("missing_file", FILE, message).at(root.place_of("compare")));
    }
    let Some(tolerance) = tolerance else { return compare };
    if !matches!(compare, Compare::Approx(_)) {
        let message = "`tolerance` goes with compare = \"approx\" alone";
        faults.push(Fault::error("conflict", FILE, message).at(root.place_of("tolerance")));
        return compare;
    }
    if !(tolerance.value > 0.0 && tolerance.value < 1.0) {
        let message = format!("`tolerance` is {}", tolerance.value);
        faults.push(
            Fault::error("out_of_range", FILE, message)
                .at(tolerance.place)
                .expected("a number between 0 and 1"),
        );
    }
    Compare::Approx(tolerance.value)
}

fn limits(root: &Table<'_>, faults: &mut Vec<Fault>) -> Limits {
    let mut limits = Limits::default();
    let Some(table) = root.table("limits", faults) else { return limits };
    let max = Limits::MAX;
    let mut read = |key, low, high| table.integer(key, (low, high), faults).map(|number| number.value);
    if let Some(ms) = read("cpu_ms", 10, max.cpu_ms) {
        limits.cpu_ms = ms;
    }
    limits.wall_ms = read("wall_ms", 10, max.wall_guard_ms());
    if let Some(kib) = read("memory_kib", 16_384, max.memory_kib) {
        limits.memory_kib = kib;
    }
    if let Some(kib) = read("output_kib", 1, max.output_kib) {
        limits.output_kib = kib;
    }
    if let Some(count) = read("processes", 1, u64::from(max.processes)).and_then(|n| u32::try_from(n).ok()) {
        limits.processes = count;
    }
    table.finish(faults);
    limits
}

fn file_of(table: &Table<'_>, context: &Context<'_>, faults: &mut Vec<Fault>) -> Option<String> {
    let file = table.required("file", faults)?;
    if context.text(&file.value).is_none() {
        let message = format!("there is no file \"{}\"", shown(&file.value));
        let python = context.files.keys().map(String::as_str).filter(|path| path.ends_with(".py"));
        faults.push(
            Fault::error("missing_file", FILE, message)
                .at(file.place)
                .expected("the path of a file beside cases.toml")
                .near(&file.value, python),
        );
    }
    Some(file.value)
}

fn solutions(root: &Table<'_>, context: &Context<'_>, faults: &mut Vec<Fault>) -> Vec<Solution> {
    let mut solutions = Vec::new();
    for table in root.tables("solution", faults) {
        let file = file_of(&table, context, faults);
        let title = table.required("title", faults).map(|text| text.value);
        let time = table.string("time", faults).map(|text| text.value);
        let space = table.string("space", faults).map(|text| text.value);
        table.finish(faults);
        if let (Some(file), Some(title)) = (file, title) {
            solutions.push(Solution { file, title, time, space });
        }
    }
    if !root.has("solution") && !root.doc.broken {
        let fault = Fault::error("no_solution", FILE, "there is no solution").line(1);
        faults.push(fault.expected("at least one [[solution]]; the first is the reference"));
    }
    solutions
}

fn wrong(
    root: &Table<'_>,
    context: &Context<'_>,
    cases: &mut Vec<At<String>>,
    faults: &mut Vec<Fault>,
) -> Vec<WrongSolution> {
    let verdicts = WRONG_VERDICTS.map(|verdict| (verdict.name(), verdict));
    let mut wrong = Vec::new();
    for table in root.tables("wrong", faults) {
        let file = file_of(&table, context, faults);
        let verdict = table
            .required("verdict", faults)
            .and_then(|text| word_of(FILE, "verdict", &text, &verdicts, faults));
        let case = table.string("case", faults);
        let why = table.required("why", faults).map(|text| text.value);
        table.finish(faults);
        cases.extend(case.clone());
        if let (Some(file), Some(verdict), Some(why)) = (file, verdict, why) {
            wrong.push(WrongSolution { file, verdict, case: case.map(|case| case.value), why });
        }
    }
    wrong
}

/// Solutions that lie in the folder and would never be judged.
fn unnamed(context: &Context<'_>, solutions: &[Solution], wrong: &[WrongSolution], faults: &mut Vec<Fault>) {
    let named: Vec<&str> =
        solutions.iter().map(|s| s.file.as_str()).chain(wrong.iter().map(|w| w.file.as_str())).collect();
    for path in context.files.keys() {
        let table = if path == "solution.py" || path.starts_with("solutions/") {
            "[[solution]]"
        } else if path.starts_with("wrong/") {
            "[[wrong]]"
        } else {
            continue;
        };
        if !named.contains(&path.as_str()) {
            let message = format!(
                "cases.toml does not name this file, so nobody judges it (named: {})",
                one_of(named.iter().copied())
            );
            faults.push(
                Fault::error("unnamed_file", path, message)
                    .expected(format!("a {table} with file = \"{path}\"")),
            );
        }
    }
}
