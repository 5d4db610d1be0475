//! Folders that mean harm, or were made by accident: a fault each, never a
//! panic, and the good question beside them stays.

use std::{fs, os::unix, path::Path};

use crate::common;
use crate::common::{errors, question, source};
use askback_bank::{Bank, MAX_FILE_BYTES, Source};
use proptest::prelude::*;

/// A folder with one good question and what `make` puts beside it.
fn with(make: impl FnOnce(&Path)) -> String {
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("bank");
    fs::create_dir(&folder).unwrap();
    fs::write(outer.path().join("secret.md"), question("secret", "Secret?")).unwrap();
    fs::write(folder.join("good.md"), question("good", "What?")).unwrap();
    make(&folder);
    let bank = Bank::load(&[Source::folder(&folder)]);
    assert_eq!(common::ids(&bank), ["good"]);
    errors(&bank)
}

#[test]
fn links_out_of_the_folder_are_not_followed() {
    let report = with(|folder| {
        unix::fs::symlink("../secret.md", folder.join("a.md")).unwrap();
        unix::fs::symlink("/etc/passwd", folder.join("b.md")).unwrap();
        unix::fs::symlink("/", folder.join("c")).unwrap();
        unix::fs::symlink(".", folder.join("circle")).unwrap();
        unix::fs::symlink("nowhere", folder.join("d.md")).unwrap();
        unix::fs::symlink("itself", folder.join("itself")).unwrap();
    });
    insta::assert_snapshot!(report);
}

#[test]
fn a_link_inside_the_folder_is_a_file_like_any_other() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(".data")).unwrap();
    fs::write(folder.path().join(".data/x.md"), question("x", "What?")).unwrap();
    unix::fs::symlink(".data/x.md", folder.path().join("x.md")).unwrap();
    let bank = Bank::load(&[Source::folder(folder.path())]);
    assert_eq!(common::ids(&bank), ["x"]);
}

#[test]
fn what_is_no_plain_small_file_is_a_fault() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let report = with(|folder| {
        fs::write(folder.join(OsStr::from_bytes(b"\xff.md")), "x").unwrap();
        fs::write(folder.join("new\nline.md"), "x").unwrap();
        fs::write(folder.join("huge.md"), vec![b'x'; usize::try_from(MAX_FILE_BYTES).unwrap() + 1]).unwrap();
        fs::write(folder.join("latin.md"), b"+++\n\xe9\n").unwrap();
        fs::write(folder.join("nul.md"), question("nul", "a\0b")).unwrap();
        let _listener = unix::net::UnixListener::bind(folder.join("socket.md")).unwrap();
        let mut deep = folder.to_path_buf();
        for _ in 0..12 {
            deep.push("d");
            fs::create_dir(&deep).unwrap();
        }
        fs::write(deep.join("deep.md"), question("deep", "What?")).unwrap();
    });
    insta::assert_snapshot!(report);
}

#[test]
fn paths_in_memory_that_lead_out_are_refused() {
    let good = question("good", "What?");
    let other = question("other", "What?");
    let list = ["/a.md", "../a.md", "x/../../a.md", "a\\b.md", "", "a//b.md", "./a.md", "a\u{7}.md"];
    for path in list {
        let bank = Bank::load(&[source(&[("good.md", &good), (path, &other)])]);
        assert_eq!(common::ids(&bank), ["good"], "{path:?}");
        assert!(errors(&bank).contains("leads out of the bank"), "{path:?}");
    }
}

#[test]
fn a_question_of_many_large_files_is_refused_whole() {
    let report = with(|folder| {
        fs::create_dir_all(folder.join("big/fixtures")).unwrap();
        fs::write(folder.join("big/question.md"), question("big", "What?").replace("knowledge", "coding"))
            .unwrap();
        for number in 0..9 {
            fs::write(folder.join(format!("big/fixtures/{number}")), vec![b'x'; 1_000_000]).unwrap();
        }
    });
    assert_eq!(
        report,
        "big/question.md: the files of this question are larger than 8 MiB together; expected at most 8 MiB"
    );
}

