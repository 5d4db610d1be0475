//! Measuring: three cells, one after another, so that none disturbs the clock
//! of another. One counts, one times, one looks at memory. Frames are hostile
//! bytes, and what a cell said before it was stopped counts.

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

use askback_core::{Limits, PythonVersion, Verdict};

use super::{
    Candidate, Complexity, CostUnit, DecidedBy, Point, Space, TimePoint,
    combine::{self, Counted, Decision},
    report::round,
};
use crate::{
    judge::MAX_SOURCE_BYTES,
    runner::{Job, Outcome, Program, Runner},
    values::{Value, decode, encode},
};

/// What is measured.
#[derive(Debug, Clone)]
pub struct Subject {
    /// The program; UTF-8.
    pub source: Arc<[u8]>,
    /// The function that is measured.
    pub solve: String,
    /// What makes its arguments; `make(n)` of the program itself if none.
    pub generator: Option<Generator>,
    /// Further files of the work folder.
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// The version to run on; the runner's default if none.
    pub python: Option<PythonVersion>,
}

impl Subject {
    /// A file that defines `make(n)` and `solve(*args)`.
    pub fn file(source: impl Into<Arc<[u8]>>, python: Option<PythonVersion>) -> Self {
        let files = BTreeMap::new();
        Self { source: source.into(), solve: "solve".to_owned(), generator: None, files, python }
    }
}

/// A generator of a question: `function(rng, n)` returns the arguments.
#[derive(Debug, Clone)]
pub struct Generator {
    /// Text of generate.py.
    pub source: Arc<[u8]>,
    /// Its name there.
    pub function: String,
    /// For the random generator.
    pub seed: u64,
}

/// What is being measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Steps.
    Counting,
    /// Processor time.
    Timing,
    /// Memory.
    Space,
}

/// Why nothing could be said, for the author of the program to mend.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ComplexityError {
    /// Not text.
    #[error("the program is not UTF-8 text; save it as UTF-8")]
    NotText,
    /// Too large to look at.
    #[error("the program is larger than {} KiB", MAX_SOURCE_BYTES / 1024)]
    TooLarge,
    /// A version that is not here.
    #[error("Python {asked} is not on this machine; found: {found}")]
    PythonMissing {
        /// What was asked for.
        asked: PythonVersion,
        /// What there is.
        found: String,
    },
    /// No version here suits the question.
    #[error("{0}")]
    Python(String),
    /// A question that makes no inputs of any size.
    #[error("growth is measured for functions of tasks with a generator, and this task has none")]
    NoGenerator,
    /// One of the two functions is not there.
    #[error(
        "the program defines no function {0}; it needs make(n), which returns the tuple of arguments of size n, and solve(*args)"
    )]
    Missing(String),
    /// It fails where it should be measured.
    #[error("{0}")]
    Fails(String),
    /// A fault of ours or of the machine.
    #[error("{0}")]
    Ours(String),
}

impl ComplexityError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotText => "not_text",
            Self::TooLarge => "program_too_large",
            Self::PythonMissing { .. } => "python_missing",
            Self::Python(_) => "python_unsuitable",
            Self::NoGenerator => "no_generator",
            Self::Missing(_) => "missing_function",
            Self::Fails(_) => "program_fails",
            Self::Ours(_) => "no_measurement",
        }
    }
}

macro_rules! text {
    ($($part:literal),+) => {
        LazyLock::new(|| concat!($(include_str!(concat!("harness/", $part)), "\n"),+).into())
    };
}

static COUNTED: LazyLock<Arc<str>> = text!("rewrite.py", "costs.py", "rules.py", "ladder.py", "counted.py");
static TIMED: LazyLock<Arc<str>> = text!("ladder.py", "timed.py");
static SPACE: LazyLock<Arc<str>> = text!("ladder.py", "space.py");

/// One climb through sizes. Together they stay under five seconds.
struct Climb {
    code: &'static LazyLock<Arc<str>>,
    /// When no new size is begun.
    seconds: f64,
    /// When what goes on is stopped.
    stop_ms: u64,
    first: i64,
    factor: f64,
    largest: i64,
}

