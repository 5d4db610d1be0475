//! The documents for people, as pages: who may read them, where links lead.

use reqwest::{Response, StatusCode};
use serde_json::Value;

use crate::common::{Running, json_of, problem, start};

async fn get(server: &Running, path: &str) -> Response {
    reqwest::get(server.api(path)).await.unwrap()
}

async fn html(server: &Running, path: &str) -> String {
    json_of(get(server, path).await).await["html"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn the_index_lists_what_it_links_to_in_its_order() {
    let server = start().await;
    let index = json_of(get(&server, "/help").await).await;
    assert_eq!(index["title"], "Help");
    let pages: Vec<&str> =
        index["pages"].as_array().unwrap().iter().map(|page| page["id"].as_str().unwrap()).collect();
    assert_eq!(pages, ["start", "reference"]);
    assert_eq!(index["pages"][0]["title"], "Start here");
    let html = index["html"].as_str().unwrap();
    assert!(html.contains("<a href=\"/help/reference#shapes\""), "{html}");
}

#[tokio::test]
async fn sections_carry_the_anchors_of_git_hosts_and_their_words() {
    let server = start().await;
    let index = json_of(get(&server, "/help").await).await;
    let sections: Vec<&Value> = index["pages"][0]["sections"].as_array().unwrap().iter().collect();
    let anchors: Vec<&str> = sections.iter().map(|it| it["anchor"].as_str().unwrap()).collect();
    assert_eq!(anchors, ["start-here", "the-first-minute", "askback-run-and-more", "the-first-minute-1"]);
    assert_eq!(sections[2]["title"], "askback run, and more");
    assert_eq!(sections[2]["text"], "Key What j down");
    assert!(sections[1]["text"].as_str().unwrap().contains("print(\"two  words\")"), "{}", sections[1]);
    let html = html(&server, "/help/start").await;
    for anchor in anchors {
        assert_eq!(html.matches(&format!(" id=\"{anchor}\">")).count(), 1, "{anchor} in {html}");
    }
}

#[tokio::test]
async fn links_lead_to_pages_and_never_to_what_is_not_carried() {
    let server = start().await;
    let start = html(&server, "/help/start").await;
    for part in [
        "<a href=\"#the-first-minute\"",
        "<a href=\"/help\"",
        "<a href=\"https://docs.python.org/3/\" rel=\"noopener noreferrer nofollow\">Python</a>",
        "<img src=\"/api/v1/help/files/list.png\" alt=\"The list\">",
        "and the map, ",
        "<code class=\"language-python\">",
    ] {
        assert!(start.contains(part), "{part} is not in {start}");
    }
    let shapes = html(&server, "/help/reference").await;
    assert!(shapes.contains("<a href=\"/help/start#the-second-minute\""), "{shapes}");
    assert!(shapes.contains("<a href=\"/api/v1/help/files/run.json\""), "{shapes}");
    let index = json_of(get(&server, "/help").await).await["html"].as_str().unwrap().to_owned();
    assert!(index.contains("A page that is not carried, the map"), "{index}");
}

#[tokio::test]
async fn documents_load_nothing_from_elsewhere_and_run_nothing() {
    let server = start().await;
    let html = html(&server, "/help/start").await;
    assert!(!html.contains("<script") && !html.contains("tracker.example"), "{html}");
}

#[tokio::test]
async fn files_that_pages_show_are_served_and_no_others() {
    let server = start().await;
    let picture = get(&server, "/help/files/list.png").await;
    assert_eq!(
        (picture.status(), &picture.headers()["content-type"]),
        (StatusCode::OK, &"image/png".parse().unwrap())
    );
    assert_eq!(picture.text().await.unwrap(), "a picture");
    for path in [
        "/help/files/unused.png",
        "/help/files/start.md",
        "/help/files/..%2Fstart.md",
        "/help/gone",
        "/help/0001",
    ] {
        problem(get(&server, path).await, 404, "unknown_help_page").await;
    }
}
