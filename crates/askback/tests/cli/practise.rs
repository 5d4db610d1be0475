//! `askback practise`: files as editors leave them, keys, and what is kept.

use std::{fs, path::Path};

use serde_json::Value;

use crate::common::{Living, Server, askback, below, repository, run, run_with_stdin, wait_for, write};

const WRONG: &str = "def two_sum(numbers, target):\n    return None\n";

fn solution() -> String {
    fs::read_to_string(repository().join("bank/two-sum/solution.py")).unwrap()
}

fn practise(folder: &Path, arguments: &[&str]) -> Living {
    Living::start(askback(folder).arg("practise").args(arguments))
}

/// Every submission of the owner's, with verdicts, oldest first.
fn kept(folder: &Path) -> Vec<String> {
    let server = Server::start(folder, &folder.join("share/askback"));
    verdicts(&server)
}

fn verdicts(server: &Server) -> Vec<String> {
    let attempts = server.get("/api/v1/attempts?question=two-sum");
    let attempts = attempts["items"].as_array().unwrap();
    let submissions = attempts.iter().rev().flat_map(|attempt| attempt["submissions"].as_array().unwrap());
    submissions.map(|submission| submission["verdict"].as_str().unwrap_or("none").to_owned()).collect()
}

#[test]
fn a_save_runs_the_shown_cases_and_a_key_hands_in() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = practise(folder.path(), &["two-sum"]);
    let opened = sitting.hear("each save runs the shown cases, u hands it in");
    assert!(opened.contains("made ") && opened.contains("two-sum.py from the starter"), "{opened}");
    assert!(opened.contains("Two sum") && opened.contains("easy, asked 5 of 5, 15 min"), "{opened}");
    let file = folder.path().join("two-sum.py");
    assert_eq!(
        fs::read_to_string(&file).unwrap(),
        fs::read_to_string(repository().join("bank/two-sum/starter.py")).unwrap()
    );
    sitting.say("a");
    sitting.hear("The solutions are shown once you have handed a program in");
    sitting.say("u");
    sitting.hear("there is nothing to hand in");
    fs::write(&file, WRONG).unwrap();
    let failed = sitting.hear("run, not handed in");
    assert!(failed.contains("of 4 shown cases pass") && !failed.contains("(hidden)"), "{failed}");
    sitting.say("a");
    sitting.hear("The solutions are shown once you have handed a program in");
    sitting.say("u");
    let failed = sitting.hear("handed in and kept");
    for part in [
        "wrong answer",
        "First failing case: ",
        "input     two_sum(",
        "expected  ",
        "got       None",
        "why       there is such a pair, but the answer was None",
    ] {
        assert!(failed.contains(part), "{part}: {failed}");
    }
    assert!(failed.contains("(hidden)") && failed.contains("of 13 cases pass; these fail too: "), "{failed}");
    sitting.say("h");
    sitting.hear("Hint 1 of ");
    sitting.say("hint");
    sitting.hear("Hint 2 of ");
    sitting.say("a");
    sitting.hear("def two_sum(");
    sitting.say("u");
    sitting.hear("This program was handed in already");
    sitting.say("r");
    sitting.hear("run, not handed in");
    fs::write(&file, solution()).unwrap();
    assert!(sitting.hear("run, not handed in").contains("4 of 4 shown cases pass"));
    sitting.say("u");
    let solved = sitting.hear("handed in and kept");
    assert!(solved.contains("accepted") && solved.contains("Solved "), "{solved}");
    sitting.say("n");
    let next = sitting.hear("each save runs the shown cases");
    assert!(next.contains("Next: ") && !next.contains("Next: two-sum"), "{next}");
    sitting.say("q");
    assert_eq!(sitting.end(), 0);
    assert_eq!(kept(folder.path()), ["wrong_answer", "accepted"]);
    // A file that is there is run as it is and never written to.
    let again = practise(folder.path(), &["two-sum"]);
    again.hear("4 of 4 shown cases pass");
    assert_eq!(fs::read_to_string(&file).unwrap(), solution());
}

#[test]
fn what_python_cannot_read_is_said_once_and_never_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = practise(folder.path(), &["two-sum"]);
    sitting.hear("each save runs the shown cases");
    write(folder.path(), "two-sum.py", "def two_sum(numbers, target):\nreturn None\n");
    let unread = sitting.hear("run, not handed in");
    assert_eq!(unread.matches("IndentationError").count(), 1, "{unread}");
    assert!(unread.contains("Python cannot read it from line 2 on, so no case has run"), "{unread}");
    assert!(!unread.contains("First failing case"), "{unread}");
    sitting.say("u");
    sitting.hear("not handed in; u hands it in once Python can read it");
    sitting.say("a");
    sitting.hear("The solutions are shown once you have handed a program in");
    sitting.say("q");
    assert_eq!(sitting.end(), 0);
    assert!(kept(folder.path()).is_empty());
}

