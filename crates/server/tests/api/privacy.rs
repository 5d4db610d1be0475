//! Practice is private: cell by cell, nobody reads or writes another's, the
//! owner's token included.

use askback_core::Role;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::common::{Browser, DOUBLE, json_of, problem, start};

fn operations(attempt: Uuid) -> Vec<(Method, String, Value, &'static str)> {
    let submission = Uuid::from_u128(2);
    let draft = json!({ "id": Uuid::from_u128(50), "base_revision": 0, "text": "mine now" });
    let said = json!({ "id": Uuid::from_u128(51), "text": "mine now" });
    let base = format!("/attempts/{attempt}");
    vec![
        (Method::GET, base.clone(), Value::Null, "unknown_attempt"),
        (Method::DELETE, base.clone(), Value::Null, "unknown_attempt"),
        (Method::GET, format!("{base}/drafts"), Value::Null, "unknown_attempt"),
        (Method::PUT, format!("{base}/draft"), draft, "unknown_attempt"),
        (Method::PUT, format!("{base}/approach"), said, "unknown_attempt"),
        (
            Method::PUT,
            format!("{base}/submissions/{}", Uuid::from_u128(60)),
            json!({ "source": "x" }),
            "unknown_attempt",
        ),
        (Method::GET, format!("{base}/submissions/{submission}"), Value::Null, "unknown_submission"),
        (Method::GET, format!("{base}/submissions/{submission}/events"), Value::Null, "unknown_submission"),
    ]
}

fn with_body(request: RequestBuilder, body: &Value) -> RequestBuilder {
    if body.is_null() { request } else { request.json(body) }
}

/// What looks back at practice looks back at one's own.
async fn shows_nothing_of_it(browser: &Browser, attempt: Uuid) {
    for path in ["/history", "/progress", "/today", "/profile", "/practice/export"] {
        let told = browser.get(path).send().await.unwrap().text().await.unwrap();
        assert!(!told.contains(&attempt.to_string()), "{path} names it: {told}");
        assert!(!told.contains("America/Denver"), "{path} tells the zone: {told}");
    }
    let today = json_of(browser.get("/today").send().await.unwrap()).await;
    assert_eq!((&today["practised"], &today["door"]), (&json!(false), &Value::Null));
    let erased =
        browser.write(Method::DELETE, "/practice").json(&json!({ "confirm": "erase my practice" })).send();
    assert_eq!(json_of(erased.await.unwrap()).await, json!({ "attempts": 0 }));
}

/// Practises as one person and returns the attempt.
async fn practise(browser: &Browser) -> Uuid {
    let attempt = browser.attempt(1, "double").await;
    let said = json!({ "id": Uuid::from_u128(40), "text": "private" });
    browser.put(&format!("/attempts/{attempt}/approach"), &said).send().await.unwrap();
    let chosen = json!({ "zone": "America/Denver", "aim": { "door": "hours" }, "baseline": "running" });
    browser.put("/profile", &chosen).send().await.unwrap();
    assert_eq!(browser.submit(attempt, 2, DOUBLE).await["result"]["verdict"], "accepted");
    attempt
}

#[tokio::test]
async fn nobody_reads_or_writes_anothers_practice() {
    let server = start().await;
    let learner = server.stranger(&[Role::Learner]).await;
    let attempt = practise(&learner).await;
    let own = json_of(learner.get(&format!("/attempts/{attempt}")).send().await.unwrap()).await;

    let owner = server.browser().await;
    let everything = server.stranger(Role::ALL).await;
    for (method, path, body, code) in operations(attempt) {
        for browser in [&owner, &everything] {
            let request = with_body(browser.write(method.clone(), &path), &body);
            problem(request.send().await.unwrap(), 404, code).await;
        }
        let request = with_body(server.token(method.clone(), &path), &body);
        problem(request.send().await.unwrap(), 404, code).await;
    }
    for browser in [&owner, &everything] {
        let list = json_of(browser.get("/attempts").send().await.unwrap()).await;
        assert_eq!(list["items"], json!([]));
        shows_nothing_of_it(browser, attempt).await;
        let question = json_of(browser.get("/questions/double").send().await.unwrap()).await;
        assert_eq!((&question["state"], &question["attempts"]), (&json!("new"), &json!(0)));
        problem(browser.get("/questions/double/solutions").send().await.unwrap(), 403, "no_attempt_yet")
            .await;
    }
    let after = json_of(learner.get(&format!("/attempts/{attempt}")).send().await.unwrap()).await;
    assert_eq!(after, own, "nothing was changed");
    let profile = json_of(learner.get("/profile").send().await.unwrap()).await;
    assert_eq!((&profile["zone"], &profile["aim"]["door"]), (&json!("America/Denver"), &json!("hours")));
}

#[tokio::test]
async fn an_id_of_anothers_attempt_tells_nothing() {
    let server = start().await;
    let learner = server.stranger(&[Role::Learner]).await;
    let attempt = practise(&learner).await;
    let owner = server.browser().await;
    let taken =
        owner.put(&format!("/attempts/{attempt}"), &json!({ "question": "double" })).send().await.unwrap();
    let refused = problem(taken, 409, "attempt_differs").await;
    assert!(!refused.to_string().contains("double"), "{refused}");
}
