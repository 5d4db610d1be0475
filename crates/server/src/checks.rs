//! What the bank's check found, from the store's cache: which versions of
//! Python each question version ran on.

use std::collections::HashMap;

use askback_bank::Question;
use askback_core::PythonVersion;
use askback_judge::check::{CheckedVersion, State as CheckState, label};
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
        let found = serde_json::from_value::<CheckedVersion>(outcome);
        if let (Some(version), Ok(found)) = (versions.get(&key.interpreter), found)
            && found.state != CheckState::NotRun
        {
            let passed = found.state == CheckState::Passed;
            checks.0.entry(key.question_version).or_default().push((*version, passed));
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
        let text = match (passed.as_slice(), failed.as_slice()) {
            (passed, []) => format!("ran on {}", label(passed)),
            ([], failed) => format!("fails on {}", label(failed)),
            (passed, failed) => format!("ran on {}, fails on {}", label(passed), label(failed)),
        };
        Some(Checked { ok, versions: passed.iter().map(ToString::to_string).collect(), label: text })
    }
}