const COUNT: Climb = Climb {
    code: &COUNTED,
    seconds: 1.2,
    stop_ms: 1_600,
    first: 1,
    factor: std::f64::consts::SQRT_2,
    largest: 1 << 34,
};
const TIME: Climb =
    Climb { code: &TIMED, seconds: 1.2, stop_ms: 1_700, first: 2, factor: 2.0, largest: 1 << 18 };
const MEMORY: Climb =
    Climb { code: &SPACE, seconds: 0.4, stop_ms: 700, first: 2, factor: 2.0, largest: 1 << 14 };

/// What makes inputs of 100,000 parts needs room.
const MEMORY_KIB: u64 = 524_288;
/// The name a measured program has in its cell.
const PATH: &str = "solution.py";
/// More frames than any climb has sizes.
const MOST_POINTS: usize = 200;

/// Measures `subject`; `on_stage` hears what begins. Dropping the future ends
/// all runs.
pub async fn measure(
    runner: &dyn Runner,
    subject: &Subject,
    mut on_stage: impl FnMut(Stage) + Send,
) -> Result<Complexity, ComplexityError> {
    let python = check(runner, subject)?;
    on_stage(Stage::Counting);
    let counted = Heard::from(&run(runner, subject, &COUNT).await)?;
    if let (true, Some(fault)) = (counted.points.is_empty(), &counted.fault) {
        return Err(fault.clone());
    }
    on_stage(Stage::Timing);
    let timed = Heard::from(&run(runner, subject, &TIME).await)?;
    on_stage(Stage::Space);
    let space = Heard::from(&run(runner, subject, &MEMORY).await)?;
    let mut complexity = report(&counted, &timed, &space);
    complexity.python = python;
    complexity.rung = runner.rung();
    Ok(complexity)
}

fn check(runner: &dyn Runner, subject: &Subject) -> Result<Option<PythonVersion>, ComplexityError> {
    if subject.source.len() > MAX_SOURCE_BYTES {
        return Err(ComplexityError::TooLarge);
    }
    if std::str::from_utf8(&subject.source).is_err() {
        return Err(ComplexityError::NotText);
    }
    let found: Vec<PythonVersion> = runner.pythons().iter().map(|python| python.version).collect();
    match subject.python {
        Some(asked) if !found.contains(&asked) => {
            let found = found.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            Err(ComplexityError::PythonMissing { asked, found })
        }
        asked => Ok(asked.or_else(|| runner.default_python())),
    }
}

async fn run(runner: &dyn Runner, subject: &Subject, climb: &Climb) -> Outcome {
    let text = |bytes: &Arc<[u8]>| Value::str(String::from_utf8_lossy(bytes));
    let generator = subject.generator.as_ref().map_or(Value::None, |generator| {
        let seed = Value::Int(i64::try_from(generator.seed).unwrap_or(i64::MAX));
        Value::Tuple(vec![text(&generator.source), Value::str(&generator.function), seed])
    });
    let payload = Value::Tuple(vec![
        text(&subject.source),
        Value::str(PATH),
        Value::str(&subject.solve),
        generator,
        Value::Float(climb.seconds),
        Value::Int(climb.first),
        Value::Float(climb.factor),
        Value::Int(climb.largest),
    ]);
    let limits = Limits {
        cpu_ms: climb.stop_ms,
        wall_ms: Some(climb.stop_ms),
        memory_kib: MEMORY_KIB,
        ..Limits::default()
    };
    let program = Program::Harness {
        code: Arc::clone(climb.code),
        payload: encode(&payload).into(),
        max_result_kib: 256,
    };
    let stdin = Arc::default();
    let mut files = subject.files.clone();
    files.insert(PATH.to_owned(), Arc::clone(&subject.source));
    let job = Job { files, program, stdin, python: subject.python, limits, allow_processes: false };
    runner.run(job).await
}

/// What a cell said.
#[derive(Debug, Default)]
struct Heard {
    /// The size and what was found there.
    points: Vec<(u64, Vec<f64>)>,
    fault: Option<ComplexityError>,
}

