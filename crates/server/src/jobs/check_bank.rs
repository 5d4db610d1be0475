//! Checks every question on every Python found here, once for each version of
//! the question, the interpreter and the judge, so that pages can say what a
//! question ran on. One program at a time, each in the queue like everybody's.

use std::{collections::HashMap, sync::Arc};

use askback_bank::Question;
use askback_core::PythonVersion;
use askback_judge::{
    Judge, Python,
    check::{CheckCache, CheckedVersion, Checker},
    judge_version,
};
use askback_store::{CheckKey, CheckResult};
use async_trait::async_trait;

use crate::{
    problem::Answer,
    queue::Who,
    running::{self, in_turn::InTurn},
    state::AppState,
};

/// Checks what was not checked, now and whenever the bank was read again, until the server ends.
pub(crate) async fn run(state: AppState) {
    if running::why_not(&state).is_some() {
        return;
    }
    loop {
        let changed = state.bank_changed.notified();
        tokio::select! {
            () = check_all(&state) => {}
            () = state.ending.cancelled() => return,
        }
        tokio::select! {
            () = changed => {}
            () = state.ending.cancelled() => return,
        }
    }
}

async fn check_all(state: &AppState) {
    for entry in state.bank.snapshot().entries().filter(|entry| entry.question.meta.enabled) {
        let question = &entry.question;
        match unchecked(state, question).await {
            Ok(versions) if versions.is_empty() => {}
            Ok(versions) => check(state, question, &versions).await,
            Err(problem) => {
                let code = problem.code().name();
                tracing::warn!(question.id = question.meta.id, code, "cannot read what was checked");
                return;
            }
        }
    }
}

async fn unchecked(state: &AppState, question: &Question) -> Answer<Vec<PythonVersion>> {
    let mut versions = Vec::new();
    for python in state.runner.pythons() {
        if question.meta.python.contains(python.version)
            && state.store.check_result(&key(question, &python)).await?.is_none()
        {
            versions.push(python.version);
        }
    }
    Ok(versions)
}

fn key(question: &Question, python: &Python) -> CheckKey {
    CheckKey {
        question_version: question.version.0.clone(),
        interpreter: python.fingerprint.clone(),
        judge_version: judge_version().to_owned(),
    }
}

async fn check(state: &AppState, question: &Question, versions: &[PythonVersion]) {
    let keys = state.runner.pythons().iter().map(|python| (python.version, key(question, python))).collect();
    let results = Results { state: state.clone(), keys };
    let judge = Judge::new(
        Arc::new(InTurn { state: state.clone(), who: Who::House }),
        Some(Arc::clone(&state.outputs)),
    );
    let checker = Checker::new(judge, Some(Arc::new(results)));
    let checked = checker.check(question, Some(versions), |_| {}).await;
    tracing::info!(question.id = question.meta.id, result = checked.label(), "checked a question");
}

/// Keeps in the store what a check found.
struct Results {
    state: AppState,
    keys: HashMap<PythonVersion, CheckKey>,
}

#[async_trait]
impl CheckCache for Results {
    /// Only what is not in the store is checked, so there is nothing to find.
    async fn get(&self, _: &str) -> Option<CheckedVersion> {
        None
    }

    async fn put(&self, _: &str, checked: &CheckedVersion) {
        let Some(key) = self.keys.get(&checked.python).cloned() else { return };
        let Ok(outcome) = serde_json::to_value(checked) else { return };
        let result = CheckResult { key, outcome, checked_at: self.state.now() };
        if let Err(error) = self.state.store.keep_check_result(result).await {
            tracing::warn!(%error, "what a check found cannot be kept");
        }
    }
}
