//! A bank folder that changes while the server runs.

use std::{fs, path::Path};

use askback_bank::{Files, Source};
use serde_json::{Value, json};
use tempfile::tempdir;

use crate::common::{Browser, Options, double, json_of, start_with};

fn write(folder: &Path, files: &Files) {
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// Asks until the list is as it should be; the test's own time limit ends a wait in vain.
async fn until(browser: &Browser, condition: impl Fn(&Value) -> bool) -> Value {
    loop {
        let list = json_of(browser.get("/questions").send().await.unwrap()).await;
        if condition(&list) {
            return list;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn a_changed_file_shows_and_a_broken_one_keeps_its_last_good_version() {
    let folder = tempdir().unwrap();
    write(folder.path(), &double("First wording."));
    let sources = vec![Source::folder(folder.path())];
    let server = start_with(Options { sources, ..Options::default() }).await;
    let browser = server.browser().await;
    let first = until(&browser, |list| list["total"] == 1).await["items"][0]["version"].clone();

    write(folder.path(), &double("Second wording."));
    let second =
        until(&browser, |list| list["items"][0]["version"] != first).await["items"][0]["version"].clone();

    fs::write(folder.path().join("double/cases.toml"), "call = 7\n").unwrap();
    let broken = until(&browser, |list| list["faults"] != json!([])).await;
    assert_eq!(broken["items"][0]["version"], second);
    let fault = &broken["faults"][0];
    assert_eq!((&fault["question"], &fault["kept_version"]), (&json!("double"), &second));
    assert!(fault["file"].as_str().unwrap().ends_with("cases.toml"), "{fault}");
    let question = json_of(browser.get("/questions/double").send().await.unwrap()).await;
    assert_eq!(question["prompt_html"], "<p>Second wording.</p>\n");
    assert_eq!(question["fault"]["file"], fault["file"]);

    write(folder.path(), &double("Third wording."));
    until(&browser, |list| list["faults"] == json!([]) && list["items"][0]["version"] != second).await;
}
