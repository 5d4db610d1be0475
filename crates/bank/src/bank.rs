//! A whole bank: sources laid over one another by id, and the way to a
//! question by id, code or path.

use std::{
    collections::{BTreeMap, HashMap},
    fmt,
    path::Path,
    sync::Arc,
};

use crate::{
    Fault, Files, LiteralCheck, Loader, Question, Source, Version,
    fault::nearest,
    question::{self, Group, Outcome, Rules},
    toml_read::shown,
};

/// The topics that questions may name, with their titles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Topics(BTreeMap<String, String>);

impl Topics {
    /// Ids with titles, sorted by id.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(id, title)| (id.as_str(), title.as_str()))
    }

    /// The title of a topic.
    pub fn title(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(String::as_str)
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    pub(crate) fn contains(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// The topics of several sources; later titles win.
    pub(crate) fn collect(lists: impl Iterator<Item = (String, String)>) -> Self {
        Self(lists.collect())
    }

    /// Whether no topic is known, so that any may be named.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A question and where it comes from.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The question.
    pub question: Arc<Question>,
    /// Name of its source.
    pub source: String,
    /// The file or folder it is, inside its source.
    pub path: String,
    /// Whether it is a single file.
    pub single: bool,
    /// Whether every quality gate is an error there.
    pub strict: bool,
    /// What is unfinished about it; never a fault of form.
    pub faults: Vec<Fault>,
}

/// Every question that can be used, and every fault.
#[derive(Debug, Clone, Default)]
pub struct Bank {
    pub(crate) entries: BTreeMap<String, Arc<Entry>>,
    pub(crate) topics: Topics,
    pub(crate) topics_by_source: BTreeMap<String, Vec<(String, String)>>,
    pub(crate) faults: Vec<Fault>,
    /// What was read last, also of questions that a later source covers up.
    pub(crate) read: HashMap<(String, String), Kept>,
}

/// A question as it was read last, by source and path.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    pub(crate) single: bool,
    pub(crate) files: Version,
    pub(crate) entry: Option<Arc<Entry>>,
    pub(crate) faults: Vec<Fault>,
}

/// No question has that name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoQuestion {
    /// Several questions cover a code.
    #[error("{code} is covered by {}; name one of them", .ids.join(", "))]
    Ambiguous {
        /// The code.
        code: String,
        /// The questions, sorted.
        ids: Vec<String>,
    },
    /// Nothing is called so.
    #[error("there is no question \"{name}\"{}", Nearest(.nearest))]
    Unknown {
        /// What was asked for.
        name: String,
        /// The nearest known id.
        nearest: Option<String>,
    },
    /// It is there, but cannot be used.
    #[error("the question \"{name}\" cannot be used:\n{}", Lines(.faults))]
    Broken {
        /// What was asked for.
        name: String,
        /// Why.
        faults: Vec<Fault>,
    },
}

impl NoQuestion {
    /// Stable name of the error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Ambiguous { .. } => "ambiguous_question",
            Self::Unknown { .. } => "unknown_question",
            Self::Broken { .. } => "broken_question",
        }
    }
}

struct Nearest<'a>(&'a Option<String>);

impl fmt::Display for Nearest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(id) => write!(f, "; did you mean \"{id}\"?"),
            None => f.write_str("; `askback bank list` shows them all"),
        }
    }
}

struct Lines<'a>(&'a [Fault]);

impl fmt::Display for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|fault| writeln!(f, "  {fault}"))
    }
}

impl Bank {
    /// Reads all sources, later ones over earlier ones.
    pub fn load(sources: &[Source]) -> Self {
        Loader::new().load(sources)
    }

