//! Signing in and out, and what a session may.

use jiff::SignedDuration;
use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::common::{TOKEN, json_of, problem, start};

#[tokio::test]
async fn the_printed_link_signs_in_once() {
    let server = start().await;
    let browser = server.browser().await;
    let session = json_of(browser.get("/session").send().await.unwrap()).await;
    assert_eq!(session["person"]["roles"], json!(["owner"]));
    assert_eq!(session["server"]["runs_code"], true);
    assert_eq!(session["server"]["pythons"], json!(["3.12"]));

    let again = reqwest::Client::new().post(server.api("/session")).json(&json!({ "code": server.code() }));
    let refused = problem(again.send().await.unwrap(), 401, "link_refused").await;
    assert!(refused["detail"].as_str().unwrap().contains("used already"));
}

#[tokio::test]
async fn a_link_ends_after_fifteen_minutes() {
    let server = start().await;
    server.clock.advance(SignedDuration::from_secs(15 * 60 + 1));
    let late = reqwest::Client::new().post(server.api("/session")).json(&json!({ "code": server.code() }));
    let refused = problem(late.send().await.unwrap(), 401, "link_refused").await;
    assert!(refused["detail"].as_str().unwrap().contains("fifteen minutes"));
}

#[tokio::test]
async fn the_cookie_is_kept_from_scripts_and_other_sites() {
    let server = start().await;
    let response = reqwest::Client::new()
        .post(server.api("/session"))
        .json(&json!({ "code": server.code() }))
        .send()
        .await
        .unwrap();
    let cookie = response.headers()["set-cookie"].to_str().unwrap().to_owned();
    for part in ["HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=2592000"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!cookie.contains("Secure"), "plain http on loopback: {cookie}");
}

#[tokio::test]
async fn sessions_are_listed_and_revoked() {
    let server = start().await;
    let browser = server.browser().await;
    let link = json_of(server.token(Method::POST, "/sign-in-links").send().await.unwrap()).await;
    let code = link["url"].as_str().unwrap().split_once('#').unwrap().1.to_owned();
    let other = server.browser_with(&code).await;

    let list = json_of(browser.get("/sessions").send().await.unwrap()).await;
    let items = list["items"].as_array().unwrap();
    assert_eq!(items.len(), 2);
    let theirs =
        items.iter().find(|item| item["current"] == false).unwrap()["id"].as_str().unwrap().to_owned();

    let path = format!("/sessions/{theirs}");
    assert_eq!(browser.write(Method::DELETE, &path).send().await.unwrap().status(), StatusCode::NO_CONTENT);
    problem(other.get("/session").send().await.unwrap(), 401, "not_signed_in").await;
    problem(browser.write(Method::DELETE, &path).send().await.unwrap(), 404, "unknown_session").await;
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server() {
    let server = start().await;
    let browser = server.browser().await;
    let response = browser.write(Method::DELETE, "/session").send().await.unwrap();
    assert_eq!(response.status(), StatusCode::NO_CONTENT);
    assert!(response.headers()["set-cookie"].to_str().unwrap().contains("Max-Age=0"));
    problem(browser.get("/session").send().await.unwrap(), 401, "not_signed_in").await;
}

#[tokio::test]
async fn a_session_ends_after_thirty_days() {
    let server = start().await;
    let browser = server.browser().await;
    server.clock.advance(SignedDuration::from_hours(24 * 30));
    problem(browser.get("/session").send().await.unwrap(), 401, "not_signed_in").await;
}

#[tokio::test]
async fn guessing_is_slowed_down() {
    let server = start().await;
    let guess =
        || reqwest::Client::new().post(server.api("/session")).json(&json!({ "code": "guess" })).send();
    for _ in 0..10 {
        problem(guess().await.unwrap(), 401, "link_refused").await;
    }
    let refused = guess().await.unwrap();
    assert_eq!(refused.headers()["retry-after"], "300");
    problem(refused, 429, "too_many_attempts").await;
    server.clock.advance(SignedDuration::from_mins(5));
    problem(guess().await.unwrap(), 401, "link_refused").await;
}

#[tokio::test]
async fn the_token_acts_as_the_owner_and_only_the_right_one() {
    let server = start().await;
    let session = json_of(server.token(Method::GET, "/session").send().await.unwrap()).await;
    assert_eq!(session["person"]["roles"], json!(["owner"]));
    assert_eq!(session["csrf"], "");
    for wrong in ["", "nearly", &TOKEN[..TOKEN.len() - 1], &format!("{TOKEN}x")] {
        let request = reqwest::Client::new().get(server.api("/session")).bearer_auth(wrong);
        problem(request.send().await.unwrap(), 401, "token_refused").await;
    }
}
