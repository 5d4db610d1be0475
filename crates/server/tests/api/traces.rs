//! Step traces: on shown cases, on an input of one's own, alone; never on
//! hidden cases.

use reqwest::Method;
use serde_json::{Value, json};

use crate::common::{DOUBLE, Options, Running, WAIT, WRONG, json_of, problem, start, start_with};

fn traced(server: &Running, body: &Value) -> reqwest::RequestBuilder {
    server.token(Method::POST, "/questions/double/trace").json(body)
}

async fn trace(server: &Running, body: &Value) -> Value {
    json_of(traced(server, body).send().await.unwrap()).await
}

#[tokio::test]
async fn the_first_failing_shown_case_is_traced() {
    let server = start().await;
    let found = trace(&server, &json!({ "source": WRONG })).await;
    assert_eq!((&found["case"], &found["verdict"]), (&json!("two"), &json!("wrong_answer")));
    assert_eq!(
        (&found["input"], &found["expected"], &found["actual"]),
        (&json!("double(2)"), &json!("4"), &json!("0"))
    );
    assert_eq!((&found["total_steps"], &found["steps"][0]["line"]), (&json!(1), &json!(2)));
    let attempts = json_of(server.token(Method::GET, "/attempts").send().await.unwrap()).await;
    assert_eq!(attempts["items"], json!([]), "a trace stores nothing");
}

#[tokio::test]
async fn a_case_an_own_input_or_the_program_alone_can_be_asked_for() {
    let server = start().await;
    for (body, case, verdict) in [
        (json!({ "source": DOUBLE, "case": "zero" }), json!("zero"), "accepted"),
        (json!({ "source": WRONG, "own": { "args": ["21"] } }), json!("own"), "wrong_answer"),
        (json!({ "source": DOUBLE, "alone": true }), Value::Null, "ok"),
    ] {
        let found = trace(&server, &body).await;
        assert_eq!((&found["case"], &found["verdict"]), (&case, &json!(verdict)), "{body}");
        assert_eq!(found["steps"].as_array().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn of_a_hidden_case_nothing_is_told() {
    let server = start().await;
    let refused = traced(&server, &json!({ "source": WRONG, "case": "secret" })).send().await.unwrap();
    let fault = problem(refused, 403, "case_hidden").await;
    assert!(!fault.to_string().contains("123456789"), "{fault}");
}

#[tokio::test]
async fn what_cannot_be_traced_says_why() {
    let server = start().await;
    for (body, status, code) in [
        (json!({ "source": "", "case": "none" }), 404, "unknown_case"),
        (json!({ "source": "", "own": { "args": ["import os"] } }), 422, "own_input_refused"),
        (json!({ "source": "", "case": "two", "alone": true }), 422, "wrong_shape"),
        (json!({ "source": "", "python": "3.9" }), 422, "python_unavailable"),
        (json!({ "source": "", "python": "3.9", "alone": true }), 422, "python_unavailable"),
        (json!({ "source": "x".repeat((1 << 20) + 1) }), 413, "program_too_large"),
        (json!({}), 422, "wrong_shape"),
    ] {
        problem(traced(&server, &body).send().await.unwrap(), status, code).await;
    }
    let words = server.token(Method::POST, "/questions/is-or-equal/trace").json(&json!({ "source": "" }));
    problem(words.send().await.unwrap(), 409, "no_task").await;
}

#[tokio::test]
async fn a_trace_takes_its_turn_among_the_runs() {
    let server = start_with(Options { queue: 0, ..Options::default() }).await;
    let first = tokio::spawn(traced(&server, &json!({ "source": WAIT, "case": "two" })).send());
    while server.runner.begun.load(std::sync::atomic::Ordering::SeqCst) == 0 {
        tokio::task::yield_now().await;
    }
    problem(traced(&server, &json!({ "source": DOUBLE })).send().await.unwrap(), 503, "busy").await;
    server.runner.gate.add_permits(1);
    assert_eq!(json_of(first.await.unwrap().unwrap()).await["verdict"], "accepted");
}
