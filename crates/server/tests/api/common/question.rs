//! Questions of a small bank.

use std::{collections::BTreeMap, sync::Arc};

use askback_bank::Files;

/// A program that is right.
pub(crate) const DOUBLE: &str = "# double\ndef double(x):\n    return 2 * x\n";
/// A program that is wrong.
pub(crate) const WRONG: &str = "# wrong\ndef double(x):\n    return 0\n";
/// A program that is right once the gate is open, once for each case.
pub(crate) const WAIT: &str = "# wait\ndef double(x):\n    return 2 * x\n";

const CASES: &str = r#"
call = "double"
compare = "exact"

[[solution]]
file = "solution.py"
title = "Multiply"
time = "O(1)"
space = "O(1)"

[[case]]
id = "two"
category = "small"
visible = true
weight = 1
args = ["2"]
expect = "4"

[[case]]
id = "zero"
category = "zero"
visible = true
weight = 1
args = ["0"]
expect = "0"

[[case]]
id = "secret"
category = "large"
visible = false
weight = 2
args = ["123456789"]
expect = "246913578"
"#;

/// The front matter of a question.
pub(crate) fn head(id: &str, title: &str, kind: &str, rest: &str) -> String {
    format!(
        "+++\nformat = 1\nid = \"{id}\"\ntitle = \"{title}\"\nkind = \"{kind}\"\nlevel = \"junior\"\ndifficulty = \"easy\"\n\
         topics = [\"numbers\"]\nroles = [\"any\"]\nseconds = 60\nuse = [\"practice\"]\nstatus = \"approved\"\n\
         python = \">=3.9\"\nlicense = \"CC-BY-4.0\"\n{rest}+++\n"
    )
}

/// The coding question `double` in a given wording.
pub(crate) fn double(prompt: &str) -> Files {
    let text = head("double", "Double a number", "coding", "covers = [\"C99\"]\nfrequency = 3\n");
    files(&[
        ("double/question.md", &format!("{text}{prompt}\n\n## Hints\n\n- Think of *two*.\n- Multiply.\n")),
        ("double/cases.toml", CASES),
        ("double/starter.py", "def double(x):\n    ...\n"),
        ("double/solution.py", DOUBLE),
    ])
}

/// The same with a generator, so that growth can be measured.
pub(crate) fn double_that_grows() -> Files {
    const LARGE: &str = "\n[[case]]\nid = \"large\"\ncategory = \"large\"\nvisible = false\nweight = 1\n\
        generate = \"big\"\nn = 1000\nseed = 7\n";
    let mut all = double("Return twice the number.");
    all.extend(files(&[
        ("double/cases.toml", &format!("{CASES}{LARGE}")),
        ("double/generate.py", "def big(rng, n):\n    return (n,)\n"),
    ]));
    all
}

/// A question in words, `is` or one like it.
pub(crate) fn words(id: &str, title: &str, frequency: u8, answer: &str) -> Files {
    let rest = format!("covers = [\"K98\"]\nfrequency = {frequency}\n");
    let text = head(id, title, "knowledge", &rest);
    files(&[(&format!("{id}.md"), &format!("{text}What is the difference?\n\n## Answer\n\n{answer}\n"))])
}

/// The bank of most tests: `double`, and two that cover one code.
pub(crate) fn small_bank() -> Files {
    let mut all = double("Return twice the number.");
    all.extend(words(
        "is-or-equal",
        "Is or equal",
        5,
        "`is` compares identity.\n\n<script>alert(1)</script>",
    ));
    all.extend(words("equal-or-is", "Equal or is", 1, "`==` compares values."));
    all
}

/// Files by path.
pub(crate) fn files(list: &[(&str, &str)]) -> Files {
    list.iter()
        .map(|(path, text)| ((*path).to_owned(), Arc::from(text.as_bytes())))
        .collect::<BTreeMap<_, _>>()
}
