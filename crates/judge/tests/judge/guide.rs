//! The examples of the authors' documents pass the check, the finished ones
//! without a word of advice, and the guide names every heading and key.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use crate::common::LocalRunner;
use askback_bank::{Bank, Files, Source};
use askback_judge::{Judge, check::Checker};

/// What the guide shows as finished; the rest are drafts with what their form needs.
const FINISHED: [&str; 2] = ["rotated", "slice-copy"];

fn document(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name);
    std::fs::read_to_string(path).expect("the document is there")
}

/// What stands in fences of four backticks with `file=my-bank/PATH`.
fn files(text: &str) -> Files {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let mut open: Option<String> = None;
    for line in text.lines() {
        match (line.strip_prefix("````"), &open) {
            (Some(""), Some(_)) => open = None,
            (Some(info), None) => {
                open = info.split_once("file=my-bank/").map(|(_, path)| path.to_owned());
            }
            (_, Some(path)) => {
                let text = files.entry(path.clone()).or_default();
                text.push_str(line);
                text.push('\n');
            }
            (_, None) => {}
        }
    }
    files.into_iter().map(|(path, text)| (path, text.into_bytes().into())).collect()
}

/// Checks every question of the source on one Python; their ids, in order.
async fn checked(source: Source) -> Vec<String> {
    let bank = Bank::load(&[source]);
    let errors: Vec<String> =
        bank.faults().iter().filter(|f| f.is_error()).map(ToString::to_string).collect();
    assert_eq!(errors, Vec::<String>::new());
    let runner = LocalRunner::new();
    let newest = runner.newest();
    let checker = Checker::new(Judge::new(Arc::new(runner), None), None);
    let mut seen = Vec::new();
    for entry in bank.entries() {
        let id = &entry.question.meta.id;
        let checked = checker.check(&entry.question, Some(&[newest]), |_| {}).await;
        let faults: Vec<String> = checked.versions[0].faults.iter().map(ToString::to_string).collect();
        assert_eq!(faults, Vec::<String>::new(), "{id}");
        if FINISHED.contains(&id.as_str()) {
            assert!(checked.gates.is_empty(), "{:?}", checked.gates);
        }
        seen.push(id.clone());
    }
    seen
}

#[tokio::test]
async fn its_examples_pass_the_check_and_the_finished_ones_are_finished() {
    let is_finished = |path: &str| FINISHED.iter().any(|id| path.starts_with(id));
    let (finished, drafts): (Files, Files) =
        files(&document("authors-guide.md")).into_iter().partition(|(path, _)| is_finished(path));
    assert_eq!(checked(Source::memory("guide", finished).strict()).await, FINISHED);
    assert_eq!(
        checked(Source::memory("drafts", drafts)).await,
        ["disagreement", "first-price", "rate-limit"]
    );
}

#[tokio::test]
async fn a_task_of_each_form_passes_the_check() {
    let ids = checked(Source::memory("cases", files(&document("cases.md")))).await;
    assert_eq!(
        ids,
        ["by-length", "common", "drain", "has-twins", "line-sum", "mean", "once", "peak", "spread", "tally"]
    );
}

#[test]
fn it_names_every_heading_and_key() {
    let guide = document("authors-guide.md");
    let contract = [
        "format",
        "id",
        "title",
        "kind",
        "level",
        "difficulty",
        "topics",
        "roles",
        "covers",
        "frequency",
        "seconds",
        "minutes",
        "use",
        "status",
        "python",
        "packages",
        "needs",
        "authors",
        "license",
        "source",
        "formerly",
        "enabled",
        "call",
        "class",
        "program = true",
        "drive = true",
        "compare",
        "exact",
        "unordered",
        "unordered_deep",
        "approx",
        "any_of",
        "check",
        "cpu_ms",
        "wall_ms",
        "memory_kib",
        "output_kib",
        "processes",
        "file",
        "time",
        "space",
        "verdict",
        "case",
        "why",
        "category",
        "visible",
        "weight",
        "args",
        "stdin",
        "drive",
        "generate",
        "n",
        "seed",
        "expect",
        "raises",
        "mutates = 0",
        "if-missing=POINT",
        "if-mistake=MISTAKE",
        "after=FOLLOW-UP",
    ];
    let missing: Vec<&str> =
        contract.into_iter().filter(|key| !guide.contains(&format!("`{key}`"))).collect();
    assert_eq!(missing, Vec::<&str>::new());
    let headings = [
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
    for heading in headings {
        assert!(guide.contains(&format!("\n| {heading} | ")), "{heading}");
    }
}
