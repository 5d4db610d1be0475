//! Which task is next for somebody who practises: one that is not solved, an
//! easy one before a hard one, an often asked one before a rare one.

use std::{cmp::Reverse, sync::Arc};

use askback_bank::{Bank, Entry, Status, Use};

/// The task to practise next, without those that are `passed_over`; `None`
/// when there is none left.
pub fn next_task(bank: &Bank, passed_over: impl Fn(&str) -> bool) -> Option<&Arc<Entry>> {
    let open = bank.entries().filter(|entry| {
        let meta = &entry.question.meta;
        entry.question.task.is_some()
            && meta.enabled
            && meta.status == Status::Approved
            && meta.uses.contains(&Use::Practice)
            && !passed_over(&meta.id)
    });
    // Entries come by id, so that equals keep that order.
    open.min_by_key(|entry| {
        let meta = &entry.question.meta;
        (meta.difficulty, Reverse(meta.frequency))
    })
}

#[cfg(test)]
mod tests {
    use askback_bank::Source;

    use super::*;

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
        let words = "+++\nformat = 1\nid = \"words\"\ntitle = \"Words\"\nkind = \"knowledge\"\n+++\nWhat?\n";
        all.push(("words.md".to_owned(), words.to_owned()));
        let files = all.into_iter().map(|(path, text)| (path, text.as_bytes().into())).collect();
        let bank = Bank::load(&[Source::memory("test", files)]);
        assert_eq!(bank.entries().len(), 9, "{:?}", bank.faults());
        bank
    }

    #[test]
    fn easy_before_hard_then_often_before_rare() {
        let bank = bank();
        let mut passed: Vec<String> = Vec::new();
        while let Some(entry) = next_task(&bank, |id| passed.iter().any(|other| other == id)) {
            passed.push(entry.question.meta.id.clone());
        }
        assert_eq!(passed, ["also-often", "easy-often", "easy-rare", "medium", "hard-often"]);
    }
}
