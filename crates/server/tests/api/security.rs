//! Walls: other sites, other names, other roles, and the headers of a page.

use std::{collections::BTreeSet, net::SocketAddr};

use askback_core::Role;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::common::{Options, json_of, problem, start, start_with};

/// Sends these bytes and reads the answer to its end.
pub(crate) async fn raw(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn a_name_that_was_made_to_point_here_is_refused() {
    let server = start().await;
    let port = server.address.port();
    for (host, status) in [
        (format!("127.0.0.1:{port}"), "200"),
        (format!("localhost:{port}"), "200"),
        (format!("[::1]:{port}"), "200"),
        ("evil.example".to_owned(), "421"),
        (format!("evil.example:{port}"), "421"),
        ("127.0.0.1.evil.example".to_owned(), "421"),
        ("localhost.evil.example".to_owned(), "421"),
        ("192.168.0.1".to_owned(), "421"),
        ("user@localhost".to_owned(), "421"),
        ("localhost/x".to_owned(), "421"),
        (String::new(), "421"),
    ] {
        let request = format!("GET /health/live HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        let answer = raw(server.address, &request).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{host}: {answer}");
    }
}

#[tokio::test]
async fn a_write_from_another_site_is_refused() {
    let server = start().await;
    let browser = server.browser().await;
    let port = server.address.port();
    let with = |origin: Option<String>| {
        let request = reqwest::Client::new().delete(server.api("/session")).header("cookie", &browser.cookie);
        let request = request.header("x-askback-csrf", &browser.csrf);
        origin.map_or(request.try_clone().unwrap(), |origin| request.header("origin", origin))
    };
    for origin in [
        None,
        Some("https://evil.example".to_owned()),
        Some("null".to_owned()),
        Some(format!("https://127.0.0.1:{port}")),
        Some(format!("http://127.0.0.1:{}", port.wrapping_add(1))),
        Some(format!("http://127.0.0.1:{port}.evil.example")),
    ] {
        problem(with(origin).send().await.unwrap(), 403, "origin_refused").await;
    }
    let own = with(Some(format!("http://127.0.0.1:{port}"))).send().await.unwrap();
    assert_eq!(own.status(), StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn signing_in_from_another_site_is_refused() {
    let server = start().await;
    let request = reqwest::Client::new().post(server.api("/session")).json(&json!({ "code": server.code() }));
    problem(request.header("origin", "https://evil.example").send().await.unwrap(), 403, "origin_refused")
        .await;
    server.browser().await;
}

#[tokio::test]
async fn a_write_without_the_forgery_token_is_refused() {
    let server = start().await;
    let browser = server.browser().await;
    for token in [None, Some(""), Some("x"), Some(&browser.csrf[1..])] {
        let mut request = reqwest::Client::new()
            .delete(server.api("/session"))
            .header("cookie", &browser.cookie)
            .header("origin", format!("http://{}", server.address));
        if let Some(token) = token {
            request = request.header("x-askback-csrf", token);
        }
        problem(request.send().await.unwrap(), 403, "forgery_token_refused").await;
    }
}

#[tokio::test]
async fn behind_a_proxy_links_cookies_and_origins_are_the_public_ones() {
    let options = Options { public_url: Some("https://askback.example"), ..Options::default() };
    let server = start_with(options).await;
    assert!(server.link.starts_with("https://askback.example/sign-in#"), "{}", server.link);
    let sign_in = |origin: &str| {
        reqwest::Client::new()
            .post(server.api("/session"))
            .header("host", "askback.example")
            .header("origin", origin.to_owned())
            .json(&json!({ "code": server.code() }))
    };
    problem(sign_in("http://askback.example").send().await.unwrap(), 403, "origin_refused").await;
    let response = sign_in("https://askback.example").send().await.unwrap();
    assert_eq!(response.status(), StatusCode::NO_CONTENT);
    assert!(response.headers()["set-cookie"].to_str().unwrap().contains("; Secure"));
    assert!(response.headers().contains_key("strict-transport-security"));

    // Behind a proxy everybody seems to come from this machine.
    let figures = format!("http://{}/metrics", server.address);
    problem(reqwest::get(figures).await.unwrap(), 401, "token_refused").await;
}

#[tokio::test]
async fn pages_may_load_nothing_but_their_own() {
    let server = start().await;
    let page = reqwest::get(format!("http://{}/questions?kind=coding", server.address)).await.unwrap();
    let policy = page.headers()["content-security-policy"].to_str().unwrap().to_owned();
    for part in
        ["default-src 'none'", "script-src 'self' 'sha256-", "frame-ancestors 'none'", "base-uri 'none'"]
    {
        assert!(policy.contains(part), "{policy}");
    }
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cache-control", "no-cache"),
    ] {
        assert_eq!(page.headers()[name], value);
    }
    assert!(page.text().await.unwrap().contains("<h1>Askback</h1>"));

    let script =
        reqwest::get(format!("http://{}/_app/immutable/start.abc.js", server.address)).await.unwrap();
    assert!(script.headers()["cache-control"].to_str().unwrap().contains("immutable"));
    assert!(script.headers()["content-type"].to_str().unwrap().starts_with("text/javascript"));
    for path in ["/_app/immutable/gone.js", "/api/v1/gone", "/api", "/health/gone", "/logo.png"] {
        let gone = reqwest::get(format!("http://{}{path}", server.address)).await.unwrap();
        problem(gone, 404, "unknown_route").await;
    }
}

/// Every operation of the document, with its permission.
fn operations() -> Vec<(Method, String, String)> {
    let document: Value = serde_json::from_str(&askback_server::openapi()).unwrap();
    let mut all = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let path = path.strip_prefix("/api/v1").unwrap().replace("{n}", "1");
            let path = path.replace("{id}", "018f0000-0000-7000-8000-000000000000");
            let path = path.replace("{sid}", "018f0000-0000-7000-8000-000000000001");
            let permission = operation["x-askback-permission"].as_str().unwrap().to_owned();
            all.push((method.to_uppercase().parse().unwrap(), path, permission));
        }
    }
    all
}

#[tokio::test]
async fn nobody_gets_in_unknown() {
    let server = start().await;
    for (method, path, permission) in operations() {
        if permission != "anyone" {
            let request = reqwest::Client::new().request(method, server.api(&path));
            problem(request.send().await.unwrap(), 401, "not_signed_in").await;
        }
    }
}

#[tokio::test]
async fn each_role_may_do_what_the_table_says_and_no_more() {
    let server = start().await;
    for role in Role::ALL.iter().filter(|role| **role != Role::Owner) {
        let granted: BTreeSet<String> = askback_server::permissions_of(*role)
            .iter()
            .map(|permission| serde_json::to_value(permission).unwrap().as_str().unwrap().to_owned())
            .collect();
        let browser = server.stranger(&[*role]).await;
        for (method, path, permission) in operations() {
            if permission == "anyone" || path == "/session" && method == Method::DELETE {
                continue;
            }
            let response = browser.write(method.clone(), &path).send().await.unwrap();
            let refused = response.status() == StatusCode::FORBIDDEN
                && json_of(response).await["code"] == "not_permitted";
            assert_eq!(refused, !granted.contains(&permission), "{role}: {method} {path} needs {permission}");
        }
    }
}
