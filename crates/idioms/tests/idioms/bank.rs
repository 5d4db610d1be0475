//! Good code of the bank has no remark: every solution, and every block of an
//! answer. What shows a mistake or a second-best way on purpose is named here.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::found;

/// Where the bank shows what the rule warns of, and says so.
const ON_PURPOSE: &[(&str, &str)] =
    &[("default-arguments.md", "B006"), ("reverse-string/solutions/string_that_grows.py", "ASK801")];

#[test]
fn good_code_of_the_bank_has_no_remark() {
    let bank = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bank").canonicalize().unwrap();
    let mut programs = 0;
    let mut remarks = Vec::new();
    for path in files(&bank) {
        let name = path.strip_prefix(&bank).unwrap().display().to_string();
        for program in good(&path) {
            programs += 1;
            remarks.extend(found(&program).into_iter().map(|(rule, line)| (name.clone(), rule, line)));
        }
    }
    assert!(programs >= 60, "{programs}");
    let is_meant = |name: &str, rule: &str| ON_PURPOSE.contains(&(name, rule));
    let faults: Vec<_> = remarks.iter().filter(|(name, rule, _)| !is_meant(name, rule)).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    for (name, rule) in ON_PURPOSE {
        assert!(
            remarks.iter().any(|(at, code, _)| at == name && code == rule),
            "{name} has no {rule} any more"
        );
    }
}

/// The good programs in a file of the bank.
fn good(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap();
    let is_solution = path.ends_with("solution.py") || path.parent().unwrap().ends_with("solutions");
    match path.extension().and_then(|it| it.to_str()) {
        Some("py") if is_solution => vec![text],
        Some("md") => answers(&text),
        _ => Vec::new(),
    }
}

/// The Python blocks under `## Answer` that don't raise.
fn answers(text: &str) -> Vec<String> {
    let Some((_, answer)) = text.split_once("\n## Answer") else { return Vec::new() };
    let answer = answer.split("\n## ").next().unwrap_or_default();
    let blocks = answer.split("```python").skip(1).filter_map(|part| part.split_once('\n'));
    let good = blocks.filter(|(info, _)| !info.contains("raises="));
    good.map(|(_, rest)| rest.split("```").next().unwrap_or_default().to_owned()).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            all.push(path);
        }
    }
    all.sort();
    all
}
