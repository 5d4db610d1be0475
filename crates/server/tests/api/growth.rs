//! How a program grows: against a claim, in a stream, and ended with its listener.

use std::sync::atomic::Ordering;

use reqwest::Method;
use serde_json::{Value, json};

use askback_bank::Source;

use crate::common::{
    DOUBLE, Events, Options, Running, WAIT, double_that_grows, json_of, problem, start, start_with,
};

/// A server whose question has a generator.
async fn growing() -> Running {
    let sources = vec![Source::memory("test", double_that_grows())];
    start_with(Options { sources, ..Options::default() }).await
}

fn grow(server: &Running, body: &Value) -> reqwest::RequestBuilder {
    server.token(Method::POST, "/questions/double/complexity").json(body)
}

#[tokio::test]
async fn growth_is_told_against_what_was_claimed() {
    let server = growing().await;
    for (claim, agreement) in [
        (json!("O(n)"), json!("as_said")),
        (json!("O(n^2)"), json!("better")),
        (json!("O(1)"), json!("worse")),
        (json!(null), json!(null)),
    ] {
        let body = json!({ "source": DOUBLE, "claim": claim });
        let growth = json_of(grow(&server, &body).send().await.unwrap()).await;
        assert_eq!((&growth["complexity"]["class"], &growth["claim"]), (&json!("O(n)"), &claim));
        assert_eq!(growth["agreement"], agreement, "{growth}");
    }
}

#[tokio::test]
async fn what_the_reference_takes_is_told_after_a_submission_only() {
    let server = growing().await;
    let growth = json_of(grow(&server, &json!({ "source": DOUBLE })).send().await.unwrap()).await;
    assert_eq!(growth["reference"], json!(null));
}

#[tokio::test]
async fn stages_are_streamed_before_the_result() {
    let server = growing().await;
    let request = grow(&server, &json!({ "source": DOUBLE })).header("accept", "text/event-stream");
    let events = Events::of(request.send().await.unwrap()).rest().await;
    let names: Vec<&str> = events.iter().map(|event| event.name.as_str()).collect();
    assert_eq!(names, ["stage", "stage", "stage", "result"]);
    assert_eq!(events[0].data["stage"], "counting");
    assert_eq!(events[3].data["complexity"]["class"], "O(n)");
}

#[tokio::test]
async fn a_measurement_ends_when_nobody_listens() {
    let server = growing().await;
    let request = grow(&server, &json!({ "source": WAIT })).header("accept", "text/event-stream");
    let listening = tokio::spawn(async move { Events::of(request.send().await.unwrap()).rest().await });
    while server.runner.begun.load(Ordering::SeqCst) == 0 {
        tokio::task::yield_now().await;
    }
    listening.abort();
    while server.runner.cut_off.load(Ordering::SeqCst) == 0 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn what_cannot_be_measured_says_why() {
    let server = growing().await;
    for (body, status, code) in [
        (json!({ "source": DOUBLE, "claim": "O(n!)" }), 422, "wrong_shape"),
        (json!({ "source": DOUBLE, "python": "3.9" }), 422, "python_unavailable"),
        (json!({ "sauce": DOUBLE }), 422, "wrong_shape"),
    ] {
        problem(grow(&server, &body).send().await.unwrap(), status, code).await;
    }
    let server = start().await;
    problem(grow(&server, &json!({ "source": DOUBLE })).send().await.unwrap(), 409, "no_generator").await;
    let words = server.token(Method::POST, "/questions/is-or-equal/complexity");
    problem(words.json(&json!({ "source": DOUBLE })).send().await.unwrap(), 409, "no_generator").await;
}
