//! Plain runs and runs on shown cases: nothing is stored, and nobody's run
//! outlives its listener.

use std::sync::atomic::Ordering;

use reqwest::Method;
use serde_json::{Value, json};

use crate::common::{DOUBLE, Events, Options, Running, WAIT, WRONG, json_of, problem, start, start_with};

/// Waits until a run has begun or was cut off.
async fn until(condition: impl Fn() -> bool) {
    while !condition() {
        tokio::task::yield_now().await;
    }
}

fn on_cases(server: &Running, body: &Value) -> reqwest::RequestBuilder {
    server.token(Method::POST, "/questions/double/runs").json(body)
}

#[tokio::test]
async fn a_plain_run_answers_in_the_shape_of_the_contract() {
    let server = start().await;
    let body = json!({ "id": 7, "files": { "main.py": "print('ran')" } });
    let result = json_of(server.token(Method::POST, "/runs").json(&body).send().await.unwrap()).await;
    assert_eq!(
        result,
        json!({
            "schema": 1, "id": 7, "verdict": "ok", "message": null, "exit_code": 0, "signal": null, "limit": null,
            "stdout": "ran\n", "stderr": "", "stdout_truncated": false, "stderr_truncated": false, "lossy": false,
            "wall_ms": null, "cpu_ms": 1.0, "memory_kib": null, "python": "3.12", "rung": "test",
        })
    );
}

#[tokio::test]
async fn what_cannot_be_run_says_why() {
    let server = start().await;
    for (body, status, code) in [
        (json!({ "files": {} }), 422, "files_refused"),
        (json!({ "files": { "../main.py": "" } }), 422, "files_refused"),
        (json!({ "files": { "a.py": "" } }), 422, "files_refused"),
        (json!({ "files": { "main.py": "" }, "python": "3.9" }), 422, "python_unavailable"),
        (json!({ "files": { "main.py": "" }, "python": "three" }), 422, "wrong_shape"),
        (json!({ "files": { "main.py": 7 } }), 422, "wrong_shape"),
        (json!({ "files": { "main.py": "" }, "limits": { "cpu": 1 } }), 422, "wrong_shape"),
    ] {
        problem(server.token(Method::POST, "/runs").json(&body).send().await.unwrap(), status, code).await;
    }
}

#[tokio::test]
async fn a_try_judges_the_shown_cases_alone() {
    let server = start().await;
    let result = json_of(on_cases(&server, &json!({ "source": WRONG })).send().await.unwrap()).await;
    assert_eq!((&result["verdict"], &result["first_failure"]), (&json!("wrong_answer"), &json!("two")));
    let cases = result["cases"].as_array().unwrap();
    assert_eq!(cases.iter().map(|case| &case["id"]).collect::<Vec<_>>(), ["two", "zero"]);
    assert_eq!((&cases[0]["expected"], &cases[0]["actual"]), (&json!("4"), &json!("0")));
    let browser = server.browser().await;
    let attempts = json_of(browser.get("/attempts").send().await.unwrap()).await;
    assert_eq!(attempts["items"], json!([]), "a try stores nothing");
}

#[tokio::test]
async fn ones_own_input_is_answered_by_the_reference_too() {
    let server = start().await;
    let body = json!({ "source": WRONG, "own": { "args": ["21"] } });
    let result = json_of(on_cases(&server, &body).send().await.unwrap()).await;
    let case = &result["cases"][0];
    assert_eq!((&case["id"], &case["input"]), (&json!("own"), &json!("double(21)")));
    assert_eq!((&case["expected"], &case["actual"]), (&json!("42"), &json!("0")));
    for (own, code) in [
        (json!({ "args": ["import os"] }), "own_input_refused"),
        (json!({ "stdin": "x" }), "own_input_refused"),
        (json!({ "args": ["1"], "stdin": "x" }), "wrong_shape"),
        (json!({}), "wrong_shape"),
        (json!({ "arg": [] }), "wrong_shape"),
    ] {
        let body = json!({ "source": DOUBLE, "own": own });
        problem(on_cases(&server, &body).send().await.unwrap(), 422, code).await;
    }
}

