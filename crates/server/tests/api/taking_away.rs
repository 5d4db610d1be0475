//! One's practice as a file, and its end.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::common::{Browser, DOUBLE, WAIT, WRONG, json_of, problem, start};

/// Practises a little of everything; the attempts at the task and at the question.
async fn practise(browser: &Browser) -> (Uuid, Uuid) {
    let task = browser.attempt(1, "double").await;
    let said = json!({ "id": Uuid::from_u128(2), "text": "Multiply." });
    browser.put(&format!("/attempts/{task}/approach"), &said).send().await.unwrap();
    for (number, base) in [(3_u128, 0_u64), (4, 0)] {
        let draft = json!({ "id": Uuid::from_u128(number), "base_revision": base, "text": format!("draft {number}") });
        browser.put(&format!("/attempts/{task}/draft"), &draft).send().await.unwrap();
    }
    browser.submit(task, 5, WRONG).await;
    browser.submit(task, 6, DOUBLE).await;
    let question = browser.attempt(7, "is-or-equal").await;
    let answer = format!("/attempts/{question}/answers/{}", Uuid::from_u128(8));
    let said =
        json!({ "follow_up": null, "text": "Identity \u{1f40d}.", "spent_ms": 1000, "limit_ms": null });
    browser.put(&answer, &said).send().await.unwrap();
    for (number, level) in [(9_u128, 2), (10, 4)] {
        let heard = json!({ "points": [], "mistakes": [], "level": level });
        browser.put(&format!("{answer}/reviews/{}", Uuid::from_u128(number)), &heard).send().await.unwrap();
    }
    browser.put("/profile", &json!({ "aim": { "door": "hours" } })).send().await.unwrap();
    (task, question)
}

#[tokio::test]
async fn an_export_has_everything() {
    let server = start().await;
    let browser = server.browser().await;
    let (task, question) = practise(&browser).await;
    for number in 100..160 {
        browser.attempt(number, "equal-or-is").await;
    }
    let response = browser.get("/practice/export").send().await.unwrap();
    let headers = response.headers().clone();
    assert_eq!(headers["content-type"], "application/json");
    assert_eq!(headers["content-disposition"], "attachment; filename=\"askback-practice-2026-03-01.json\"");
    let export = json_of(response).await;
    assert_eq!((&export["schema"], &export["person"]["zone"]), (&json!(1), &json!("UTC")));
    assert_eq!(export["preferences"][0]["value"]["door"], "hours");
    assert_eq!(export["attempts"].as_array().unwrap().len(), 62, "more than a page");
    let find = |id: Uuid| {
        let all = export["attempts"].as_array().unwrap();
        all.iter().find(|it| it["id"] == json!(id)).unwrap().clone()
    };
    let task = find(task);
    let texts = |list: &Value, name: &str| -> Vec<String> {
        list.as_array().unwrap().iter().map(|it| it[name].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(texts(&task["submissions"], "source"), [WRONG, DOUBLE]);
    assert_eq!(task["submissions"][0]["result"]["verdict"], "wrong_answer");
    assert_eq!(texts(&task["drafts"], "text"), ["draft 3", "draft 4"], "the refused one too");
    assert_eq!(texts(&task["approaches"], "text"), ["Multiply."]);
    let answer = &find(question)["answers"][0];
    assert_eq!((&answer["text"], &answer["review"]["level"]), (&json!("Identity \u{1f40d}."), &json!(4)));
    assert_eq!(answer["reviews"].as_array().unwrap().len(), 2, "every review");
    assert!(export["events"].as_array().unwrap().iter().any(|it| it["kind"] == "approach_said"));
    assert!(!export.to_string().contains("246913578"), "what is hidden stays so");
}

#[tokio::test]
async fn a_compressed_export_comes_to_its_end() {
    let server = start().await;
    let browser = server.browser().await;
    practise(&browser).await;
    let response = browser.get("/practice/export").header("accept-encoding", "gzip").send().await.unwrap();
    assert_eq!(response.headers()["content-encoding"], "gzip");
    let bytes = response.bytes().await.expect("the stream ends, and is not broken off");
    assert_eq!(bytes[..2], [0x1f, 0x8b]);
}

#[tokio::test]
async fn nothing_makes_an_export_too() {
    let server = start().await;
    let export = json_of(server.token(Method::GET, "/practice/export").send().await.unwrap()).await;
    assert_eq!((&export["attempts"], &export["events"]), (&json!([]), &json!([])));
}

#[tokio::test]
async fn practice_is_erased_when_that_is_meant() {
    let server = start().await;
    let browser = server.browser().await;
    practise(&browser).await;
    let erase = |body: &Value| browser.write(Method::DELETE, "/practice").json(body).send();
    for words in ["", "yes", "Erase my practice", "erase my practice "] {
        let refused = problem(erase(&json!({ "confirm": words })).await.unwrap(), 422, "not_confirmed").await;
        assert_eq!(refused["field"], "confirm");
    }
    let empty = browser.write(Method::DELETE, "/practice").send().await.unwrap();
    problem(empty, 415, "wrong_media_type").await;
    assert_eq!(json_of(browser.get("/today").send().await.unwrap()).await["practised"], true);

    let erased = erase(&json!({ "confirm": "erase my practice" })).await.unwrap();
    assert_eq!(json_of(erased).await, json!({ "attempts": 2 }));
    let today = json_of(browser.get("/today").send().await.unwrap()).await;
    assert_eq!(
        (&today["practised"], &today["door"], &today["days"]),
        (&json!(false), &Value::Null, &json!([]))
    );
    let listed = json_of(browser.get("/questions/double").send().await.unwrap()).await;
    assert_eq!((&listed["state"], &listed["attempts"]), (&json!("new"), &json!(0)));
}

#[tokio::test]
async fn one_attempt_is_erased_and_the_others_stay() {
    let server = start().await;
    let browser = server.browser().await;
    let (task, question) = practise(&browser).await;
    let path = format!("/attempts/{task}");
    let gone = browser.write(Method::DELETE, &path).send().await.unwrap();
    assert_eq!(gone.status(), StatusCode::NO_CONTENT);
    problem(browser.write(Method::DELETE, &path).send().await.unwrap(), 404, "unknown_attempt").await;
    problem(browser.get(&path).send().await.unwrap(), 404, "unknown_attempt").await;
    let left = json_of(browser.get("/history").send().await.unwrap()).await;
    assert_eq!(left["items"].as_array().unwrap().len(), 1);
    assert_eq!(left["items"][0]["id"], json!(question));
}

#[tokio::test]
async fn a_program_can_be_erased_while_it_is_judged() {
    let server = start().await;
    let browser = server.browser().await;
    let task = browser.attempt(1, "double").await;
    let judged = tokio::spawn({
        let browser = browser.clone();
        let path = format!("/attempts/{task}/submissions/{}", Uuid::from_u128(2));
        async move { browser.put(&path, &json!({ "source": WAIT })).send().await.unwrap() }
    });
    while server.runner.begun.load(std::sync::atomic::Ordering::SeqCst) == 0 {
        tokio::task::yield_now().await;
    }
    let gone = browser.write(Method::DELETE, &format!("/attempts/{task}")).send().await.unwrap();
    assert_eq!(gone.status(), StatusCode::NO_CONTENT);
    server.runner.gate.add_permits(10);
    problem(judged.await.unwrap(), 404, "unknown_submission").await;
}