impl Heard {
    fn from(outcome: &Outcome) -> Result<Self, ComplexityError> {
        if outcome.verdict == Verdict::InternalError {
            let message = outcome.message.clone().unwrap_or_else(|| "the sandbox failed".to_owned());
            return Err(ComplexityError::Ours(message));
        }
        let mut heard = Self::default();
        for frame in outcome.frames.iter().take(MOST_POINTS) {
            if let Ok(Value::Tuple(parts)) = decode(frame) {
                heard.take(&parts);
            }
        }
        Ok(heard)
    }

    fn take(&mut self, parts: &[Value]) {
        match parts {
            [Value::Str(tag), Value::Int(n), rest @ ..] if tag == "point" => {
                let figures: Option<Vec<f64>> = rest.iter().map(figure).collect();
                if let (Ok(n), Some(figures)) = (u64::try_from(*n), figures) {
                    self.points.push((n, figures));
                }
            }
            [Value::Str(tag), Value::Str(name)] if tag == "missing" => {
                self.fault.get_or_insert(ComplexityError::Missing(name.chars().take(200).collect()));
            }
            [Value::Str(tag), Value::Int(n), Value::Str(stage), Value::Str(kind), Value::Str(text), line]
                if tag == "fault" =>
            {
                self.fault.get_or_insert(ComplexityError::Fails(failure(*n, stage, kind, text, line)));
            }
            _ => {}
        }
    }

    fn plain(&self, scale: f64) -> Vec<Point> {
        let point = |(n, figures): &(u64, Vec<f64>)| Some(Point { n: *n, cost: figures.first()? * scale });
        self.points.iter().filter_map(point).collect()
    }
}

fn failure(n: i64, stage: &str, kind: &str, text: &str, line: &Value) -> String {
    let place = match line {
        Value::Int(line) => format!(" on line {line}"),
        _ => String::new(),
    };
    let text: String = text.chars().filter(|c| !c.is_control()).take(500).collect();
    match stage {
        "load" => format!("the program does not load: {kind}{place}: {text}"),
        "make" => format!("make({n}) raised {kind}{place}: {text}"),
        _ => format!("solve raised {kind} for n = {n}{place}: {text}"),
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
fn figure(value: &Value) -> Option<f64> {
    match value {
        Value::Int(number) => Some(*number as f64),
        Value::Float(number) => Some(*number),
        _ => None,
    }
    .filter(|number| number.is_finite() && *number >= 0.0)
}

fn report(counted: &Heard, timed: &Heard, space: &Heard) -> Complexity {
    let count = |(n, figures): &(u64, Vec<f64>)| match figures.as_slice() {
        [steps, touched, long] => {
            Some(Counted { n: *n, steps: *steps, touched: *touched, long_numbers: *long > 0.0 })
        }
        _ => None,
    };
    let counts: Vec<Counted> = counted.points.iter().filter_map(count).collect();
    let times = timed.plain(1e3);
    let Decision { classified, decided_by, note } = combine::combine(&counts, &times);
    let (cost_unit, points) = match decided_by {
        DecidedBy::Count => (CostUnit::Steps, counts.iter().map(Counted::point).collect()),
        DecidedBy::Time => (CostUnit::Ms, times.clone()),
    };
    Complexity {
        class: classified.class,
        between: classified.between.clone(),
        confidence: round(classified.confidence),
        cost_unit,
        decided_by,
        candidates: candidates(&classified, cost_unit, &points),
        points,
        times: times.iter().map(|point| TimePoint { n: point.n, ms: round(point.cost) }).collect(),
        space: Space::of(space.plain(1.0)),
        note: note.map(str::to_owned).or_else(|| stopped(counted)),
        python: None,
        rung: String::new(),
    }
}

/// Times are classified in nanoseconds and shown in milliseconds.
fn candidates(classified: &super::Classified, unit: CostUnit, points: &[Point]) -> Vec<Candidate> {
    let mut candidates = Candidate::all(classified, points);
    if unit == CostUnit::Ms {
        for fitted in candidates.iter_mut().flat_map(|candidate| &mut candidate.fitted) {
            *fitted = round(*fitted / 1e6);
        }
    }
    candidates
}

/// Where a larger size could not be measured, why.
fn stopped(counted: &Heard) -> Option<String> {
    match &counted.fault {
        Some(ComplexityError::Fails(why)) => Some(format!("larger sizes were not measured: {why}")),
        _ => None,
    }
}
