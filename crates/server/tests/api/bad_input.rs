//! Input that is wrong, too large or hostile: a clear message, nothing lost.

use std::fmt::Write as _;

use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    common::{Options, TOKEN, problem, start, start_with},
    security::raw,
};

#[tokio::test]
async fn a_body_of_the_wrong_shape_names_field_and_place() {
    let server = start().await;
    let attempt = Uuid::from_u128(1);
    for (path, body, code, field, part) in [
        (
            format!("/attempts/{attempt}"),
            r#"{"question": 7}"#,
            "wrong_shape",
            Some("question"),
            "expected a string",
        ),
        (
            format!("/attempts/{attempt}"),
            r#"{"qestion": "double"}"#,
            "wrong_shape",
            Some("qestion"),
            "unknown field",
        ),
        (format!("/attempts/{attempt}"), "{}", "wrong_shape", None, "missing field `question`"),
        (format!("/attempts/{attempt}"), "[\"double\"]", "wrong_shape", None, "must be an object"),
        (
            format!("/attempts/{attempt}"),
            r#"{"question": "a"} x"#,
            "malformed_json",
            None,
            "trailing characters",
        ),
        (
            format!("/attempts/{attempt}"),
            "{\"question\":\n \"dou",
            "malformed_json",
            None,
            "line 2, column 5",
        ),
        (format!("/attempts/{attempt}"), "", "malformed_json", None, "EOF"),
        (
            format!("/attempts/{attempt}/draft"),
            r#"{"id": "7", "base_revision": 0, "text": ""}"#,
            "wrong_shape",
            Some("id"),
            "UUID",
        ),
        (
            format!("/attempts/{attempt}/draft"),
            r#"{"id": "018f0000-0000-7000-8000-000000000000", "base_revision": -1, "text": ""}"#,
            "wrong_shape",
            Some("base_revision"),
            "-1",
        ),
    ] {
        let request = server.token(Method::PUT, &path).header("content-type", "application/json").body(body);
        let status = if code == "wrong_shape" { 422 } else { 400 };
        let found = problem(request.send().await.unwrap(), status, code).await;
        assert!(found["detail"].as_str().unwrap().contains(part), "{body}: {found}");
        assert_eq!(found["field"].as_str(), field, "{body}: {found}");
        assert!(found["line"].is_u64() && found["column"].is_u64(), "{found}");
    }
}

#[tokio::test]
async fn a_body_that_is_not_utf8_or_not_json_is_refused() {
    let server = start().await;
    let path = format!("/attempts/{}", Uuid::from_u128(1));
    let bytes = b"{\"question\": \"\xff\xfe\"}".to_vec();
    let request = server.token(Method::PUT, &path).header("content-type", "application/json").body(bytes);
    problem(request.send().await.unwrap(), 400, "malformed_json").await;
    let request = server.token(Method::PUT, &path).header("content-type", "text/plain").body("{}");
    problem(request.send().await.unwrap(), 415, "wrong_media_type").await;
}

#[tokio::test]
async fn a_body_of_100_mib_is_refused_before_it_is_read() {
    let server = start().await;
    for (method, path, code) in [
        ("POST", "/api/v1/runs", "program_too_large"),
        ("PUT", "/api/v1/attempts/018f0000-0000-7000-8000-000000000000", "body_too_large"),
    ] {
        // Only the head is sent: an answer proves that the body was not waited for.
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {TOKEN}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            100 << 20
        );
        let answer = raw(server.address, &request).await;
        assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
        assert!(answer.contains(&format!("\"code\":\"{code}\"")), "{answer}");
    }
}

#[tokio::test]
async fn a_body_without_end_is_refused_at_the_limit() {
    let server = start().await;
    let mut request = format!(
        "PUT /api/v1/attempts/018f0000-0000-7000-8000-000000000000 HTTP/1.1\r\nHost: localhost\r\n\
         Authorization: Bearer {TOKEN}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\
         Connection: close\r\n\r\n"
    );
    for _ in 0..17 {
        write!(request, "4000\r\n{}\r\n", " ".repeat(0x4000)).unwrap();
    }
    let answer = raw(server.address, &request).await;
    assert!(answer.contains("\"code\":\"body_too_large\""), "{answer}");
}