#[test]
fn a_source_that_is_not_there_is_one_fault() {
    let bank =
        Bank::load(&[Source::folder("/nowhere/at/all"), source(&[("good.md", &question("good", "What?"))])]);
    assert_eq!(common::ids(&bank), ["good"]);
    assert_eq!(bank.faults()[0].code, "unreadable_source");
}

#[test]
fn binary_fixtures_are_welcome() {
    let mut files = common::files(&[
        ("x/question.md", &question("x", "What?").replace("knowledge", "coding")),
        ("x/fixtures/table.csv", "a,b\r\n"),
    ]);
    files.insert("x/fixtures/image.png".into(), b"\x89PNG\r\n\x1a\n\xff\0".as_slice().into());
    let bank = Bank::load(&[Source::memory("mine", files)]);
    let question = &bank.get("x").unwrap().question;
    assert_eq!(&*question.files["fixtures/image.png"], b"\x89PNG\r\n\x1a\n\xff\0");
    assert_eq!(&*question.files["fixtures/table.csv"], b"a,b\n");
}

#[test]
fn text_made_to_be_slow_or_deep_is_read_in_the_end() {
    let deep_quotes = ">".repeat(5_000);
    let deep_list: String = (0..400).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect();
    let many_items = "- a (3, core): b\n".repeat(20_000);
    let many_heads = "## Points\n".repeat(5_000);
    let brackets = "[".repeat(50_000);
    let emphasis = "*a **a ".repeat(20_000);
    for body in [
        deep_quotes.clone(),
        format!("What?\n\n## Points\n{deep_list}"),
        format!("What?\n\n## Points\n{many_items}"),
        format!("What?\n{many_heads}"),
        brackets.clone(),
        emphasis,
        format!("What?\n\n## Follow-ups\n- {brackets}: x"),
    ] {
        Bank::load(&[source(&[("a.md", &question("a", &body))])]);
    }
    let nested_toml = format!("+++\na = {}\n+++\nWhat?", "[".repeat(100_000));
    let bank = Bank::load(&[source(&[("a.md", &nested_toml)])]);
    assert!(errors(&bank).contains("not valid TOML"));
}

fn valid() -> Vec<(&'static str, String)> {
    let read = |path: &str| fs::read_to_string(common::fixtures("full").join(path)).unwrap();
    vec![
        ("a.md", read("knowledge.md")),
        ("b.md", read("behavioural.md")),
        ("c/question.md", read("coding/question.md")),
        ("c/cases.toml", read("coding/cases.toml")),
        ("d/question.md", read("debugging/question.md")),
        ("d/cases.toml", read("debugging/cases.toml")),
        ("topics.toml", read("topics.toml")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// A piece of a valid file is cut out and something else put in.
    #[test]
    fn no_change_to_a_valid_file_makes_the_reader_panic(
        file in 0..7_usize,
        (from, len) in (0.0..1.0_f64, 0..40_usize),
        put in prop_oneof![
            "\\PC{0,12}",
            "[-#>`:=\\[\\]()\"'{}+., \\n\\t0-9a-z]{0,24}",
            Just("+++\n".to_owned()),
            Just("```python continues".to_owned()),
            Just("\u{0}\u{feff}é".to_owned()),
        ],
    ) {
        let mut list = valid();
        let text = &mut list[file].1;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a short text")]
        let mut start = (from * text.len() as f64) as usize;
        while !text.is_char_boundary(start) { start -= 1; }
        let mut end = (start + len).min(text.len());
        while !text.is_char_boundary(end) { end += 1; }
        text.replace_range(start..end, &put);
        let list: Vec<(&str, &str)> = list.iter().map(|(path, text)| (*path, text.as_str())).collect();
        let bank = Bank::load(&[source(&list)]);
        for fault in bank.faults() {
            prop_assert!(!fault.to_string().contains('\n'), "a fault is one line: {fault:?}");
        }
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let mut files = common::files(&[]);
        files.insert("a.md".into(), bytes.clone().into());
        files.insert("b/question.md".into(), question("b", "What?").replace("knowledge", "coding").into_bytes().into());
        files.insert("b/cases.toml".into(), bytes.clone().into());
        files.insert("topics.toml".into(), bytes.into());
        Bank::load(&[Source::memory("mine", files)]);
    }
}
