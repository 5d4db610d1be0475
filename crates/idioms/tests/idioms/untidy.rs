//! Whatever the text is, the answer is a list: programs cut in two, mixed up,
//! nested too deep, too long, or in no language at all. And where the better
//! lines stand for lines of the program, it is still a program with them.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use askback_idioms::{MAX_FINDINGS, MAX_SOURCE_BYTES, find, rules};
use proptest::prelude::*;
use ruff_python_parser::parse_module;

use crate::mended;

/// Every program of the bank, the wrong ones too, and every example of the help.
fn programs() -> &'static [String] {
    static PROGRAMS: OnceLock<Vec<String>> = OnceLock::new();
    PROGRAMS.get_or_init(gathered)
}

fn gathered() -> Vec<String> {
    let bank = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bank");
    let mut all: Vec<String> =
        python_files(&bank).iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    for rule in rules() {
        let text = rule.text();
        all.extend(
            text.split("```python\n").skip(1).filter_map(|it| it.split("```").next()).map(str::to_owned),
        );
    }
    assert!(all.len() > 200, "{}", all.len());
    all
}

fn python_files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(python_files(&path));
        } else if path.extension().is_some_and(|it| it == "py") {
            all.push(path);
        }
    }
    all.sort();
    all
}

/// That the remarks fit the text, and the better lines too.
fn check(source: &str) {
    let lines = source.lines().count().max(1);
    let findings = find(source);
    assert!(findings.len() <= MAX_FINDINGS);
    for finding in &findings {
        assert!(finding.line >= 1 && finding.line as usize <= lines, "{finding:?}\n{source}");
        let last = finding.end_line.unwrap_or(finding.line);
        assert!(last >= finding.line && last as usize <= lines, "{finding:?}\n{source}");
        assert!(!finding.message.is_empty() && !finding.message.contains('\n'), "{finding:?}");
        if let Some(mended) = mended(source, finding) {
            assert!(parse_module(&mended).is_ok(), "{finding:?}\nof\n{source}\nmakes\n{mended}");
        }
    }
}

#[test]
fn with_better_lines_it_is_still_a_program() {
    programs().iter().for_each(|source| check(source));
}

#[test]
fn line_ends_tabs_and_marks_of_other_systems_are_read() {
    for source in programs() {
        check(&source.replace('\n', "\r\n"));
        find(&source.replace('\n', "\r"));
        check(&source.replace("    ", "\t"));
        check(&source.replace("    ", "  "));
        check(&format!("\u{feff}{source}"));
        check(source.trim_end());
        check(&source.replace("word", "wörter_ñ"));
    }
}

#[test]
fn what_is_no_python_3_has_no_remark() {
    for source in [
        "print \"hello\"\nx == None\n",
        "def f(:\n",
        "if x == None\n",
        "\0\0",
        "x = = 1",
        "exec 'x' in y\n",
        "?",
        "\u{1f600}",
    ] {
        assert!(find(source).is_empty(), "{source:?}");
    }
    assert!(find("").is_empty());
}

#[test]
fn what_nests_too_deep_or_is_too_long_has_no_remark_and_does_no_harm() {
    let most = MAX_SOURCE_BYTES;
    let deep = |open: &str, inner: &str, close: &str| {
        let times = (most - inner.len()) / (open.len() + close.len());
        open.repeat(times) + inner + &close.repeat(times)
    };
    let blocks: String = (0..200).map(|depth| " ".repeat(depth) + "if x == None:\n").collect();
    let sources = [
        deep("[", "", "]"),
        deep("{1:", "2", "}"),
        deep("-", "1", ""),
        deep("not ", "x", ""),
        deep("x.", "y", ""),
        deep("f(", "x == None", ")"),
        deep("a+", "b", ""),
        deep("a**", "b", ""),
        deep("lambda:", "0", ""),
        deep("x if y else ", "z", ""),
        deep("x", "", "[0]"),
        deep("x", "", "()"),
        deep("async ", "x", ""),
        deep("f'{", "x", "}'"),
        deep("await ", "x", ""),
        deep("*", "x", ""),
        blocks.clone() + &" ".repeat(200) + "pass\n",
        "(".repeat(most),
        "x = 1\n".repeat(most),
    ];
    find(&deep("a==", "b", ""));
    // Brackets alone nest nothing.
    assert_eq!(find(&deep("(", "x is None", ")"))[0].rule.code, "B015");
    for source in &sources {
        assert!(find(source).is_empty(), "{}", &source[..40]);
    }
}

#[test]
fn long_programs_have_few_remarks() {
    for line in ["x == None\n", "import a\n", "list = 1\n", "x=1\n", "a,b = b,a \n", "x = x + [1]\n"] {
        let source = line.repeat(MAX_SOURCE_BYTES / line.len());
        assert!(find(&source).len() <= MAX_FINDINGS, "{line}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mangled_programs_are_read(which in any::<prop::sample::Index>(), other in any::<prop::sample::Index>(), cuts in prop::collection::vec((any::<prop::sample::Index>(), 0..6_u8), 1..6)) {
        let all = programs();
        let mut source = which.get(all).clone();
        for (place, how) in cuts {
            source = mangled(&source, other.get::<String>(all), place, how);
        }
        check(&source);
    }

    #[test]
    fn any_text_is_read(source in "\\PC{0,200}") {
        check(&source);
    }
}

/// A piece taken out, put in twice, replaced by one of another program, set in or out.
fn mangled(source: &str, other: &str, place: prop::sample::Index, how: u8) -> String {
    let mut lines: Vec<String> = source.split('\n').map(str::to_owned).collect();
    let at = place.index(lines.len());
    match how {
        0 => drop(lines.remove(at)),
        1 => lines.insert(at, lines[at].clone()),
        2 => {
            let others: Vec<&str> = other.split('\n').collect();
            lines[at] = others[place.index(others.len())].to_owned();
        }
        3 => lines[at] = format!("    {}", lines[at]),
        4 => lines[at] = lines[at].trim_start().to_owned(),
        _ => {
            let letters: Vec<char> = lines[at].chars().collect();
            lines[at] = letters[..place.index(letters.len() + 1)].iter().collect();
        }
    }
    lines.join("\n")
}