#[tokio::test]
async fn a_program_of_10_mib_is_refused_and_an_empty_one_is_not() {
    let server = start().await;
    let browser = server.browser().await;
    let attempt = browser.attempt(1, "double").await;
    let path = format!("/attempts/{attempt}/submissions/{}", Uuid::from_u128(2));
    let large = "#".repeat(10 << 20);
    let refused = browser.put(&path, &json!({ "source": large })).send().await.unwrap();
    let refused = problem(refused, 413, "program_too_large").await;
    assert!(refused["detail"].as_str().unwrap().contains("10.0 MiB"), "{refused}");
    problem(browser.get(&path).send().await.unwrap(), 404, "unknown_submission").await;

    let runs = json!({ "source": large });
    let refused = browser.write(Method::POST, "/questions/double/runs").json(&runs).send().await.unwrap();
    problem(refused, 413, "program_too_large").await;
    let run = json!({ "files": { "main.py": large } });
    let refused = browser.write(Method::POST, "/runs").json(&run).send().await.unwrap();
    problem(refused, 413, "program_too_large").await;

    let empty = browser.submit(attempt, 3, "").await;
    assert_eq!(empty["source"], "");
    assert!(empty["result"]["verdict"].is_string());
}

#[tokio::test]
async fn unknown_and_ambiguous_questions_say_what_there_is() {
    let server = start().await;
    let browser = server.browser().await;
    let unknown =
        problem(browser.get("/questions/duoble").send().await.unwrap(), 404, "unknown_question").await;
    assert!(unknown["detail"].as_str().unwrap().contains("double"), "{unknown}");
    let ambiguous = problem(browser.get("/questions/K98").send().await.unwrap(), 409, "ambiguous_code").await;
    assert_eq!(ambiguous["candidates"], json!(["equal-or-is", "is-or-equal"]));
    let attempt = format!("/attempts/{}", Uuid::from_u128(9));
    let response = browser.put(&attempt, &json!({ "question": "K98" })).send().await.unwrap();
    problem(response, 409, "ambiguous_code").await;
}

#[tokio::test]
async fn wrong_parameters_name_what_is_known() {
    let server = start().await;
    let browser = server.browser().await;
    for (path, part) in [
        ("/questions?kind=cooking", "knowledge"),
        ("/questions?state=half", "in_part"),
        ("/questions?frequency=9", "1, 2, 3, 4, 5"),
        ("/questions?limit=0", "1 to 200"),
        ("/questions?cursor=gone", "start again"),
        ("/questions?colour=red", "colour"),
        ("/attempts?cursor=x", "next_cursor"),
        ("/attempts/7", "UUID"),
    ] {
        let found = problem(browser.get(path).send().await.unwrap(), 400, "wrong_parameter").await;
        assert!(found["detail"].as_str().unwrap().contains(part), "{path}: {found}");
    }
}

#[tokio::test]
async fn a_wrong_method_is_a_problem_too() {
    let server = start().await;
    problem(server.token(Method::PATCH, "/questions").send().await.unwrap(), 405, "method_not_allowed").await;
}

#[tokio::test]
async fn a_host_that_cannot_contain_programs_runs_none_and_says_why() {
    let server = start_with(Options { protected: false, ..Options::default() }).await;
    let browser = server.browser().await;
    let attempt = browser.attempt(1, "double").await;
    let path = format!("/attempts/{attempt}/submissions/{}", Uuid::from_u128(2));
    let bodies: [(Method, &str, Value); 3] = [
        (Method::PUT, &path, json!({ "source": "" })),
        (Method::POST, "/questions/double/runs", json!({ "source": "" })),
        (Method::POST, "/runs", json!({ "files": { "main.py": "" } })),
    ];
    for (method, path, body) in bodies {
        let response = browser.write(method, path).json(&body).send().await.unwrap();
        let found = problem(response, 503, "code_not_run").await;
        assert!(found["detail"].as_str().unwrap().contains("askback doctor"), "{found}");
    }
}

#[tokio::test]
async fn a_database_that_does_not_answer_is_told_as_such() {
    let server = start().await;
    let browser = server.browser().await;
    let attempt = browser.attempt(1, "double").await;
    server.store.close().await;
    let draft = json!({ "id": Uuid::from_u128(5), "base_revision": 0, "text": "stays in the page" });
    let response =
        server.token(Method::PUT, &format!("/attempts/{attempt}/draft")).json(&draft).send().await.unwrap();
    problem(response, 503, "store_unavailable").await;
    let ready = reqwest::get(format!("http://{}/health/ready", server.address)).await.unwrap();
    problem(ready, 503, "store_unavailable").await;
    let live = reqwest::get(format!("http://{}/health/live", server.address)).await.unwrap();
    assert!(live.status().is_success());
}
