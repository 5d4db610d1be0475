//! The examples of the authors' guide are finished questions that pass the
//! check, and the guide names every heading and key.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use crate::common::LocalRunner;
use askback_bank::{Bank, Files, Source};
use askback_judge::{Judge, check::Checker};

fn guide() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/authors-guide.md");
    std::fs::read_to_string(path).expect("docs/authors-guide.md is there")
}

/// What stands in fences of four backticks with `file=PATH`.
fn files(guide: &str) -> Files {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let mut open: Option<String> = None;
    for line in guide.lines() {
        match (line.strip_prefix("````"), &open) {
            (Some(""), Some(_)) => open = None,
            (Some(info), None) => {
                open = info.split_once("file=").map(|(_, path)| path.to_owned());
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

#[tokio::test]
async fn its_examples_are_finished_and_pass_the_check() {
    let bank = Bank::load(&[Source::memory("guide", files(&guide())).strict()]);
    let errors: Vec<String> =
        bank.faults().iter().filter(|f| f.is_error()).map(ToString::to_string).collect();
    assert_eq!(errors, Vec::<String>::new());
    let runner = LocalRunner::new();
    let newest = runner.newest();
    let checker = Checker::new(Judge::new(Arc::new(runner), None), None);
    let mut seen = Vec::new();
    for entry in bank.entries() {
        let checked = checker.check(&entry.question, Some(&[newest]), |_| {}).await;
        let faults: Vec<String> = checked.versions[0].faults.iter().map(ToString::to_string).collect();
        assert_eq!(faults, Vec::<String>::new(), "{}", entry.question.meta.id);
        assert!(checked.gates.is_empty(), "{:?}", checked.gates);
        seen.push(entry.question.meta.id.clone());
    }
    assert_eq!(seen, ["rotated", "slice-copy"]);
}

#[test]
fn it_names_every_heading_and_key() {
    let guide = guide();
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
