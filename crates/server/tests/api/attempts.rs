//! Attempts, what is said first, and drafts.

use reqwest::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::common::{json_of, problem, start};

#[tokio::test]
async fn an_attempt_is_started_once_however_often_it_is_sent() {
    let server = start().await;
    let browser = server.browser().await;
    let id = browser.attempt(1, "double").await;
    let path = format!("/attempts/{id}");
    let again = browser.put(&path, &json!({ "question": "double" })).send().await.unwrap();
    assert_eq!(again.status(), StatusCode::OK);
    let attempt = json_of(again).await;
    assert_eq!(
        (&attempt["question"], &attempt["question_title"]),
        (&json!("double"), &json!("Double a number"))
    );
    assert_eq!(
        (&attempt["outdated"], &attempt["draft"], &attempt["solved_at"]),
        (&json!(false), &Value::Null, &Value::Null)
    );
    assert_eq!(attempt["started_at"], "2026-03-01T10:00:00Z");
    let other = browser.put(&path, &json!({ "question": "is-or-equal" })).send().await.unwrap();
    problem(other, 409, "attempt_differs").await;
    problem(
        browser.get(&format!("/attempts/{}", Uuid::from_u128(2))).send().await.unwrap(),
        404,
        "unknown_attempt",
    )
    .await;
}

#[tokio::test]
async fn attempts_are_listed_newest_first_and_by_question() {
    let server = start().await;
    let browser = server.browser().await;
    for (number, question) in [(1, "double"), (2, "is-or-equal"), (3, "double")] {
        browser.attempt(number, question).await;
        server.clock.advance(jiff::SignedDuration::from_secs(1));
    }
    for (query, expected) in
        [("", &[3_u128, 2, 1][..]), ("?question=double", &[3, 1]), ("?question=none", &[])]
    {
        let list = json_of(browser.get(&format!("/attempts{query}")).send().await.unwrap()).await;
        let ids: Vec<&str> =
            list["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect();
        let expected: Vec<String> =
            expected.iter().map(|number| Uuid::from_u128(*number).to_string()).collect();
        assert_eq!(ids, expected, "{query}");
    }
}

#[tokio::test]
async fn what_is_said_first_is_added_and_never_replaced() {
    let server = start().await;
    let browser = server.browser().await;
    let attempt = browser.attempt(1, "double").await;
    let path = format!("/attempts/{attempt}/approach");
    let said =
        json!({ "id": Uuid::from_u128(7), "text": "Multiply by two.", "time": "O(1)", "space": "O(1)" });
    for _ in 0..2 {
        let reply = json_of(browser.put(&path, &said).send().await.unwrap()).await;
        assert_eq!(reply["text"], "Multiply by two.");
    }
    let changed =
        json!({ "id": Uuid::from_u128(7), "text": "Add it to itself.", "time": null, "space": null });
    problem(browser.put(&path, &changed).send().await.unwrap(), 409, "approach_differs").await;
    let shown = json_of(browser.get(&format!("/attempts/{attempt}")).send().await.unwrap()).await;
    assert_eq!(shown["approach"]["text"], "Multiply by two.");
    let nowhere = format!("/attempts/{}/approach", Uuid::from_u128(99));
    problem(browser.put(&nowhere, &said).send().await.unwrap(), 404, "unknown_attempt").await;
}

#[tokio::test]
async fn two_tabs_on_one_draft_lose_nothing() {
    let server = start().await;
    let browser = server.browser().await;
    let attempt = browser.attempt(1, "double").await;
    let path = format!("/attempts/{attempt}/draft");
    let save = |number: u128, base: u64, text: &str| {
        browser
            .put(&path, &json!({ "id": Uuid::from_u128(number), "base_revision": base, "text": text }))
            .send()
    };
    assert_eq!(json_of(save(1, 0, "first").await.unwrap()).await["revision"], 1);
    assert_eq!(json_of(save(2, 1, "of the left tab").await.unwrap()).await["revision"], 2);
    assert_eq!(json_of(save(2, 1, "of the left tab").await.unwrap()).await["revision"], 2, "a retry");
    let refused = problem(save(3, 1, "of the right tab").await.unwrap(), 409, "draft_conflict").await;
    assert_eq!(refused["current"]["revision"], 2);
    assert_eq!(refused["current"]["text"], "of the left tab");

    let kept = json_of(browser.get(&format!("/attempts/{attempt}/drafts")).send().await.unwrap()).await;
    let texts: Vec<(&str, &Value)> = kept["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (item["text"].as_str().unwrap(), &item["revision"]))
        .collect();
    assert_eq!(
        texts,
        [("of the right tab", &Value::Null), ("of the left tab", &json!(2)), ("first", &json!(1))]
    );

    assert_eq!(json_of(save(4, 2, "both").await.unwrap()).await["revision"], 3);
    let shown = json_of(browser.get(&format!("/attempts/{attempt}")).send().await.unwrap()).await;
    assert_eq!((&shown["draft"]["text"], &shown["draft"]["revision"]), (&json!("both"), &json!(3)));
}
