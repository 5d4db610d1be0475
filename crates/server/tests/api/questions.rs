//! The list with its filters, one question, hints and solutions.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::common::{Browser, DOUBLE, Options, WRONG, json_of, problem, start, start_with};

async fn ids(browser: &Browser, query: &str) -> Vec<String> {
    let list = json_of(browser.get(&format!("/questions{query}")).send().await.unwrap()).await;
    let items = list["items"].as_array().unwrap_or_else(|| panic!("{query}: {list}"));
    items.iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn the_list_filters_searches_sorts_and_pages() {
    let server = start().await;
    let browser = server.browser().await;
    for (query, expected) in [
        ("", &["is-or-equal", "double", "equal-or-is"][..]),
        ("?sort=title", &["double", "equal-or-is", "is-or-equal"]),
        ("?kind=coding", &["double"]),
        ("?kind=coding,knowledge&frequency=5,1", &["is-or-equal", "equal-or-is"]),
        ("?kind=coding&kind=knowledge&sort=title", &["double", "equal-or-is", "is-or-equal"]),
        ("?q=doubl", &["double"]),
        ("?q=C99", &["double"]),
        ("?level=senior", &[]),
        ("?role=web&kind=coding", &["double"]),
        ("?state=done", &[]),
        ("?limit=1", &["is-or-equal"]),
        ("?limit=1&cursor=is-or-equal", &["double"]),
    ] {
        assert_eq!(ids(&browser, query).await, expected, "{query}");
    }
    let page = json_of(browser.get("/questions?limit=1").send().await.unwrap()).await;
    assert_eq!((&page["total"], &page["next_cursor"]), (&json!(3), &json!("is-or-equal")));
    let last = json_of(browser.get("/questions?cursor=double").send().await.unwrap()).await;
    assert_eq!(last["next_cursor"], Value::Null);
    assert_eq!(
        page["facets"]["kind"],
        json!([{ "value": "coding", "count": 1 }, { "value": "knowledge", "count": 2 }])
    );
    assert_eq!(page["facets"]["state"], json!([{ "value": "new", "count": 3 }]));
}

#[tokio::test]
async fn ones_own_progress_is_in_the_list() {
    let server = start().await;
    let browser = server.browser().await;
    let attempt = browser.attempt(1, "double").await;
    browser.submit(attempt, 2, WRONG).await;
    let one = json_of(browser.get("/questions/double").send().await.unwrap()).await;
    assert_eq!((&one["state"], &one["attempts"]), (&json!("in_part"), &json!(1)));
    assert_eq!((&one["best_score"], &one["max_score"]), (&json!(1), &json!(4)));
    server.clock.advance(jiff::SignedDuration::from_secs(90));
    browser.submit(attempt, 3, DOUBLE).await;
    assert_eq!(ids(&browser, "?state=done").await, ["double"]);
    assert_eq!(ids(&browser, "?sort=recent&limit=1").await, ["double"]);
    let one = json_of(browser.get("/questions/double").send().await.unwrap()).await;
    assert_eq!((&one["state"], &one["solved_in_seconds"]), (&json!("done"), &json!(90)));
}

#[tokio::test]
async fn a_question_is_shown_without_what_is_hidden() {
    let server = start().await;
    let browser = server.browser().await;
    let text = browser.get("/questions/C99").send().await.unwrap().text().await.unwrap();
    for secret in ["246913578", "123456789", "return 2 * x"] {
        assert!(!text.contains(secret), "{secret} is in {text}");
    }
    let question: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(question["id"], "double");
    assert_eq!(question["prompt_html"], "<p>Return twice the number.</p>\n");
    let task = &question["task"];
    assert_eq!(task["call"], json!({ "kind": "function", "name": "double" }));
    assert_eq!(task["pythons"], json!(["3.12"]));
    assert_eq!(task["solutions"], 1);
    let visible = json!({ "id": "two", "category": "small", "visible": true, "weight": 1, "input": "double(2)", "expected": "4" });
    assert_eq!(task["cases"][0], visible);
    let hidden = json!({ "id": "secret", "category": "large", "visible": false, "weight": 2, "input": null, "expected": null });
    assert_eq!(task["cases"][2], hidden);
}

#[tokio::test]
async fn a_question_in_words_is_shown_clean() {
    let server = start().await;
    let browser = server.browser().await;
    let question = json_of(browser.get("/questions/is-or-equal").send().await.unwrap()).await;
    assert_eq!(question["task"], Value::Null);
    let html = question["answer_html"].as_str().unwrap();
    assert!(html.contains("<code>is</code>") && !html.contains("<script"), "{html}");
}

#[tokio::test]
async fn hints_come_one_at_a_time() {
    let server = start().await;
    let browser = server.browser().await;
    let first = json_of(browser.get("/questions/double/hints/1").send().await.unwrap()).await;
    assert_eq!(first["last"], false);
    assert!(first["html"].as_str().unwrap().contains("<em>two</em>"), "{first}");
    let second = json_of(browser.get("/questions/double/hints/2").send().await.unwrap()).await;
    assert_eq!(second["last"], true);
    for n in ["0", "3"] {
        let path = format!("/questions/double/hints/{n}");
        problem(browser.get(&path).send().await.unwrap(), 404, "unknown_hint").await;
    }
}

#[tokio::test]
async fn solutions_come_after_a_submission() {
    let server = start().await;
    let browser = server.browser().await;
    let path = "/questions/double/solutions";
    problem(browser.get(path).send().await.unwrap(), 403, "no_attempt_yet").await;
    let attempt = browser.attempt(1, "double").await;
    problem(browser.get(path).send().await.unwrap(), 403, "no_attempt_yet").await;
    browser.submit(attempt, 2, WRONG).await;
    let solutions = json_of(browser.get(path).send().await.unwrap()).await;
    assert_eq!(solutions, json!([{ "title": "Multiply", "time": "O(1)", "space": "O(1)", "code": DOUBLE }]));
}

#[tokio::test]
async fn protection_is_shown_and_figures_are_counted() {
    let server = start().await;
    let report = json_of(server.token(Method::GET, "/doctor").send().await.unwrap()).await;
    assert_eq!(report, json!({ "rung": "test", "meets_minimum": true, "layers": [] }));
    let ready = json_of(reqwest::get(format!("http://{}/health/ready", server.address)).await.unwrap()).await;
    assert_eq!((&ready["status"], &ready["rung"]), (&json!("ready"), &json!("test")));
    let figures = reqwest::get(format!("http://{}/metrics", server.address)).await.unwrap();
    assert_eq!(figures.status(), StatusCode::OK);
    let text = figures.text().await.unwrap();
    assert!(text.contains("askback_http_requests_total{route=\"/api/v1/doctor\",status=\"200\"}"), "{text}");
    assert!(text.contains("askback_http_request_duration_seconds_bucket"), "{text}");
}

#[tokio::test]
async fn the_document_is_served() {
    let server = start().await;
    let served = reqwest::get(server.api("/openapi.json")).await.unwrap().text().await.unwrap();
    assert_eq!(served, askback_server::openapi());
}

#[tokio::test]
async fn what_a_question_ran_on_is_found_out_once_and_shown() {
    let server = start_with(Options { check_bank: true, ..Options::default() }).await;
    let browser = server.browser().await;
    let checked = loop {
        let question = json_of(browser.get("/questions/double").send().await.unwrap()).await;
        if !question["checked"].is_null() {
            break question["checked"].clone();
        }
        tokio::task::yield_now().await;
    };
    assert_eq!(checked, json!({ "ok": true, "versions": ["3.12"], "label": "ran on 3.12" }));
    let folder = server.stop().await;

    let server = start_with(Options { check_bank: true, folder, ..Options::default() }).await;
    let browser = server.browser().await;
    let list = json_of(browser.get("/questions?kind=coding").send().await.unwrap()).await;
    assert_eq!(list["items"][0]["checked"], checked, "known from the store at once");
}
