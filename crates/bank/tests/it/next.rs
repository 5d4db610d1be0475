//! Which task is next.

use askback_bank::Bank;

use crate::common::{errors, ids, question, source};

/// A task in three files, with more front matter.
fn task(id: &str, more: &str) -> [(String, String); 3] {
    let text = format!(
        "+++\nformat = 1\nid = \"{id}\"\ntitle = \"The {id}\"\nkind = \"coding\"\nstatus = \"approved\"\n{more}\n+++\nWrite it.\n"
    );
    let cases = "call = \"f\"\n[[solution]]\nfile = \"solution.py\"\ntitle = \"One\"\n[[case]]\nid = \"one\"\ncategory = \"one\"\nvisible = true\nargs = [\"1\"]\nexpect = \"1\"\n";
    let solution = "def f(x):\n    return x\n";
    [("question.md", text.as_str()), ("cases.toml", cases), ("solution.py", solution)]
        .map(|(file, text)| (format!("{id}/{file}"), text.to_owned()))
}

fn bank() -> Bank {
    let mut all: Vec<(String, String)> = [
        task("hard-often", "difficulty = \"hard\"\nfrequency = 5"),
        task("easy-rare", "difficulty = \"easy\"\nfrequency = 1"),
        task("easy-often", "difficulty = \"easy\"\nfrequency = 5"),
        task("also-often", "difficulty = \"easy\"\nfrequency = 5"),
        task("medium", "difficulty = \"medium\"\nfrequency = 5"),
        task("off", "difficulty = \"easy\"\nfrequency = 5\nenabled = false"),
        task("draft", "difficulty = \"easy\"\nfrequency = 5")
            .map(|(path, text)| (path, text.replace("approved", "draft"))),
        task("kept-back", "difficulty = \"easy\"\nfrequency = 5\nuse = [\"interview\"]"),
    ]
    .into_iter()
    .flatten()
    .collect();
    all.push(("words.md".to_owned(), question("words", "What?")));
    let list: Vec<(&str, &str)> = all.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let bank = Bank::load(&[source(&list)]);
    assert_eq!((errors(&bank).as_str(), ids(&bank).len()), ("", 9));
    bank
}

#[test]
fn easy_before_hard_then_often_before_rare() {
    let bank = bank();
    let mut passed: Vec<String> = Vec::new();
    while let Some(entry) = bank.next_task(|id| passed.iter().any(|other| other == id)) {
        passed.push(entry.question.meta.id.clone());
    }
    assert_eq!(passed, ["also-often", "easy-often", "easy-rare", "medium", "hard-often"]);
}
