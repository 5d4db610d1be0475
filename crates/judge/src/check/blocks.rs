//! Fenced blocks: those that belong together run in one fresh interpreter, and
//! each is held to its output and its exception.

use std::sync::Arc;

use askback_bank::{Block, Question};
use askback_core::{Limits, PythonVersion, Verdict};

use super::{Found, report::Fault};
use crate::{
    compare::{compare_output, lines},
    harness,
    runner::{Job, Outcome, Runner},
    values::{Value, decode, repr_within},
    version::digest,
};

const CPU_MS: u64 = 10_000;

/// A block and those that continue it.
pub(super) struct Chain<'a>(Vec<&'a Block>);

impl Chain<'_> {
    pub(super) fn subject(&self) -> String {
        self.0.first().map_or_else(String::new, |block| format!("{}:{}", block.file, block.line))
    }
}

/// The chains that run on `version`. Blocks that are skipped, or for other
/// versions, are left out of theirs.
pub(super) fn chains(question: &Question, version: PythonVersion) -> Vec<Chain<'_>> {
    let mut chains: Vec<Chain<'_>> = Vec::new();
    for block in &question.text.blocks {
        if !block.continues || chains.is_empty() {
            chains.push(Chain(Vec::new()));
        }
        let range = block.python.as_ref().unwrap_or(&question.meta.python);
        if block.skip.is_none()
            && range.contains(version)
            && let Some(chain) = chains.last_mut()
        {
            chain.0.push(block);
        }
    }
    chains.retain(|chain| !chain.0.is_empty());
    chains
}

/// Runs one chain on one version.
pub(super) async fn run(
    runner: &dyn Runner,
    question: &Question,
    version: PythonVersion,
    chain: &Chain<'_>,
) -> Found {
    // Nothing a block prints by chance.
    let mark = format!("\0{}\0", digest([question.version.0.as_bytes(), chain.subject().as_bytes()]));
    let outcome = runner.run(job(question, version, chain, &mark)).await;
    if outcome.verdict == Verdict::InternalError {
        let message = outcome.message.unwrap_or_else(|| "the run failed".to_owned());
        let faults = chain.0.first().map(|block| fault(block, message)).into_iter().collect();
        return Found { faults, lasting: false };
    }
    let mut faults = Vec::new();
    let stdout = String::from_utf8_lossy(&outcome.stdout);
    let mut outputs = stdout.split(mark.as_str());
    for (index, block) in chain.0.iter().enumerate() {
        let printed = outputs.next().unwrap_or_default();
        match outcome.frames.get(index).and_then(|frame| Ending::read(frame)) {
            Some(ending) => faults.extend(assess(block, &ending, printed)),
            None => {
                faults.push(fault(block, unfinished(&outcome)));
                break;
            }
        }
    }
    Found { faults, lasting: true }
}

fn job(question: &Question, version: PythonVersion, chain: &Chain<'_>, mark: &str) -> Job {
    let mut files = question.files.clone();
    let mut paths = Vec::new();
    for block in &chain.0 {
        let path = format!("block_{}.py", block.line);
        // Lines of the block are lines of the file it stands in.
        let code = "\n".repeat(block.line as usize) + &block.code;
        files.insert(path.clone(), Arc::from(code.into_bytes()));
        paths.push(path);
    }
    Job {
        files,
        program: harness::blocks(&paths, mark.as_bytes()),
        stdin: Arc::default(),
        python: Some(version),
        limits: Limits { cpu_ms: CPU_MS, memory_kib: 524_288, processes: 64, ..Limits::default() },
        allow_processes: question.meta.needs.iter().any(|need| need == "processes"),
    }
}

/// How a block ended: the classes of the exception, its text and line.
struct Ending {
    mro: Vec<String>,
    text: String,
    line: Option<u32>,
}

impl Ending {
    fn read(frame: &[u8]) -> Option<Self> {
        let Ok(Value::Tuple(parts)) = decode(frame) else { return None };
        let [Value::List(mro), Value::Str(text), line] = parts.as_slice() else { return None };
        let name = |value: &Value| match value {
            Value::Str(name) => Some(name.clone()),
            _ => None,
        };
        let line = match line {
            Value::Int(line) => u32::try_from(*line).ok(),
            _ => None,
        };
        Some(Self { mro: mro.iter().map(name).collect::<Option<_>>()?, text: text.clone(), line })
    }
}

fn assess(block: &Block, ending: &Ending, printed: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    match (&block.raises, ending.mro.first()) {
        (None, None) => {}
        (Some(name), Some(_)) if ending.mro.contains(name) => {}
        (Some(name), None) => faults.push(fault(block, format!("must raise {name}, but ended well"))),
        (wanted, Some(raised)) => {
            let wanted = wanted.as_ref().map_or_else(String::new, |name| format!("must raise {name}, but "));
            let message = format!("{wanted}raised {raised}: {}", ending.text);
            faults.push(Fault::new(&block.file, ending.line.or(Some(block.line)), message));
        }
    }
    if let Some(expected) = &block.output
        && let Err(differ) = matches_output(expected, printed)
    {
        faults.push(fault(block, format!("output differs: {differ}")));
    }
    faults
}

fn unfinished(outcome: &Outcome) -> String {
    let why = outcome.message.clone().unwrap_or_else(|| match outcome.exit_code {
        Some(code) => format!("exit code {code}"),
        None => "it was ended".to_owned(),
    });
    format!("did not finish: {} ({why})", outcome.verdict)
}

fn fault(block: &Block, message: String) -> Fault {
    Fault::new(&block.file, Some(block.line), message)
}

/// Trailing blanks and the last line end do not count; `...` in `expected`
/// stands for any run of text.
fn matches_output(expected: &str, printed: &str) -> Result<(), String> {
    if !expected.contains("...") {
        return compare_output(askback_bank::Compare::Exact, expected, printed);
    }
    let (wanted, got) = (lines(expected).join("\n"), lines(printed).join("\n"));
    if has_form(&wanted, &got) {
        return Ok(());
    }
    Err(format!(
        "it does not have the form of the output block, but is {}",
        repr_within(&Value::Str(got), 400)
    ))
}

/// Whether `text` is the parts of `form` between its `...` in order, the first
/// at the start and the last at the end.
fn has_form(form: &str, text: &str) -> bool {
    let mut parts = form.split("...");
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else { return false };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else { return rest.is_empty() };
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::has_form;

    #[test]
    fn dots_stand_for_any_run_of_text() {
        for (form, text) in
            [("a...c", "abc"), ("a...", "a"), ("...", ""), ("...b...", "abc"), ("a\n...\nc", "a\nb\nb\nc")]
        {
            assert!(has_form(form, text), "{form:?} {text:?}");
        }
        for (form, text) in [("a...c", "ab"), ("ab...b", "ab"), ("a...b...a", "ab"), ("x", "xx")] {
            assert!(!has_form(form, text), "{form:?} {text:?}");
        }
    }
}
