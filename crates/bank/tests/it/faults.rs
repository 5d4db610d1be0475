//! Every sort of fault in the text of a question, as people read it. The
//! files lie in `fixtures/faults`, the reports beside this file.

use std::sync::Arc;

use crate::common;
use askback_bank::{Bank, Files, LiteralCheck, LiteralFault, Loader, Source};

/// Knows one thing that is no literal.
struct NoCalls;

impl LiteralCheck for NoCalls {
    fn check(&self, literal: &str) -> Result<(), LiteralFault> {
        match literal.contains("range(") {
            true => Err(LiteralFault {
                message: "a call is not a value".into(),
                expected: Some("a literal such as [1, 2]".into()),
            }),
            false => Ok(()),
        }
    }
}

fn report(files: Files) -> String {
    let topics = common::files(&[("topics.toml", "format = 1\n[topics]\nconcurrency = \"Concurrency\"\n")]);
    let sources = [Source::memory("shipped", topics), Source::memory("mine", files)];
    let bank = Loader::new().literals(Arc::new(NoCalls)).load(&sources);
    common::errors(&bank)
}

fn fixture(name: &str) -> String {
    std::fs::read_to_string(common::fixtures("faults").join(name)).unwrap()
}

#[test]
fn front_matter() {
    insta::assert_snapshot!(report(common::files(&[("x.md", &fixture("front_matter.md"))])));
}

#[test]
fn front_matter_that_is_not_toml() {
    insta::assert_snapshot!(report(common::files(&[("x.md", &fixture("not_toml.md"))])));
}

#[test]
fn headings_and_lists() {
    insta::assert_snapshot!(report(common::files(&[("x.md", &fixture("lists.md"))])));
}

#[test]
fn blocks() {
    insta::assert_snapshot!(report(common::files(&[("x.md", &fixture("blocks.md"))])));
}

#[test]
fn cases() {
    let question = common::question("x", "What?").replace("knowledge", "coding");
    insta::assert_snapshot!(report(common::files(&[
        ("x/question.md", &question),
        ("x/cases.toml", &fixture("cases.toml")),
        ("x/generate.py", "def large(rng, n):\n    return (n,)\n"),
        ("x/drive.py", "def twice(module):\n    return 1\n"),
        ("x/solution.py", "def merge(a):\n    return a\n"),
        ("x/wrong/strict.py", "def merge(a):\n    return []\n"),
        ("x/solutons/b.py", ""),
        ("x/case.toml", ""),
    ])));
}

#[test]
fn cases_of_each_way_to_call() {
    let question = common::question("x", "What?").replace("knowledge", "coding");
    let mut all = Vec::new();
    for (call, cases) in [
        (
            "class = \"A\"",
            "args = [\"1\"]\nexpect = \"1\"\n[[case]]\nid = \"b\"\ncategory = \"c\"\ncalls = [[\"put\", \"1\"], 3, [\"a.b\", \"\", \"range(3)\"]]",
        ),
        ("program = true", "args = [\"1\"]\nexpect = \"1\""),
        ("drive = true", "args = [\"1\"]\nexpect = \"1\""),
        ("drive = false", "args = [\"1\"]\nexpect = \"1\""),
        ("compare = \"check\"", "drive = \"twice\""),
    ] {
        let text = format!(
            "{call}\n[[solution]]\nfile = \"solution.py\"\ntitle = \"a\"\n[[case]]\nid = \"a\"\ncategory = \"c\"\n{cases}\n"
        );
        let files =
            common::files(&[("x/question.md", &question), ("x/cases.toml", &text), ("x/solution.py", "")]);
        all.push(format!("# {call}\n{}", report(files)));
    }
    insta::assert_snapshot!(all.join("\n\n"));
}

#[test]
fn what_is_missing_altogether() {
    let report = |text: &str| report(common::files(&[("x.md", text)]));
    let all = [
        report(""),
        report("just text"),
        report("+++\nid = \"x\""),
        report("+++\n+++\n"),
        report(
            "+++\nformat = 1\nid = \"x\"\ntitle = \"X\"\nkind = \"knowledge\"\n+++\n\n\n## Answer\nYes.\n",
        ),
        report("\u{feff}+++\nformat = 1\nid = \"x\"\ntitle = \"X\"\nkind = \"knowledge\"\n+++\nWhat?\n"),
    ];
    insta::assert_snapshot!(all.join("\n\n"));
}

#[test]
fn what_is_unfinished_is_an_error_in_the_shipped_bank_and_advice_in_others() {
    let files = || {
        common::files(&[
            ("a.md", &common::question("a", "What?\n\n## Answer\nThis.\n\n## Parts\n- one (5 s): one")),
            ("b/question.md", &common::question("b", "What?").replace("knowledge", "debugging")),
        ])
    };
    let mine = Bank::load(&[Source::memory("mine", files())]);
    let shipped = Bank::load(&[Source::shipped(files())]);
    assert_eq!(common::errors(&mine), "");
    assert_eq!(common::ids(&shipped), ["a", "b"]);
    insta::assert_snapshot!(common::errors(&shipped));
}

#[test]
fn an_answer_that_is_too_long_to_say_is_unfinished() {
    let long = format!("What?\n\n## Answer\n{}\n", "word ".repeat(200));
    let code = format!("What?\n\n## Answer\nShort.\n```text\n{}\n```\n", "word ".repeat(200));
    let says = |body: &str| {
        let bank = Bank::load(&[common::source(&[("a.md", &common::question("a", body))])]);
        bank.faults().iter().any(|fault| fault.message.contains("to say"))
    };
    assert!(says(&long));
    assert!(!says(&code));
}