#[test]
fn an_attempt_begins_with_the_first_change_and_is_gone_on_with() {
    let folder = tempfile::tempdir().unwrap();
    let attempts = || {
        let server = Server::start(folder.path(), &folder.path().join("share/askback"));
        server.get("/api/v1/attempts")["items"].as_array().unwrap().len()
    };
    let mut sitting = practise(folder.path(), &["two-sum"]);
    sitting.hear("each save runs the shown cases");
    sitting.say("n");
    sitting.hear("Next: ");
    sitting.hear("each save runs the shown cases");
    sitting.say("q");
    assert_eq!(sitting.end(), 0);
    assert_eq!(attempts(), 0);
    for (program, verdict) in [(solution(), "accepted"), (WRONG.to_owned(), "wrong answer")] {
        let mut sitting = practise(folder.path(), &["two-sum"]);
        sitting.hear("each save runs the shown cases");
        write(folder.path(), "two-sum.py", program);
        sitting.hear("run, not handed in");
        sitting.say("u");
        assert!(sitting.hear("handed in and kept").contains(verdict));
        sitting.say("q");
        assert_eq!(sitting.end(), 0);
        assert_eq!(attempts(), 1);
    }
    let server = Server::start(folder.path(), &folder.path().join("share/askback"));
    let attempt = &server.get("/api/v1/attempts?question=two-sum")["items"][0];
    assert!(attempt["solved_at"].is_string(), "{attempt}");
}

#[test]
fn the_next_task_is_an_easy_one_that_is_not_solved() {
    let folder = tempfile::tempdir().unwrap();
    let chosen = |sitting: &Living| {
        sitting.hear("Next: ");
        let id = sitting.hear(", ");
        assert!(sitting.hear("\n").contains("easy, asked 5 of 5, not solved yet"));
        id.trim_end_matches(", ").to_owned()
    };
    let mut sitting = practise(folder.path(), &[]);
    let first = chosen(&sitting);
    let solution = fs::read(repository().join(format!("bank/{first}/solution.py"))).unwrap();
    write(folder.path(), &format!("{first}.py"), solution);
    sitting.hear("run, not handed in");
    sitting.say("u");
    sitting.hear("handed in and kept");
    sitting.say("q");
    assert_eq!(sitting.end(), 0);
    let mut sitting = practise(folder.path(), &[]);
    let second = chosen(&sitting);
    assert_ne!(first, second);
    // What was open just now is passed over, solved or not, until nothing is left.
    let opened = "each save runs the shown cases";
    sitting.hear(opened);
    loop {
        sitting.say("n");
        let heard = sitting.hear_either(opened, "No task is left");
        assert!(!heard.contains(&format!("Next: {first},")), "{heard}");
        if !heard.ends_with(opened) {
            break;
        }
    }
    assert_eq!(sitting.end(), 0);
}

#[test]
fn a_file_in_every_state_is_told_and_then_run() {
    let folder = tempfile::tempdir().unwrap();
    let sitting = practise(folder.path(), &["two-sum", "--watch", "mine.py"]);
    sitting.hear("mine.py from the starter");
    let file = folder.path().join("mine.py");
    assert!(fs::read_to_string(&file).unwrap().starts_with("def two_sum("));
    sitting.hear("each save runs the shown cases");
    fs::remove_file(&file).unwrap();
    sitting.hear("mine.py: it is not there; it is run once it is");
    fs::write(&file, b"def two_sum(:\n\xff\n").unwrap();
    sitting.hear("line 2 is not UTF-8");
    fs::write(&file, "").unwrap();
    sitting.hear("it is empty");
    fs::write(&file, "#".repeat(10 << 20)).unwrap();
    sitting.hear("it has 10485760 bytes; the most that is judged is 1048576");
    fs::write(&file, WRONG).unwrap();
    sitting.hear("of 4 shown cases pass");
    fs::rename(&file, folder.path().join("aside.py")).unwrap();
    sitting.hear("it is not there");
    fs::rename(folder.path().join("aside.py"), &file).unwrap();
    sitting.hear("is as it was judged last");
    // As editors save: beside it, then in its place.
    fs::write(folder.path().join("new"), solution()).unwrap();
    fs::rename(folder.path().join("new"), &file).unwrap();
    sitting.hear("4 of 4 shown cases pass");
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    sitting.hear("it is no file");
    fs::remove_dir(&file).unwrap();
    sitting.hear("it is not there");
}

