//! What an author saves: written whole, over nothing that changed, and nowhere
//! outside the folder.

use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::Path,
};

use askback_bank::{
    Bank, Loader, MAX_FILE_BYTES, Source,
    desk::{self, Change, DeskError, Place},
};
use tempfile::{TempDir, tempdir};

use crate::common::{files, question, source};

const CASES: &str = "call = \"double\"\n";

fn bank() -> (TempDir, Source) {
    let folder = tempdir().unwrap();
    fs::create_dir_all(folder.path().join("tasks/double/solutions")).unwrap();
    for (path, text) in [
        ("word.md", question("word", "What?")),
        ("tasks/double/question.md", question("double", "Double it.").replace("knowledge", "coding")),
        ("tasks/double/cases.toml", CASES.to_owned()),
        ("tasks/double/solutions/other.py", "x = 1\n".to_owned()),
        ("tasks/double/notes.txt", "mine\n".to_owned()),
    ] {
        fs::write(folder.path().join(path), text).unwrap();
    }
    let source = Source::folder(folder.path());
    (folder, source)
}

fn place(source: &Source, path: &str) -> Place {
    Place { source: source.name().to_owned(), path: path.to_owned(), single: path.ends_with(".md") }
}

fn change(path: &str, text: Option<&str>, base: Option<&str>) -> Change {
    Change { path: path.to_owned(), text: text.map(str::to_owned), base: base.map(str::to_owned) }
}

/// A change of a file from what it is now.
fn from_now(source: &Source, at: &Place, path: &str, text: Option<&str>) -> Change {
    let version = desk::read(source, at).unwrap().get(path).map(|file| file.version.clone());
    change(path, text, version.as_deref())
}

/// All files below a folder, with what is in them.
fn all(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        if entry.file_type().unwrap().is_dir() {
            found.push(format!("{}/", entry.path().display()));
            found.extend(all(&entry.path()));
        } else {
            found.push(format!("{}: {:?}", entry.path().display(), fs::read(entry.path()).ok()));
        }
    }
    found.sort();
    found
}

#[test]
fn a_question_is_found_by_id_code_and_path_also_when_it_is_broken() {
    let (folder, source) = bank();
    fs::write(folder.path().join("broken.md"), question("broken", "What?").replace("kind", "knd")).unwrap();
    fs::write(folder.path().join("worse.md"), "+++\nnothing").unwrap();
    let shipped = Source::shipped(files(&[("word.md", &question("word", "Shipped?"))]));
    let sources = [shipped, source.clone()];
    let bank = Bank::load(&sources);
    for (name, path) in [
        ("word", "word.md"),
        ("word.md", "word.md"),
        ("tasks/double", "tasks/double"),
        ("tasks/double/cases.toml", "tasks/double"),
        ("broken.md", "broken.md"),
        ("worse.md", "worse.md"),
    ] {
        assert_eq!(desk::find(&bank, &sources, name), Some(place(&source, path)), "{name}");
    }
    assert_eq!(desk::find(&bank, &sources, "nothing"), None);
}

#[test]
fn the_broken_one_that_lies_over_a_good_one_is_found() {
    let (folder, source) = bank();
    fs::write(folder.path().join("gil.md"), question("gil", "What?\n\n## Anser\nThat.")).unwrap();
    let shipped = Source::shipped(files(&[("gil.md", &question("gil", "Shipped?"))]));
    let sources = [shipped, source.clone()];
    assert_eq!(desk::find(&Bank::load(&sources), &sources, "gil"), Some(place(&source, "gil.md")));
}

#[test]
fn what_cannot_be_edited_is_named_with_its_reason() {
    let (folder, source) = bank();
    let inside = folder.path().join("tasks/double");
    fs::write(inside.join("starter.py"), b"\xff\xfe").unwrap();
    fs::write(inside.join("drive.py"), vec![b'x'; usize::try_from(MAX_FILE_BYTES).unwrap() + 1]).unwrap();
    symlink("solutions/other.py", inside.join("solution.py")).unwrap();
    symlink("/etc/passwd", inside.join("check.py")).unwrap();
    let files = desk::read(&source, &place(&source, "tasks/double")).unwrap();
    for (path, part) in [
        ("starter.py", "not UTF-8"),
        ("drive.py", "larger than 1 MiB"),
        ("solution.py", "link"),
        ("check.py", "leads out of the bank folder"),
    ] {
        let file = &files[path];
        assert!(
            file.text.is_none() && file.locked.as_ref().is_some_and(|why| why.contains(part)),
            "{path}: {file:?}"
        );
    }
    assert_eq!(files["cases.toml"].text.as_deref(), Some(CASES));
    assert_eq!(
        files["notes.txt"].text.as_deref(),
        Some("mine\n"),
        "a file of an unknown name can be removed"
    );
}

