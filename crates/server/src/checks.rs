//! What the bank's check found, from the store's cache: which versions of
//! Python each question version ran on.

use std::collections::HashMap;

use askback_bank::Question;
use askback_core::PythonVersion;
use askback_store::CheckResult;

use crate::{problem::Answer, state::AppState, wire::Checked};

/// Outcomes by question version.
#[derive(Debug, Default)]
pub(crate) struct Checks(HashMap<String, Vec<(PythonVersion, bool)>>);

/// All outcomes of today's judge on today's interpreters.
pub(crate) async fn all(state: &AppState) -> Answer<Checks> {
    let versions: HashMap<String, PythonVersion> =
        state.runner.pythons().into_iter().map(|python| (python.fingerprint, python.version)).collect();
    let mut checks = Checks::default();
    for CheckResult { key, outcome, .. } in state.store.check_results(askback_judge::judge_version()).await? {
        let ok = outcome.get("ok").and_then(serde_json::Value::as_bool);
        if let (Some(version), Some(ok)) = (versions.get(&key.interpreter), ok) {
            checks.0.entry(key.question_version).or_default().push((*version, ok));
        }
    }
    Ok(checks)
}

impl Checks {
    /// What was found for a question; `None` when it was not checked.
    pub(crate) fn of(&self, question: &Question) -> Option<Checked> {
        let mut found = self.0.get(&question.version.0)?.clone();
        found.sort_unstable();
        found.dedup_by_key(|(version, _)| *version);
        let ok = found.iter().all(|(_, ok)| *ok);
        let passed: Vec<PythonVersion> =
            found.iter().filter(|(_, passed)| *passed).map(|(version, _)| *version).collect();
        let failed: Vec<PythonVersion> =
            found.iter().filter(|(_, passed)| !passed).map(|(version, _)| *version).collect();
        let label = match (passed.as_slice(), failed.as_slice()) {
            (passed, []) => format!("ran on {}", ranges(passed)),
            ([], failed) => format!("fails on {}", ranges(failed)),
            (passed, failed) => format!("ran on {}, fails on {}", ranges(passed), ranges(failed)),
        };
        Some(Checked { ok, versions: passed.iter().map(ToString::to_string).collect(), label })
    }
}

/// Versions with neighbours joined: "3.9-3.11, 3.13".
fn ranges(versions: &[PythonVersion]) -> String {
    let mut runs: Vec<(PythonVersion, PythonVersion)> = Vec::new();
    for version in versions {
        match runs.last_mut() {
            Some((_, last)) if last.major == version.major && last.minor + 1 == version.minor => {
                *last = *version;
            }
            _ => runs.push((*version, *version)),
        }
    }
    let text = |(first, last): (PythonVersion, PythonVersion)| {
        if first == last { first.to_string() } else { format!("{first}-{last}") }
    };
    runs.into_iter().map(text).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::ranges;

    #[test]
    fn neighbours_are_joined() {
        for (versions, expected) in [
            (&["3.9", "3.10", "3.11"][..], "3.9-3.11"),
            (&["3.9", "3.11", "3.12"], "3.9, 3.11-3.12"),
            (&["3.13"], "3.13"),
            (&[], ""),
        ] {
            let versions: Vec<_> = versions.iter().map(|text| text.parse().unwrap()).collect();
            assert_eq!(ranges(&versions), expected);
        }
    }
}