#[tokio::test]
async fn a_question_in_words_has_nothing_to_run() {
    let server = start().await;
    let request = server.token(Method::POST, "/questions/is-or-equal/runs").json(&json!({ "source": "" }));
    problem(request.send().await.unwrap(), 409, "no_task").await;
}

#[tokio::test]
async fn a_try_streams_each_case_as_it_ends() {
    let server = start().await;
    let request = on_cases(&server, &json!({ "source": WAIT })).header("accept", "text/event-stream");
    let mut events = Events::of(request.send().await.unwrap());
    server.runner.gate.add_permits(1);
    let first = events.next().await.unwrap();
    assert_eq!((first.name.as_str(), &first.data["index"]), ("case", &json!(0)));
    server.runner.gate.add_permits(1);
    let rest = events.rest().await;
    assert_eq!(rest.iter().map(|event| event.name.as_str()).collect::<Vec<_>>(), ["case", "result"]);
    assert_eq!(rest[1].data["verdict"], "accepted");
}

#[tokio::test]
async fn a_try_that_waits_hears_its_place() {
    let server = start().await;
    let first = tokio::spawn(on_cases(&server, &json!({ "source": WAIT })).send());
    until(|| server.runner.begun.load(Ordering::SeqCst) == 1).await;
    let request = on_cases(&server, &json!({ "source": DOUBLE })).header("accept", "text/event-stream");
    let mut events = Events::of(request.send().await.unwrap());
    let waiting = events.next().await.unwrap();
    assert_eq!((waiting.name.as_str(), &waiting.data), ("queued", &json!({ "place": 1 })));
    server.runner.gate.add_permits(2);
    let rest = events.rest().await;
    assert_eq!(rest.iter().map(|event| event.name.as_str()).collect::<Vec<_>>(), ["case", "case", "result"]);
    assert_eq!(json_of(first.await.unwrap().unwrap()).await["verdict"], "accepted");
}

#[tokio::test]
async fn a_try_ends_when_nobody_listens() {
    let server = start().await;
    for stream in [true, false] {
        let cut_off = server.runner.cut_off.load(Ordering::SeqCst);
        let begun = server.runner.begun.load(Ordering::SeqCst);
        let mut request = on_cases(&server, &json!({ "source": WAIT }));
        if stream {
            request = request.header("accept", "text/event-stream");
        }
        let listening = tokio::spawn(async move {
            let response = request.send().await.unwrap();
            Events::of(response).rest().await
        });
        until(|| server.runner.begun.load(Ordering::SeqCst) > begun).await;
        listening.abort();
        until(|| server.runner.cut_off.load(Ordering::SeqCst) > cut_off).await;
    }
}

#[tokio::test]
async fn too_many_waiting_runs_are_refused_with_a_time_to_come_back() {
    let server = start_with(Options { queue: 0, ..Options::default() }).await;
    let first = tokio::spawn(on_cases(&server, &json!({ "source": WAIT })).send());
    until(|| server.runner.begun.load(Ordering::SeqCst) == 1).await;
    let refused = on_cases(&server, &json!({ "source": DOUBLE })).send().await.unwrap();
    assert_eq!(refused.headers()["retry-after"], "5");
    problem(refused, 503, "busy").await;
    server.runner.gate.add_permits(2);
    assert_eq!(json_of(first.await.unwrap().unwrap()).await["verdict"], "accepted");
    let again = on_cases(&server, &json!({ "source": DOUBLE })).send().await.unwrap();
    assert_eq!(json_of(again).await["verdict"], "accepted");
}

#[tokio::test]
async fn a_fault_of_ours_is_said_to_be_ours_and_the_server_goes_on() {
    let server = start().await;
    let body = json!({ "files": { "main.py": "# panic" } });
    let fault =
        problem(server.token(Method::POST, "/runs").json(&body).send().await.unwrap(), 500, "internal").await;
    assert!(fault["detail"].as_str().unwrap().contains("nothing you did"), "{fault}");
    assert!(!fault.to_string().contains("as the test asked"), "{fault}");
    let body = json!({ "files": { "main.py": "" } });
    let result = json_of(server.token(Method::POST, "/runs").json(&body).send().await.unwrap()).await;
    assert_eq!(result["verdict"], "ok");
}
