//! Names that an author may give: those of the format, spelt the same on every
//! system. What lies in a folder under another name may be read and removed,
//! not written.

use super::{DeskError, Place};
use crate::{
    files::{MAX_DEPTH, is_noise, is_plain_path},
    question,
    tree::is_about,
};

/// Whether the format knows a file of that name in the folder of a question.
pub fn is_question_file(path: &str) -> bool {
    is_plain_path(path) && !is_noise(path) && question::is_known(path)
}

/// Refuses a name that the format does not know.
pub(super) fn check_file(place: &Place, file: &str) -> Result<(), DeskError> {
    let deep = |path: &str| path.matches('/').count() > MAX_DEPTH;
    if !is_plain_path(file) {
        return Err(DeskError::refused(file, "this name leads out of the question, or is not plain text"));
    }
    if place.single && file != question::MAIN {
        return Err(DeskError::refused(file, "this question is a single file and has no others"));
    }
    if !is_question_file(file) || deep(&place.inside_bank(file)) {
        let expected = question::expected_names();
        return Err(DeskError::refused(
            file,
            format!("no question has a file of this name; expected {expected}"),
        ));
    }
    Ok(())
}

/// Refuses a place for a question that would not be read there.
pub(super) fn check_place(place: &Place) -> Result<(), DeskError> {
    let path = place.path.as_str();
    let refused = |why: &str| Err(DeskError::refused(path, why));
    if path.is_empty() && !place.single {
        return Ok(());
    }
    if !is_plain_path(path) {
        return refused("this path leads out of the bank, or is not plain text");
    }
    if is_noise(path) || path.matches('/').count() >= MAX_DEPTH {
        return refused(
            "hidden, temporary and deeply nested files are not read, so no question can lie there",
        );
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    if place.single && (!name.ends_with(".md") || name == question::MAIN || is_about(name)) {
        return refused("a question in a single file has a name such as my-question.md");
    }
    Ok(())
}
