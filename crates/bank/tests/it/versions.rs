//! The version of a question is what the contract says it is.

use crate::common;
use askback_bank::{Bank, Files, judging_version_of, version_of};
use proptest::prelude::*;

/// The expected values come from `sha256sum`:
/// `printf 'PATH\0%s\n' "$(sha256sum < PATH)"` for each file, sorted by path,
/// and `sha256sum` over all of it.
#[test]
fn a_version_can_be_computed_by_hand() {
    let files = common::files(&[
        ("wrong/x.py", "c"),
        ("question.md", "a\n"),
        ("solution.py", "b\n"),
        ("cases.toml", "d"),
    ]);
    assert_eq!(version_of(&files).0, "7fe391a30d0aedd46b342a1c4247504ea66764da4b4371d4709f06c202fb7366");
    assert_eq!(
        judging_version_of(&files).0,
        "c6268d71166f26be1b4d7bea5d51a8582b52336e3d0cf5109094ca0e40118d14"
    );
    assert_eq!(
        version_of(&common::files(&[("question.md", "a\n")])).0,
        "efe7a6c90e13c4bfabe4cc1fa43717e31eae48e7f6b6144457b08f7e1db7e7c0"
    );
}

#[test]
fn line_ends_do_not_matter_and_a_single_file_counts_as_question_md() {
    let text = common::question("one", "What?");
    let crlf = text.replace('\n', "\r\n");
    let version = |path: &str, text: &str| {
        let bank = Bank::load(&[common::source(&[(path, text)])]);
        bank.get("one").unwrap().question.version.clone()
    };
    let expected = version_of(&common::files(&[("question.md", &text)]));
    assert_eq!(version("one.md", &text), expected);
    assert_eq!(version("deep/er/one.md", &crlf), expected);
    assert_eq!(version("one/question.md", &crlf), expected);
}

#[test]
fn the_judging_version_changes_only_with_what_judges() {
    let base = common::files(&[
        ("question.md", "q"),
        ("cases.toml", "c"),
        ("solution.py", "s"),
        ("starter.py", "x"),
    ]);
    let with = |path: &str| {
        let mut files = base.clone();
        files.insert(path.to_owned(), b"new".as_slice().into());
        files
    };
    for path in
        ["cases.toml", "solution.py", "solutions/b.py", "drive.py", "generate.py", "check.py", "fixtures/a"]
    {
        assert_ne!(judging_version_of(&with(path)), judging_version_of(&base), "{path}");
    }
    for path in ["question.md", "starter.py", "before.py", "wrong/a.py", "mutants/a.py"] {
        assert_eq!(judging_version_of(&with(path)), judging_version_of(&base), "{path}");
        assert_ne!(version_of(&with(path)), version_of(&base), "{path}");
    }
}

proptest! {
    #[test]
    fn the_order_in_which_files_are_found_does_not_matter(
        list in proptest::collection::btree_map("[a-z]{1,4}(/[a-z]{1,3})?", "[a-z\n]{0,20}", 1..6),
        seed in any::<u64>(),
    ) {
        let mut list: Vec<(String, String)> = list.into_iter().collect();
        let sorted: Files = list.iter().map(|(path, text)| (path.clone(), text.as_bytes().into())).collect();
        list.sort_by_key(|(path, _)| path.bytes().fold(seed, |h, b| h.wrapping_mul(31).wrapping_add(u64::from(b))));
        let mixed: Files = list.iter().map(|(path, text)| (path.clone(), text.as_bytes().into())).collect();
        prop_assert_eq!(version_of(&sorted), version_of(&mixed));
    }
}