#[test]
fn changes_are_written_and_the_same_again_changes_nothing() {
    let (folder, source) = bank();
    let at = place(&source, "tasks/double");
    fs::write(folder.path().join("tasks/double/cases.toml"), "a = 1\r\nb = 2\r\n").unwrap();
    fs::set_permissions(folder.path().join("tasks/double/cases.toml"), PermissionsExt::from_mode(0o640))
        .unwrap();
    let changes = [
        from_now(&source, &at, "cases.toml", Some("a = 1\nb = 3\n")),
        change("fixtures/deep/table.csv", Some("x\n"), None),
        from_now(&source, &at, "solutions/other.py", None),
        from_now(&source, &at, "notes.txt", None),
    ];
    for _ in 0..2 {
        desk::write(&source, &at, &changes, false).unwrap();
        let read = |path: &str| fs::read_to_string(folder.path().join("tasks/double").join(path)).ok();
        assert_eq!(read("cases.toml").as_deref(), Some("a = 1\r\nb = 3\r\n"), "line ends stay");
        assert_eq!(read("fixtures/deep/table.csv").as_deref(), Some("x\n"));
        assert!(!folder.path().join("tasks/double/solutions").exists(), "an empty folder goes too");
        assert_eq!(read("notes.txt"), None);
        let mode = fs::metadata(folder.path().join("tasks/double/cases.toml")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640, "its rights stay");
    }
    assert!(!all(folder.path()).iter().any(|file| file.contains(".askback")), "nothing is left aside");
}

#[test]
fn a_file_that_changed_since_stops_all_of_it() {
    let (folder, source) = bank();
    let at = place(&source, "tasks/double");
    let changes = [
        from_now(&source, &at, "question.md", Some("mine\n")),
        from_now(&source, &at, "cases.toml", Some("mine\n")),
        from_now(&source, &at, "solutions/other.py", None),
        change("solution.py", Some("mine\n"), None),
    ];
    fs::write(folder.path().join("tasks/double/cases.toml"), "theirs\n").unwrap();
    fs::write(folder.path().join("tasks/double/solution.py"), "theirs too\n").unwrap();
    fs::remove_file(folder.path().join("tasks/double/question.md")).unwrap();
    let before = all(folder.path());
    let Err(DeskError::Conflict(now)) = desk::write(&source, &at, &changes, false) else { panic!("written") };
    let told: Vec<_> = now
        .iter()
        .map(|(path, file)| (path.as_str(), file.as_ref().and_then(|f| f.text.as_deref())))
        .collect();
    assert_eq!(
        told,
        [("cases.toml", Some("theirs\n")), ("question.md", None), ("solution.py", Some("theirs too\n"))]
    );
    assert_eq!(all(folder.path()), before);
}

#[test]
fn names_of_no_question_and_names_that_lead_out_are_refused() {
    let (folder, source) = bank();
    let before = all(folder.path());
    let long = "x".repeat(usize::try_from(MAX_FILE_BYTES).unwrap() + 1);
    for (path, file, text, part) in [
        ("tasks/double", "../../../evil.py", Some("x"), "leads out"),
        ("tasks/double", "/etc/evil", Some("x"), "leads out"),
        ("tasks/double", "solutions/../../evil.py", Some("x"), "leads out"),
        ("tasks/double", "solutions\\evil.py", Some("x"), "leads out"),
        ("tasks/double", "evil.sh", Some("x"), "no question has a file of this name"),
        ("tasks/double", "solutions/deep/evil.py", Some("x"), "no question has a file of this name"),
        ("tasks/double", "fixtures/.git", Some("x"), "no question has a file of this name"),
        ("tasks/double", "cases.toml", Some(long.as_str()), "larger than 1 MiB"),
        ("tasks/double", "question.md", None, "remove its folder"),
        ("tasks/double", "../double/cases.toml", None, "leads out"),
        ("word.md", "cases.toml", Some("x"), "single file"),
        ("../out", "question.md", Some("x"), "leads out"),
        ("/etc", "question.md", Some("x"), "leads out"),
        (".git", "question.md", Some("x"), "hidden"),
        ("a/b/c/d/e/f/g/h/i", "question.md", Some("x"), "deeply nested"),
        ("README.md", "question.md", Some("x"), "my-question.md"),
    ] {
        let error =
            desk::write(&source, &place(&source, path), &[change(file, text, None)], false).unwrap_err();
        assert!(matches!(error, DeskError::Refused { .. }), "{path} {file}: {error:?}");
        assert!(error.to_string().contains(part), "{path} {file}: {error}");
    }
    assert_eq!(all(folder.path()), before);
}

