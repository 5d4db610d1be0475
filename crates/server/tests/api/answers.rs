//! Answers, what was heard in them, what is asked back; predictions and clarifications.

use askback_bank::{Files, Source};
use reqwest::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::common::{Browser, Options, Running, files, head, json_of, problem, small_bank, start_with};

const TALK: &str = "What is the GIL?

## Answer
One lock.

## Points
- mutex (3, core): one thread runs bytecode at a time
- why (4, core): it guards reference counts
- io (5, depth): a waiting thread gives it up

## Mistakes
- no-threads: Python has no threads
  > It has.

## Follow-ups
- counts if-missing=why: Why is it there?
  Answer: For the counts.
  Points:
  - refcount (3, core): reference counts
- io-work if-missing=io: When do threads help?
  Answer: While they wait.
  Points:
  - waiting (3, core): the lock is free then
- two-threads if-mistake=no-threads: What do two threads do?
  Answer: They take turns.
  Points:
  - turns (3, core): they take turns
- production: Where have you met it?
  Answer: In a crawler.
  Points:
  - met (3, core): somewhere
";

const MEND: &str = "Mend it.

## Brief
It forgets things. Can you look at it?

## Clarify
- Is the list sorted?
  Answer: No.
- Can the list be empty?
  Answer: Yes.

## Points
- symptom (3, core): it forgets
- cause (4, core): the list is made anew
- mended (4, core, cure): keep the list

## Follow-ups
- how if-missing=mended: How do you mend it?
  Answer: By keeping it.
  Points:
  - kept (3, core): by keeping it
";

fn bank() -> Files {
    let mut all = small_bank();
    let talk = head("talk", "A lock", "knowledge", "covers = [\"K97\"]\n");
    let mend = head("mend", "Mend it", "debugging", "covers = [\"D97\"]\n");
    let cases = small_bank()["double/cases.toml"].clone();
    let text = |name: &str| String::from_utf8(small_bank()[name].to_vec()).unwrap();
    all.extend(files(&[
        ("talk.md", &format!("{talk}{TALK}")),
        ("mend/question.md", &format!("{mend}{MEND}")),
        ("mend/before.py", "print('ran')\n"),
        ("mend/starter.py", &text("double/starter.py")),
        ("mend/solution.py", &text("double/solution.py")),
    ]));
    all.insert("mend/cases.toml".to_owned(), cases);
    all
}

