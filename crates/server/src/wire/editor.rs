//! A question as its author sees it: every file, what is wrong with it, and how
//! it differs from what lies in its bank.

use askback_bank::{
    Severity as BankSeverity,
    desk::{DeskFile, DeskFiles},
};
use askback_judge::check;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::QuestionDetail;

/// Where questions come from.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct EditorBank {
    /// Its name: `shipped`, or the folder.
    pub(crate) name: String,
    /// The folder; null for what is inside the program.
    pub(crate) folder: Option<String>,
    /// Why it cannot be written, with the remedy; null when it can.
    pub(crate) read_only: Option<String>,
    /// How many questions in use come from it.
    pub(crate) questions: usize,
}

/// The files of a question as they lie in its bank.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct EditorQuestion {
    /// Name of its bank.
    pub(crate) bank: String,
    /// Its file or folder inside the bank.
    pub(crate) path: String,
    /// Whether it is a single file; that is called `question.md` here all the same.
    pub(crate) single: bool,
    /// The whole path for people.
    pub(crate) shown_path: String,
    /// Why it cannot be written, with the remedy; null when it can.
    pub(crate) read_only: Option<String>,
    /// Every file.
    pub(crate) files: Vec<EditorFile>,
}

/// A file of a question as it lies in its bank.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct EditorFile {
    /// Its path inside the question.
    pub(crate) path: String,
    /// Its text with LF line ends; null when it is not to be edited, or gone.
    pub(crate) text: Option<String>,
    /// What a save builds on; null when the file is gone.
    pub(crate) version: Option<String>,
    /// Why it is not to be edited.
    pub(crate) locked: Option<String>,
}

impl EditorFile {
    pub(crate) fn new(path: String, file: Option<DeskFile>) -> Self {
        let Some(DeskFile { text, version, locked }) = file else {
            return Self { path, text: None, version: None, locked: None };
        };
        Self { path, text, version: Some(version), locked }
    }
}

/// All files of a question.
pub(crate) fn editor_files(files: DeskFiles) -> Vec<EditorFile> {
    files.into_iter().map(|(path, file)| EditorFile::new(path, Some(file))).collect()
}

/// A question as an editor holds it. Nothing of it is stored.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EditorDraft {
    /// Name of the bank it is meant for.
    pub(crate) bank: String,
    /// Its file or folder inside the bank.
    pub(crate) path: String,
    /// Whether it is a single file.
    pub(crate) single: bool,
    /// Every file it is to have; what is in the bank and not here is to be removed.
    pub(crate) files: Vec<DraftFile>,
}

/// A file as an editor holds it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DraftFile {
    /// Its path inside the question.
    pub(crate) path: String,
    /// Its text; null for a file that stays as it is in the bank.
    pub(crate) text: Option<String>,
}

/// What reading a draft gave.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EditorPreview {
    /// The id, as far as it could be read.
    pub(crate) id: Option<String>,
    /// What is wrong, by file and line.
    pub(crate) faults: Vec<EditorFault>,
    /// The question as pages see it; null while an error keeps it from being used.
    pub(crate) question: Option<QuestionDetail>,
    /// The hints, in order.
    pub(crate) hints_html: Vec<String>,
    /// The bank whose question of that id it lies over.
    pub(crate) covers: Option<String>,
}

/// Something wrong in a file of a question.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct EditorFault {
    /// The file, inside the question.
    pub(crate) file: String,
    /// Line, from 1.
    pub(crate) line: Option<u32>,
    /// Column, from 1, in characters.
    pub(crate) column: Option<u32>,
    /// How bad it is.
    pub(crate) severity: EditorSeverity,
    /// What is wrong and what was expected.
    pub(crate) message: String,
}

/// How bad a fault is.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum EditorSeverity {
    /// It keeps the question from being used.
    Error,
    /// Could be better.
    Advice,
}

impl From<&askback_bank::Fault> for EditorFault {
    fn from(fault: &askback_bank::Fault) -> Self {
        let shown = super::Fault::from(fault);
        Self {
            file: shown.file,
            line: fault.line,
            column: fault.column,
            severity: match fault.severity {
                BankSeverity::Error => EditorSeverity::Error,
                BankSeverity::Advice => EditorSeverity::Advice,
            },
            message: shown.message,
        }
    }
}

/// How a draft differs from what is in its bank.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EditorDifference {
    /// Files that differ.
    pub(crate) files: Vec<FileDifference>,
    /// All of it in the form that `git apply` takes; empty when nothing differs.
    pub(crate) patch: String,
    /// A name for the patch as a file.
    pub(crate) patch_name: String,
    /// The command that applies it, in the folder that the bank's folder is shown by.
    pub(crate) apply: String,
}

/// How a file differs.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FileDifference {
    /// The file, inside the question.
    pub(crate) path: String,
    /// What happens to it.
    pub(crate) change: FileChange,
    /// The difference in unified form, with its head.
    pub(crate) diff: String,
}

/// What happens to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FileChange {
    /// It is new.
    Added,
    /// Its text changes.
    Changed,
    /// It goes.
    Removed,
}

/// A step of a check.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct CheckStep {
    /// Steps done so far.
    pub(crate) done: usize,
    /// All steps.
    pub(crate) total: usize,
    /// The version of Python it was about.
    pub(crate) python: String,
    /// What was tried: a file, or a file and line.
    pub(crate) subject: String,
    /// Whether it went as it should.
    pub(crate) passed: bool,
}

/// What a check found.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CheckReport {
    /// Whether at least one version ran and none failed.
    pub(crate) passed: bool,
    /// For people, such as "ran on 3.9-3.13".
    pub(crate) label: String,
    /// Each version in the question's range, oldest first.
    pub(crate) versions: Vec<CheckedPython>,
    /// What a finished question has and this one has not.
    pub(crate) missing: Vec<CheckFault>,
}

/// A question on one version of Python.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CheckedPython {
    /// The minor version.
    pub(crate) python: String,
    /// How it went.
    pub(crate) state: CheckState,
    /// Why it did not run.
    pub(crate) reason: Option<String>,
    /// What is wrong.
    pub(crate) faults: Vec<CheckFault>,
}

/// How a check of one version went.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CheckState {
    /// Everything ran and went as it should.
    Passed,
    /// Something did not.
    Failed,
    /// It was not tried.
    NotRun,
}

/// What a check found wrong.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CheckFault {
    /// The file, inside the question.
    pub(crate) file: String,
    /// Line, from 1.
    pub(crate) line: Option<u32>,
    /// What is wrong and what was expected.
    pub(crate) message: String,
}

impl From<check::CheckedQuestion> for CheckReport {
    fn from(checked: check::CheckedQuestion) -> Self {
        let (passed, label) = (checked.passed(), checked.label());
        Self {
            passed,
            label,
            versions: checked.versions.into_iter().map(Into::into).collect(),
            missing: checked.gates.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<check::CheckedVersion> for CheckedPython {
    fn from(version: check::CheckedVersion) -> Self {
        Self {
            python: version.python.to_string(),
            state: match version.state {
                check::State::Passed => CheckState::Passed,
                check::State::Failed => CheckState::Failed,
                check::State::NotRun => CheckState::NotRun,
            },
            reason: version.reason,
            faults: version.faults.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<check::Fault> for CheckFault {
    fn from(fault: check::Fault) -> Self {
        Self { file: fault.file, line: fault.line, message: fault.message }
    }
}