#[test]
fn the_newest_of_many_saves_is_run_and_each_content_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "mine.py", WRONG);
    let sitting = practise(folder.path(), &["two-sum", "--watch", "mine.py", "--json"]);
    assert_eq!(sitting.document()["result"]["verdict"], "wrong_answer");
    // The same content, another time of change: nothing new.
    fs::write(&file, WRONG).unwrap();
    for number in 0..50 {
        fs::write(&file, format!("{WRONG}# {number}\n")).unwrap();
    }
    fs::write(&file, solution()).unwrap();
    let mut judged = Vec::new();
    while judged.last().is_none_or(|verdict| verdict != "accepted") {
        judged.push(sitting.document()["result"]["verdict"].clone());
    }
    assert!(judged.len() < 20, "{judged:?}");
    fs::write(&file, WRONG).unwrap();
    assert_eq!(sitting.document()["result"]["verdict"], "wrong_answer");
}

#[test]
fn a_newer_save_ends_the_run_of_an_older_one() {
    let folder = tempfile::tempdir().unwrap();
    let sitting = practise(folder.path(), &["two-sum", "--json"]);
    sitting.hear_aside("each save runs the shown cases");
    let file = folder.path().join("two-sum.py");
    let ticks = || below(sitting.child.id()).iter().map(|(_, ticks)| ticks).sum::<u64>();
    let before = ticks();
    fs::write(&file, "def two_sum(numbers, target):\n    while True: pass\n").unwrap();
    wait_for("the endless program", || (ticks() > before + 30).then_some(()));
    fs::write(&file, solution()).unwrap();
    assert_eq!(sitting.document()["result"]["verdict"], "accepted");
}

#[test]
fn a_server_that_holds_the_folder_keeps_it() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("share/askback");
    let server = Server::start(folder.path(), &data);
    let mut sitting = practise(folder.path(), &["two-sum"]);
    sitting.hear("each save runs the shown cases");
    let file = folder.path().join("two-sum.py");
    let mut hand_in = |program: &str| {
        fs::write(&file, program).unwrap();
        sitting.hear("run, not handed in");
        sitting.say("u");
        sitting.hear("handed in and kept");
    };
    hand_in(WRONG);
    assert_eq!(verdicts(&server), ["wrong_answer"]);
    // It goes on when the server ends, in the same attempt.
    server.end();
    hand_in(&solution());
    let server = Server::start(folder.path(), &data);
    assert_eq!(verdicts(&server), ["wrong_answer", "accepted"]);
    hand_in(&format!("{WRONG}# again\n"));
    assert_eq!(verdicts(&server), ["wrong_answer", "accepted", "wrong_answer"]);
    // All of it is one attempt: the page shows it beside its own program.
    assert_eq!(server.get("/api/v1/attempts?question=two-sum")["items"].as_array().unwrap().len(), 1);
}

#[test]
fn without_a_place_to_keep_it_practice_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "file", "");
    let mut homeless = askback(folder.path());
    homeless.args(["practise", "two-sum"]).env_remove("XDG_DATA_HOME").env_remove("HOME");
    let mut elsewhere = askback(folder.path());
    elsewhere.args(["practise", "two-sum", "--data", "file/data"]);
    for (mut command, why) in [(homeless, "name a folder with --data"), (elsewhere, "file/data")] {
        let mut sitting = Living::start(&mut command);
        let said = sitting.hear_aside("You can practise all the same.");
        assert!(said.contains("Nothing is kept") && said.contains(why), "{said}");
        write(folder.path(), "two-sum.py", WRONG);
        sitting.hear("run, not handed in");
        write(folder.path(), "two-sum.py", solution());
        sitting.hear("run, not handed in");
        sitting.say("u");
        assert!(sitting.hear("handed in, not kept").contains("accepted"));
        sitting.say("q");
        assert_eq!(sitting.end(), 0);
        fs::remove_file(folder.path().join("two-sum.py")).unwrap();
    }
}

#[test]
fn the_end_of_input_ends_no_sitting_but_a_signal_does() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = practise(folder.path(), &["two-sum"]);
    sitting.say_no_more();
    sitting.hear("each save runs the shown cases");
    fs::write(folder.path().join("two-sum.py"), WRONG).unwrap();
    sitting.hear("of 4 shown cases pass");
    let pid = rustix::process::Pid::from_child(&sitting.child);
    rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
    assert_eq!(sitting.end(), 0);
}