#[test]
fn links_are_never_followed() {
    let (folder, source) = bank();
    let outside = tempdir().unwrap();
    fs::write(outside.path().join("question.md"), "outside\n").unwrap();
    symlink(outside.path(), folder.path().join("tasks/elsewhere")).unwrap();
    symlink(outside.path(), folder.path().join("tasks/double/fixtures")).unwrap();
    symlink(outside.path().join("question.md"), folder.path().join("tasks/double/solution.py")).unwrap();
    symlink(outside.path().join("fresh.py"), folder.path().join("tasks/double/starter.py")).unwrap();
    for (path, file, create) in [
        ("tasks/elsewhere", "question.md", false),
        ("tasks/elsewhere/new", "question.md", true),
        ("tasks/double", "fixtures/new.txt", false),
        ("tasks/double", "solution.py", false),
        ("tasks/double", "starter.py", false),
    ] {
        let at = place(&source, path);
        let error = desk::write(&source, &at, &[change(file, Some("evil\n"), None)], create).unwrap_err();
        assert!(error.to_string().contains("link"), "{path} {file}: {error:?}");
    }
    assert!(matches!(desk::read(&source, &place(&source, "tasks/elsewhere")), Err(DeskError::Gone(_))));
    assert_eq!(fs::read_to_string(outside.path().join("question.md")).unwrap(), "outside\n");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
}

#[test]
fn a_new_question_takes_no_place_of_another() {
    let (folder, source) = bank();
    let new = [change("question.md", Some("new\n"), None), change("cases.toml", Some(CASES), None)];
    for (path, part) in [
        ("tasks/double", "is there already"),
        ("word.md", "is there already"),
        ("tasks", "is there already"),
        ("tasks/double/solutions/inner", "inside another question"),
    ] {
        let changes = if path.ends_with(".md") { &new[..1] } else { &new[..] };
        let error = desk::write(&source, &place(&source, path), changes, true).unwrap_err();
        assert!(error.to_string().contains(part), "{path}: {error}");
    }
    for _ in 0..2 {
        desk::write(&source, &place(&source, "more/new"), &new, true).unwrap();
    }
    assert_eq!(fs::read_to_string(folder.path().join("more/new/cases.toml")).unwrap(), CASES);
}

#[test]
fn what_is_no_folder_is_read_only_with_a_remedy() {
    let shipped = Source::shipped(files(&[("word.md", &question("word", "What?"))]));
    let at = place(&shipped, "word.md");
    assert!(desk::read(&shipped, &at).unwrap()["question.md"].text.is_some());
    for source in [shipped, Source::folder("/nowhere/at/all")] {
        let error = desk::write(&source, &at, &[change("question.md", Some("x"), None)], false).unwrap_err();
        assert!(
            matches!(error, DeskError::ReadOnly(_)) && error.to_string().contains("--bank DIR"),
            "{error}"
        );
    }
}

#[test]
fn a_draft_is_read_by_the_rules_of_its_bank() {
    let topics = "[topics]\nasyncio = \"Asynchronous code\"\n";
    let sources = [
        Source::shipped(files(&[("topics.toml", topics), ("gil.md", &question("gil", "What?"))])),
        source(&[("one.md", &question("one", "What?")), ("two.md", &question("two", "What?"))]),
    ];
    let bank = Bank::load(&sources);
    let read = |path: &str, text: &str| {
        let at = place(&sources[1], path);
        Loader::new().draft(&bank, &sources[1], &at, files(&[("question.md", text)]))
    };
    let good = read("one.md", &question("one", "Better?"));
    assert_eq!(good.question.unwrap().text.prompt.trim(), "Better?");
    assert!(good.covers.is_none() && !good.faults.iter().any(askback_bank::Fault::is_error));
    assert_eq!(read("new.md", &question("gil", "Better?")).covers.as_deref(), Some("shipped"));

    let topic = read("one.md", &question("one", "What?").replace("kind", "topics = [\"asynco\"]\nkind"));
    let fault = &topic.faults[0];
    assert_eq!(
        (fault.nearest.as_deref(), fault.file.as_str(), fault.line),
        (Some("asyncio"), "question.md", Some(5))
    );
    let same = read("one.md", &question("two", "What?"));
    assert!(same.faults.iter().any(|fault| fault.code == "duplicate_id"), "{:?}", same.faults);
    let long = "x".repeat(usize::try_from(MAX_FILE_BYTES).unwrap());
    assert!(read("one.md", &question("one", &long)).question.is_none());
    let nothing = Loader::new().draft(&bank, &sources[1], &place(&sources[1], "one.md"), files(&[]));
    assert!(nothing.question.is_none() && nothing.faults[0].code == "no_question");
}
