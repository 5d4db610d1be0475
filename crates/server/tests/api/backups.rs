//! Backups: made beside the data, never sent.

use std::os::unix::fs::PermissionsExt;

use reqwest::{Method, StatusCode};

use crate::common::{DOUBLE, json_of, start};

#[tokio::test]
async fn a_backup_lies_in_the_data_folder_and_is_not_sent() {
    let server = start().await;
    let browser = server.browser().await;
    let attempt = browser.attempt(1, "double").await;
    browser.submit(attempt, 2, DOUBLE).await;
    let response = server.token(Method::POST, "/backups").send().await.unwrap();
    assert_eq!(response.status(), StatusCode::CREATED);
    let made = json_of(response).await;
    assert!(made["rows"].as_u64().unwrap() > 0);
    let file = server.folder.path().join(made["file"].as_str().unwrap());
    let mode = std::fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "only its owner may read it");
}
