//! The files of one question, read and checked into the model.

use std::sync::Arc;

use crate::{
    Files, Kind, Question,
    bank::Topics,
    cases::{self, LiteralCheck},
    fault::{Fault, nearest, one_of},
    files::{MAX_QUESTION_BYTES, normalised},
    judging_version_of, kinds, question_md, version_of,
};

/// The files of one question, by path inside it.
pub(crate) struct Group {
    /// The file or folder it is, inside its source.
    pub(crate) path: String,
    pub(crate) single: bool,
    pub(crate) files: Files,
}

impl Group {
    pub(crate) fn new(path: String, single: bool, files: Files) -> Self {
        let files = files.into_iter().map(|(path, bytes)| (path, normalised(&bytes))).collect();
        Self { path, single, files }
    }

    /// A path inside the question as a path inside the source.
    fn shown(&self, file: &str) -> String {
        match (self.single, self.path.as_str()) {
            (true, path) => path.to_owned(),
            (false, "") => file.to_owned(),
            (false, path) => format!("{path}/{file}"),
        }
    }
}

/// What reading a question needs to know.
#[derive(Clone, Copy)]
pub(crate) struct Rules<'a> {
    pub(crate) topics: &'a Topics,
    pub(crate) literals: Option<&'a dyn LiteralCheck>,
    pub(crate) strict: bool,
}

/// What reading a question gave.
pub(crate) struct Outcome {
    /// `None` when a fault keeps it from being used.
    pub(crate) question: Option<Question>,
    /// The id, as far as it could be read.
    pub(crate) id: Option<String>,
    pub(crate) faults: Vec<Fault>,
}

/// The file that every question has.
pub(crate) const MAIN: &str = "question.md";
const BESIDE: [&str; 8] = [
    "cases.toml",
    "starter.py",
    "solution.py",
    "before.py",
    "drive.py",
    "generate.py",
    "check.py",
    "question.md",
];
const FOLDERS: [&str; 4] = ["solutions/", "wrong/", "mutants/", "fixtures/"];

/// Whether a path may be that of a file of a question.
pub(crate) fn may_belong(path: &str) -> bool {
    match path.split_once('/') {
        Some(_) => FOLDERS.iter().any(|folder| path.starts_with(folder)),
        None => path == MAIN || !path.ends_with(".md"),
    }
}

/// Whether a file of that name is read by a kind with code.
pub(crate) fn is_known(path: &str) -> bool {
    BESIDE.contains(&path)
        || FOLDERS.iter().any(|folder| {
            path.strip_prefix(folder)
                .is_some_and(|name| *folder == "fixtures/" || (name.ends_with(".py") && !name.contains('/')))
        })
}

/// The names that [`is_known`] knows, for messages.
pub(crate) fn expected_names() -> String {
    format!("{}, or Python files in {}", one_of(BESIDE), one_of(FOLDERS))
}

/// Reads one question.
pub(crate) fn read(group: &Group, rules: Rules<'_>) -> Outcome {
    let mut faults = Vec::new();
    let (id, question) = read_files(&group.files, rules, &mut faults);
    if let Some(question) = &question {
        kinds::check(question, rules.strict, &mut faults);
    }
    for fault in &mut faults {
        fault.file = group.shown(&fault.file);
        fault.question.clone_from(&id);
    }
    faults.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    Outcome { question, id, faults }
}

fn read_files(
    files: &Files,
    rules: Rules<'_>,
    faults: &mut Vec<Fault>,
) -> (Option<String>, Option<Question>) {
    let size: usize = files.values().map(|bytes| bytes.len()).sum();
    if size as u64 > MAX_QUESTION_BYTES {
        let message = "the files of this question are larger than 8 MiB together";
        faults.push(Fault::error("question_too_large", MAIN, message).expected("at most 8 MiB"));
        return (None, None);
    }
    for (path, bytes) in files {
        encoding(path, bytes, faults);
    }
    let Some(source) = files.get(MAIN).and_then(|bytes| std::str::from_utf8(bytes).ok()) else {
        return (None, None);
    };
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let parsed = question_md::read(MAIN, source, rules.topics, faults);
    let Some(meta) = parsed.meta else { return (None, None) };
    let id = Some(meta.id.clone());
    known_files(files, meta.kind, faults);
    let cases = files.get(cases::FILE).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let context = cases::Context { files, literals: rules.literals };
    let task = cases.filter(|_| meta.kind.has_code()).and_then(|text| cases::read(text, &context, faults));
    if faults.iter().any(Fault::is_error) {
        return (id, None);
    }
    let question = Question {
        version: version_of(files),
        judging_version: judging_version_of(files),
        meta,
        text: parsed.text,
        task,
        files: files.clone(),
    };
    (id, Some(question))
}

fn encoding(path: &str, bytes: &Arc<[u8]>, faults: &mut Vec<Fault>) {
    match std::str::from_utf8(bytes) {
        Ok(text) if text.starts_with('\u{feff}') => faults.push(
            Fault::error("byte_order_mark", path, "the file begins with a byte order mark")
                .line(1)
                .expected("UTF-8 without one; most editors can save so"),
        ),
        Ok(text) if text.contains('\0') && !path.starts_with("fixtures/") => {
            let line = text.split('\0').next().unwrap_or_default().lines().count().max(1);
            faults.push(
                Fault::error("not_text", path, "the file holds a NUL character")
                    .line(u32::try_from(line).unwrap_or(u32::MAX))
                    .expected("text"),
            );
        }
        Err(error) if !path.starts_with("fixtures/") => {
            let good = &bytes[..error.valid_up_to()];
            let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
            faults.push(
                Fault::error("not_utf8", path, "the file is not UTF-8 text")
                    .line(u32::try_from(line).unwrap_or(u32::MAX))
                    .expected("UTF-8; most editors can save so"),
            );
        }
        _ => {}
    }
}

/// A file that nothing reads is probably one with a mistyped name.
fn known_files(files: &Files, kind: Kind, faults: &mut Vec<Fault>) {
    let code = kind.has_code();
    for path in files.keys() {
        let known = if code { is_known(path) } else { path == MAIN };
        if known {
            continue;
        }
        let message = format!("nothing reads this file of a {kind} question");
        let expected = if code { expected_names() } else { "question.md alone".to_owned() };
        let mut fault = Fault::error("unknown_file", path, message).expected(expected);
        fault.nearest = nearest(path, BESIDE.into_iter().filter(|_| code)).map(str::to_owned);
        faults.push(fault);
    }
}