async fn start() -> Running {
    start_with(Options { sources: vec![Source::memory("test", bank())], ..Options::default() }).await
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

async fn say(browser: &Browser, attempt: Uuid, number: u128, follow_up: Option<&str>, text: &str) -> Value {
    let body = json!({ "follow_up": follow_up, "text": text, "spent_ms": 70_000, "limit_ms": 90_000 });
    let path = format!("/attempts/{attempt}/answers/{}", id(number));
    json_of(browser.put(&path, &body).send().await.unwrap()).await
}

async fn hear(
    browser: &Browser,
    attempt: Uuid,
    answer: u128,
    review: u128,
    points: &[&str],
    mistakes: &[&str],
) -> Value {
    let path = format!("/attempts/{attempt}/answers/{}/reviews/{}", id(answer), id(review));
    let body = json!({ "points": points, "mistakes": mistakes, "level": null });
    json_of(browser.put(&path, &body).send().await.unwrap()).await
}

#[tokio::test]
async fn what_was_left_out_is_asked_back_three_times_at_most() {
    let server = start().await;
    let browser = server.browser().await;
    let attempt = browser.attempt(1, "talk").await;
    let said = say(&browser, attempt, 10, None, "one lock \u{1f512}").await;
    assert_eq!(
        (&said["text"], &said["spent_ms"], &said["review"]),
        (&json!("one lock \u{1f512}"), &json!(70_000), &Value::Null)
    );
    let path = format!("/attempts/{attempt}/asked-back");
    let waits = json_of(browser.get(&path).send().await.unwrap()).await;
    assert_eq!(waits["asked_back"], Value::Null, "nobody has listened yet");

    let heard = hear(&browser, attempt, 10, 20, &["mutex"], &["no-threads"]).await;
    assert_eq!(heard["answer"]["review"]["estimate"], 3, "all basics, not all that is core");
    assert_eq!(heard["asked_back"]["id"], "two-threads", "a mistake goes first");
    assert_eq!(heard["asked_back"]["because"], json!({ "when": "if-mistake", "id": "no-threads" }));
    assert_eq!(json_of(browser.get(&path).send().await.unwrap()).await["asked_back"], heard["asked_back"]);

    let mut next = heard;
    for (number, (follow_up, then)) in (11..).zip([
        ("two-threads", json!({ "when": "if-missing", "id": "why" })),
        ("counts", json!({ "when": "if-missing", "id": "io" })),
        ("io-work", Value::Null),
    ]) {
        assert_eq!(next["asked_back"]["id"], follow_up);
        say(&browser, attempt, number, Some(follow_up), "well").await;
        next = hear(&browser, attempt, number, number + 10, &[], &[]).await;
        assert_eq!(next["answer"]["review"]["estimate"], 1);
        let because = next["asked_back"].get("because").cloned().unwrap_or(Value::Null);
        assert_eq!(because, then, "after {follow_up}");
    }
    let shown = json_of(browser.get(&format!("/attempts/{attempt}")).send().await.unwrap()).await;
    assert_eq!(shown["answers"].as_array().unwrap().len(), 4);
}

#[tokio::test]
async fn the_cure_is_no_part_of_an_explanation() {
    let server = start().await;
    let browser = server.browser().await;
    let shown = json_of(browser.get("/questions/mend").send().await.unwrap()).await;
    let cures: Vec<_> = shown["points"].as_array().unwrap().iter().map(|it| &it["cure"]).collect();
    assert_eq!(cures, [false, false, true]);
    let attempt = browser.attempt(1, "mend").await;
    say(&browser, attempt, 10, None, "the list is made anew").await;
    let heard = hear(&browser, attempt, 10, 20, &["symptom", "cause"], &[]).await;
    assert_eq!(heard["answer"]["review"]["estimate"], 4, "all that is asked for before it is mended");
    assert_eq!(heard["asked_back"], Value::Null, "nor is it asked back");
}

#[tokio::test]
async fn without_a_gap_comes_what_can_always_be_asked() {
    let server = start().await;
    let browser = server.browser().await;
    let attempt = browser.attempt(1, "talk").await;
    say(&browser, attempt, 10, None, "all of it").await;
    let heard = hear(&browser, attempt, 10, 20, &["mutex", "why", "io"], &[]).await;
    assert_eq!(heard["answer"]["review"]["estimate"], 5);
    assert_eq!(
        (&heard["asked_back"]["id"], &heard["asked_back"]["because"]["when"]),
        (&json!("production"), &json!("universal"))
    );
}

#[tokio::test]
async fn bad_answers_are_refused_and_none_is_lost() {
    let server = start().await;
    let browser = server.browser().await;
    let attempt = browser.attempt(1, "talk").await;
    let path = |number| format!("/attempts/{attempt}/answers/{}", id(number));
    let body = |text: &str| json!({ "follow_up": null, "text": text, "spent_ms": 1, "limit_ms": null });
    let put = |number, body: &Value| browser.put(&path(number), body).send();
    for empty in ["", " \n\t "] {
        problem(put(10, &body(empty)).await.unwrap(), 422, "empty_answer").await;
    }
    problem(put(10, &body(&"word ".repeat(300_000))).await.unwrap(), 413, "text_too_large").await;
    for (number, text) in [
        (10, "word ".repeat(100_000)),
        (11, "\u{1f40d}".to_owned()),
        (12, "\u{5e9}\u{5dc}\u{5d5}\u{5dd}".to_owned()),
    ] {
        let kept = put(number, &body(&text)).await.unwrap();
        assert_eq!(kept.status(), StatusCode::OK);
        assert_eq!(json_of(kept).await["text"], text);
    }
    let unknown = json!({ "follow_up": "nothing", "text": "a", "spent_ms": 1, "limit_ms": null });
    problem(put(13, &unknown).await.unwrap(), 422, "unknown_part").await;
    problem(put(11, &body("other words")).await.unwrap(), 409, "practice_differs").await;
    let endless = json!({ "follow_up": null, "text": "a", "spent_ms": u64::MAX, "limit_ms": null });
    assert_eq!(json_of(put(14, &endless).await.unwrap()).await["spent_ms"], 86_400_000);

    let review = |answer, points: Value, level: Value| {
        let path = format!("/attempts/{attempt}/answers/{}/reviews/{}", id(answer), id(50));
        browser.put(&path, &json!({ "points": points, "mistakes": [], "level": level })).send()
    };
    problem(review(10, json!(["nothing"]), Value::Null).await.unwrap(), 422, "unknown_part").await;
    problem(review(10, json!([]), json!(6)).await.unwrap(), 422, "wrong_shape").await;
    problem(review(99, json!([]), Value::Null).await.unwrap(), 404, "unknown_answer").await;
    let owns = json_of(review(10, json!(["mutex"]), json!(4)).await.unwrap()).await;
    assert_eq!(owns["answer"]["review"]["level"], 4);
    problem(review(10, json!([]), Value::Null).await.unwrap(), 409, "practice_differs").await;
}

#[tokio::test]
async fn a_prediction_is_kept_beside_what_was_printed_and_runs_once() {
    let server = start().await;
    let browser = server.browser().await;
    let attempt = browser.attempt(1, "mend").await;
    let predict = |number, text: &str| {
        let path = format!("/attempts/{attempt}/predictions/{}", id(number));
        browser.put(&path, &json!({ "text": text })).send()
    };
    let wrong = json_of(predict(10, "walked").await.unwrap()).await;
    assert_eq!((&wrong["matched"], &wrong["actual"]), (&json!(false), &json!("ran\n")));
    let runs = server.runner.begun.load(std::sync::atomic::Ordering::SeqCst);
    assert_eq!(json_of(predict(10, "walked").await.unwrap()).await, wrong);
    problem(predict(10, "ran").await.unwrap(), 409, "practice_differs").await;
    assert_eq!(server.runner.begun.load(std::sync::atomic::Ordering::SeqCst), runs, "a retry runs nothing");
    assert_eq!(json_of(predict(11, "ran ").await.unwrap()).await["matched"], true);

    let other = browser.attempt(2, "double").await;
    let path = format!("/attempts/{other}/predictions/{}", id(12));
    let refused = browser.put(&path, &json!({ "text": "4" })).send().await.unwrap();
    problem(refused, 409, "nothing_to_predict").await;
}

#[tokio::test]
async fn what_is_asked_is_matched_and_kept_as_evidence() {
    let server = start().await;
    let browser = server.browser().await;
    let attempt = id(1);
    let start = json!({ "question": "mend", "opening": "brief" });
    let started = json_of(browser.put(&format!("/attempts/{attempt}"), &start).send().await.unwrap()).await;
    assert_eq!(started["opening"], "brief");
    let ask = |number, text: &str, item: Value| {
        let path = format!("/attempts/{attempt}/clarifications/{}", id(number));
        browser.put(&path, &json!({ "text": text, "item": item })).send()
    };
    let typed = json_of(ask(10, "what if it is empty", Value::Null).await.unwrap()).await;
    assert_eq!((&typed["item"], &typed["before_code"]), (&json!(1), &json!(true)));
    let picked = json_of(ask(11, "Is the list sorted?", json!(0)).await.unwrap()).await;
    assert_eq!(picked["item"], 0);
    let strange = json_of(ask(12, "which colour?", Value::Null).await.unwrap()).await;
    assert_eq!(strange["item"], Value::Null);
    problem(ask(13, "that one", json!(7)).await.unwrap(), 422, "unknown_part").await;
    problem(ask(10, "something else", Value::Null).await.unwrap(), 409, "practice_differs").await;

    browser.submit(attempt, 60, crate::common::WRONG).await;
    let late = json_of(ask(14, "is it sorted?", Value::Null).await.unwrap()).await;
    assert_eq!(late["before_code"], false);
    let shown = json_of(browser.get(&format!("/attempts/{attempt}")).send().await.unwrap()).await;
    assert_eq!(shown["clarifications"].as_array().unwrap().len(), 4);
    let question = json_of(browser.get("/questions/mend").send().await.unwrap()).await;
    assert!(question["brief_html"].as_str().unwrap().contains("It forgets things"));
}

#[tokio::test]
async fn each_step_has_a_draft_of_its_own() {
    let server = start().await;
    let browser = server.browser().await;
    let attempt = browser.attempt(1, "mend").await;
    let save = |number, step: &str, base: u64, text: &str| {
        let path = format!("/attempts/{attempt}/draft");
        let body = json!({ "id": id(number), "step": step, "base_revision": base, "text": text });
        browser.put(&path, &body).send()
    };
    for (number, step) in (10..).zip(["answer", "follow-up:io-work", "prediction", "program"]) {
        assert_eq!(save(number, step, 0, step).await.unwrap().status(), StatusCode::OK, "{step}");
    }
    let stale = problem(save(20, "answer", 0, "from the phone").await.unwrap(), 409, "draft_conflict").await;
    assert_eq!(stale["current"]["text"], "answer");
    let again = save(22, "answer", 1, "answer, longer").await.unwrap();
    assert_eq!(json_of(again).await["revision"], 5, "the other steps do not count");
    for unknown in ["", "else", "follow-up:"] {
        problem(save(21, unknown, 0, "x").await.unwrap(), 422, "unknown_step").await;
    }
    let shown = json_of(browser.get(&format!("/attempts/{attempt}")).send().await.unwrap()).await;
    assert_eq!(shown["drafts"].as_array().unwrap().len(), 4);
    assert_eq!(shown["draft"]["text"], "program");
}
