//! How a draft differs from what lies in its bank, in the form that `git apply`
//! takes. A pure function of both.

use std::collections::{BTreeMap, BTreeSet};

use askback_bank::desk::{DeskFiles, Place};
use similar::TextDiff;

use crate::wire::{DraftFile, EditorDifference, FileChange, FileDifference};

/// Lines shown around a change.
const AROUND: usize = 3;

/// The difference that saving `draft` makes; `folder` is what the bank's folder is called where the patch is applied.
pub(crate) fn difference(
    place: &Place,
    folder: Option<&str>,
    lying: &DeskFiles,
    draft: &[DraftFile],
) -> EditorDifference {
    let new: BTreeMap<&str, Option<&str>> =
        draft.iter().map(|file| (file.path.as_str(), file.text.as_deref())).collect();
    let paths: BTreeSet<&str> = lying.keys().map(String::as_str).chain(new.keys().copied()).collect();
    let files: Vec<FileDifference> = paths
        .into_iter()
        .filter_map(|path| {
            let old = lying.get(path);
            match (old.map(|file| file.text.as_deref()), new.get(path).copied()) {
                // What is not to be edited stays as it is.
                (Some(None), _) | (None, Some(None) | None) | (_, Some(None)) => None,
                (Some(Some(old)), new) => file(place, path, Some(old), new.flatten()),
                (None, Some(new)) => file(place, path, None, new),
            }
        })
        .collect();
    let name = place.path.trim_end_matches(".md").rsplit('/').next().filter(|name| !name.is_empty());
    let patch_name = format!("{}.patch", name.unwrap_or("question"));
    let apply = match folder {
        Some(folder) => format!("git apply --directory={folder} {patch_name}"),
        None => format!("git apply {patch_name}"),
    };
    EditorDifference {
        patch: files.iter().map(|file| file.diff.as_str()).collect(),
        files,
        patch_name,
        apply,
    }
}

fn file(place: &Place, path: &str, old: Option<&str>, new: Option<&str>) -> Option<FileDifference> {
    if old == new {
        return None;
    }
    let change = match (old, new) {
        (None, _) => FileChange::Added,
        (_, None) => FileChange::Removed,
        _ => FileChange::Changed,
    };
    let shown = place.inside_bank(path);
    let (from, to) = (quoted("a/", &shown), quoted("b/", &shown));
    let mut diff = format!("diff --git {from} {to}\n");
    match change {
        FileChange::Added => diff.push_str("new file mode 100644\n"),
        FileChange::Removed => diff.push_str("deleted file mode 100644\n"),
        FileChange::Changed => {}
    }
    let from = if change == FileChange::Added { "/dev/null" } else { &from };
    let to = if change == FileChange::Removed { "/dev/null" } else { &to };
    let texts = TextDiff::from_lines(old.unwrap_or_default(), new.unwrap_or_default());
    diff.push_str(&texts.unified_diff().context_radius(AROUND).header(from, to).to_string());
    Some(FileDifference { path: path.to_owned(), change, diff })
}

/// A path as Git writes it: in quotes when a quote is in it.
fn quoted(side: &str, path: &str) -> String {
    let path = format!("{side}{path}");
    if path.contains('"') { format!("\"{}\"", path.replace('"', "\\\"")) } else { path }
}

#[cfg(test)]
mod tests {
    use askback_bank::desk::DeskFile;

    use super::*;

    fn place() -> Place {
        Place { source: "mine".to_owned(), path: "maths/double".to_owned(), single: false }
    }

    fn lying(files: &[(&str, Option<&str>)]) -> DeskFiles {
        let one = |text: Option<&str>| DeskFile {
            text: text.map(str::to_owned),
            version: String::new(),
            locked: None,
        };
        files.iter().map(|(path, text)| ((*path).to_owned(), one(*text))).collect()
    }

    fn draft(files: &[(&str, Option<&str>)]) -> Vec<DraftFile> {
        let one = |(path, text): &(&str, Option<&str>)| DraftFile {
            path: (*path).to_owned(),
            text: text.map(str::to_owned),
        };
        files.iter().map(one).collect()
    }

    #[test]
    fn every_sort_of_change_is_told_as_git_tells_it() {
        let before = lying(&[
            ("question.md", Some("one\ntwo")),
            ("gone.py", Some("x\n")),
            ("a.png", None),
            ("same.py", Some("s\n")),
        ]);
        let after = draft(&[
            ("question.md", Some("one\n2\n")),
            ("new.py", Some("y\n")),
            ("a.png", None),
            ("same.py", Some("s\n")),
        ]);
        let found = difference(&place(), Some("bank"), &before, &after);
        insta::assert_snapshot!(found.patch);
        assert_eq!(
            found.files.iter().map(|file| (file.path.as_str(), file.change)).collect::<Vec<_>>(),
            [
                ("gone.py", FileChange::Removed),
                ("new.py", FileChange::Added),
                ("question.md", FileChange::Changed)
            ]
        );
        assert_eq!(found.apply, "git apply --directory=bank double.patch");
    }

    #[test]
    fn nothing_changed_is_no_patch() {
        let found = difference(
            &place(),
            None,
            &lying(&[("question.md", Some("a"))]),
            &draft(&[("question.md", Some("a"))]),
        );
        assert!(found.files.is_empty() && found.patch.is_empty());
    }
}