#[test]
fn what_cannot_be_practised_is_2() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, said) in [
        (&["practise", "two-sun"][..], "did you mean \"two-sum\"?"),
        (&["practice", "gil", "--watch", "a.py"], "--watch is for tasks"),
        (&["practise", "two-sum", "--watch", "none/a.py"], "there is no folder "),
        (&["practise", "two-sum", "--data", "x", "--database", "mysql://x"], "postgres://"),
    ] {
        let done = run(folder.path(), arguments);
        assert!(done.exit == 2 && done.stderr.contains(said), "{arguments:?}: {done:?}");
    }
}

#[test]
fn a_question_in_words_is_answered_ticked_and_asked_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = practise(folder.path(), &["gil"]);
    let asked = sitting.hear("An empty line or Ctrl-D ends the answer.");
    assert!(asked.contains("Answer in about 60 s, at most 90 s"), "{asked}");
    sitting.say("It is one lock per interpreter.\nIt guards the reference counts.\n");
    let model = sitting.hear("such as 1 3 a");
    for part in ["11 words in ", "Model answer", "Did you say this?\n  1  ", "common wrong answers?\n  a  "] {
        assert!(model.contains(part), "{part}: {model}");
    }
    sitting.say("1 99");
    sitting.hear("\"99\" is none of them; try again.");
    sitting.say("1, 2");
    sitting.hear("level 4 of 5, solid");
    sitting.hear("Asked back, since this was left out: it is released while a thread waits");
    sitting.hear("ends the answer.");
    sitting.say("Yes, they wait side by side.\n");
    sitting.hear("such as 1 3 a");
    sitting.say("");
    sitting.hear("level 1 of 5, not yet");
    sitting.hear("Asked back, since ");
    assert_eq!(sitting.end(), 0);
    let server = Server::start(folder.path(), &folder.path().join("share/askback"));
    let attempt = &server.get("/api/v1/attempts?question=gil")["items"][0];
    let answers = attempt["answers"].as_array().unwrap();
    assert_eq!(answers.len(), 2, "{attempt}");
    assert_eq!(answers[0]["text"], "It is one lock per interpreter.\nIt guards the reference counts.");
    assert_eq!(answers[0]["limit_ms"], 90_000);
    assert_eq!(answers[0]["review"]["points"].as_array().map(Vec::len), Some(2), "{attempt}");
    assert_eq!((&answers[1]["follow_up"], &answers[1]["review"]["estimate"]), (&"io-work".into(), &1.into()));
    // The same by the server.
    let mut sitting = practise(folder.path(), &["gil"]);
    sitting.hear("ends the answer.");
    sitting.say("One thread at a time.\n");
    sitting.hear("such as 1 3 a");
    sitting.say("1 a");
    sitting.hear("level ");
    sitting.hear("ends the answer.");
    assert_eq!(sitting.end(), 0);
    let newest = &server.get("/api/v1/attempts?question=gil")["items"][0]["answers"];
    assert_eq!(newest.as_array().map(Vec::len), Some(1), "{newest}");
    assert_eq!(newest[0]["review"]["mistakes"].as_array().map(Vec::len), Some(1), "{newest}");
}

#[test]
fn answers_of_every_sort() {
    let folder = tempfile::tempdir().unwrap();
    let blank = run_with_stdin(folder.path(), &["practise", "gil"], b"");
    assert!(
        blank.exit == 0 && blank.stdout.contains("Blank? Say the question in your own words"),
        "{blank:?}"
    );
    let long = "word ".repeat(100_000);
    let done = run_with_stdin(folder.path(), &["practise", "gil", "--json"], long.as_bytes());
    let document: Value = done.json();
    assert_eq!((&document["words"], &document["kept"]), (&100_000.into(), &true.into()));
    let odd = "\u{1b}[31m \u{202e}\u{5d0}\u{5d1} \u{1f600}";
    let odd = [odd.as_bytes(), b" \xff\n"].concat();
    let done = run_with_stdin(folder.path(), &["practise", "gil"], &odd);
    assert!(done.exit == 0 && !done.stdout.contains('\u{1b}'), "{done:?}");
    let homeless =
        run_with_stdin(folder.path(), &["practise", "gil", "--data", "/proc/nowhere", "--json"], b"x\n");
    assert_eq!((homeless.exit, &homeless.json()["kept"]), (0, &false.into()), "{homeless:?}");
}
