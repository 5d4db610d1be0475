//! Submissions: stored first, judged once, followed again, never lost.

use std::{sync::atomic::Ordering, time::Duration};

use askback_bank::Source;
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::common::{
    DOUBLE, Events, Options, Running, WAIT, WRONG, double, json_of, problem, start, start_with,
};

fn path(attempt: Uuid, number: u128) -> String {
    format!("/attempts/{attempt}/submissions/{}", Uuid::from_u128(number))
}

async fn begun(server: &Running, runs: usize) {
    while server.runner.begun.load(Ordering::SeqCst) < runs {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_submission_is_judged_by_all_cases_and_shows_the_hidden_ones_by_category() {
    let server = start().await;
    let browser = server.browser().await;
    let attempt = browser.attempt(1, "double").await;
    let submission = browser.submit(attempt, 2, WRONG).await;
    let result = &submission["result"];
    assert_eq!((&result["schema"], &result["verdict"]), (&json!(1), &json!("wrong_answer")));
    assert_eq!((&result["score"], &result["max_score"]), (&json!(1), &json!(4)));
    assert_eq!(result["first_failure"], "two");
    let hidden = &result["cases"][2];
    assert_eq!((&hidden["id"], &hidden["category"]), (&json!("secret"), &json!("large")));
    for field in
        ["input", "expected", "actual", "stdout", "stderr", "message", "line", "cpu_ms", "memory_kib"]
    {
        assert_eq!(hidden[field], Value::Null, "{field}");
    }
    let shown = json_of(browser.get(&format!("/attempts/{attempt}")).send().await.unwrap()).await;
    assert_eq!(shown["submissions"][0]["verdict"], "wrong_answer");
    assert_eq!(shown["submissions"][0]["cpu_ms"], 2.0, "of the shown cases");
}

#[tokio::test]
async fn the_same_again_is_answered_from_the_store_and_another_body_is_refused() {
    let server = start().await;
    let browser = server.browser().await;
    let attempt = browser.attempt(1, "double").await;
    let first = browser.submit(attempt, 2, DOUBLE).await;
    let runs = server.runner.begun.load(Ordering::SeqCst);
    assert_eq!(browser.submit(attempt, 2, DOUBLE).await, first);
    assert_eq!(server.runner.begun.load(Ordering::SeqCst), runs, "nothing was run again");
    for body in [json!({ "source": WRONG }), json!({ "source": DOUBLE, "python": "3.12" })] {
        problem(browser.put(&path(attempt, 2), &body).send().await.unwrap(), 409, "submission_differs").await;
    }
    let refused =
        browser.put(&path(attempt, 3), &json!({ "source": DOUBLE, "python": "3.9" })).send().await.unwrap();
    problem(refused, 422, "python_unavailable").await;
    problem(browser.get(&path(attempt, 3)).send().await.unwrap(), 404, "unknown_submission").await;
}

#[tokio::test]
async fn a_submission_streams_and_can_be_followed_again_from_where_one_was() {
    let server = start().await;
    let browser = server.browser().await;
    let attempt = browser.attempt(1, "double").await;
    let request =
        browser.put(&path(attempt, 2), &json!({ "source": WAIT })).header("accept", "text/event-stream");
    let mut events = Events::of(request.send().await.unwrap());
    server.runner.gate.add_permits(1);
    let first = events.next().await.unwrap();
    assert_eq!((first.name.as_str(), first.id.as_deref()), ("case", Some("0")));
    drop(events);

    let again = browser.get(&format!("{}/events", path(attempt, 2))).header("last-event-id", "0");
    let events = Events::of(again.send().await.unwrap());
    server.runner.gate.add_permits(2);
    let rest = events.rest().await;
    assert_eq!(
        rest.iter().map(|event| (event.name.as_str(), event.id.as_deref())).collect::<Vec<_>>(),
        [("case", Some("1")), ("case", Some("2")), ("result", None)]
    );
    assert_eq!(rest[2].data["verdict"], "accepted");

    let judged = browser.get(&format!("{}/events", path(attempt, 2))).header("last-event-id", "1");
    let replayed = Events::of(judged.send().await.unwrap()).rest().await;
    assert_eq!(replayed.iter().map(|event| event.name.as_str()).collect::<Vec<_>>(), ["case", "result"]);
    assert_eq!(replayed[1].data, rest[2].data);
}

#[tokio::test]
async fn a_client_that_goes_away_does_not_take_its_submission_along() {
    let server = start().await;
    let browser = server.browser().await;
    let attempt = browser.attempt(1, "double").await;
    let request = browser.put(&path(attempt, 2), &json!({ "source": WAIT }));
    let sending = tokio::spawn(request.send());
    begun(&server, 1).await;
    sending.abort();
    let waiting = json_of(browser.get(&path(attempt, 2)).send().await.unwrap()).await;
    assert_eq!(waiting["result"], Value::Null);
    server.runner.gate.add_permits(3);
    let events =
        Events::of(browser.get(&format!("{}/events", path(attempt, 2))).send().await.unwrap()).rest().await;
    assert_eq!(events.last().unwrap().data["verdict"], "accepted");
    assert_eq!(server.runner.cut_off.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn what_a_stopped_server_left_is_judged_by_the_next() {
    let server = start_with(Options { grace: Duration::ZERO, ..Options::default() }).await;
    let browser = server.browser().await;
    let attempt = browser.attempt(1, "double").await;
    let sending = tokio::spawn(browser.put(&path(attempt, 2), &json!({ "source": WAIT })).send());
    begun(&server, 1).await;
    let folder = server.stop().await;
    drop(sending.await);

    let server = start_with(Options { folder, ..Options::default() }).await;
    server.runner.gate.add_permits(3);
    begun(&server, 3).await;
    let request = server.token(Method::GET, &format!("{}/events", path(attempt, 2)));
    let events = Events::of(request.send().await.unwrap()).rest().await;
    assert_eq!(events.last().unwrap().data["verdict"], "accepted");
    assert_eq!(server.store.unjudged(10).await.unwrap(), []);
}

#[tokio::test]
async fn a_server_that_ends_lets_a_submission_end_first() {
    let server = start().await;
    let browser = server.browser().await;
    let attempt = browser.attempt(1, "double").await;
    let sending = tokio::spawn(browser.put(&path(attempt, 2), &json!({ "source": WAIT })).send());
    begun(&server, 1).await;
    server.runner.gate.add_permits(3);
    let stopping = server.stop();
    let (response, _folder) = tokio::join!(sending, stopping);
    assert_eq!(json_of(response.unwrap().unwrap()).await["result"]["verdict"], "accepted");
}

#[tokio::test]
async fn an_attempt_stays_at_the_version_it_was_started_on() {
    let server = start().await;
    let browser = server.browser().await;
    let attempt = browser.attempt(1, "double").await;
    let before = json_of(browser.get(&format!("/attempts/{attempt}")).send().await.unwrap()).await;
    let folder = server.stop().await;

    let changed = vec![Source::memory("test", double("Return the number twice."))];
    let server = start_with(Options { folder, sources: changed, ..Options::default() }).await;
    let browser = server.browser().await;
    let after = json_of(browser.get(&format!("/attempts/{attempt}")).send().await.unwrap()).await;
    assert_eq!((&after["outdated"], &after["question_version"]), (&json!(true), &before["question_version"]));
    let judged = browser.submit(attempt, 2, DOUBLE).await;
    assert_eq!(judged["result"]["question_version"], before["question_version"]);
    assert_eq!(judged["result"]["verdict"], "accepted");
    let newer = browser.attempt(3, "double").await;
    let newer = json_of(browser.get(&format!("/attempts/{newer}")).send().await.unwrap()).await;
    assert_ne!(newer["question_version"], before["question_version"]);
}

#[tokio::test]
async fn a_fault_of_ours_while_judging_ends_the_waiting_and_keeps_the_program() {
    let server = start().await;
    let browser = server.browser().await;
    let attempt = browser.attempt(1, "double").await;
    let body = json!({ "source": "# panic" });
    problem(browser.put(&path(attempt, 2), &body).send().await.unwrap(), 500, "internal").await;
    let kept = json_of(browser.get(&path(attempt, 2)).send().await.unwrap()).await;
    assert_eq!((&kept["source"], &kept["result"]), (&json!("# panic"), &Value::Null));
    problem(browser.put(&path(attempt, 2), &body).send().await.unwrap(), 500, "internal").await;
    assert_eq!(browser.submit(attempt, 3, DOUBLE).await["result"]["verdict"], "accepted");
}
