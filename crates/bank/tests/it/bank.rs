//! A bank of several sources: overlays, names, duplicates, coverage.

use crate::common::{errors, files, ids, question, source};
use askback_bank::{Bank, NoQuestion, Source};

fn covering(id: &str, code: &str) -> String {
    question(id, "What?")
        .replace("kind =", &format!("covers = [\"{code}\"]\nformerly = [\"old-{id}\"]\nkind ="))
}

#[test]
fn a_later_source_wins_by_id() {
    let shipped = Source::shipped(files(&[
        ("gil.md", &question("gil", "Shipped?")),
        ("is.md", &question("is", "Shipped?")),
    ]));
    let mine = source(&[
        ("elsewhere/my-gil.md", &question("gil", "Mine?")),
        ("more.md", &question("more", "Mine?")),
    ]);
    let bank = Bank::load(&[shipped, mine]);
    assert_eq!(ids(&bank), ["gil", "is", "more"]);
    let gil = bank.by_id("gil").unwrap();
    assert_eq!((gil.source.as_str(), gil.path.as_str()), ("test", "elsewhere/my-gil.md"));
    assert_eq!(gil.question.text.prompt, "Mine?");
    assert_eq!(bank.by_id("is").unwrap().source, "shipped");
}

#[test]
fn a_broken_overlay_leaves_the_question_below_in_use() {
    let shipped = Source::shipped(files(&[("gil.md", &question("gil", "Shipped?"))]));
    let bank = Bank::load(&[shipped, source(&[("gil.md", &question("gil", "Mine?\n\n## Anwser\nx"))])]);
    assert_eq!(bank.by_id("gil").unwrap().question.text.prompt, "Shipped?");
    assert!(errors(&bank).contains("gil.md:9: unknown heading \"Anwser\""));
}

#[test]
fn one_broken_question_never_hides_the_others() {
    let bank = Bank::load(&[source(&[
        ("a.md", "nothing"),
        ("b/question.md", &question("b", "What?").replace("knowledge", "coding")),
        ("b/cases.toml", "["),
        ("c.md", &question("c", "What?")),
        ("question.md", &question("top", "What?")),
        ("b/inner/question.md", &question("inner", "What?")),
        ("README.md", "about"),
        ("nested/LICENSE.md", "about"),
        (".git/x.md", "hidden"),
        ("lost/cases.toml", ""),
    ])]);
    assert_eq!(ids(&bank), ["c", "inner", "top"]);
    insta::assert_snapshot!(
        bank.faults()
            .iter()
            .filter(|f| f.code != "unfinished")
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("\n")
    );
}

#[test]
fn a_question_is_found_by_id_earlier_id_code_and_path() {
    let bank = Bank::load(&[source(&[
        ("a.md", &covering("gil", "K57")),
        ("b/threads/question.md", &covering("threads", "K58")),
        ("c.md", &covering("processes", "K58")),
    ])]);
    for name in ["gil", "old-gil", "K57", "k57", "a.md", "./a.md", "test/a.md"] {
        assert_eq!(bank.get(name).unwrap().question.meta.id, "gil", "{name}");
    }
    for name in ["b/threads", "b/threads/", "b/threads/question.md", "test/b/threads"] {
        assert_eq!(bank.get(name).unwrap().question.meta.id, "threads", "{name}");
    }
}

#[test]
fn an_unknown_name_gets_the_nearest_and_an_ambiguous_code_gets_the_list() {
    let bank = Bank::load(&[source(&[
        ("a.md", &covering("threads", "K58")),
        ("b.md", &covering("processes", "K58")),
        ("c.md", &question("broken", "What?\n\n## Nothing\nx")),
    ])]);
    let error = |name: &str| bank.get(name).unwrap_err();
    assert_eq!(error("K58").to_string(), "K58 is covered by processes, threads; name one of them");
    assert_eq!(error("K58").code(), "ambiguous_question");
    assert_eq!(error("thread").to_string(), "there is no question \"thread\"; did you mean \"threads\"?");
    assert_eq!(
        error("qqqqq").to_string(),
        "there is no question \"qqqqq\"; `askback bank list` shows them all"
    );
    assert!(matches!(error("broken"), NoQuestion::Broken { faults, .. } if faults.len() == 1));
    assert!(error("broken").to_string().contains("c.md:9: unknown heading \"Nothing\""));
}

#[test]
fn an_id_that_is_there_twice_in_one_source_is_a_fault_of_the_second() {
    let bank =
        Bank::load(&[source(&[("a.md", &question("one", "First?")), ("b.md", &question("one", "Second?"))])]);
    assert_eq!(bank.by_id("one").unwrap().question.text.prompt, "First?");
    assert_eq!(errors(&bank), "b.md: the id \"one\" is that of a.md already; expected an id of its own");
}

#[test]
fn a_path_on_disk_is_opened_without_being_in_the_bank() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(at("one.md"), question("one", "What?")).unwrap();
    std::fs::create_dir(at("two")).unwrap();
    std::fs::write(at("two/question.md"), question("two", "What?")).unwrap();
    std::fs::write(at("bad.md"), "nothing").unwrap();
    let bank = Bank::default();
    assert_eq!(bank.open(&at("one.md"), None).unwrap().question.meta.id, "one");
    assert_eq!(bank.open(&at("two"), None).unwrap().question.meta.id, "two");
    assert_eq!(bank.open(&at("two/question.md"), None).unwrap().question.meta.id, "two");
    assert!(matches!(bank.open(&at("bad.md"), None), Err(NoQuestion::Broken { .. })));
    assert!(matches!(bank.open(&at(""), None), Err(NoQuestion::Broken { .. })));
    assert!(matches!(bank.open(&at("absent.md"), None), Err(NoQuestion::Unknown { .. })));
}

#[test]
fn coverage_counts_codes_of_front_matter_mistakes_and_follow_ups() {
    let body = "What?\n\n## Mistakes\n- m [X03]: so\n\n## Follow-ups\n- f [P11, P03]: and?";
    let text = covering("gil", "K57").replace("What?", body);
    let coverage =
        Bank::load(&[source(&[("a.md", &text), ("b.md", &covering("gil-too", "K57"))])]).coverage();
    assert_eq!(coverage.codes["K57"], ["gil", "gil-too"]);
    let covered: Vec<(&str, u32)> =
        coverage.families.iter().filter(|f| f.covered > 0).map(|f| (f.letter.as_str(), f.covered)).collect();
    assert_eq!(covered, [("K", 1), ("P", 2), ("X", 1)]);
    let knowledge = &coverage.families[0];
    assert_eq!((knowledge.total, knowledge.missing.len()), (65, 64));
}

#[test]
fn a_later_source_may_give_a_topic_another_title() {
    let topics =
        |title: &str| files(&[("topics.toml", &format!("format = 1\n[topics]\nweb = \"{title}\"\n"))]);
    let bank = Bank::load(&[Source::memory("z", topics("Early")), Source::memory("a", topics("Late"))]);
    assert_eq!(bank.topics().title("web"), Some("Late"));
}
