//! The page and the documents inside the binary.

use std::borrow::Cow;

use askback_server::{Docs, Pages};

use crate::embedded;

/// What is shown when the binary was built before the page was.
const NOT_BUILT: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Askback</title>\
    <h1>The page is not built</h1><p>This binary was built without it. In the repository <code>make run</code> builds both \
    and starts Askback. The API at <a href=\"/api/v1/openapi.json\">/api/v1</a> works.</p></html>";

/// The embedded page.
#[derive(Debug)]
pub(super) struct Embedded;

impl Pages for Embedded {
    fn file(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        match embedded::Page::get(path) {
            Some(file) => Some(file.data),
            None if path == "200.html" && embedded::Page::get("index.html").is_none() => {
                Some(Cow::Borrowed(NOT_BUILT.as_bytes()))
            }
            None => None,
        }
    }
}

/// The embedded documents.
#[derive(Debug)]
pub(super) struct EmbeddedDocs;

impl Docs for EmbeddedDocs {
    fn file(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        embedded::Docs::get(path).map(|file| file.data)
    }
}
