//! The files of a new question: a valid draft to be filled. Writing them is
//! done by whoever asks.

use std::fmt::Write as _;

use crate::{Files, Kind, meta};

/// Why there is no draft.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NewQuestionError {
    /// The id has the wrong form.
    #[error("\"{0}\" is not an id; expected small letters, digits and hyphens, such as \"merge-intervals\"")]
    BadId(String),
}

/// The files of a new question, by path inside its folder. A kind without
/// code has `question.md` alone, which may as well be saved as `ID.md`.
///
/// # Errors
/// When `id` is not an id.
pub fn new_question(kind: Kind, id: &str) -> Result<Files, NewQuestionError> {
    if !meta::is_id(id) {
        return Err(NewQuestionError::BadId(crate::toml_read::shown(id)));
    }
    let mut files = Files::new();
    let mut put = |path: &str, text: &str| files.insert(path.to_owned(), text.as_bytes().into());
    put("question.md", &question(kind, id));
    if kind.has_code() {
        put("cases.toml", CASES);
        put("starter.py", STARTER);
        put("solution.py", SOLUTION);
    }
    if kind == Kind::Debugging {
        put("before.py", BEFORE);
    }
    Ok(files)
}

fn question(kind: Kind, id: &str) -> String {
    let title = title_of(id);
    let time = if kind.has_code() { "minutes = 20" } else { "seconds = 60" };
    let mut text = format!(
        "+++\nformat = 1\nid = \"{id}\"\ntitle = \"{title}\"\nkind = \"{kind}\"\nlevel = \"mid\"\n\
         difficulty = \"medium\"\ntopics = []\nroles = [\"any\"]\ncovers = []\nfrequency = 3\n{time}\n\
         use = [\"practice\", \"interview\"]\nstatus = \"draft\"\npython = \">=3.9\"\nauthors = []\n\
         license = \"\"\n+++\n"
    );
    for part in sections(kind) {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{part}");
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn title_of(id: &str) -> String {
    let words = id.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn sections(kind: Kind) -> &'static [&'static str] {
    const ANSWER: &str = "## Answer\nThe claim first, then the reason in plain words, then one example.\n";
    const POINTS: &str =
        "## Points\n- claim (3, core): what a good answer must say\n  - the same in other words\n";
    const MISTAKES: &str = "## Mistakes\n- common: what many say wrongly\n  - the same in other words\n  > Why it is wrong, and what is right.\n";
    const FOLLOW_UPS: &str = "## Follow-ups\n- deeper if-missing=claim: What would you ask when the point is missing?\n  \
         Answer: What you hope to hear.\n  Points:\n  - heard (3, core): what that answer must say\n";
    const SCORES: &str = "## Scores\n1. cannot answer, or has it fundamentally wrong\n2. has a part of it\n\
         3. right, on the surface\n4. with the reason\n5. with limits and alternatives, unasked\n";
    const PARTS: &str = "## Parts\n- opening (15 s): what belongs at the beginning\n- middle (40 s): what the answer is about\n\
         - end (20 s): how it came out\n";
    const CLARIFY: &str =
        "## Clarify\n- What would a good candidate ask first?\n  Answer: What you say then.\n";
    const HINTS: &str = "## Hints\n- the smallest push\n- the way to go\n";
    match kind {
        Kind::Knowledge => {
            &["What is asked, in one sentence?\n", ANSWER, POINTS, MISTAKES, FOLLOW_UPS, SCORES]
        }
        Kind::Coding => &[
            "Write `double(number)`, which returns twice the number.\n",
            CLARIFY,
            "## Answer\nThe idea of the solution, and what it costs.\n",
            HINTS,
        ],
        Kind::Debugging => &[
            "What does this program print, why, and how do you mend it?\n",
            ANSWER,
            POINTS,
            MISTAKES,
            FOLLOW_UPS,
            SCORES,
            HINTS,
        ],
        Kind::Behavioural => {
            &["Tell me about a time when ...\n", PARTS, ANSWER, POINTS, MISTAKES, FOLLOW_UPS, SCORES]
        }
        Kind::Design => &[
            "Design a system that ...\n",
            CLARIFY,
            PARTS,
            ANSWER,
            POINTS,
            MISTAKES,
            FOLLOW_UPS,
            SCORES,
            "## Twist\nWhat changes in the middle of the interview.\n",
        ],
    }
}

const CASES: &str = r#"call = "double"
compare = "exact"

[[solution]]
file = "solution.py"
title = "Multiply"
time = "O(1)"
space = "O(1)"

[[case]]
id = "one"
category = "small numbers"
visible = true
args = ["1"]
expect = "2"

[[case]]
id = "zero"
category = "zero"
args = ["0"]
expect = "0"
"#;

const STARTER: &str = "def double(number):\n    ...\n";
const SOLUTION: &str = "def double(number):\n    return 2 * number\n";
const BEFORE: &str = "def double(number):\n    return number ** 2\n\n\nprint(double(3))\n";
