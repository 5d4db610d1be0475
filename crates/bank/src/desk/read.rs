//! The files of one question as they lie there now. What cannot be edited is
//! named with its reason and left as it is.

use std::{fs, path::Path, sync::Arc};

use super::{DeskError, DeskFile, DeskFiles, Place, names};
use crate::{
    Files, Source,
    files::{Reading, is_plain_path, normalised},
    question::Group,
    tree,
    version::content_version,
};

/// Reads the files of the question at `place`.
///
/// # Errors
/// When no question is there.
pub fn read(source: &Source, place: &Place) -> Result<DeskFiles, DeskError> {
    let (group, unread) = group(source, place)?;
    let mut files = group.map(|group| of_group(&group, source.path(), place)).unwrap_or_default();
    files.extend(unread);
    if files.is_empty() {
        return Err(DeskError::Gone(place.path.clone()));
    }
    Ok(files)
}

/// The content of those files, as far as it can be read at all.
///
/// # Errors
/// When the place is none for a question.
pub fn content(source: &Source, place: &Place) -> Result<Files, DeskError> {
    Ok(group(source, place)?.0.map(|group| group.files).unwrap_or_default())
}

fn group(source: &Source, place: &Place) -> Result<(Option<Group>, DeskFiles), DeskError> {
    names::check_place(place)?;
    let reading = source.read_below(&place.path);
    let unread = unread(&reading, place);
    let group = tree::groups_of(reading.files, &mut Vec::new())
        .into_iter()
        .find(|group| group.path == place.path && group.single == place.single);
    Ok((group, unread))
}

fn of_group(group: &Group, root: Option<&Path>, place: &Place) -> DeskFiles {
    let is_link = |path: &str| {
        root.map(|root| root.join(place.inside_bank(path)))
            .and_then(|path| fs::symlink_metadata(path).ok())
            .is_some_and(|about| about.is_symlink())
    };
    let one = |(path, bytes): (&String, &Arc<[u8]>)| {
        let mut file = desk_file(bytes);
        if is_link(path) {
            file.text = None;
            file.locked = Some("This is a link to another file. Edit the file that it points to.".to_owned());
        }
        (path.clone(), file)
    };
    group.files.iter().map(one).collect()
}

/// Files of the question that the reader refused.
fn unread(reading: &Reading, place: &Place) -> DeskFiles {
    let one = |fault: &crate::Fault| {
        let path = place.inside_question(&fault.file).filter(|path| is_plain_path(path))?;
        let locked = format!("It cannot be read: {}.", fault.message);
        Some((path.to_owned(), DeskFile { text: None, version: String::new(), locked: Some(locked) }))
    };
    reading.faults.iter().filter_map(one).collect()
}

/// Content as an editor sees it.
pub(super) fn desk_file(bytes: &[u8]) -> DeskFile {
    let bytes = normalised(&Arc::from(bytes));
    let version = content_version(&bytes);
    match String::from_utf8(bytes.to_vec()) {
        Ok(text) => DeskFile { text: Some(text), version, locked: None },
        Err(_) => {
            let locked = "This is not UTF-8 text. It stays as it is.".to_owned();
            DeskFile { text: None, version, locked: Some(locked) }
        }
    }
}
