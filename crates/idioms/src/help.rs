//! The help page: the doc comments of the rules, one after another.

use crate::{Rule, Weight, rules};

const INTRODUCTION: &str = "\
# Idioms and common mistakes

What Askback says about the way a program is written, beside its verdict and never part of it. A remark is no fault: if
you can say why your line is better as it is, that is the answer an interviewer hopes for. Nothing is said about a program
with a syntax error.

Codes that do not begin with ASK are those of the linter [Ruff](https://docs.astral.sh/ruff/rules/), where the same rule exists.
";

/// The page about all rules, as Markdown: mistakes first.
pub fn help_page() -> String {
    let mut page = INTRODUCTION.to_owned();
    for (weight, title) in
        [(Weight::Mistake, "Likely mistakes"), (Weight::Idiom, "Idioms"), (Weight::Format, "Formatting")]
    {
        page.push_str(&format!("\n## {title}\n"));
        for rule in rules().iter().filter(|rule| rule.weight == weight) {
            page.push_str(&format!("\n### {}\n{}\n", rule.heading(), rule.text()));
        }
    }
    page
}

impl Rule {
    /// What it is called: "Loop over the items".
    pub fn title(&self) -> &'static str {
        let first = self.file.lines().next().unwrap_or_default();
        first.trim_start_matches("//! # ")
    }

    /// What follows the # in the address of its help.
    pub fn anchor(&self) -> String {
        let kept = self.heading().to_lowercase();
        let kept = kept.chars().filter(|letter| letter.is_alphanumeric() || " -_".contains(*letter));
        kept.map(|letter| if letter == ' ' { '-' } else { letter }).collect()
    }

    fn heading(&self) -> String {
        format!("{} {}", self.code, self.title())
    }

    /// Its doc comment under the title.
    pub fn text(&self) -> String {
        let lines = self.file.lines().skip(1).map_while(|line| line.strip_prefix("//!"));
        lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n")
    }
}
