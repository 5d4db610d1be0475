//! The front matter of a question file.

use askback_core::PythonVersion;

use crate::{
    Difficulty, Kind, Level, Meta, PythonRange, Status, Use,
    bank::Topics,
    codes,
    fault::Fault,
    toml_read::{At, Doc, Table, shown, word_of},
};

/// The roles a question may be for.
pub const ROLES: [&str; 6] = ["any", "web", "data", "automation", "backend", "data-engineering"];
const NEEDS: [&str; 2] = ["processes", "threads"];
/// Six hours: the longest take-home.
const MAX_SECONDS: u64 = 6 * 60 * 60;

/// Reads the front matter; `None` when what identifies a question is missing.
pub(crate) fn read(doc: &Doc<'_>, topics: &Topics, faults: &mut Vec<Fault>) -> Option<Meta> {
    let table = doc.root();
    let file = doc.file;
    match table.integer("format", (0, u64::from(u32::MAX)), faults) {
        Some(At { value: 1, .. }) => {}
        Some(At { value, place }) => faults.push(
            Fault::error("unknown_format", file, format!("`format` is {value}"))
                .at(place)
                .expected("format = 1, the only one this version of Askback reads"),
        ),
        None if table.has("format") || doc.broken => {}
        None => faults.push(
            Fault::error("missing_key", file, "`format` is missing")
                .at(table.place)
                .expected("a line format = 1"),
        ),
    }
    let id = table.required("id", faults).and_then(|id| id_of(file, "id", id, faults));
    let title = table.required("title", faults);
    let kind =
        table.required("kind", faults).and_then(|kind| word_of(file, "kind", &kind, &Kind::WORDS, faults));
    let judged = kind.is_some_and(Kind::has_code);
    let meta = Meta {
        id: id.clone().unwrap_or_default(),
        title: title.as_ref().map(|title| title.value.clone()).unwrap_or_default(),
        kind: kind.unwrap_or(Kind::Knowledge),
        level: table.word("level", &Level::WORDS, faults).unwrap_or(Level::Mid),
        difficulty: table.word("difficulty", &Difficulty::WORDS, faults).unwrap_or(Difficulty::Medium),
        topics: known_topics(&table, topics, faults),
        roles: words_of(&table, "roles", &ROLES, faults).unwrap_or_else(|| vec!["any".into()]),
        covers: covers(&table, faults),
        frequency: table
            .integer("frequency", (1, 5), faults)
            .and_then(|number| u8::try_from(number.value).ok())
            .unwrap_or(3),
        seconds: seconds(&table, judged, faults),
        uses: uses(&table, faults),
        status: table.word("status", &Status::WORDS, faults).unwrap_or(Status::Draft),
        python: python(&table, faults),
        packages: plain(&table, "packages", faults),
        needs: words_of(&table, "needs", &NEEDS, faults).unwrap_or_default(),
        authors: plain(&table, "authors", faults),
        license: table.string("license", faults).map(|text| text.value).unwrap_or_default(),
        source: table.string("source", faults).map(|text| text.value).unwrap_or_default(),
        formerly: table
            .strings("formerly", faults)
            .unwrap_or_default()
            .into_iter()
            .filter_map(|id| id_of(file, "formerly", id, faults))
            .collect(),
        enabled: table.boolean("enabled", faults).unwrap_or(true),
    };
    table.finish(faults);
    (id.is_some() && title.is_some() && kind.is_some()).then_some(meta)
}

/// Whether `text` may be the id of a question, case, point and the like.
pub(crate) fn is_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

pub(crate) const ID_FORM: &str = "small letters, digits and hyphens, such as \"merge-intervals\"";

fn id_of(file: &str, key: &str, id: At<String>, faults: &mut Vec<Fault>) -> Option<String> {
    if is_id(&id.value) {
        return Some(id.value);
    }
    let message = format!("`{key}` is \"{}\", which is not an id", shown(&id.value));
    faults.push(Fault::error("bad_id", file, message).at(id.place).expected(ID_FORM));
    None
}

fn plain(table: &Table<'_>, key: &'static str, faults: &mut Vec<Fault>) -> Vec<String> {
    table.strings(key, faults).unwrap_or_default().into_iter().map(|text| text.value).collect()
}

