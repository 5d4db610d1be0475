//! What the editor's operations share: the bank and the place that a request
//! names, drafts as the bank reads them, and refusals for people. Files are
//! read and written by the bank's desk, never here.

pub(crate) mod check;
pub(crate) mod patch;

use std::sync::Arc;

use askback_bank::{
    Drafted, Files, Source,
    desk::{self, DeskError, DeskFiles, Place, ReadOnly},
};

use crate::{
    problem::{Answer, Code, Problem},
    running,
    state::AppState,
    wire::{self, DraftFile, EditorDraft, EditorFile, EditorQuestion},
};

/// The source of that name.
pub(crate) fn source<'s>(state: &'s AppState, name: &str) -> Answer<&'s Source> {
    state.bank_sources.iter().rev().find(|source| source.name() == name).ok_or_else(|| {
        let known: Vec<&str> = state.bank_sources.iter().map(Source::name).collect();
        let detail = format!("No bank is called \"{name}\". Those of this server are {}.", known.join(", "));
        Problem::new(Code::UnknownBank, detail)
    })
}

/// Work on the disk, apart from the threads that answer requests.
pub(crate) async fn on_disk<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, DeskError> + Send + 'static,
) -> Answer<T> {
    Ok(tokio::task::spawn_blocking(work).await.map_err(Problem::internal)??)
}

/// The files of a question, in a bank that may or may not be written.
pub(crate) async fn question(source: &Source, place: Place) -> Answer<EditorQuestion> {
    let source = source.clone();
    on_disk(move || {
        let files = desk::read(&source, &place)?;
        Ok(EditorQuestion {
            read_only: desk::access(&source, Some(&place)).err().as_ref().map(remedy),
            shown_path: shown_path(&source, &place),
            bank: place.source,
            path: place.path,
            single: place.single,
            files: wire::editor_files(files),
        })
    })
    .await
}

fn shown_path(source: &Source, place: &Place) -> String {
    match source.path() {
        Some(folder) => folder.join(&place.path).display().to_string(),
        None => format!("{}: {}", source.name(), place.path),
    }
}

/// Where a draft is meant to lie.
pub(crate) fn place(draft: &EditorDraft) -> Place {
    Place { source: draft.bank.clone(), path: draft.path.clone(), single: draft.single }
}

/// What lies there now; nothing for a question that is still to be made.
pub(crate) async fn lying(source: &Source, place: &Place) -> Answer<DeskFiles> {
    let (source, place) = (source.clone(), place.clone());
    on_disk(move || match desk::read(&source, &place) {
        Err(DeskError::Gone(_)) => Ok(DeskFiles::new()),
        read => read,
    })
    .await
}

/// A draft read by the rules of its bank.
pub(crate) async fn drafted(state: &AppState, draft: EditorDraft) -> Answer<Drafted> {
    let source = source(state, &draft.bank)?.clone();
    let place = place(&draft);
    let loader = state.bank.loader().clone();
    let bank = state.bank.snapshot();
    on_disk(move || {
        // What is no text stays what it is in the bank.
        let lies = if draft.files.iter().any(|file| file.text.is_none()) {
            desk::content(&source, &place)?
        } else {
            Files::new()
        };
        let file = |file: DraftFile| {
            let bytes = match file.text {
                Some(text) => Arc::from(text.into_bytes()),
                None => Arc::clone(lies.get(&file.path)?),
            };
            Some((file.path, bytes))
        };
        let files = draft.files.into_iter().filter_map(file).collect();
        Ok(loader.draft(&bank, &source, &place, files))
    })
    .await
}

/// Why a bank cannot be written and what to do, as a sentence.
pub(crate) fn remedy(why: &ReadOnly) -> String {
    running::sentence(&format!("{why}."))
}

impl From<DeskError> for Problem {
    fn from(error: DeskError) -> Self {
        let text = format!("{error}.");
        match error {
            DeskError::ReadOnly(why) => Self::new(Code::BankReadOnly, remedy(&why)),
            DeskError::Refused { file, .. } => Self::new(Code::BankFileRefused, text).with("file", file),
            DeskError::Taken(_) => {
                Self::new(Code::QuestionExists, format!("{text} Choose another name; nothing was written."))
            }
            DeskError::Gone(_) => Self::new(
                Code::UnknownQuestion,
                format!(
                    "{} It may have been moved or removed; the list of questions has them all.",
                    running::sentence(&text)
                ),
            ),
            DeskError::Full => Self::new(
                Code::StoreFull,
                "The disk that the bank lies on is full, so this was not saved. Free some space and try again; what you wrote \
                 stays in this page.",
            ),
            DeskError::Conflict(files) => {
                let current: Vec<EditorFile> =
                    files.into_iter().map(|(path, file)| EditorFile::new(path, file)).collect();
                Self::new(
                    Code::BankConflict,
                    "The files were changed in the bank's folder since you opened them, so nothing was written. Compare both and \
                     choose what goes on.",
                )
                .with("current", current)
            }
            DeskError::Io { file, error } => {
                let detail = format!(
                    "{file} could not be read or written: {error}. What you wrote stays in this page."
                );
                Self::new(Code::BankFileRefused, detail).with("file", file)
            }
        }
    }
}
