//! The API document is a file in the repository, and the page's client is
//! generated from it. `ASKBACK_BLESS=1 cargo test -p askback-server openapi` writes it.

use std::{collections::BTreeSet, env, fs, path::PathBuf};

use serde_json::Value;

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("openapi.json")
}

fn operations(document: &Value) -> Vec<(String, String, Value)> {
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            found.push((method.clone(), path.clone(), operation.clone()));
        }
    }
    found
}

#[test]
fn the_document_is_the_one_in_the_repository() {
    let document = askback_server::openapi();
    if env::var_os("ASKBACK_BLESS").is_some() {
        fs::write(file(), &document).unwrap();
    }
    let kept = fs::read_to_string(file()).unwrap_or_default();
    assert!(
        kept == document,
        "the API has changed: run with ASKBACK_BLESS=1, read the difference, regenerate the client"
    );
}

#[test]
fn every_operation_names_a_permission_and_how_it_fails() {
    let document: Value = serde_json::from_str(&askback_server::openapi()).unwrap();
    let operations = operations(&document);
    assert!(operations.len() >= 20);
    let mut open = BTreeSet::new();
    for (method, path, operation) in &operations {
        let permission = operation["x-askback-permission"].as_str().unwrap_or_default();
        assert!(!permission.is_empty(), "{method} {path} names no permission");
        assert_eq!(permission == "anyone", operation["security"].is_null(), "{method} {path}");
        if permission == "anyone" {
            open.insert(format!("{method} {path}"));
        }
        let problem =
            &operation["responses"]["default"]["content"]["application/problem+json"]["schema"]["$ref"];
        assert_eq!(problem, "#/components/schemas/Problem", "{method} {path}");
    }
    assert_eq!(
        open,
        BTreeSet::from(
            [
                "get /api/v1/help",
                "get /api/v1/help/files/{name}",
                "get /api/v1/help/{page}",
                "post /api/v1/session"
            ]
            .map(str::to_owned)
        ),
        "what is open to everybody is listed here"
    );
}

#[test]
fn operation_ids_are_unique() {
    let document: Value = serde_json::from_str(&askback_server::openapi()).unwrap();
    let ids: Vec<String> = operations(&document)
        .into_iter()
        .map(|(_, _, operation)| operation["operationId"].to_string())
        .collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
}