    /// Every question that can be used, sorted by id, disabled ones included.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = &Arc<Entry>> {
        self.entries.values()
    }

    /// The question with that id.
    pub fn by_id(&self, id: &str) -> Option<&Arc<Entry>> {
        self.entries.get(id)
    }

    /// Every fault, in the order of sources and paths: those that keep
    /// questions from being used and those that are advice.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// The known topics of all sources.
    pub fn topics(&self) -> &Topics {
        &self.topics
    }

    /// The question of an id (`gil`), an earlier id, a code that it alone
    /// covers (`K57`), or a path inside its source.
    ///
    /// # Errors
    /// When there is none, more than one, or only a broken one.
    pub fn get(&self, name: &str) -> Result<&Arc<Entry>, NoQuestion> {
        if let Some(entry) = self.entries.get(name) {
            return Ok(entry);
        }
        let by = |covered: &dyn Fn(&Question) -> bool| -> Vec<&Arc<Entry>> {
            self.entries.values().filter(|entry| covered(&entry.question)).collect()
        };
        for list in [
            by(&|question| question.meta.formerly.iter().any(|id| id == name)),
            by(&|question| question.meta.covers.iter().any(|code| code.eq_ignore_ascii_case(name))),
            self.entries.values().filter(|entry| entry.is_at(name)).collect(),
        ] {
            match list.as_slice() {
                [] => {}
                [only] => return Ok(only),
                several => {
                    let ids = several.iter().map(|entry| entry.question.meta.id.clone()).collect();
                    return Err(NoQuestion::Ambiguous { code: name.to_owned(), ids });
                }
            }
        }
        Err(self.missing(name))
    }

    /// The same as [`Bank::get`]; a name that is a path on disk and not in
    /// the bank is read from there, with this bank's topics.
    ///
    /// # Errors
    /// As [`Bank::get`].
    pub fn open(&self, name: &str, literals: Option<&dyn LiteralCheck>) -> Result<Arc<Entry>, NoQuestion> {
        let missing = match self.get(name) {
            Ok(entry) => return Ok(Arc::clone(entry)),
            Err(missing) => missing,
        };
        let path = Path::new(name);
        let looks_like_path = name.contains('/') || name.ends_with(".md") || name == ".";
        if !looks_like_path || !path.exists() {
            return Err(missing);
        }
        let outcome = open_path(path, Rules { topics: &self.topics, literals, strict: false });
        let fail = |faults| NoQuestion::Broken { name: name.to_owned(), faults };
        let question = outcome.question.ok_or_else(|| fail(outcome.faults.clone()))?;
        let (source, path) = (name.to_owned(), name.to_owned());
        Ok(Arc::new(Entry {
            question: question.into(),
            source,
            single: !Path::new(&path).is_dir() && !path.ends_with("question.md"),
            path,
            strict: false,
            faults: outcome.faults,
        }))
    }

    fn missing(&self, name: &str) -> NoQuestion {
        let broken: Vec<Fault> = self
            .faults
            .iter()
            .filter(|fault| fault.is_error() && fault.question.as_deref() == Some(name))
            .cloned()
            .collect();
        if !broken.is_empty() {
            return NoQuestion::Broken { name: name.to_owned(), faults: broken };
        }
        let near = nearest(name, self.entries.keys().map(String::as_str)).map(str::to_owned);
        NoQuestion::Unknown { name: shown(name), nearest: near }
    }
}

impl Entry {
    /// Whether `name` is its path, with or without that of its source.
    fn is_at(&self, name: &str) -> bool {
        let name = name.trim_end_matches('/').trim_start_matches("./");
        let name = name.strip_suffix("/question.md").unwrap_or(name);
        name == self.path
            || name.strip_suffix(&self.path).is_some_and(|root| root.trim_end_matches('/') == self.source)
    }
}

fn open_path(path: &Path, rules: Rules<'_>) -> Outcome {
    let is_main = path.file_name().is_some_and(|name| name == "question.md");
    let file = path.is_file() && !is_main;
    let folder = if path.is_file() { path.parent().unwrap_or(path) } else { path };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let mut faults = Vec::new();
    let files: Files = if file {
        match crate::files::read_one(path) {
            Ok(bytes) => Files::from([("question.md".to_owned(), bytes)]),
            Err(fault) => {
                faults.push(*fault);
                Files::new()
            }
        }
    } else {
        let reading = Source::folder(folder).read();
        faults.extend(reading.faults);
        reading.files
    };
    if faults.is_empty() && !files.contains_key("question.md") {
        let fault = Fault::error("no_question", &path.display().to_string(), "there is no question here");
        faults.push(fault.expected("a .md file, or a folder with question.md"));
    }
    if faults.iter().any(Fault::is_error) {
        return Outcome { question: None, id: None, faults };
    }
    let shown = if file { path } else { folder };
    question::read(&Group::new(shown.display().to_string(), file, files), rules)
}