fn words_of(
    table: &Table<'_>,
    key: &'static str,
    known: &[&'static str],
    faults: &mut Vec<Fault>,
) -> Option<Vec<String>> {
    let words: Vec<(&'static str, &'static str)> = known.iter().map(|word| (*word, *word)).collect();
    let list = table.strings(key, faults)?;
    let file = table.doc.file;
    Some(list.iter().filter_map(|text| word_of(file, key, text, &words, faults)).map(str::to_owned).collect())
}

fn uses(table: &Table<'_>, faults: &mut Vec<Fault>) -> Vec<Use> {
    let Some(list) = table.strings("use", faults) else { return vec![Use::Practice, Use::Interview] };
    let file = table.doc.file;
    list.iter().filter_map(|text| word_of(file, "use", text, &Use::WORDS, faults)).collect()
}

fn known_topics(table: &Table<'_>, topics: &Topics, faults: &mut Vec<Fault>) -> Vec<String> {
    let list = table.strings("topics", faults).unwrap_or_default();
    for topic in &list {
        if !topics.is_empty() && !topics.contains(&topic.value) {
            let message = format!("unknown topic \"{}\"", shown(&topic.value));
            faults.push(
                Fault::error("unknown_topic", table.doc.file, message)
                    .at(topic.place)
                    .expected("a topic of topics.toml")
                    .near(&topic.value, topics.ids()),
            );
        }
    }
    list.into_iter().map(|topic| topic.value).collect()
}

fn covers(table: &Table<'_>, faults: &mut Vec<Fault>) -> Vec<String> {
    let list = table.strings("covers", faults).unwrap_or_default();
    list.into_iter()
        .filter_map(|code| {
            if codes::is_code(&code.value) {
                return Some(code.value);
            }
            let message = format!("\"{}\" is not a code", shown(&code.value));
            faults.push(
                Fault::error("bad_code", table.doc.file, message).at(code.place).expected(codes::CODE_FORM),
            );
            None
        })
        .collect()
}

fn seconds(table: &Table<'_>, judged: bool, faults: &mut Vec<Fault>) -> u32 {
    let seconds = table.integer("seconds", (1, MAX_SECONDS), faults);
    let minutes = table.integer("minutes", (1, MAX_SECONDS / 60), faults);
    if table.has("seconds") && table.has("minutes") {
        faults.push(
            Fault::error("conflict", table.doc.file, "both `seconds` and `minutes` are given")
                .at(table.place_of("minutes"))
                .expected("one of the two"),
        );
    }
    let given = seconds.map(|at| at.value).or(minutes.map(|at| at.value * 60));
    let usual = if judged { 25 * 60 } else { 60 };
    given.and_then(|seconds| u32::try_from(seconds).ok()).unwrap_or(usual)
}

fn python(table: &Table<'_>, faults: &mut Vec<Fault>) -> PythonRange {
    let Some(text) = table.string("python", faults) else { return PythonRange::any() };
    match text.value.parse::<PythonRange>() {
        Ok(range) => range,
        Err(error) => {
            faults.push(
                Fault::error("bad_python", table.doc.file, error.to_string())
                    .at(text.place)
                    .expected(PythonRange::FORM),
            );
            PythonRange::any()
        }
    }
}

/// The text is not a version requirement.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a version requirement")]
pub struct ParsePythonRangeError(String);

impl PythonRange {
    pub(crate) const FORM: &'static str = "a requirement such as \">=3.9\" or \">=3.10,<3.13\"";

    /// Every supported version.
    pub fn any() -> Self {
        Self { text: format!(">={}", PythonVersion::OLDEST), from: PythonVersion::OLDEST, below: None }
    }
}

impl std::str::FromStr for PythonRange {
    type Err = ParsePythonRangeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fault = || ParsePythonRangeError(shown(text));
        let mut range = Self { text: text.trim().to_owned(), ..Self::any() };
        for part in text.split(',') {
            let part = part.trim();
            let digits = part.find(|c: char| c.is_ascii_digit()).ok_or_else(fault)?;
            let (sign, version) = part.split_at(digits);
            let version: PythonVersion = version.trim().parse().map_err(|_| fault())?;
            let next = PythonVersion { minor: version.minor.checked_add(1).ok_or_else(fault)?, ..version };
            let below = match sign.trim() {
                ">=" => {
                    range.from = range.from.max(version);
                    continue;
                }
                ">" => {
                    range.from = range.from.max(next);
                    continue;
                }
                "==" => {
                    range.from = range.from.max(version);
                    next
                }
                "<" => version,
                "<=" => next,
                _ => return Err(fault()),
            };
            range.below = Some(range.below.map_or(below, |old| old.min(below)));
        }
        if range.below.is_some_and(|below| below <= range.from) {
            return Err(fault());
        }
        Ok(range)
    }
}

/// Reads `topics.toml`.
pub(crate) fn read_topics(file: &str, text: &str, faults: &mut Vec<Fault>) -> Vec<(String, String)> {
    let doc = Doc::parse(file, text, 1, faults);
    let root = doc.root();
    root.integer("format", (1, 1), faults);
    let mut topics = Vec::new();
    if let Some(table) = root.table("topics", faults) {
        for (id, title) in table.entries() {
            match title.get_ref().as_str() {
                Some(title) if is_id(&id.value) && !title.trim().is_empty() => {
                    topics.push((id.value, title.to_owned()));
                }
                _ => faults.push(
                    Fault::error("bad_topic", file, format!("`{}` is not a topic", shown(&id.value)))
                        .at(id.place)
                        .expected("a line such as graphs = \"Graphs\""),
                ),
            }
        }
    }
    root.finish(faults);
    topics
}
