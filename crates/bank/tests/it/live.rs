//! A bank that changes while it is used.

use crate::common::{errors, ids, question, source};
use askback_bank::{LiveBank, Loader, Source};

const BROKEN: &str = "What?\n\n## Anwser\nx";

fn live(list: &[(&str, &str)]) -> LiveBank {
    LiveBank::new(Loader::new(), &[source(list)])
}

#[test]
fn a_changed_question_is_picked_up_and_old_snapshots_stay() {
    let live = live(&[("a.md", &question("a", "Old?"))]);
    let before = live.snapshot();
    let after = live.reload(&[source(&[("a.md", &question("a", "New?"))])]);
    assert_eq!(before.by_id("a").unwrap().question.text.prompt, "Old?");
    assert_eq!(after.by_id("a").unwrap().question.text.prompt, "New?");
    assert_eq!(live.snapshot().by_id("a").unwrap().question.text.prompt, "New?");
}

#[test]
fn a_broken_question_stays_as_it_was_last_good_until_it_is_mended() {
    let live = live(&[("a.md", &question("a", "Good?")), ("b.md", &question("b", "What?"))]);
    let good = live.snapshot().by_id("a").unwrap().question.version.clone();
    // Twice: the second reading finds the files as they were.
    for _ in 0..2 {
        let bank =
            live.reload(&[source(&[("a.md", &question("a", BROKEN)), ("b.md", &question("b", "New?"))])]);
        assert_eq!(bank.by_id("a").unwrap().question.text.prompt, "Good?");
        assert_eq!(bank.by_id("b").unwrap().question.text.prompt, "New?");
        let fault = bank.faults().iter().find(|fault| fault.is_error()).unwrap();
        assert_eq!(fault.kept.as_ref(), Some(&good));
        assert!(errors(&bank).ends_with("(the last good version stays in use)"));
    }
    let bank = live.reload(&[source(&[("a.md", &question("a", "Mended?"))])]);
    assert_eq!(errors(&bank), "");
    assert_eq!(bank.by_id("a").unwrap().question.text.prompt, "Mended?");
    assert_eq!(ids(&bank), ["a"]);
}

#[test]
fn a_question_that_lost_its_front_matter_stays_too() {
    let live = live(&[("a.md", &question("a", "Good?"))]);
    let bank = live.reload(&[source(&[("a.md", "")])]);
    assert_eq!(ids(&bank), ["a"]);
    assert_eq!(bank.faults().iter().find(|f| f.is_error()).unwrap().question.as_deref(), Some("a"));
}

#[test]
fn a_question_that_moved_and_broke_stays() {
    let live = live(&[("a.md", &question("a", "Good?"))]);
    let bank = live.reload(&[source(&[("a/question.md", &question("a", BROKEN))])]);
    assert_eq!(bank.by_id("a").unwrap().question.text.prompt, "Good?");
}

#[test]
fn a_deleted_question_is_gone_and_a_new_broken_one_is_only_a_fault() {
    let live = live(&[("a.md", &question("a", "Good?"))]);
    let bank = live.reload(&[source(&[("b.md", &question("b", BROKEN))])]);
    assert_eq!(ids(&bank), Vec::<&str>::new());
    assert_eq!(bank.faults().iter().filter(|f| f.is_error()).count(), 1);
}

#[test]
fn a_newcomer_with_a_known_id_does_not_take_its_place() {
    let live = live(&[("b.md", &question("one", "First?"))]);
    let bank = live
        .reload(&[source(&[("a.md", &question("one", "Newcomer?")), ("b.md", &question("one", "First?"))])]);
    assert_eq!(bank.by_id("one").unwrap().question.text.prompt, "First?");
    assert!(errors(&bank).starts_with("a.md: the id \"one\" is that of b.md already"));
}

#[test]
fn a_folder_that_cannot_be_read_keeps_all_its_questions() {
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("bank");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("topics.toml"), "format = 1\n[topics]\nmine = \"Mine\"\n").unwrap();
    let text = question("a", "Good?").replace("kind =", "topics = [\"mine\"]\nkind =");
    std::fs::write(folder.join("a.md"), text).unwrap();
    let sources = [Source::folder(&folder)];
    let live = LiveBank::new(Loader::new(), &sources);
    assert_eq!(errors(&live.snapshot()), "");
    std::fs::rename(&folder, outer.path().join("away")).unwrap();
    let bank = live.reload(&sources);
    assert_eq!(ids(&bank), ["a"]);
    assert_eq!(bank.topics().title("mine"), Some("Mine"));
    assert_eq!(bank.faults()[0].code, "unreadable_source");
    std::fs::rename(outer.path().join("away"), &folder).unwrap();
    assert_eq!(errors(&live.reload(&sources)), "");
}

#[test]
fn a_broken_list_of_topics_keeps_the_topics() {
    let topics = "format = 1\n[topics]\nmine = \"Mine\"\n";
    let text = question("a", "Good?").replace("kind =", "topics = [\"mine\"]\nkind =");
    let live = live(&[("topics.toml", topics), ("a.md", &text)]);
    let bank = live.reload(&[source(&[("topics.toml", "[topics\n"), ("a.md", &text)])]);
    assert_eq!(bank.topics().title("mine"), Some("Mine"));
    assert_eq!(ids(&bank), ["a"]);
}
